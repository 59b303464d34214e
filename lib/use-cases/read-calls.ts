import type { Actor } from '@/lib/auth/actor'
import { clinicScope } from '@/lib/auth/can'
import { compareCalls } from '@/lib/core/call'
import { done, refused, type Result } from '@/lib/core/result'
import { dayOf, instantAt, type Instant } from '@/lib/core/time'
import type { CallsView } from '@/lib/core/views'
import { countToday, findOpenCalls } from '@/lib/store/calls'
import { recordLook } from '@/lib/store/events'
import { readSetup } from '@/lib/store/setup'
import { toCallEntry } from '@/lib/store/shape'
import { eventActorOf } from './subject'

/** The clinic's worklist, most urgent first, and the day's figures. That it was looked at is an event. Refusals: `forbidden`, `not-found`. */
export async function readCalls(actor: Actor, input: { clinic: string }, now: Instant): Promise<Result<CallsView>> {
  const scope = clinicScope(actor, 'calls.read', input.clinic)
  if (!scope) return refused({ reason: 'forbidden' })
  const clinic = (await readSetup()).clinics.find((known) => known.id === scope)
  if (!clinic) return refused({ reason: 'not-found' })
  const startOfDay = instantAt(dayOf(now, clinic.timeZone), 0, clinic.timeZone)
  const [rows, today] = await Promise.all([findOpenCalls(scope), countToday(scope, startOfDay, now),
    recordLook({ at: now, actor: eventActorOf(actor), clinic: scope, appointment: null, patient: null, detail: { list: 'calls' } })])
  const calls = rows.flatMap((row) => toCallEntry(row, now) ?? []).sort(compareCalls)
  return done({ clinic, calls, today })
}
