import type { Actor } from '@/lib/auth/actor'
import { can, type Action } from '@/lib/auth/can'
import type { Change } from '@/lib/core/change-view'
import type { Closure, DiaryFacts } from '@/lib/core/diary-facts'
import type { Affected, Search } from '@/lib/core/proposals'
import { done, refused, type Result } from '@/lib/core/result'
import { addDays, dayOf, daysBetween, instantAt, minuteOf, type Instant } from '@/lib/core/time'
import type { ClinicView } from '@/lib/core/views'
import type { AppointmentRow } from '@/lib/store/appointments'
import { readFacts, setupFacts } from '@/lib/store/facts'
import { readSetup, type Setup } from '@/lib/store/setup'
import { resolveWish } from './wish'

/** What planning a change and applying it have in common: whom it concerns, and where they may go. */
export interface ChangeGround {
  setup: Setup
  clinic: ClinicView
  change: Change
  practitioner: { id: string; name: string } | null
  start: Instant
  end: Instant
}

const mostDays = 31
/** More are planned in parts: nobody reads through a longer list. */
export const mostAffected = 300
const daysBefore = 7
const daysAfter = 28

const wrong = (path: string, message: string) => refused({ reason: 'invalid', errors: [{ path: [path], message }] })

/**
 * Finds clinic and practitioner and makes instants of the days. Refusals: `forbidden`, `not-found` (no such practitioner at
 * that clinic), `invalid` by field.
 */
export async function findGround(actor: Actor, action: Action, change: Change, now: Instant): Promise<Result<ChangeGround>> {
  if (!can(actor, action, { clinic: change.clinic })) return refused({ reason: 'forbidden' })
  const setup = await readSetup()
  const clinic = setup.clinics.find(({ id }) => id === change.clinic)
  const person = setup.practitioners.find(({ id, clinics }) => id === change.practitioner && clinics.includes(change.clinic))
  if (!clinic || (change.practitioner !== null && !person)) return refused({ reason: 'not-found' })
  if (change.until < change.from) return wrong('until', 'The last day is before the first. Swap them.')
  if (daysBetween(change.from, change.until) >= mostDays) return wrong('until', `Take at most ${mostDays} days at a time.`)
  const start = instantAt(change.from, change.fromMinute, clinic.timeZone)
  const end = instantAt(change.until, change.untilMinute, clinic.timeZone)
  if (end <= start) return wrong('to', 'It ends before it begins. Choose a later time.')
  if (end <= now) return wrong('from', 'This is over already. Choose a day to come.')
  return done({ setup, clinic, change, practitioner: person ? { id: person.id, name: person.name } : null, start, end })
}

/** Whose appointments: the practitioner's at every clinic, or all of the clinic. */
export const whoseOf = ({ change }: ChangeGround): { practitioner: string } | { clinic: string } =>
  change.practitioner === null ? { clinic: change.clinic } : { practitioner: change.practitioner }

/** Who may treat: with the service and its skill, with the skill that a pregnancy asks for, and always who has them now. */
function mayTreat(setup: Setup, row: AppointmentRow): string[] {
  const wish = resolveWish(setup, { clinic: row.clinicId, service: row.serviceId, skill: row.pregnant ? 'pregnancy' : undefined }, 'phone')
  if (!wish.ok) return []
  const own = setup.practitioners.find(({ id }) => id === row.practitionerId)
  const keeps = own?.clinics.includes(row.clinicId) && own.services.includes(row.serviceId) ? [own.id] : []
  return [...new Set([...wish.value.practitioners, ...keeps])].sort()
}

export const affectedOf = (setup: Setup, row: AppointmentRow): Affected => ({
  id: row.reference, clinic: row.clinicId, start: row.startsAt.getTime(), practitioner: row.practitionerId,
  minutes: minuteOf(row.endsAt.getTime()) - minuteOf(row.startsAt.getTime()),
  bufferMinutes: minuteOf(row.busyUntil.getTime()) - minuteOf(row.endsAt.getTime()), practitioners: mayTreat(setup, row),
})

/** The closures as they will be. A change over several days is shut by the clock on its first and its last. */
function shutBy({ from, until, fromMinute, untilMinute }: Change): Closure[] {
  const one = (day: string, fromMinute: number, toMinute: number): Closure => ({ from: day, until: day, fromMinute, toMinute, reason: '' })
  if (from === until) return [one(from, fromMinute, untilMinute)]
  const between = { from: addDays(from, 1), until: addDays(until, -1), fromMinute: 0, toMinute: 1440, reason: '' }
  return [one(from, fromMinute, 1440), ...(between.from <= between.until ? [between] : []), one(until, 0, untilMinute)]
}

/** Facts as they will be after the change, without the time of those who have to go. */
function changed(facts: DiaryFacts, clinic: string, ground: ChangeGround, gone: readonly Affected[]): DiaryFacts {
  const { change, start, end } = ground
  const left = new Set(gone.map((one) => `${one.practitioner} ${minuteOf(one.start)}`))
  return {
    ...facts,
    taken: facts.taken.filter((taken) => !left.has(`${taken.practitioner} ${taken.start}`)),
    away: change.practitioner === null ? facts.away
      : [...facts.away, { practitioner: change.practitioner, start: minuteOf(start), end: minuteOf(end) }],
    closures: change.practitioner === null && change.clinic === clinic ? [...facts.closures, ...shutBy(change)] : facts.closures,
  }
}

/** From a week before (not before today) to four weeks after. */
function daysAround({ change, clinic }: ChangeGround, now: Instant): Search['days'] {
  const today = dayOf(now, clinic.timeZone)
  const weekBefore = addDays(change.from, -daysBefore)
  return { from: weekBefore < today ? today : weekBefore, to: addDays(change.until, daysAfter) }
}

/** Everybody at a clinic whom some of them may go to. */
const peopleAt = (clinic: string, affected: readonly Affected[]): string[] =>
  [...new Set(affected.filter((one) => one.clinic === clinic).flatMap(({ practitioners }) => practitioners))].sort()

const lookIn = (facts: ReadonlyMap<string, DiaryFacts>) => (clinic: string): DiaryFacts => {
  const found = facts.get(clinic)
  if (!found) throw new Error(`no facts of ${clinic}`)
  return found
}

/** Where there is free time for them after the change: looked up afresh. */
export async function searchFor(ground: ChangeGround, affected: readonly Affected[], now: Instant): Promise<Search> {
  const days = daysAround(ground, now)
  const facts = new Map<string, DiaryFacts>()
  for (const clinic of new Set(affected.map((one) => one.clinic))) {
    const read = await readFacts(ground.setup, clinic, peopleAt(clinic, affected), days, now)
    facts.set(clinic, changed(read.facts, clinic, ground, affected))
  }
  return { factsOf: lookIn(facts), days, now }
}

/** The same as if nobody had booked: whether somebody would be there at all. Reads nothing. */
export function emptySearch(ground: ChangeGround, affected: readonly Affected[], now: Instant): Search {
  const facts = new Map([...new Set(affected.map((one) => one.clinic))].map((clinic) => {
    const base = setupFacts(ground.setup, clinic, peopleAt(clinic, affected))
    return [clinic, changed({ ...base, taken: [] }, clinic, ground, [])] as const
  }))
  return { factsOf: lookIn(facts), days: daysAround(ground, now), now }
}
