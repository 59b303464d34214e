import { isOfPractice, type Actor } from '@/lib/auth/actor'
import { nextStatus, type AppointmentStatus } from '@/lib/core/appointment'
import { dueAt } from '@/lib/core/call'
import type { Slot } from '@/lib/core/diary-facts'
import { movedDetail, type Place } from '@/lib/core/moved'
import { done, refused, type Result } from '@/lib/core/result'
import { offerSlots } from '@/lib/core/slots'
import { dayOf, type Instant } from '@/lib/core/time'
import { changeTime, findAppointment, type AppointmentRow } from '@/lib/store/appointments'
import { lapseInTheWay, lockTime } from '@/lib/store/book'
import { dueAnew } from '@/lib/store/calls'
import type { Db } from '@/lib/store/client'
import { recordEvent, type EventActor } from '@/lib/store/events'
import { readFacts } from '@/lib/store/facts'
import { readSetup, type Setup } from '@/lib/store/setup'
import { clinicOf, statusOf } from '@/lib/store/shape'
import { transact } from '@/lib/store/transact'
import { refuseAfterCutoff } from './cancel-appointment'
import { slotTaken } from './look'
import { again, isMadeAlready } from './repeated'
import { changedMeanwhile, eventActorOf, findFor, partyOf } from './subject'
import { resolveWish, whyNotOffered, wishFor, withoutOwn, type KnownWish } from './wish'

export interface MoveInput {
  reference: string
  start: Instant
  /** Left out: the one who has it now if they are free then, else whoever is. */
  practitioner?: string | undefined
  version?: number | undefined
}

/** The free place to move to, read afresh; the appointment's own time counts as free. */
async function placeFor(
  setup: Setup, known: KnownWish, row: AppointmentRow, input: MoveInput, notice: 'online' | 'none', now: Instant,
): Promise<Result<Slot>> {
  const day = dayOf(input.start, known.clinic.timeZone)
  const { facts } = await readFacts(setup, known.clinic.id, known.practitioners, { from: day, to: day }, now)
  const free = withoutOwn(facts, known.own)
  const find = (practitioners: readonly string[]) => offerSlots(free, { ...wishFor(known, day, day), practitioners }, now, { notice })
    .find((slot) => slot.start === input.start)
  const mine = known.practitioners.includes(row.practitionerId) && !input.practitioner ? find([row.practitionerId]) : undefined
  const slot = mine ?? find(known.practitioners)
  if (slot) return done(slot)
  const wrong = whyNotOffered(free, known, input.start, now, notice)
  return wrong === null ? slotTaken(setup, known, input.start, now)
    : refused({ reason: 'invalid', errors: [{ path: ['start'], message: wrong }] })
}

/** Where an appointment is now. */
export const placeOf = (row: AppointmentRow): Place => ({
  practitioner: row.practitionerId, room: row.roomId, start: row.startsAt.getTime(), end: row.endsAt.getTime(), busyUntil: row.busyUntil.getTime(),
})

/** Takes the place, inside a transaction, with its call and its event. False when someone changed the appointment first. */
export async function takePlace(
  tx: Db, row: AppointmentRow, place: Place, setup: Setup, by: EventActor, now: Instant, more: { undone?: true } = {},
): Promise<boolean> {
  await lockTime(tx, place.practitioner, place.room)
  await lapseInTheWay(tx, place, now)
  if (!await changeTime(tx, row, place, now)) return false
  const { openingHours, closures, timeZone } = clinicOf(setup, row.clinicId)
  const requestedAt = (row.requestedAt ?? row.createdAt).getTime()
  await dueAnew(tx, row.id, dueAt({ openingHours, closures, zone: timeZone, policy: setup.practice.policy }, requestedAt, place.start))
  await recordEvent(tx, { at: now, verb: 'move', actor: by, clinic: row.clinicId, appointment: row.id, patient: row.patientId,
    detail: { ...movedDetail(placeOf(row), place), ...more } })
  return true
}

/** The move itself, inside a transaction. False when someone changed the appointment first. */
export const applyMove = (tx: Db, row: AppointmentRow, slot: Slot, setup: Setup, by: EventActor, now: Instant): Promise<boolean> =>
  takePlace(tx, row, { ...slot, busyUntil: slot.end + row.service.bufferMinutes * 60_000 }, setup, by, now)

