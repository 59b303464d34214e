import type { Actor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/can'
import type { RotaSession } from '@/lib/core/diary-facts'
import { closureSpans } from '@/lib/core/opening'
import { done, refused, type Result } from '@/lib/core/result'
import { sessionSpans } from '@/lib/core/rota'
import { addDays, dayNumber, dayOf, instantAt, minuteOf, weekdayOf, type Day, type Instant, type WallMinute } from '@/lib/core/time'
import { lockTimes } from '@/lib/store/book'
import { findSessions, writeSession, type SessionRow } from '@/lib/store/day-changes'
import { recordEvent } from '@/lib/store/events'
import { forgetAll } from '@/lib/store/live'
import { readSetup, type Setup } from '@/lib/store/setup'
import { clinicOf } from '@/lib/store/shape'
import { transact } from '@/lib/store/transact'
import { eventActorOf } from './subject'

export interface ExtraSession {
  clinic: string
  practitioner: string
  room: string | null
  /** A local date of the clinic. */
  day: Day
  /** Minutes since its midnight, to 1440. */
  from: WallMinute
  to: WallMinute
}

const wrong = (path: string, message: string) => refused({ reason: 'invalid', errors: [{ path: [path], message }] })

interface Span { start: number; end: number }
const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** What stands against it in the practice as it is set up. */
function refuseSession(setup: Setup, extra: ExtraSession, span: Span, now: Instant): Result<never> | null {
  const clinic = setup.clinics.find(({ id }) => id === extra.clinic)
  if (!clinic || !setup.practitioners.some(({ id }) => id === extra.practitioner)) return refused({ reason: 'not-found' })
  if (extra.room !== null && !setup.rooms.some(({ id, clinic: at }) => id === extra.room && at === extra.clinic)) return refused({ reason: 'not-found' })
  if (extra.to <= extra.from) return wrong('to', 'It ends before it begins. Choose a later time.')
  if (span.start < minuteOf(now)) return wrong('from', 'This time is past. Choose one to come.')
  const last = addDays(dayOf(now, clinic.timeZone), setup.practice.policy.horizonDays)
  if (extra.day > last) return wrong('day', 'This day is too far ahead to be booked yet. Choose an earlier one.')
  if (setup.absences.some((away) => away.practitioner === extra.practitioner && overlaps(away, span))) return wrong('day', 'They are away then. Choose another time.')
  const n = dayNumber(extra.day)
  if (closureSpans(clinic.closures, clinic.timeZone, n, n).some((shut) => overlaps(shut, span))) return wrong('day', 'The clinic is shut then. Choose another time.')
  return null
}

/** Which of the sessions there are is in the way: the person's, wherever, or the room's. */
function findInTheWay(setup: Setup, rows: readonly SessionRow[], extra: ExtraSession, span: Span): 'person' | 'room' | null {
  const n = dayNumber(extra.day)
  const hit = rows.filter((row) => sessionSpans([row as RotaSession], clinicOf(setup, row.clinic).timeZone, n - 2, n + 2).some((open) => overlaps(open, span)))
  if (hit.some(({ practitioner }) => practitioner === extra.practitioner)) return 'person'
  return hit.length > 0 ? 'room' : null
}

/** This very session, opened a moment before. */
const isThis = (row: SessionRow, { practitioner, clinic, room, day, from, to }: ExtraSession): boolean =>
  row.practitioner === practitioner && row.clinic === clinic && row.room === room && row.from === from && row.to === to
  && row.validFrom === day && row.validUntil === day

/**
 * Opens extra time once, also where two do so: a session of one day, which every list of free times then has. Refusals: `forbidden` (managers do
 * this), `not-found` (clinic, practitioner or room), `invalid` by field: it is past, out of order or too far ahead, the
 * practitioner is away or the clinic shut, or it overlaps a session of theirs or in the room.
 */
export async function addSession(actor: Actor, extra: ExtraSession, now: Instant): Promise<Result<null>> {
  if (!can(actor, 'rota.open', { clinic: extra.clinic })) return refused({ reason: 'forbidden' })
  const setup = await readSetup()
  const zone = setup.clinics.find(({ id }) => id === extra.clinic)?.timeZone ?? 'Europe/London'
  const span = { start: minuteOf(instantAt(extra.day, extra.from, zone)), end: minuteOf(instantAt(extra.day, extra.to, zone)) }
  const refusal = refuseSession(setup, extra, span, now)
  if (refusal) return refusal
  const opened = await transact<null>(async (tx) => {
    await lockTimes(tx, [extra.practitioner], [extra.room])
    const rows = await findSessions(tx, extra)
    if (rows.some((row) => isThis(row, extra))) return done(null)
    const inTheWay = findInTheWay(setup, rows, extra, span)
    if (inTheWay === 'person') return wrong('from', 'They have a session at that time already. Choose another.')
    if (inTheWay === 'room') return wrong('room', 'Somebody has a session in this room at that time. Choose another room or time.')
    await writeSession(tx, { ...extra, weekday: weekdayOf(extra.day) })
    await recordEvent(tx, { at: now, verb: 'open-session', actor: eventActorOf(actor), clinic: extra.clinic, appointment: null, patient: null,
      detail: { practitioner: extra.practitioner, room: extra.room, day: extra.day, from: extra.from, to: extra.to } })
    return done(null)
  })
  if (opened.ok) forgetAll()
  return opened
}

/** A room to choose; a null one is the clinic without any. */
export interface RoomChoice {
  clinic: string
  place: string
  room: string | null
  name: string | null
}

/** Where the actor may open extra time: every room of those clinics, and none of them. */
export async function readRooms(actor: Actor): Promise<RoomChoice[]> {
  const setup = await readSetup()
  return setup.clinics.filter(({ id }) => can(actor, 'rota.open', { clinic: id })).flatMap(({ id, place }) => [
    ...setup.rooms.filter(({ clinic }) => clinic === id).map(({ id: room, name }) => ({ clinic: id, place, room, name })),
    { clinic: id, place, room: null, name: null },
  ])
}
