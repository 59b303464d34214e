import Link from 'next/link'
import { besideAt } from '@/app/_staff/addresses'
import { Say } from '@/app/_ui/staff/marks'
import { patients as words, signWords } from '@/lib/copy/staff/patients'
import { phoneWords } from '@/lib/copy/staff/phone'
import type { AlikePair } from '@/lib/core/patient-view'
import { longDate } from '@/lib/core/time'

/** Pairs of records that are probably one person's, with why; the older record would go on. */
export function AlikeList({ pairs }: { pairs: AlikePair[] }) {
  if (pairs.length === 0) return <p className="nothing">{words.alikeNone}</p>
  return (
    <>
      <p className="say">{words.alikeSaid}</p>
      <ul className="pairs">
        {pairs.map(({ one, other, likeness }) => (
          <li key={`${one.id} ${other.id}`}>
            <Facts {...one} /><Facts {...other} />
            <p className="why">{likeness.signs.map((sign) => signWords[sign]).join(', ')}</p>
            <Link className="b edge" prefetch={false} href={besideAt(one.id, other.id)}>
              <span aria-hidden="true">{words.compareShort}</span>
              <Say>{words.compare(one.details.name, other.details.name)}</Say>
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}

const Facts = ({ details: { name, phone, dateOfBirth } }: AlikePair['one']) => (
  <p className="facts-line"><b>{name}</b> <span className="num">{phoneWords(phone)}</span>
    {dateOfBirth && <small>{longDate(dateOfBirth).replace(/^\S+ /, '')}</small>}</p>
)
