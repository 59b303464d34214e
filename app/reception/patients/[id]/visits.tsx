import Link from 'next/link'
import { diaryAt } from '@/app/_staff/addresses'
import { Status } from '@/app/_ui/staff/status'
import { records as words } from '@/lib/copy/staff/patients'
import { dayName } from '@/lib/copy/staff/time'
import { statusWords } from '@/lib/copy/staff/words'
import type { PatientAppointment, PatientRecord } from '@/lib/core/patient-view'
import { clock24, dayOf } from '@/lib/core/time'
import { placeAt, zoneAt, type PatientsDesk } from '../open-desk'

/** What is booked and what was, at the reader's clinics; each leads to its place in the diary. */
export function Visits({ record: { ahead, past, earlier }, desk }: { record: PatientRecord; desk: PatientsDesk }) {
  return (
    <>
      <h2 id="ahead">{words.ahead}</h2>
      {ahead.length === 0 ? <p className="nothing">{words.noneAhead}</p> : <VisitList visits={ahead} desk={desk} />}
      <h2>{words.past}</h2>
      {past.length === 0 ? <p className="nothing">{words.nonePast}</p> : <VisitList visits={past} desk={desk} />}
      {earlier > 0 && <p className="nothing">{words.earlier(earlier)}</p>}
    </>
  )
}

export function VisitList({ visits, desk }: { visits: PatientAppointment[]; desk: PatientsDesk }) {
  return (
    <ul className="visits">
      {visits.map((visit) => {
        const zone = zoneAt(desk, visit.clinic)
        const day = dayOf(visit.start, zone)
        const year = day.slice(0, 4) === dayOf(desk.now, zone).slice(0, 4) ? '' : ` ${day.slice(0, 4)}`
        return (
          <li key={visit.id}>
            <Link prefetch={false} href={diaryAt(visit.clinic, day, { open: visit.reference })}>
              <b className="num">{dayName(day, dayOf(desk.now, zone))}{year} {clock24(visit.start, zone)}</b>{' '}
              <span>{visit.service}</span>
            </Link>
            <Status status={visit.status}>{statusWords[visit.status]}</Status>
            <small>{visit.practitioner}, {placeAt(desk, visit.clinic)}</small>
          </li>
        )
      })}
    </ul>
  )
}
