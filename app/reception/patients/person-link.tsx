import Link from 'next/link'
import { patientAt } from '@/app/_staff/addresses'
import type { FoundPerson } from './found'

/** One line of a list of people: leads to the record. */
export const PersonLink = ({ person: { id, name, phone, born } }: { person: FoundPerson }) => (
  <li>
    <Link prefetch={false} href={patientAt(id)}>
      <b>{name}</b> <span className="num">{phone}</span>{born && <small>{born}</small>}
    </Link>
  </li>
)
