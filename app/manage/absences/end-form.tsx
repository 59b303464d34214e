import { LineField } from '@/app/_ui/staff/line-field'
import { manageAbsences as words } from '@/lib/copy/staff/manage-absences'
import { GoForm } from './go-form'

interface Props {
  clinic: string
  absence: string
  day: string
  wrong: Record<string, string>
}

/** From which day they are in again; looked at first. */
export const EndForm = ({ clinic, absence, day, wrong }: Props) => (
  <section aria-labelledby="end">
    <h3 id="end">{words.endHeading}</h3>
    <GoForm action="/manage/absences" hidden={{ clinic, absence, do: 'end' }} typed={{ day }} wrong={wrong} label={words.endHeading}>
      <LineField name="day" label={words.endDay} type="date" />
      <button className="act">{words.endLook}</button>
    </GoForm>
  </section>
)
