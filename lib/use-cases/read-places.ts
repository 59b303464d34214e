import type { Actor } from '@/lib/auth/actor'
import { clinicScope } from '@/lib/auth/can'
import type { Slot } from '@/lib/core/diary-facts'
import { done, refused, type Result } from '@/lib/core/result'
import { offerByPractitioner } from '@/lib/core/slots'
import type { Day, Instant } from '@/lib/core/time'
import type { ServiceView } from '@/lib/core/views'
import { recallFacts } from '@/lib/store/facts'
import { readSetup } from '@/lib/store/setup'
import { resolveWish, wishFor, withoutOwn, type Own } from './wish'

export interface PlacesInput {
  clinic: string
  service: string
  /** Clinic-local dates, both inclusive, at most 62 days. */
  from: Day
  to: Day
  practitioner?: string | undefined
  /** The appointment that is to be moved: its own time counts as free. */
  own?: Own | undefined
}

/**
 * Every free place of every practitioner, as the desk may book it: without online notice, phone services as well.
 * Refusals: `forbidden`, `invalid` by field.
 */
export async function readPlaces(actor: Actor, input: PlacesInput, now: Instant): Promise<Result<Slot[]>> {
  if (!clinicScope(actor, 'diary.read', input.clinic)) return refused({ reason: 'forbidden' })
  const setup = await readSetup()
  const known = resolveWish(setup, input, 'phone')
  if (!known.ok) return known
  const { from, to } = input
  const { facts } = await recallFacts(setup, known.value.clinic.id, known.value.practitioners, { from, to }, now)
  return done(offerByPractitioner(withoutOwn(facts, input.own), wishFor(known.value, from, to), now, { notice: 'none' }))
}

/** A service that the practitioner does, and whether it fits at the start that was pressed. */
export interface Fit {
  service: ServiceView
  fits: boolean
}

/** What may be booked with a practitioner at a start. Refusals: `forbidden`, `not-found`. */
export async function readFits(
  actor: Actor, input: { clinic: string; practitioner: string; day: Day; start: Instant }, now: Instant,
): Promise<Result<Fit[]>> {
  if (!clinicScope(actor, 'diary.read', input.clinic)) return refused({ reason: 'forbidden' })
  const setup = await readSetup()
  const person = setup.practitioners.find(({ id }) => id === input.practitioner)
  if (!person?.clinics.includes(input.clinic)) return refused({ reason: 'not-found' })
  const { facts } = await recallFacts(setup, input.clinic, [person.id], { from: input.day, to: input.day }, now)
  const fits = (service: ServiceView): boolean => {
    const wish = { from: input.day, to: input.day, practitioners: [person.id], ...service }
    return offerByPractitioner(facts, wish, now, { notice: 'none' }).some(({ start }) => start === input.start)
  }
  const does = setup.services.filter(({ id }) => person.services.includes(id))
  return done(does.map((service) => ({ service, fits: fits(service) })))
}
