import type { Route } from 'next'
import Link from 'next/link'
import { Flags } from '@/app/_staff/flags'
import { RecordLink } from '@/app/_staff/record-link'
import { call as words, calls as listWords } from '@/lib/copy/staff/calls'
import { ageOn, longDate, type Day } from '@/lib/core/time'

interface Props {
  patient: { id: string; name: string; dateOfBirth: Day | null }
  /** What the appointment is: its first, with a child on the way. */
  flags: { firstVisit: boolean; pregnant: boolean }
  bookedByName: string | null
  reference: string
  /** Where it stands in the diary. */
  at: Route
  today: Day
}

/** Whom one is about to ring. */
export const CallHead = ({ patient, flags, bookedByName, reference, at, today }: Props) => (
  <div className="call-head">
    <div>
      <h2 id="who">{patient.name}</h2>
      <p className="who-line">
        {patient.dateOfBirth && words.born(ageOn(patient.dateOfBirth, today), longDate(patient.dateOfBirth).replace(/^\S+ /, ''))}
        {' '}<Flags {...flags} /> {bookedByName && listWords.askFor(bookedByName)}
        {' '}<RecordLink patient={patient.id} />
      </p>
    </div>
    <Link className="b ref" href={at}>{reference}</Link>
  </div>
)
