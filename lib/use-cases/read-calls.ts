import type { Actor } from '@/lib/auth/actor'
import { clinicScope } from '@/lib/auth/can'
import { done, refused, type Result } from '@/lib/core/result'
import { dayOf, instantAt, type Instant } from '@/lib/core/time'
import type { CallsView } from '@/lib/core/views'
import { compareCalls } from '@/lib/core/worklist'
import { countToday, findOpenCalls } from '@/lib/store/calls'
import { recordLook } from '@/lib/store/events'
import { remember } from '@/lib/store/live'
import { findOpenRingBacks, toRingBackEntry } from '@/lib/store/ring-backs'
import { findOpenRingNows, toRingNowEntry, toRingNowView } from '@/lib/store/ring-nows'
import { readSetup } from '@/lib/store/setup'
import { callFactsOf, toCallEntry } from '@/lib/store/shape'
import { eventActorOf } from './subject'

/** What the database has of it: every screen of the clinic counts it, and reads it again at each change. */
const readOpen = (clinic: string, startOfDay: Instant, now: Instant) => remember(['calls', clinic, startOfDay].join(' '), now, async () => {
  const [rows, people, atOnce, today] = await Promise.all([
    findOpenCalls(clinic), findOpenRingBacks(clinic), findOpenRingNows(clinic), countToday(clinic, startOfDay, now)])
  return { value: { rows, people, atOnce, today }, until: Infinity }
})

/**
 * The clinic's worklist (calls, people to ring back, people to ring at once), each most urgent first, and the day's figures. A call
 * whose patient answered a warning sign with yes is to be rung at once. That it was looked at is an event. Refusals: `forbidden`, `not-found`.
 */
export async function readCalls(actor: Actor, input: { clinic: string }, now: Instant): Promise<Result<CallsView>> {
  const scope = clinicScope(actor, 'calls.read', input.clinic)
  if (!scope) return refused({ reason: 'forbidden' })
  const setup = await readSetup()
  const clinic = setup.clinics.find((known) => known.id === scope)
  if (!clinic) return refused({ reason: 'not-found' })
  const facts = callFactsOf(setup, clinic.id)
  const startOfDay = instantAt(dayOf(now, clinic.timeZone), 0, clinic.timeZone)
  const [{ rows, people, atOnce, today }] = await Promise.all([readOpen(scope, startOfDay, now),
    recordLook({ at: now, actor: eventActorOf(actor), clinic: scope, appointment: null, patient: null, detail: { list: 'calls' } })])
  const signs = new Map(atOnce.map((row) => [row.appointmentId, toRingNowView(row)]))
  const calls = rows.flatMap((row) => toCallEntry(row, facts, now, signs.get(row.id)) ?? []).sort(compareCalls)
  const ringBacks = people.map((row) => toRingBackEntry(row, facts, now)).sort(compareCalls)
  const ringNows = atOnce.flatMap((row) => toRingNowEntry(row, now) ?? []).sort(compareCalls)
  return done({ clinic, calls, ringBacks, ringNows, today })
}
