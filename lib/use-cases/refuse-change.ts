import type { ChangeKind, ChangeOf, PracticeChange } from '@/lib/core/practice-change'
import { alterPractice } from '@/lib/core/practice-change'
import type { ClinicSession } from '@/lib/core/practice-state'
import { refused, type Result } from '@/lib/core/result'
import { findClash, type Clash } from '@/lib/core/rota-clash'
import { addDays, dayNumber, dayOf, mediumDate, minuteOf, wallClock24, weekdayName, type Day, type Instant } from '@/lib/core/time'
import type { Setup } from '@/lib/store/setup'
import { clinicOf, nameOf } from '@/lib/store/shape'

type Refused = Result<never> | null

const wrong = (path: string, message: string) => refused({ reason: 'invalid', errors: [{ path: [path], message }] })
const missing = () => refused({ reason: 'not-found' })

const todayAt = (setup: Setup, clinic: string, now: Instant): Day => dayOf(now, clinicOf(setup, clinic).timeZone)
const has = (rows: readonly { id: string }[], id: string): boolean => rows.some((row) => row.id === id)

/** 'Mondays, 09:00 to 13:00 at Hall Green', or the one day. */
const said = (setup: Setup, { weekday, validFrom, validUntil, from, to, clinic }: ClinicSession): string =>
  `${validFrom === validUntil ? mediumDate(validFrom) : `${weekdayName(weekday)}s`}, ${wallClock24(from)} to ${wallClock24(to)} at ${clinicOf(setup, clinic).place}`

function sayClash(setup: Setup, { what, added, other }: Clash): Result<never> {
  const room = setup.rooms.find(({ id }) => id === added.room)?.name ?? ''
  return what === 'person'
    ? wrong('from', `${nameOf(setup, other.practitioner)} has another session then: ${said(setup, other)}. Choose another time, or end that one first.`)
    : wrong('room', `${nameOf(setup, other.practitioner)} has ${room} then: ${said(setup, other)}. Choose another room or time.`)
}

function refuseSession(setup: Setup, session: ClinicSession, now: Instant): Refused {
  const { clinic, practitioner, room, from, to, validFrom, validUntil } = session
  if (!has(setup.clinics, clinic) || !has(setup.practitioners, practitioner)) return missing()
  if (room !== null && !setup.rooms.some((known) => known.id === room && known.clinic === clinic)) return missing()
  if (to <= from) return wrong('to', 'It ends before it begins. Choose a later time.')
  if (validFrom < todayAt(setup, clinic, now)) return wrong('since', 'This day is past. What was can’t be changed; choose a day to come.')
  return validUntil !== null && validUntil < validFrom ? wrong('until', 'Its last day is before its first. Choose a later one.') : null
}

function refuseRota(setup: Setup, change: ChangeOf<'rota'>, now: Instant): Refused {
  const { ends, adds } = change
  if (ends.some(({ id }) => !has(setup.sessions, id))) return missing()
  for (const { id, until } of ends) {
    const session = setup.sessions.find((known) => known.id === id)
    if (session && until < addDays(todayAt(setup, session.clinic, now), -1)) return wrong('since', 'This day is past. What was can’t be changed; choose a day to come.')
  }
  const refusal = adds.map((session) => refuseSession(setup, session, now)).find((found) => found !== null)
  if (refusal) return refusal
  const today = Math.min(...adds.map(({ clinic }) => dayNumber(todayAt(setup, clinic, now))))
  const clash = findClash(alterPractice(setup, change), adds, today)
  return clash ? sayClash(setup, clash) : null
}

function refuseAbsence(setup: Setup, { adds, drops }: ChangeOf<'absence'>, now: Instant): Refused {
  if (drops.some((id) => !has(setup.absences, id)) || adds.some(({ practitioner }) => !has(setup.practitioners, practitioner))) return missing()
  if (adds.some(({ start, end }) => end <= start)) return wrong('to', 'It ends before it begins. Choose a later time.')
  return adds.some(({ end }) => end <= minuteOf(now)) ? wrong('from', 'This is over already. Choose a day to come.') : null
}

function refuseClosure(setup: Setup, { adds, drops }: ChangeOf<'closure'>, now: Instant): Refused {
  if (drops.some((id) => !has(setup.closures, id)) || adds.some(({ clinic }) => clinic !== null && !has(setup.clinics, clinic))) return missing()
  if (adds.some(({ from, until }) => until < from)) return wrong('until', 'The last day is before the first. Swap them.')
  if (adds.some(({ fromMinute, toMinute }) => toMinute <= fromMinute)) return wrong('to', 'It ends before it begins. Choose a later time.')
  const today = setup.clinics.map(({ id }) => todayAt(setup, id, now)).sort()[0] ?? ''
  return adds.some(({ until }) => until < today) ? wrong('until', 'This is over already. Choose a day to come.') : null
}

const refuse: { [K in ChangeKind]: (setup: Setup, change: ChangeOf<K>, now: Instant) => Refused } = {
  rota: refuseRota,
  absence: refuseAbsence,
  closure: refuseClosure,
  policy: () => null,
  hours: ({ clinics }, { clinic }) => (has(clinics, clinic) ? null : missing()),
  service: ({ services }, { service }) => (has(services, service) ? null : missing()),
  practitioner: ({ practitioners }, { practitioner }) => (has(practitioners, practitioner) ? null : missing()),
}

/**
 * What stands against a change in the practice as it is set up: `not-found`, or `invalid` by field (`from`, `to`, `room`, `since`,
 * `until`): past, out of order, or over another session of the person or in the room. Null: nothing.
 */
export function refuseChange(setup: Setup, change: PracticeChange, now: Instant): Refused {
  const work = refuse[change.kind] as (setup: Setup, change: PracticeChange, now: Instant) => Refused
  return work(setup, change, now)
}
