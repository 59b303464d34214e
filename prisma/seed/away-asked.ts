import { addDays, dayOf, instantAt, startOfWeek, toIso, type Day, type Instant } from '@/lib/core/time'
import type { Prisma } from '@/lib/store/generated/client'
import type { StaffSeed } from './accounts'
import { zone } from './clinics'
import type { Random } from './random'

/** Time away that the demo's practitioners asked for: one waits for an answer, one was refused, one is granted, beyond what can be booked. */

const dayMs = 24 * 3_600_000

interface Wish {
  reason: string
  note: string | null
  /** Days from this week's Monday, both inclusive. */
  days: readonly [number, number]
  status: 'asked' | 'granted' | 'refused'
  word: string | null
  askedDaysAgo: number
}

const wishes: readonly Wish[] = [
  { reason: 'leave', note: 'The children’s half-term, if that can be done.', days: [35, 39], status: 'asked', word: null, askedDaysAgo: 2 },
  { reason: 'training', note: null, days: [14, 15], status: 'refused', word: 'Two of us are away then already. The course in autumn?', askedDaysAgo: 9 },
  { reason: 'leave', note: null, days: [77, 83], status: 'granted', word: null, askedDaysAgo: 20 },
]

export interface AskedPlan {
  rows: Prisma.AbsenceRequestCreateManyInput[]
  absences: Prisma.AbsenceCreateManyInput[]
  events: Prisma.EventCreateManyInput[]
}

const utc = (day: Day): string => `${day}T00:00:00.000Z`

function askedBy(who: StaffSeed, manager: StaffSeed | undefined, { reason, note, days, status, word, askedDaysAgo }: Wish, random: Random, now: Instant): AskedPlan {
  const monday = startOfWeek(dayOf(now, zone))
  const [id, from, until] = [random.uuid(), addDays(monday, days[0]), addDays(monday, days[1])]
  const [askedAt, decidedAt] = [now - askedDaysAgo * dayMs, now - (askedDaysAgo - 1) * dayMs]
  const span = { start: toIso(instantAt(from, 0, zone)), end: toIso(instantAt(addDays(until, 1), 0, zone)) }
  const practitionerId = who.practitionerId ?? ''
  const event = (verb: string, at: Instant, by: StaffSeed): Prisma.EventCreateManyInput => ({
    at: toIso(at), verb, actorKind: 'staff', actorId: by.id, actorName: by.name, clinicId: who.clinics[0] ?? null,
    detail: { absence: id, practitioner: practitionerId, changed: false, from: span.start, until: span.end },
  })
  const decided = status !== 'asked' && manager ? { decidedAt: toIso(decidedAt), decidedById: manager.id } : {}
  return {
    rows: [{ id, practitionerId, reason, note, fromDay: utc(from), untilDay: utc(until), status, word, version: status === 'asked' ? 1 : 2,
      askedAt: toIso(askedAt), askedById: who.id, ...decided }],
    absences: status === 'granted' ? [{ id: random.uuid(), practitionerId, startsAt: span.start, endsAt: span.end, reason: 'annual leave', requestId: id }] : [],
    events: [event('absence.ask', askedAt, who), ...(status !== 'asked' && manager ? [event(status === 'granted' ? 'absence.grant' : 'absence.refuse', decidedAt, manager)] : [])],
  }
}

export function planAsked(staff: readonly StaffSeed[], random: Random, now: Instant): AskedPlan {
  const manager = staff.find(({ role }) => role === 'manager')
  const treating = staff.filter(({ practitionerId }) => practitionerId !== null)
  const plans = wishes.flatMap((wish, i) => (treating[i] ? [askedBy(treating[i], manager, wish, random, now)] : []))
  return { rows: plans.flatMap(({ rows }) => rows), absences: plans.flatMap(({ absences }) => absences), events: plans.flatMap(({ events }) => events) }
}
