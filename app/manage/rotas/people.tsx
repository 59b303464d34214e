import Link from 'next/link'
import { rotasAt } from '@/app/_staff/rota-addresses'
import { rotas as words } from '@/lib/copy/staff/rotas'
import type { RotasView } from '@/lib/use-cases/read-rotas'

/** Everybody who practises, by profession, and where. Who has several professions stands by each. */
export function People({ rotas, clinic }: { rotas: RotasView; clinic: string }) {
  const { people, professions, clinics, person } = rotas
  const placeOf = (id: string): string => clinics.find((known) => known.id === id)?.place ?? id
  const groups = professions.map((profession) => ({ profession, its: people.filter((one) => one.professions.includes(profession.id)) })).filter(({ its }) => its.length > 0)
  return (
    <nav className="rota-people" aria-label={words.people}>
      {groups.map(({ profession, its }) => (
        <section key={profession.id} aria-labelledby={`people-${profession.id}`}>
          <h2 id={`people-${profession.id}`}>{profession.plural}</h2>
          <ul>
            {its.map((one) => (
              <li key={one.id}>
                <Link prefetch={false} href={rotasAt(clinic, { who: one.id })} aria-current={one.id === person?.id ? 'page' : undefined}>
                  {one.name} <small>{one.clinics.map(placeOf).join(', ')}</small>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}