/** What has to hold before a place is even looked for. */
async function refuseMove(actor: Actor, row: AppointmentRow, input: MoveInput, now: Instant): Promise<Result<never> | null> {
  if (input.version !== undefined && input.version !== row.version) return changedMeanwhile(row.id)
  const status = statusOf(row)
  if (nextStatus(status, 'move', partyOf(actor), row.statusBefore as AppointmentStatus | null) === null) {
    return refused({ reason: 'status-forbids', status })
  }
  return refuseAfterCutoff(actor, row.startsAt.getTime(), now)
}

/** Where an appointment may go: the place, found but not yet taken. */
export async function findPlace(actor: Actor, row: AppointmentRow, input: MoveInput, now: Instant): Promise<Result<Slot>> {
  const refusal = await refuseMove(actor, row, input, now)
  if (refusal) return refusal
  const setup = await readSetup()
  const staff = isOfPractice(actor)
  // Reception knows whom it asks; a patient who said so stays with someone who treats in pregnancy.
  const skill = !staff && row.pregnant ? 'pregnancy' : undefined
  const known = resolveWish(setup, { clinic: row.clinicId, service: row.serviceId, practitioner: input.practitioner, skill },
    staff ? 'phone' : 'online')
  if (!known.ok) return known
  const own = { practitioner: row.practitionerId, start: row.startsAt.getTime() }
  return placeFor(setup, { ...known.value, own }, row, input, staff ? 'none' : 'online', now)
}

export interface Moved {
  reference: string
  start: Instant
  end: Instant
}

const isThere = (row: AppointmentRow, { start, practitioner }: MoveInput): boolean =>
  row.startsAt.getTime() === start && (practitioner === undefined || practitioner === row.practitionerId)

/** It is where it is to go already: by this very request, or whoever asks saw it there. Then nothing is written. */
async function movedAlready(actor: Actor, row: AppointmentRow, input: MoveInput): Promise<Result<Moved> | null> {
  const may = nextStatus(statusOf(row), 'move', partyOf(actor), row.statusBefore as AppointmentStatus | null) !== null
  if (!may || !isThere(row, input)) return null
  const isSeen = input.version === undefined || input.version === row.version
  if (!isSeen && !await isMadeAlready(actor, row, { verb: 'move', version: input.version })) return null
  return again({ reference: row.reference, start: row.startsAt.getTime(), end: row.endsAt.getTime() })
}

/** After a refusal: whether the same request, a moment before, or somebody else's, is what was in the way. */
async function movedMeanwhile(actor: Actor, row: AppointmentRow, input: MoveInput): Promise<Result<Moved> | null> {
  const after = await findAppointment({ id: row.id })
  if (!after || after.version === row.version) return null
  return await movedAlready(actor, after, input) ?? (input.version === undefined ? null : changedMeanwhile(row.id))
}

async function tryMove(actor: Actor, row: AppointmentRow, input: MoveInput, now: Instant): Promise<Result<Moved>> {
  const place = await findPlace(actor, row, input, now)
  if (!place.ok) return place
  const setup = await readSetup()
  const moved = await transact(async (tx) => await applyMove(tx, row, place.value, setup, eventActorOf(actor), now)
    ? done({ reference: row.reference, start: place.value.start, end: place.value.end })
    : refused({ reason: 'changed-meanwhile', status: statusOf(row), by: '', at: now }))
  if (moved.ok) return moved
  if (moved.refusal.reason === 'changed-meanwhile') return changedMeanwhile(row.id)
  const known = resolveWish(setup, { clinic: row.clinicId, service: row.serviceId, practitioner: input.practitioner }, 'phone')
  return moved.refusal.reason === 'slot-taken' && known.ok ? slotTaken(setup, known.value, input.start, now) : moved
}

/**
 * The same appointment at another time, perhaps with another practitioner, at the same clinic. To the time that it has already
 * (asked twice, also at once), it answers the same and writes nothing.
 * Refusals: `not-found`, `forbidden`, `status-forbids`, `past-cutoff` (patients), `invalid` (a start that isn't offered),
 * `slot-taken` with alternatives, `changed-meanwhile`.
 */
export async function moveAppointment(actor: Actor, input: MoveInput, now: Instant): Promise<Result<Moved>> {
  const found = await findFor(actor, 'appointment.move', input.reference)
  if (!found.ok) return found
  const row = found.value
  const there = await movedAlready(actor, row, input)
  if (there) return there
  const moved = await tryMove(actor, row, input, now)
  return moved.ok ? moved : await movedMeanwhile(actor, row, input) ?? moved
}
