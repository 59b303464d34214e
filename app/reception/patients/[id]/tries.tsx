import { records as words } from '@/lib/copy/staff/patients'
import { pastClock } from '@/lib/copy/staff/time'
import { outcomeDone } from '@/lib/copy/staff/words'
import type { PatientRecord } from '@/lib/core/patient-view'
import { dayOf, toIso } from '@/lib/core/time'
import { zoneAt, type PatientsDesk } from '../open-desk'

/** How often they were rung about an appointment, and what came of it. */
export function Tries({ record: { tries }, desk }: { record: PatientRecord; desk: PatientsDesk }) {
  return (
    <>
      <h2>{words.tries}</h2>
      {tries.length === 0 ? <p className="nothing">{words.noTries}</p> : (
        <ul className="lines">
          {tries.map(({ at, outcome, by, note, reference, clinic }) => {
            const zone = zoneAt(desk, clinic)
            return (
              <li key={`${at} ${reference}`}>
                <time dateTime={toIso(at)}>{pastClock(at, dayOf(desk.now, zone), zone)}</time>
                <span>
                  <b>{outcomeDone[outcome]}</b>, {by}, <span className="ref">{reference}</span>{note && <>: <q>{note}</q></>}
                </span>
              </li>
            )
          })}
        </ul>
      )}
    </>
  )
}
