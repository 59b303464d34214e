import { Icon } from '@/app/_ui/icon'
import { states } from '@/lib/copy/patient/appointment'
import { mine as words } from '@/lib/copy/patient/mine'
import type { MineEntry, MinePerson } from '@/lib/core/mine-view'
import { HiddenFields } from './hidden-fields'
import { paths } from './paths'

function Tag({ status }: Pick<MineEntry, 'status'>) {
  const { tag } = states[status]
  if (status === 'requested') return <span className="tag waiting">{tag}</span>
  if (status === 'confirmed' || status === 'arrived' || status === 'completed') {
    return <span className="tag"><Icon name="tick" className="icon bold" size={16} />{tag}</span>
  }
  return <span className="tag off-now">{tag}</span>
}

function Entry({ entry, isPast }: { entry: MineEntry; isPast: boolean }) {
  return (
    <li>
      <p className="mine-when">{words.when(entry)}</p>
      <p>{words.with(entry)}</p>
      <p className="above-1"><Tag status={entry.status} /></p>
      <div className="above-2 mine-ways">
        <a href={paths.appointment(entry.reference, entry.secret)}>
          {isPast ? words.seePast : words.see}<span className="hidden-visually">{words.of(entry)}</span>
        </a>
        <form method="post" action={paths.again}>
          <HiddenFields fields={[['reference', entry.reference]]} />
          <button className="link-button">{words.bookAgain}{words.bookAgainWith(entry)}</button>
        </form>
      </div>
    </li>
  )
}

const Entries = ({ entries, isPast }: { entries: MineEntry[]; isPast: boolean }) =>
  <ul className="mine">{entries.map((entry) => <Entry key={entry.reference} entry={entry} isPast={isPast} />)}</ul>

function Person({ person }: { person: MinePerson }) {
  return (
    <section className="above-7" aria-labelledby={`person-${person.id}`}>
      <h2 id={`person-${person.id}`}>{person.name}</h2>
      <h3 className="above-3">{words.ahead}</h3>
      {person.ahead.length > 0 ? <Entries entries={person.ahead} isPast={false} /> : <p className="soft">{words.noneAhead}</p>}
      {person.past.length > 0 && (
        <>
          <h3 className="above-5">{words.past}</h3>
          <Entries entries={person.past} isPast />
        </>
      )}
    </section>
  )
}

/** Whoever is booked under one address: oneself, children, parents; each with what is to come and what was. */
export function MineList({ people }: { people: MinePerson[] }) {
  if (people.length === 0) return <p className="above-5">{words.none} <a href={paths.home}>{words.bookFirst}</a></p>
  return people.map((person) => <Person key={person.id} person={person} />)
}
