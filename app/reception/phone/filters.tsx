import type { ReactNode } from 'react'
import { GoForm } from '@/app/_ui/staff/go-form'
import { Key } from '@/app/_ui/staff/marks'
import { byPhone as words } from '@/lib/copy/staff/by-phone'
import { weekdayName, type Weekday } from '@/lib/core/time'
import type { PhoneState } from '@/lib/input/phone-forms'

interface Props {
  state: PhoneState
  to: string
  keep: Record<string, string>
  /** Whom they usually see, where that one gives the service here. */
  usual: { id: string; name: string } | null
  /** Whom the times are of; null: anybody. */
  who: string | null
  people: { id: string; name: string }[]
  otherPlaces: string[]
  weekdays: Weekday[]
  /** The digits are keys of the weekdays, unless a clash wants them. */
  digits: boolean
}

/** What a caller asks for, each a toggle with its key. */
export function Filters({ state, to, keep, usual, who, people, otherPlaces, weekdays, digits }: Props) {
  const { part, off, too, soonest } = state
  const otherwise = (day: Weekday) => (off.includes(day) ? off.filter((one) => one !== day) : [...off, day].sort()).join('')
  return (
    <GoForm to={to} keep={keep} className="filters" label={words.show}>
      <Toggle press={`soonest=${soonest ? '' : '1'}`} on={soonest} letter="S">{words.soonest}</Toggle>
      {usual && <Toggle press={`with=${who === usual.id ? 'any' : usual.id}`} on={who === usual.id} letter="P">{usual.name}</Toggle>}
      {people.filter(({ id }) => id === who && id !== usual?.id).map(({ id, name }) => (
        <Toggle key={id} press="with=any" on letter={usual ? 'W' : 'P'}>{name}</Toggle>
      ))}
      <Toggle press={`part=${part === 'morning' ? '' : 'morning'}`} on={part === 'morning'} letter="M">{words.mornings}</Toggle>
      <Toggle press={`part=${part === 'evening' ? '' : 'evening'}`} on={part === 'evening'} letter="E">{words.evenings}</Toggle>
      {otherPlaces.length > 0 && <Toggle press={`too=${too ? '' : '1'}`} on={too} letter="O">{words.too(otherPlaces)}</Toggle>}
      <span className="not-on" role="group" aria-label={words.notOn}>
        <span aria-hidden="true">{words.notOn}</span>
        {weekdays.map((day) => (
          <Toggle key={day} press={`off=${otherwise(day)}`} on={off.includes(day)} letter={digits ? String(day) : undefined}>
            {weekdayName(day).slice(0, 3)}
          </Toggle>
        ))}
      </span>
    </GoForm>
  )
}

const Toggle = ({ press, on, letter, children }: { press: string; on: boolean; letter: string | undefined; children: ReactNode }) => (
  <button className="filter" name="press" value={press} aria-pressed={on} aria-keyshortcuts={letter}>{children} {letter && <Key>{letter}</Key>}</button>
)
