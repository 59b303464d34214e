import { Dial } from '@/app/_staff/dial'
import { dayAndClock } from '@/lib/copy/staff/time'
import { fieldNames, flagNames, records as words, ringingWords, tellWords } from '@/lib/copy/staff/patients'
import { phoneWords } from '@/lib/copy/staff/phone'
import type { PatientRecord } from '@/lib/core/patient-view'
import { dayOf, longDate } from '@/lib/core/time'
import type { PatientsDesk } from '../open-desk'

const ShownPhone = ({ number }: { number: string | null }) =>
  number === null ? <dd className="none">{words.none}</dd> : <dd className="num">{phoneWords(number)}</dd>

const Line = ({ name, children }: { name: string; children: string | null }) => (
  <div><dt>{name}</dt>{children === null ? <dd className="none">{words.none}</dd> : <dd>{children}</dd>}</div>
)

/** What the record says, what the desk has to think of, and how the patient is reached. */
export function Details({ record, desk }: { record: PatientRecord; desk: PatientsDesk }) {
  const { details } = record
  const zone = desk.clinic.timeZone
  const { carerName, carerPhone } = details
  const wrong = record.wrongNumberAt
  return (
    <>
      <h2 id="facts">{words.details}</h2>
      {details.flags.length > 0 && (
        <ul className="think">{details.flags.map((flag) => <li key={flag}>{flagNames[flag]}</li>)}</ul>
      )}
      <Dial patient={details} />
      {wrong !== null && <p className="refused">{words.wrongNumber(dayAndClock(wrong, dayOf(desk.now, zone), zone))}</p>}
      <dl className="facts">
        <div><dt>{fieldNames.phone}</dt><ShownPhone number={details.phone} /></div>
        <div><dt>{fieldNames.otherPhone}</dt><ShownPhone number={details.otherPhone} /></div>
        <Line name={fieldNames.email}>{details.email}</Line>
        <Line name={fieldNames.dateOfBirth}>{details.dateOfBirth && longDate(details.dateOfBirth)}</Line>
        <Line name={fieldNames.ringing}>{ringingWords[details.ringing]}</Line>
        <Line name={fieldNames.tellBy}>{tellWords[details.tellBy]}</Line>
        <div>
          <dt>{fieldNames.carerName}</dt>
          {carerName === null && carerPhone === null ? <dd className="none">{words.none}</dd>
            : <dd>{carerName} {carerPhone && <a className="num" href={`tel:${carerPhone}`}>{phoneWords(carerPhone)}</a>}</dd>}
        </div>
        <Line name={fieldNames.note}>{details.note}</Line>
      </dl>
    </>
  )
}
