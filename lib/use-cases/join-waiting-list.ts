import { randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/auth/actor'
import { can, clinicScopes } from '@/lib/auth/can'
import type { PartOfDay } from '@/lib/core/call'
import { done, refused, type Result } from '@/lib/core/result'
import { addDays, dayOf, type Day, type Instant, type Weekday } from '@/lib/core/time'
import { usualUntil } from '@/lib/core/waiting'
import { countAsked, type Asker } from '@/lib/store/asks'
import { recordEvent } from '@/lib/store/events'
import { isPatientOf } from '@/lib/store/patients'
import { readSetup, type Setup } from '@/lib/store/setup'
import { transact } from '@/lib/store/transact'
import { writeWait, type NewWait } from '@/lib/store/waits'
import { askerOf, withinCaps } from './asking'
import { eventActorOf } from './subject'
import { resolveWish } from './wish'

export interface JoinInput {
  patient: { id: string } | { name: string; phone: string; email?: string | undefined; dateOfBirth?: Day | undefined }
  /** Where they would go: one clinic or several. */
  clinics: string[]
  service: string
  practitioner?: string | undefined
  weekdays: Weekday[]
  parts: PartOfDay[]
  /** Clinic-local days, both inclusive; left out, from today and for eight weeks. */
  from?: Day | undefined
  until?: Day | undefined
  /** The desk's word alone. */
  urgent?: boolean | undefined
  /** Left out, what is there stays; null takes it away. */
  note?: string | null | undefined
  /** Of somebody who joins for themselves: where it comes from, as the server saw it. */
  address?: string | undefined
}

export interface Joined {
  wait: string
  /** They were not on the list for this before. */
  isNew: boolean
}

const wrong = (field: string, message: string) => refused({ reason: 'invalid', errors: [{ path: [field], message }] })

/** Of the clinics that were named, those where somebody gives the service (and, if one was named, the practitioner does). */
function placesFor(setup: Setup, input: JoinInput, channel: 'online' | 'phone'): Result<string[]> {
  const known = input.clinics.map((clinic) => resolveWish(setup, { clinic, service: input.service, practitioner: input.practitioner }, channel))
  const places = known.flatMap((one) => (one.ok && one.value.practitioners.length > 0 ? [one.value.clinic.id] : []))
  if (places.length > 0) return done(places)
  return known.find((one) => !one.ok) ?? wrong('clinics', input.clinics.length === 0 ? 'Choose at least one clinic.' : 'Nobody gives this there. Choose another clinic.')
}

const longest = 365

/** The days that are meant, or what is wrong with them. */
function daysFor(setup: Setup, place: string, input: JoinInput, now: Instant): Result<{ from: Day; until: Day }> {
  const today = dayOf(now, setup.clinics.find(({ id }) => id === place)?.timeZone ?? 'Europe/London')
  const from = input.from !== undefined && input.from > today ? input.from : today
  const until = input.until ?? usualUntil(from)
  if (until < today) return wrong('until', 'That day has passed. Choose a later one.')
  if (until < from) return wrong('until', 'The last day is before the first. Choose a later one.')
  if (until > addDays(today, longest)) return wrong('until', 'That is more than a year ahead. Choose an earlier day.')
  return done({ from, until })
}

const patientOf = ({ patient }: JoinInput): NewWait['patient'] => 'id' in patient ? patient
  : { id: randomUUID(), name: patient.name, phone: patient.phone, email: patient.email ?? null, dateOfBirth: patient.dateOfBirth ?? null }

/** Writes it with its event. Refusal: `invalid` where there is no such patient. */
export async function putOnList(actor: Actor, wait: NewWait, now: Instant, asker: Asker | null = null): Promise<Result<Joined>> {
  return transact<Joined>(async (tx) => {
    if ('phone' in wait.patient) await countAsked(tx, 'wait', asker, wait.patient, now)
    const written = await writeWait(tx, randomUUID(), wait, now)
    if (!written) return wrong('patient', 'This patient is no longer there. Search again.')
    await recordEvent(tx, { at: now, verb: written.isNew ? 'join' : 'rejoin', actor: eventActorOf(actor), clinic: wait.clinics[0] ?? null,
      appointment: null, patient: written.patient, detail: { wait: written.id, source: wait.source } })
    return done({ wait: written.id, isNew: written.isNew })
  })
}

/**
 * Puts somebody on the waiting list: by anybody for themselves, or by the desk for a caller. Who is on it for the same service has
 * their wishes changed and keeps their place. Refusals: `forbidden`, `invalid` by field,
 * and of those who join for themselves `too-many-open` (of the number, or from there).
 */
export async function joinWaitingList(actor: Actor, input: JoinInput, now: Instant): Promise<Result<Joined>> {
  const staff = actor.kind === 'staff'
  const mayJoin = staff ? input.clinics.some((clinic) => can(actor, 'wait.join', { clinic })) : can(actor, 'wait.join')
  if (!mayJoin && !(staff && input.clinics.length === 0)) return refused({ reason: 'forbidden' })
  const setup = await readSetup()
  const places = placesFor(setup, input, staff ? 'phone' : 'online')
  if (!places.ok) return places
  const days = daysFor(setup, places.value[0] ?? '', input, now)
  if (!days.ok) return days
  if ('id' in input.patient && !await isPatientOf(input.patient.id, clinicScopes(actor, 'wait.join'))) {
    return wrong('patient', 'This patient is no longer there. Search again.')
  }
  const asker = staff ? null : askerOf(input.address, setup)
  const phone = setup.clinics.find(({ id }) => id === places.value[0])?.phone ?? setup.practice.phone
  return withinCaps({ asker, phone }, now, () => putOnList(actor, {
    patient: patientOf(input), service: input.service, practitioner: input.practitioner ?? null, clinics: places.value,
    weekdays: [...new Set(input.weekdays)].sort(), parts: [...new Set(input.parts)], ...days.value,
    urgent: staff ? input.urgent ?? false : null, note: input.note, insteadOf: null, source: staff ? 'phone' : 'web',
  }, now, asker))
}
