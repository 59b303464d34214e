import type { Actor } from '@/lib/auth/actor'
import { clinicScopes } from '@/lib/auth/can'
import { leisurely } from '@/lib/budget'
import { erasedName, type KeptPatient, type RetentionView } from '@/lib/core/erasure'
import { done, refused, type Result } from '@/lib/core/result'
import { isDue, keepFor, yearsAfter } from '@/lib/core/retention'
import { addDays, type Day, type Instant } from '@/lib/core/time'
import { recordLook } from '@/lib/store/events'
import { countOldRingBacks, findKept } from '@/lib/store/kept-records'
import { readUnattendedDays } from '@/lib/store/practice-rules'
import { readSetup } from '@/lib/store/setup'
import { earliestToday } from './plan-erasure'
import { eventActorOf } from './subject'

const dayMs = 86_400_000
const mostShown = 100
/** Who comes due within so many days is shown beside those who are. */
const aheadDays = 90

/** Wide enough to hold everybody who may be due on that day; who is, is for the core to say. */
export const widest = (day: Day, unattendedDays: number) => ({ treated: addDays(yearsAfter(day, -8), 2), heard: addDays(day, 2 - unattendedDays) })

/** From then on back, wishes to be rung are too old to say whose they were. A day more than the rule. */
export const oldRingBacks = (unattendedDays: number, now: Instant): Instant => now - (unattendedDays + 1) * dayMs

/** Everybody who is due by a day, the longest due first. */
async function keptBy(day: Day, unattendedDays: number, now: Instant, clinics: readonly string[]): Promise<KeptPatient[]> {
  const rows = await findKept(widest(day, unattendedDays), now, clinics)
  return rows.map((row): KeptPatient => ({
    id: row.id, name: row.name, dateOfBirth: row.dateOfBirth, lastTreated: row.lastTreated, keep: keepFor(row, unattendedDays), blocked: row.blockers.length > 0,
  })).filter(({ keep }) => isDue(keep, day)).sort((a, b) => a.keep.until.localeCompare(b.keep.until) || a.id.localeCompare(b.id))
}

/**
 * The dry run of what the job does: who is due today at the clinics of the reader, and who comes due within ninety days; and how long somebody
 * who never came is kept. Nothing is written but that it was looked at, with whom it named. Refusal: `forbidden`.
 */
export const readRetention = leisurely(async (actor: Actor, now: Instant): Promise<Result<RetentionView>> => {
  const clinics = clinicScopes(actor, 'retention.read')
  if (clinics.length === 0) return refused({ reason: 'forbidden' })
  const setup = await readSetup()
  const unattendedDays = await readUnattendedDays()
  const today = earliestToday(setup, now)
  const soonUntil = addDays(today, aheadDays)
  const all = await keptBy(soonUntil, unattendedDays, now, clinics)
  const due = all.filter(({ keep }) => isDue(keep, today))
  const soon = all.filter(({ keep }) => !isDue(keep, today))
  const shown = [due, soon].map((list) => list.filter(({ name }) => name !== null).slice(0, mostShown))
  const ringBacksDue = await countOldRingBacks(oldRingBacks(unattendedDays, now), erasedName)
  await recordLook({ at: now, actor: eventActorOf(actor), clinic: null, appointment: null, patient: null, detail: { list: 'retention' } }, shown.flat().map(({ id }) => id))
  return done({
    today, unattendedDays, due: shown[0] ?? [], dueCount: due.length, soonUntil, soon: shown[1] ?? [], soonCount: soon.length, ringBacksDue,
  })
})
