import type { DiaryFacts, Slot, Wish } from '@/lib/core/diary-facts'
import { done, refused, type Result } from '@/lib/core/result'
import { dayStates, nearestSlots, offerSlots } from '@/lib/core/slots'
import { addDays, dayOf, instantOf, minuteOf, type Day, type Instant } from '@/lib/core/time'
import type { ClinicView, ServiceView, SlotsView } from '@/lib/core/views'
import { recallFacts } from '@/lib/store/facts'
import { remember } from '@/lib/store/live'
import type { Setup } from '@/lib/store/setup'

/** What someone would like to book, by ids as they came in. */
export interface WishInput {
  clinic: string
  service: string
  practitioner?: string | undefined
  skill?: string | undefined
}

/** The same, found in the practice: those who may treat, in the order of their ids. */
export interface KnownWish {
  clinic: ClinicView
  service: ServiceView
  practitioners: string[]
  /** What the asker holds (or is about to move) already: their own time is free to them. */
  own?: Own | undefined
}

export interface Own {
  practitioner: string
  start: Instant
}

/** The facts as the asker sees them: without the time that is their own. */
export const withoutOwn = (facts: DiaryFacts, own: Own | undefined): DiaryFacts => own === undefined ? facts : {
  ...facts,
  taken: facts.taken.filter((taken) => taken.practitioner !== own.practitioner || taken.start !== minuteOf(own.start)),
}

const unknown = (field: string, message: string) => refused({ reason: 'invalid', errors: [{ path: [field], message }] })

/**
 * Finds clinic, service and those who may treat. Refuses (`invalid`, by field) what isn't there, who doesn't do that service
 * or isn't at that clinic, and for `online` a service that is booked by phone only.
 */
export function resolveWish(setup: Setup, wish: WishInput, channel: 'online' | 'phone'): Result<KnownWish> {
  const clinic = setup.clinics.find((known) => known.id === wish.clinic)
  if (!clinic) return unknown('clinic', 'There is no such clinic. Choose one of ours.')
  const service = setup.services.find((known) => known.id === wish.service)
  if (!service) return unknown('service', 'There is no such service. Choose one of ours.')
  if (channel === 'online' && service.channel === 'phone') {
    return unknown('service', `${service.name} is booked by phone only. Ring us on ${clinic.phone}.`)
  }
  const here = setup.practitioners.filter((person) => person.clinics.includes(clinic.id) && person.services.includes(service.id))
  if (wish.practitioner && !here.some((person) => person.id === wish.practitioner)) {
    return unknown('practitioner', 'This practitioner doesn’t do that service at this clinic. Choose another, or any.')
  }
  const skills = [service.skill, wish.skill].filter((skill) => skill !== null && skill !== undefined)
  const practitioners = here.filter((person) => (!wish.practitioner || person.id === wish.practitioner)
    && skills.every((skill) => person.skills.includes(skill))).map((person) => person.id).sort()
  return done({ clinic, service, practitioners })
}

export const wishFor = (known: KnownWish, from: Day, to: Day): Wish => ({
  from, to, minutes: known.service.minutes, bufferMinutes: known.service.bufferMinutes, practitioners: known.practitioners,
})

const ownKey = ({ own }: KnownWish): string => own ? `${own.practitioner}@${own.start}` : ''
const nextMinute = (now: Instant): Instant => instantOf(minuteOf(now) + 1)

/** Slots as anybody online may book them, remembered within the minute: notice and horizon move with the clock. */
export function recallSlots(setup: Setup, known: KnownWish, from: Day, to: Day, now: Instant): Promise<SlotsView> {
  const key = ['slots', setup.edition, known.clinic.id, known.service.id, from, to, ownKey(known), ...known.practitioners].join(' ')
  return remember(key, now, async () => {
    const read = await recallFacts(setup, known.clinic.id, known.practitioners, { from, to }, now)
    const facts = withoutOwn(read.facts, known.own)
    const wish = wishFor(known, from, to)
    const slots = offerSlots(facts, wish, now)
    const view = { timeZone: known.clinic.timeZone, slots, days: dayStates(facts, wish, slots) }
    return { value: view, until: Math.min(read.until, nextMinute(now)) }
  })
}

const alternativeDays = 13

/** Up to five free times nearest to the one that is gone, with the same wish. */
export async function alternativesTo(setup: Setup, known: KnownWish, start: Instant, now: Instant): Promise<Slot[]> {
  const day = dayOf(start, known.clinic.timeZone)
  const key = ['nearest', setup.edition, known.clinic.id, known.service.id, start, ownKey(known), ...known.practitioners].join(' ')
  return remember(key, now, async () => {
    const { slots } = await recallSlots(setup, known, addDays(day, -2), addDays(day, alternativeDays), now)
    return { value: nearestSlots(slots, start), until: nextMinute(now) }
  })
}

/** What is wrong with a start that isn't offered and wouldn't be if nobody had booked; null when it is merely taken. */
export function whyNotOffered(
  facts: DiaryFacts, known: KnownWish, start: Instant, now: Instant, notice: 'online' | 'none' = 'online',
): string | null {
  if (start < now) return 'This time is in the past. Choose a later one.'
  const day = dayOf(start, facts.zone)
  const wish = wishFor(known, day, day)
  const empty = { ...facts, taken: [] }
  if (offerSlots(empty, wish, now, { notice }).some((slot) => slot.start === start)) return null
  const inRota = offerSlots(empty, wish, now, { notice: 'none' }).some((slot) => slot.start === start)
  if (inRota) return 'This time is too soon to book online. Choose a later one, or ring us.'
  if (day > addDays(dayOf(now, facts.zone), facts.policy.horizonDays)) return 'This time is too far ahead to book yet. Choose an earlier one.'
  return 'Nobody offers this service at that time. Choose one of the times we list.'
}
