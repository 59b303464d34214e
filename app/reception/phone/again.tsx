import { GoForm } from '@/app/_ui/staff/go-form'
import { Bob, Key } from '@/app/_ui/staff/marks'
import { byPhone as words, clashWords } from '@/lib/copy/staff/by-phone'
import { mostTimes, mostWeeksBetween } from '@/lib/core/course'
import type { Slot } from '@/lib/core/diary-facts'
import { clock24, dayOf, minuteOfDay, shortDate, type Zone } from '@/lib/core/time'
import { picksText, spotText, type Picks, type PhoneState, type Spot } from '@/lib/input/phone-forms'
import type { Resolved } from './resolve'

interface Props {
  state: PhoneState
  at: Spot
  to: string
  /** What the address says, but for how many and how often. */
  keep: Record<string, string>
  keepAll: Record<string, string>
  resolved: Resolved[]
  zone: Zone
  nameOf: (practitioner: string) => string
}

/** How many, how often; then every date, and what to do about those that clash. */
export function Again({ state, at, to, keep, keepAll, resolved, zone, nameOf }: Props) {
  const clashes = resolved.flatMap((one, i) => (one.date.clash ? [i] : []))
  return (
    <>
      <GoForm to={to} keep={keep} auto className="every" key={spotText(at)}>
        <label htmlFor="times">{words.courseOf}</label>
        <input id="times" name="times" type="number" min={1} max={mostTimes} defaultValue={state.times} aria-keyshortcuts="F6" />
        <span>{words.visits}</span>
        <label className="hidden-visually" htmlFor="every">{words.every}</label>
        <select id="every" name="every" defaultValue={state.every}>
          {Array.from({ length: mostWeeksBetween }, (_, i) => <option key={i} value={i + 1}>{words.everyWeeks(i + 1)}</option>)}
        </select>
        <noscript><button className="b edge">{words.showDates}</button></noscript>
      </GoForm>
      <div className="course-wrap">
        <Bob />
        <ol className="course" aria-label={words.dates}>
          {resolved.map((one, i) => one.date.clash
            ? <ClashDate key={one.date.start} {...{ to, zone, nameOf, resolved, one, i, at }} keep={keepAll} picks={state.pick} keysFrom={keysBefore(resolved, clashes, i)} />
            : <li key={one.date.start}><span><b>{shortDate(one.date.day)}</b>, {clock24(one.date.start, zone)}</span><span className="soft">{words.isFree}</span></li>)}
        </ol>
      </div>
    </>
  )
}

/** How many keys the clashes before it have. */
const keysBefore = (resolved: Resolved[], clashes: number[], at: number): number =>
  clashes.filter((i) => i < at).reduce((sum, i) => sum + (resolved[i]?.date.instead.length ?? 0) + Number(resolved.length > 1), 0)

interface ClashProps extends Pick<Props, 'to' | 'keep' | 'zone' | 'nameOf' | 'resolved' | 'at'> {
  one: Resolved
  i: number
  picks: Picks
  keysFrom: number
}

function ClashDate({ one, i, to, keep, zone, nameOf, resolved, at, picks, keysFrom }: ClashProps) {
  const { date, slot } = one
  if (!date.clash) return null
  const pickOf = (pick: Spot | 'out') => `pick=${picksText(new Map([...picks, [i, pick]]))}`
  const kept = resolved.filter((other) => other.slot !== null).length
  const inCourse = resolved.length > 1
  const left = kept - Number(slot !== null)
  return (
    <li className="clash">
      <p><span><s>{shortDate(date.day)}, {clock24(date.start, zone)}</s></span><b className="late">{words.isClash}</b></p>
      <span className="why-not">{clashWords(date.clash, nameOf(at.practitioner))} {date.instead.length > 0 ? words.instead : words.noInstead}</span>
      <GoForm to={to} keep={keep} className="instead">
        {date.instead.map((other, n) => (
          <Pick key={spotText({ ...other, clinic: at.clinic })} press={pickOf({ start: other.start, practitioner: other.practitioner, clinic: at.clinic })}
            on={slot === other} letter={keysFrom + n + 1}>
            <b>{shortDate(dayOf(other.start, zone))}, {clock24(other.start, zone)}</b>
            <small>{whoAndWhen(other, date.start, zone, nameOf)}</small>
          </Pick>
        ))}
        {inCourse && (
          <Pick press={pickOf('out')} on={slot === null} letter={keysFrom + date.instead.length + 1}>
            <b>{words.leaveOut}</b><small>{words.leftCount(left, resolved.length)}</small>
          </Pick>
        )}
      </GoForm>
    </li>
  )
}

const whoAndWhen = (slot: Slot, start: number, zone: Zone, nameOf: Props['nameOf']): string =>
  minuteOfDay(slot.start, zone) === minuteOfDay(start, zone) ? words.sameTime(nameOf(slot.practitioner)) : nameOf(slot.practitioner)

interface PickProps {
  press: string
  on: boolean
  letter: number
  children: React.ReactNode
}

const Pick = ({ press, on, letter, children }: PickProps) => (
  <button className={on ? 'pick is-on' : 'pick'} name="press" value={press} aria-pressed={on} aria-keyshortcuts={letter <= 9 ? String(letter) : undefined}>
    <span>{children}</span>{letter <= 9 && <Key>{letter}</Key>}
  </button>
)
