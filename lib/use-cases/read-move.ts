import type { Actor } from '@/lib/auth/actor'
import { nextStatus, type AppointmentStatus } from '@/lib/core/appointment'
import { judgeDay, type JudgedColumn } from '@/lib/core/fits'
import type { MoveColumn, MoveView } from '@/lib/core/move-view'
import { done, refused, type Result } from '@/lib/core/result'
import { addDays, instantAt, type Day, type Instant } from '@/lib/core/time'
import type { AppointmentRow } from '@/lib/store/appointments'
import { recordLook } from '@/lib/store/events'
import { recallFacts } from '@/lib/store/facts'
import { readSetup, type Setup } from '@/lib/store/setup'
import { statusOf } from '@/lib/store/shape'
import { readHeld } from '@/lib/store/taken'
import { placeOf } from './move-appointment'
import { changedMeanwhile, eventActorOf, findFor, partyOf } from './subject'
import { resolveWish, wishFor, withoutOwn, type KnownWish } from './wish'

export interface MoveInput {
  reference: string
  /** Whose diary it is moved about in: that of the appointment. */
  clinic: string
  /** The clinic's local date. */
  day: Day
  /** Those who have a column, in the order of the columns. */
  people: readonly string[]
}

async function judge(setup: Setup, known: KnownWish, day: Day, now: Instant): Promise<JudgedColumn[]> {
  const { clinic, practitioners } = known
  if (practitioners.length === 0) return []
  const { facts } = await recallFacts(setup, clinic.id, practitioners, { from: day, to: day }, now)
  const rooms = [...new Set(facts.sessions.flatMap(({ room }) => room ?? []))]
  const held = await readHeld({ practitioners, rooms }, instantAt(addDays(day, -1), 0, clinic.timeZone), instantAt(addDays(day, 2), 0, clinic.timeZone), now)
  return judgeDay(withoutOwn(facts, known.own), wishFor(known, day, day), held, now)
}

function columnFor(setup: Setup, row: AppointmentRow, practitioner: string, judged: JudgedColumn[]): MoveColumn {
  const person = setup.practitioners.find(({ id }) => id === practitioner)
  const profession = setup.professions.find(({ id }) => id === row.service.professionId)?.name ?? ''
  const starts = judged.find((column) => column.practitioner === practitioner)?.starts ?? []
  const does = person?.services.includes(row.serviceId) ?? false
  const cannot = does ? null : person?.professions.includes(row.service.professionId) ? 'service' : 'profession'
  return { practitioner, cannot, profession, starts }
}

/**
 * What an appointment is moved with: as it is, and where on the day it would fit (its own time counts as free), by column.
 * Refusals: `not-found`, `forbidden`, `changed-meanwhile` (it can't be moved any more).
 */
export async function readMove(actor: Actor, input: MoveInput, now: Instant): Promise<Result<MoveView>> {
  if (actor.kind !== 'staff') return refused({ reason: 'forbidden' })
  const found = await findFor(actor, 'appointment.move', input.reference)
  if (!found.ok) return found
  const row = found.value
  if (row.clinicId !== input.clinic) return refused({ reason: 'not-found' })
  const status = statusOf(row)
  if (!row.patient || nextStatus(status, 'move', partyOf(actor), row.statusBefore as AppointmentStatus | null) === null) {
    return changedMeanwhile(row.id)
  }
  const setup = await readSetup()
  const place = placeOf(row)
  const known = resolveWish(setup, { clinic: row.clinicId, service: row.serviceId }, 'phone')
  const people = known.ok ? known.value.practitioners.filter((id) => input.people.includes(id)) : []
  const [judged] = await Promise.all([
    known.ok ? judge(setup, { ...known.value, practitioners: people, own: place }, input.day, now) : [],
    recordLook({ at: now, actor: eventActorOf(actor), clinic: row.clinicId, appointment: row.id, patient: row.patientId }),
  ])
  return done({
    reference: row.reference, version: row.version, status, name: row.patient.name,
    service: { name: row.service.name, minutes: row.service.minutes }, practitioner: place.practitioner, start: place.start, end: place.end,
    day: input.day, columns: input.people.map((practitioner) => columnFor(setup, row, practitioner, judged)),
  })
}
