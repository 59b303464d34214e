import Link from 'next/link'
import { figuresAt, figuresSheetAt, type FiguresPlace } from '@/app/_staff/figures-addresses'
import { FileLink } from '@/app/_staff/file-link'
import { figures as words, periodShort } from '@/lib/copy/staff/figures'
import { periodKinds, shiftPeriod, type Period } from '@/lib/core/figures/period'
import type { ClinicView } from '@/lib/core/views'
import type { FiguresView } from '@/lib/use-cases/read-figures'
import type { Proof } from '@/lib/use-cases/require-recent'

interface Props {
  view: FiguresView
  clinic: ClinicView
  place: FiguresPlace
  /** Whether there is another clinic to see beside it. */
  several: boolean
}

/** Earlier and later, and the spreadsheet. */
export function Ways({ view: { period }, clinic, place, proof }: Omit<Props, 'several'> & { proof: Proof }) {
  const at = (other: Period) => figuresAt(clinic.id, { ...place, day: other.from })
  const [earlier, later] = [shiftPeriod(period, -1), shiftPeriod(period, 1)]
  return (
    <nav className="fg-ways" aria-label={words.ways}>
      <Link className="b edge" prefetch={false} href={at(earlier)} rel="prev" aria-label={words.earlier(earlier)}><span aria-hidden="true">‹</span>{periodShort(earlier)}</Link>
      <Link className="b edge" prefetch={false} href={at(later)} rel="next" aria-label={words.later(later)}>{periodShort(later)}<span aria-hidden="true">›</span></Link>
      <FileLink href={figuresSheetAt(clinic.id, { ...place, day: period.from })} words={words.sheet} {...proof} />
    </nav>
  )
}

/** Which figures: a form that says it in the address, so that it works without scripts and can be kept. */
export function Choose({ view, clinic, place, several }: Props) {
  return (
    <form className="fg-choose" action="/manage/figures" method="get" aria-label={words.narrow}>
      <input type="hidden" name="clinic" value={clinic.id} />
      {place.day !== undefined && <input type="hidden" name="from" value={place.day} />}
      <Choice id="period" label={words.label} value={place.kind} options={periodKinds.map((kind) => [kind, words.kinds[kind]])} />
      {several && <Choice id="all" label={words.clinic} value={place.everywhere ? '1' : ''} options={[['', clinic.place], ['1', words.allClinics]]} />}
      <Choice
        id="practitioner" label={words.practitioner} value={place.practitioner ?? ''}
        options={[['', words.everyone], ...view.practitioners.map(({ id, name }) => [id, name] as const)]}
      />
      <Choice
        id="profession" label={words.profession} value={place.profession ?? ''}
        options={[['', words.everyProfession], ...view.professions.map(({ id, name }) => [id, name] as const)]}
      />
      <button type="submit" className="b edge">{words.show}</button>
    </form>
  )
}

interface ChoiceProps {
  id: string
  label: string
  value: string
  options: readonly (readonly [string, string])[]
}

const Choice = ({ id, label, value, options }: ChoiceProps) => (
  <div className="line-field">
    <label htmlFor={id}>{label}</label>
    <select id={id} name={id} defaultValue={value} key={value}>
      {options.map(([option, word]) => <option key={option} value={option}>{word}</option>)}
    </select>
  </div>
)
