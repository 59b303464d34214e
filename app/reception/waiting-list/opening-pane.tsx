import Link from 'next/link'
import { waitingAt } from '@/app/_staff/addresses'
import { ActForm } from '@/app/_ui/staff/act-form'
import { Icon } from '@/app/_ui/staff/icon'
import { Key, Say } from '@/app/_ui/staff/marks'
import { Press } from '@/app/_ui/staff/press'
import { phoneWords } from '@/lib/copy/staff/phone'
import { spell } from '@/lib/copy/staff/time'
import { opening as words, waiting as listWords } from '@/lib/copy/staff/waiting'
import { clock24 } from '@/lib/core/time'
import type { OpeningEntry, WaitEntry } from '@/lib/core/waiting-view'
import { personBox } from '@/lib/input/waiting-forms'
import { offerByLink, offerByPhone } from './actions'
import { PaneFrame } from './pane-frame'
import { todayAt, waitOf, whenWords, type Shown } from './shown'
import { Tick } from './fields'

interface Props extends Shown {
  opening: OpeningEntry
  at: OpeningEntry['starts'][number]
}

interface Person extends WaitEntry {
  unreached: boolean
}

/** A free time with those whom it suits: the first is rung in one press, or several are sent a link. */
export function OpeningPane({ opening, at, view, now }: Props) {
  const { clinic } = view
  const zone = clinic.timeZone
  const people = at.waits.flatMap(({ id, unreached }): Person[] => {
    const wait = waitOf(view, id)
    return wait ? [{ ...wait, unreached }] : []
  })
  const time = { clinic: clinic.id, practitioner: opening.practitioner.id, start: at.start }
  const first = people.find((person) => person.mayRing && !person.unreached) ?? people.find((person) => person.mayRing)
  return (
    <PaneFrame
      clinic={clinic.id} heading={whenWords(at.start, todayAt({ view, now }), zone)}
      line={[opening.practitioner.name, opening.room].filter(Boolean).join(', ')}
    >
      {opening.starts.length > 1 && (
        <nav className="wl-starts" aria-label={words.others}>
          <ul>
            {opening.starts.map(({ start, waits }) => (
              <li key={start}>
                <Link
                  className="b edge num" prefetch={false} scroll={false} aria-current={start === at.start ? 'true' : undefined}
                  href={waitingAt(clinic.id, { with: opening.practitioner.id, start: String(start), day: view.from === todayAt({ view, now }) ? undefined : view.from })}
                >
                  {clock24(start, zone)}<Say>, {listWords.people(waits.length)}</Say>
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {first && (
        <ActForm key={`${at.start} ${first.id}`} action={offerByPhone} hidden={{ ...time, wait: first.id }} className="wl-ring">
          <Press className="act main" aria-keyshortcuts="Enter">
            <Icon name="dial" /><span>{words.ring(first.patient.name)}<small>{words.held}</small></span><Key>Enter</Key>
          </Press>
        </ActForm>
      )}
      <h3>{words.whoFits}</h3>
      <ol className="wl-people">
        {people.map((person) => <PersonLine key={person.id} person={person} now={now} time={time} isFirst={person.id === first?.id} />)}
      </ol>
      <ActForm key={`link ${at.start}`} action={offerByLink} hidden={time} className="wl-link">
        <fieldset>
          <legend>{words.byLink}</legend>
          {people.map((person) => <Tick key={person.id} name={personBox(person.id)} word={person.patient.name} first />)}
        </fieldset>
        <Press className="act" aria-keyshortcuts="L"><span>{words.offerLink}<small>{words.linkHeld}</small></span> <Key>L</Key></Press>
      </ActForm>
    </PaneFrame>
  )
}

interface LineProps {
  person: Person
  now: number
  time: Record<string, string | number>
  isFirst: boolean
}

const PersonLine = ({ person, now, time, isFirst }: LineProps) => (
  <li>
    <div>
      <b>{person.patient.name}</b> {person.urgent && <em className="wl-urgent">{listWords.urgent}</em>} <span className="num">{phoneWords(person.patient.phone)}</span>
      <small>{person.service.name} {person.service.minutes}, {listWords.since} {spell(now - person.since)}{person.unreached && `, ${words.unreached}`}{!person.mayRing && `, ${words.notRung}`}</small>
      {person.note && <small className="wl-note">{person.note}</small>}
    </div>
    {person.mayRing && !isFirst && (
      <ActForm action={offerByPhone} hidden={{ ...time, wait: person.id }}>
        <Press className="b edge">{words.ringThem}<Say> {person.patient.name}</Say></Press>
      </ActForm>
    )}
  </li>
)
