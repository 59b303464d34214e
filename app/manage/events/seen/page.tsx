import type { Metadata } from 'next'
import Link from 'next/link'
import { patientAt } from '@/app/_staff/addresses'
import { FileLink } from '@/app/_staff/file-link'
import { seenByFileAt } from '@/app/_staff/law-addresses'
import { ManageDesk } from '@/app/_staff/manage-desk'
import { unwrap } from '@/app/_staff/unwrap'
import { events, seenBy as words, sightingWords } from '@/lib/copy/staff/events'
import { pastClock } from '@/lib/copy/staff/time'
import type { SeenPerson } from '@/lib/core/event-view'
import { dayOf, toIso } from '@/lib/core/time'
import { readSeenBy } from '@/lib/use-cases/read-seen-by'
import { readProof } from '@/lib/use-cases/require-recent'
import { Filters } from '../filters'
import { openEvents } from '../open-events'
import { placeOf, type EventsShown } from '../shown'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const mostShown = 500

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: words.title((await openEvents(JSON.stringify(await searchParams))).desk.clinic.place) }
}

/** Whose data one account saw, from when to when. */
export default async function SeenByPage({ searchParams }: Props) {
  const shown = await openEvents(JSON.stringify(await searchParams))
  const { asked, desk, choices, span: { from, until } } = shown
  const who = choices.staff.find(({ id }) => id === asked.staff)
  const people = who && from !== undefined && until !== undefined ? unwrap(await readSeenBy(desk.actor, { staff: who.id, from, until }, desk.now)) : null
  const proof = await readProof(desk.actor, desk.now)
  return (
    <ManageDesk
      desk={desk} here="events" heading={who ? words.heading(who.name) : words.nobodyChosen} say={people ? words.said(people.length) : words.asks} className="events"
      aside={people && <FileLink href={seenByFileAt(desk.clinic.id, placeOf(asked))} words={events.file} {...proof} />}
    >
      <Filters {...shown} seen />
      <p className="hint e-rule">{words.rule}</p>
      {people && people.length > 0 && <People {...shown} people={people} />}
    </ManageDesk>
  )
}

function People({ people, desk: { clinic, now } }: EventsShown & { people: SeenPerson[] }) {
  const clock = (at: number) => <time dateTime={toIso(at)}>{pastClock(at, dayOf(now, clinic.timeZone), clinic.timeZone)}</time>
  return (
    <div role="region" aria-label={words.caption} tabIndex={0} className="e-region">
      <table className="worklist e-list">
        <caption className="hidden-visually">{words.caption}</caption>
        <thead><tr>{words.columns.map((name) => <th scope="col" key={name}>{name}</th>)}</tr></thead>
        <tbody>
          {people.slice(0, mostShown).map((one) => (
            <tr key={`${one.kind} ${one.id}`}>
              <td>{one.name === null ? words.noName : one.kind === 'patient' ? <Link prefetch={false} href={patientAt(one.id)}>{one.name}</Link> : <>{one.name} <small>{words.ringBack}</small></>}</td>
              <td>{one.ways.map((way) => sightingWords[way]).join(', ')}</td>
              <td>{clock(one.first)}</td>
              <td>{clock(one.last)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {people.length > mostShown && <p className="hint">{words.most(mostShown, people.length)}</p>}
    </div>
  )
}
