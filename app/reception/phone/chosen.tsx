import type { Route } from 'next'
import Link from 'next/link'
import { byPhone as words } from '@/lib/copy/staff/by-phone'
import { phoneWords } from '@/lib/copy/staff/phone'
import { dayName } from '@/lib/copy/staff/time'
import type { CallerView, CallerVisit } from '@/lib/core/phone-view'
import { ageOn, clock24, dayOf, type Day, type Zone } from '@/lib/core/time'
import { bornWords } from './hits'

interface Props {
  caller: CallerView
  today: Day
  zoneOf: (clinic: string) => Zone
  /** The search again. */
  another: Route
}

/** Who is on the line, and what to know before a word is said. */
export function Chosen({ caller, today, zoneOf, another }: Props) {
  const { habit, dateOfBirth: born, upcoming } = caller
  const said = (visit: CallerVisit): string =>
    `${dayName(dayOf(visit.start, zoneOf(visit.clinic)), today)} ${clock24(visit.start, zoneOf(visit.clinic))}`
  const [next] = upcoming
  const regularly = words.habit(habit.weekday, habit.part)
  return (
    <div className="chosen">
      <h3>{caller.name}</h3>
      <ul>
        <li className="num">{phoneWords(caller.phone)}{caller.otherPhone && <>, {phoneWords(caller.otherPhone)}</>}</li>
        <li>{born ? words.askBorn(ageOn(born, today), bornWords(born)) : words.noBorn}</li>
        {habit.practitioner && <li>{words.usually}<b>{habit.practitioner.name}</b>{regularly && `, ${regularly}`}</li>}
        {next && <li>{words.upcoming(said(next), next.practitioner.name)}{upcoming.length > 1 && `, ${words.more(upcoming.length - 1)}`}</li>}
        <Wishes caller={caller} />
      </ul>
      <Link className="b edge" href={another} prefetch={false} aria-keyshortcuts="F2" replace>{words.other} <kbd aria-hidden="true">F2</kbd></Link>
    </div>
  )
}

/** What they want heeded. */
function Wishes({ caller }: { caller: CallerView }) {
  const { ringing, tellBy, flags, carerName, isWrongNumber } = caller
  const wishes = [words.ringing[ringing], words.tellBy[tellBy], ...flags.map((flag) => words.flags[flag] ?? flag)].filter((one) => one !== null)
  return (
    <>
      {isWrongNumber && <li className="late">{words.wrongNumber}</li>}
      {wishes.length > 0 && <li className="wishes">{wishes.map((wish) => <span key={wish}>{wish}</span>)}</li>}
      {carerName && <li>{words.carer(carerName)}</li>}
      {caller.note && <li className="soft">{caller.note}</li>}
    </>
  )
}
