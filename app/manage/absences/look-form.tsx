import { AbsenceFields } from '@/app/_staff/absence-fields'
import { GoForm } from './go-form'
import { manageAbsences as words } from '@/lib/copy/staff/manage-absences'

interface Props {
  clinic: string
  hidden: Record<string, string>
  /** What the fields hold. */
  typed: Record<string, string>
  wrong: Record<string, string>
  /** Whom to choose from, where that isn't settled. */
  people?: { value: string; word: string }[]
}

/** Times to look at: asked for by the address, so that nothing is written by looking. */
export const LookForm = ({ clinic, hidden, typed, wrong, people }: Props) => (
  <GoForm action="/manage/absences" hidden={{ clinic, ...hidden }} typed={typed} wrong={wrong} label={words.times} people={people}>
    <AbsenceFields first={typed} />
    <button className="act">{words.look}</button>
  </GoForm>
)
