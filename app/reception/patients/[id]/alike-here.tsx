import Link from 'next/link'
import { besideAt } from '@/app/_staff/addresses'
import { Say } from '@/app/_ui/staff/marks'
import { patients, records as words, signWords } from '@/lib/copy/staff/patients'
import { phoneWords } from '@/lib/copy/staff/phone'
import type { PatientRecord } from '@/lib/core/patient-view'

/** Other records that look like this person's, each to be put beside this one. */
export function AlikeHere({ record: { id, details, alike } }: { record: PatientRecord }) {
  if (alike.length === 0) return null
  return (
    <div className="alike-here">
      <h2>{words.alike}</h2>
      <ul className="pairs">
        {alike.map((other) => (
          <li key={other.id}>
            <p className="facts-line">
              <b>{other.details.name}</b> <span className="num">{phoneWords(other.details.phone)}</span>
            </p>
            <p className="why">{other.likeness.signs.map((sign) => signWords[sign]).join(', ')}</p>
            <Link className="b edge" prefetch={false} href={besideAt(id, other.id)}>
              <span aria-hidden="true">{patients.compareShort}</span>
              <Say>{patients.compare(details.name, other.details.name)}</Say>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
