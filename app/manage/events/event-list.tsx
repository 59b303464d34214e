import Link from 'next/link'
import { patientAt } from '@/app/_staff/addresses'
import { eventsAt } from '@/app/_staff/law-addresses'
import { eventRest, events as words, verbWords } from '@/lib/copy/staff/events'
import { pastClock } from '@/lib/copy/staff/time'
import type { EventLine, EventPage } from '@/lib/core/event-view'
import { dayOf, toIso } from '@/lib/core/time'
import { placeOf, type EventsShown } from './shown'

/** Events, the last first, a page of them. */
export function EventList({ page, ...shown }: EventsShown & { page: EventPage }) {
  const { asked, desk: { clinic } } = shown
  const last = page.lines.at(-1)
  return (
    <>
      {page.lines.length > 0 && (
        <table className="worklist e-list">
          <caption className="hidden-visually">{words.caption}</caption>
          <thead><tr>{words.columns.map((name) => <th scope="col" key={name}>{name}</th>)}</tr></thead>
          <tbody>{page.lines.map((line) => <Row key={line.id} {...shown} line={line} />)}</tbody>
        </table>
      )}
      <p className="pages">
        {asked.before !== undefined && <Link className="b edge" prefetch={false} href={eventsAt(clinic.id, placeOf(asked))}>{words.newest}</Link>}
        {page.more && last && <Link className="b edge" prefetch={false} href={eventsAt(clinic.id, { ...placeOf(asked), before: `${last.at}~${last.id}` })}>{words.older}</Link>}
      </p>
    </>
  )
}

function Row({ line, desk: { clinic, clinics, now } }: EventsShown & { line: EventLine }) {
  const zone = clinics.find(({ id }) => id === line.clinic)?.timeZone ?? clinic.timeZone
  const { patient, reference, seen } = line
  return (
    <tr>
      <td><time dateTime={toIso(line.at)}>{pastClock(line.at, dayOf(now, zone), zone)}</time></td>
      <td>{line.by ?? words.kinds[line.kind] ?? line.kind}</td>
      <td>{verbWords(line.verb)}<small>{eventRest(line)}</small></td>
      <td>
        {patient === null ? null : patient.name === null ? words.noName : <Link prefetch={false} href={patientAt(patient.id)}>{patient.name}</Link>}
        {(reference !== null || seen > 0) && <small>{[reference, seen > 0 ? words.shown(seen) : null].filter((part) => part !== null).join(', ')}</small>}
      </td>
      <td>{clinics.find(({ id }) => id === line.clinic)?.place}</td>
    </tr>
  )
}
