import type { Actor } from '@/lib/auth/actor'
import { clinicScopes } from '@/lib/auth/can'
import type { EventPage } from '@/lib/core/event-view'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { findEvents, findStaffOf, findVerbs, type EventFilter } from '@/lib/store/event-lists'
import { recordLook } from '@/lib/store/events'
import { requireRecent } from './require-recent'
import { eventActorOf } from './subject'

export type EventsInput = Omit<EventFilter, 'clinics'>

/** On a page; in one piece of a file. */
export const eventsShown = 50
const eventsInPiece = 2_000

/**
 * Who did and who saw what, at the clinics of the reader and of the practice's own; the last first, `most` at once. With a patient: also
 * the lists and screens that showed them (the rule stands in store/shown-in.ts). That it was looked at, and whom it named, is an event.
 * Refusal: `forbidden`.
 */
export async function readEvents(actor: Actor, input: EventsInput, now: Instant, most = eventsShown): Promise<Result<EventPage>> {
  const clinics = clinicScopes(actor, 'events.read')
  if (clinics.length === 0) return refused({ reason: 'forbidden' })
  const found = await findEvents({ ...input, clinics }, most + 1)
  const lines = found.slice(0, most)
  const look = { at: now, actor: eventActorOf(actor), clinic: null, appointment: null, patient: input.patient ?? null, detail: { list: 'events' } }
  await recordLook(look, lines.map(({ patient }) => (patient?.name ? patient.id : null)))
  return done({ lines, more: found.length > most })
}

/** One piece of the same for a file. Refusals: as `readEvents`, `prove-again`. */
export async function exportEvents(actor: Actor, input: EventsInput, now: Instant): Promise<Result<EventPage>> {
  if (clinicScopes(actor, 'events.export').length === 0) return refused({ reason: 'forbidden' })
  const late = await requireRecent(actor, 'events.export', now)
  return late ? refused(late) : readEvents(actor, input, now, eventsInPiece)
}

export interface EventChoices {
  staff: { id: string; name: string; role: string }[]
  verbs: string[]
}

/** By what events may be narrowed. Refusal: `forbidden`. */
export async function readEventChoices(actor: Actor): Promise<Result<EventChoices>> {
  const clinics = clinicScopes(actor, 'events.read')
  if (clinics.length === 0) return refused({ reason: 'forbidden' })
  const [staff, verbs] = await Promise.all([findStaffOf(clinics), findVerbs()])
  return done({ staff, verbs })
}
