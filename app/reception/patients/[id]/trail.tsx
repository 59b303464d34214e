import Link from 'next/link'
import { patientAt } from '@/app/_staff/addresses'
import { records as words, trailWords } from '@/lib/copy/staff/patients'
import { pastClock } from '@/lib/copy/staff/time'
import type { PatientRecord } from '@/lib/core/patient-view'
import { dayOf, toIso } from '@/lib/core/time'
import type { PatientsDesk } from '../open-desk'

interface Props {
  record: PatientRecord
  desk: PatientsDesk
  before: number | undefined
}

/** What was done with the record, newest first: its changes; for a manager also who looked. */
export function Trail({ record: { id, trail, trailGoesOn }, desk: { actor, clinic, now }, before }: Props) {
  const zone = clinic.timeZone
  const last = trail.at(-1)
  return (
    <>
      <h2 id="trail">{actor.role === 'manager' ? words.trailAll : words.trail}</h2>
      {trail.length === 0 ? <p className="nothing">{words.noTrail}</p> : (
        <ul className="lines">
          {trail.map((line) => (
            <li key={line.id}>
              <time dateTime={toIso(line.at)}>{pastClock(line.at, dayOf(now, zone), zone)}</time>
              <span><b>{trailWords(line.verb, line.fields)}</b>, {line.by}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="older">
        {before !== undefined && <Link className="b edge" prefetch={false} href={patientAt(id)}>{words.newest}</Link>}
        {trailGoesOn && last && <Link className="b edge" prefetch={false} href={patientAt(id, last.id)}>{words.older}</Link>}
      </p>
    </>
  )
}
