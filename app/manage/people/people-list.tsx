import Link from 'next/link'
import { peopleAt } from '@/app/_staff/people-addresses'
import { roleWords } from '@/lib/copy/staff/bar'
import { people as words } from '@/lib/copy/staff/people'
import { dayOf, mediumDate, type Zone } from '@/lib/core/time'
import type { PersonView } from '@/lib/use-cases/manage-people'

interface Props {
  people: readonly PersonView[]
  clinic: string
  clinics: { id: string; place: string }[]
  zone: Zone
  open: string | null
}

const factorsOf = ({ hasTotp, passkeys }: PersonView): string =>
  [hasTotp && words.factors.app, passkeys > 0 && words.factors.passkeys(passkeys)].filter(Boolean).join(', ') || words.factors.none

function stateOf({ disabled, link }: PersonView, zone: Zone): string {
  if (disabled) return words.states.disabled
  if (link === null) return words.states.open
  return link.purpose === 'invite' ? words.states.invited(mediumDate(dayOf(link.until, zone))) : words.states.reset
}

export function PeopleList({ people, clinic, clinics, zone, open }: Props) {
  const placeOf = (id: string) => clinics.find((one) => one.id === id)?.place ?? id
  return (
    <table className="accounts-table">
      <caption>{words.all}</caption>
      <thead><tr><th scope="col">{words.name}</th><th scope="col">{words.email}</th><th scope="col">{words.roles}</th><th scope="col">{words.factor}</th><th scope="col">{words.state}</th></tr></thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id} aria-current={person.id === open || undefined}>
            <th scope="row"><Link prefetch={false} href={peopleAt(clinic, person.id)}>{person.name}</Link></th>
            <td>{person.email}</td>
            <td data-word={words.roles}>{person.grants.map((grant) => (grant.clinic === null ? words.everywhere : words.roleAt(roleWords[grant.role], placeOf(grant.clinic)))).join('; ')}</td>
            <td data-word={words.factor}>{factorsOf(person)}</td>
            <td data-word={words.state}>{stateOf(person, zone)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
