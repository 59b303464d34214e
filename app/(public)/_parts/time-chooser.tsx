import { time } from '@/lib/copy/patient/time'
import type { Slot } from '@/lib/core/diary-facts'
import { mediumDate } from '@/lib/core/time'
import type { Day } from '@/lib/core/time'
import type { ClinicView, PractitionerView, ProfessionView } from '@/lib/core/views'
import type { Setback } from '@/lib/input/journey'
import { HiddenFields } from './hidden-fields'
import { Phone } from './phone'
import type { Week } from './read-week'
import { SetbackNotice } from './setback-notice'
import { WeekView } from './week-view'

/** Where the page's own links lead: other days, another practitioner (undefined: any). */
export interface TimeLinks {
  from: (day: Day) => string
  with: (practitioner: string | undefined) => string
}

interface WithProps {
  profession: ProfessionView
  practitioners: PractitionerView[]
  chosen: string | undefined
  href: TimeLinks['with']
}

function WithWhom({ profession, practitioners, chosen, href }: WithProps) {
  if (practitioners.length < 2) return null
  return (
    <nav className="with" aria-labelledby="with-name">
      <p id="with-name" className="field-name">{time.with}</p>
      <ul>
        <li><a href={href(undefined)} aria-current={chosen ? undefined : 'true'}>{time.any(profession.name)}</a></li>
        {practitioners.map((person) => (
          <li key={person.id}><a href={href(person.id)} aria-current={chosen === person.id ? 'true' : undefined}>{person.name}</a></li>
        ))}
      </ul>
    </nav>
  )
}

function NothingAtAll({ week, skill, clinic }: { week: Week; skill: string | undefined; clinic: ClinicView }) {
  return (
    <section className="notice brass above-5" aria-labelledby="nothing">
      <h2 id="nothing">{time.nothingAtAll}</h2>
      <p>{time.nothingAtAllText(mediumDate(week.last))} {skill && time.nothingForPregnancy}</p>
      <p>{time.ring}<Phone number={clinic.phone} />.</p>
    </section>
  )
}

export interface ChooserProps {
  clinic: ClinicView
  profession: ProfessionView
  practitioners: PractitionerView[]
  practitioner: string | undefined
  skill: string | undefined
  week: Week
  setback: Setback
  near: { near: Slot[]; isFree: boolean }
  links: TimeLinks
  action: string
  fields: readonly (readonly [string, string])[]
}

/** Times to press: for a new booking and for a move alike. */
export function TimeChooser(props: ChooserProps) {
  const { clinic, profession, practitioners, practitioner, skill, week, setback, near, links, action, fields } = props
  return (
    <form method="post" action={action}>
      <HiddenFields fields={fields} />
      <SetbackNotice setback={setback} {...near} zone={week.zone} />
      <WithWhom profession={profession} practitioners={practitioners} chosen={practitioner} href={links.with} />
      {week.nextFree === null && <NothingAtAll week={week} skill={skill} clinic={clinic} />}
      <WeekView week={week} hrefFrom={links.from} />
    </form>
  )
}
