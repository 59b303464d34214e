import { callDeadline, nextTry, partOfDay, triedEnough, type AttemptOutcome } from '@/lib/core/call'
import { addOpeningMinutes, subtractOpeningMinutes } from '@/lib/core/opening'
import { instantOf, toIso, type Instant } from '@/lib/core/time'
import type { StaffSeed } from './accounts'
import type { Cast } from './casting'
import { detailsOf } from './details'
import { asked, aTry } from './history'
import { begin, byRule, byStaff, note, ring, type Tale, type World } from './tale'
import type { Visit } from './visits'

/** A call that is open now. All minutes are the clinic's opening minutes. */
export interface OpenCall {
  clinic: string
  /** How long ago it was asked for. */
  asked: number
  tries?: readonly { ago: number; outcome: AttemptOutcome; callBackIn?: number }[]
  claimed?: 'desk' | 'manager'
  /** How many free places to pass over: for appointments that are further off. */
  skip?: number
}

// Four opening hours are 240: what was asked for before that and not tried since is overdue.
export const openCalls: readonly OpenCall[] = [
  { clinic: 'hall-green', asked: 1500, tries: [{ ago: 1400, outcome: 'voicemail' }, { ago: 1000, outcome: 'no-answer' }] },
  { clinic: 'hall-green', asked: 310 },
  { clinic: 'hall-green', asked: 262, claimed: 'manager' },
  { clinic: 'hall-green', asked: 205, skip: 1 },
  { clinic: 'hall-green', asked: 190, tries: [{ ago: 25, outcome: 'voicemail' }], skip: 1 },
  { clinic: 'hall-green', asked: 170, tries: [{ ago: 70, outcome: 'call-back', callBackIn: 45 }], skip: 3 },
  { clinic: 'hall-green', asked: 120, skip: 4 },
  { clinic: 'hall-green', asked: 49, skip: 9 },
  { clinic: 'hall-green', asked: 14, skip: 14 },
  { clinic: 'hall-green', asked: 3, skip: 40 },
  { clinic: 'hall-green', asked: 1900, skip: 2,
    tries: [{ ago: 1800, outcome: 'no-answer' }, { ago: 1330, outcome: 'voicemail' }, { ago: 900, outcome: 'no-answer' }] },
  { clinic: 'hall-green', asked: 700, tries: [{ ago: 560, outcome: 'wrong-number' }], skip: 6 },
  { clinic: 'tamworth', asked: 290 },
  { clinic: 'tamworth', asked: 1300, tries: [{ ago: 1210, outcome: 'no-answer' }] },
  { clinic: 'tamworth', asked: 210, skip: 1 },
  { clinic: 'tamworth', asked: 150, tries: [{ ago: 40, outcome: 'voicemail' }], skip: 2 },
  { clinic: 'tamworth', asked: 100, tries: [{ ago: 50, outcome: 'call-back', callBackIn: 90 }], skip: 5 },
  { clinic: 'tamworth', asked: 35, skip: 9 },
]

function times(world: World, { clinic, asked: ago }: OpenCall): { askedAt: Instant; bookable: Instant } {
  const { openingHours, closures, zone, policy } = world.facts(clinic)
  const askedAt = subtractOpeningMinutes(openingHours, closures, zone, world.now, ago)
  return { askedAt, bookable: addOpeningMinutes(openingHours, closures, zone, askedAt, policy.noticeOpeningMinutes) }
}

/** Far enough off to be asked for online then, and where it isn't overdue, not so near that the deadline makes it so. */
function fits(world: World, call: OpenCall, visit: Visit): boolean {
  const { askedAt, bookable } = times(world, call)
  const facts = world.facts(call.clinic)
  const promised = addOpeningMinutes(facts.openingHours, facts.closures, facts.zone, askedAt, facts.policy.callDueOpeningMinutes)
  return visit.clinic === call.clinic && visit.service.channel === 'online' && visit.start >= bookable
    && visit.start > world.now + instantOf(20) && (call.tries?.length === 3 || callDeadline(facts, visit.start) >= promised)
}

/** A visit for each of the calls, the most urgent call having the soonest. */
export function chooseVisits(world: World, visits: readonly Visit[]): Map<Visit, OpenCall> {
  const chosen = new Map<Visit, OpenCall>()
  for (const call of openCalls) {
    const able = visits.filter((visit) => !chosen.has(visit) && fits(world, call, visit))
    const visit = able[call.skip ?? 0] ?? able[0]
    if (visit) chosen.set(visit, call)
  }
  return chosen
}

function tryAll(world: World, tale: Tale, call: OpenCall): void {
  const facts = world.facts(call.clinic)
  const { openingHours, closures, zone } = facts
  const desk = world.desk(call.clinic)
  const made = (call.tries ?? []).map(({ ago, outcome, callBackIn }) => {
    const at = subtractOpeningMinutes(openingHours, closures, zone, world.now, ago)
    const callBackAt = callBackIn === undefined ? null : addOpeningMinutes(openingHours, closures, zone, world.now, callBackIn)
    return aTry(world, at, outcome, callBackAt)
  })
  for (const one of made) ring(tale, desk, one, world.random.uuid())
  const last = made[made.length - 1]
  if (!last || !tale.call) return
  const parts = made.slice(0, -1).map(({ at }) => partOfDay(at, zone))
  const next = nextTry(last.outcome, facts, last.at, last.callBackAt, parts)
  const inTime = next !== null && (last.outcome === 'call-back' || next <= callDeadline(facts, tale.visit.start))
  tale.call.nextTryAt = inTime ? toIso(next) : null
  if (!triedEnough(facts, made)) return
  tale.call.flaggedAt = toIso(last.at)
  note(tale, 'flag', byRule, last.at)
}

function claim(world: World, tale: Tale, by: StaffSeed): void {
  if (!tale.call) return
  Object.assign(tale.call, { claimedById: by.id, claimedUntil: toIso(world.now + instantOf(4)) })
  note(tale, 'claim', byStaff(by), world.now - instantOf(1))
}

/** Asked for, perhaps tried, and still to be rung for. */
export function tellOpenCall(world: World, cast: Cast, call: OpenCall, manager: StaffSeed): Tale {
  const tale = begin(world, cast.visit, cast, detailsOf(world, cast))
  asked(world, tale, times(world, call).askedAt - world.random.below(instantOf(1)))
  tryAll(world, tale, call)
  if (call.claimed) claim(world, tale, call.claimed === 'manager' ? manager : world.desk(call.clinic))
  return tale
}
