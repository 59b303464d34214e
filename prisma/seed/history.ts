import { createHash, randomBytes } from 'node:crypto'
import { cancelReasons, type CancelReason } from '@/lib/core/appointment'
import { nextTry, partOfDay, type AttemptOutcome, type CallFacts } from '@/lib/core/call'
import { addOpeningMinutes, subtractOpeningMinutes } from '@/lib/core/opening'
import { instantOf, type Instant } from '@/lib/core/time'
import type { Cast } from './casting'
import { detailsOf } from './details'
import { act, ask, begin, book, byClock, byPatient, byRule, byStaff, hold, move, ring, type Tale, type Try, type World } from './tale'
import { tryNotes } from './words'
import type { Visit } from './visits'

/** What becomes of a visit. */
export type Fate = 'confirmed' | 'arrived' | 'completed' | 'missed' | 'cancelled' | 'declined' | 'released'

const afterOpening = (facts: CallFacts, at: Instant, minutes: number) =>
  addOpeningMinutes(facts.openingHours, facts.closures, facts.zone, at, minutes)
const beforeOpening = (facts: CallFacts, at: Instant, minutes: number) =>
  subtractOpeningMinutes(facts.openingHours, facts.closures, facts.zone, at, minutes)
const minute = instantOf(1)

/** The hash of a secret that nobody was given. */
export const noSecret = (): Uint8Array<ArrayBuffer> => new Uint8Array(createHash('sha256').update(randomBytes(32)).digest())

export const noteOf = (world: World, outcome: AttemptOutcome): string | null =>
  world.random.chance(0.4) ? world.random.pick(tryNotes[outcome] ?? ['']) || null : null

export const aTry = (world: World, at: Instant, outcome: AttemptOutcome, callBackAt: Instant | null = null): Try =>
  ({ at, outcome, note: noteOf(world, outcome), callBackAt })

/** Asked for on the website (mostly through a hold) or through the API. */
export function asked(world: World, tale: Tale, at: Instant, start?: Instant): void {
  const viaApi = world.random.chance(0.08)
  const heldAt = at - minute * world.random.between(2, 8)
  if (!viaApi) hold(tale, heldAt, noSecret(), heldAt + 10 * minute, start)
  ask(tale, at, viaApi ? 'api' : 'web', world.facts(tale.visit.clinic), world.random.uuid())
}

/** Some of what is to come was asked for in the last hours, so that today's figures have something in them. */
function askedWhen(world: World, visit: Visit): { at: Instant; room: number } {
  const facts = world.facts(visit.clinic)
  const isRecent = visit.start > afterOpening(facts, world.now, 330) && world.random.chance(0.35)
  if (isRecent) {
    const ago = world.random.between(60, 700)
    return { at: beforeOpening(facts, world.now, ago) - world.random.below(minute), room: ago - 6 }
  }
  const settled = beforeOpening(facts, Math.min(visit.start, world.now), world.random.between(1100, 5200))
  return { at: settled - world.random.below(10 * 60 * minute), room: 1000 }
}

/** Rung until answered: at once, or after one or two tries in other parts of the day. Answers when it was. */
function rung(world: World, tale: Tale, at: Instant, room: number, last: AttemptOutcome): Instant {
  const facts = world.facts(tale.visit.clinic)
  const desk = world.desk(tale.visit.clinic)
  const unanswered = world.random.chance(0.25) && room > 700
  let ringAt = afterOpening(facts, at, world.random.between(5, Math.min(room, unanswered ? 100 : 225)))
  if (unanswered) {
    const outcome = world.random.weighted([['no-answer', 5], ['voicemail', 4], ['call-back', 1]] as const)
    const callBackAt = outcome === 'call-back' ? afterOpening(facts, ringAt, 60) : null
    ring(tale, desk, aTry(world, ringAt, outcome, callBackAt), world.random.uuid())
    ringAt = (nextTry(outcome, facts, ringAt, callBackAt, [partOfDay(ringAt, facts.zone)]) ?? ringAt) + 3 * minute
  }
  ring(tale, desk, aTry(world, ringAt, last), world.random.uuid())
  return ringAt
}

function settledByPhone(world: World, tale: Tale): Instant {
  const facts = world.facts(tale.visit.clinic)
  const at = beforeOpening(facts, Math.min(tale.visit.start, world.now), world.random.between(60, 5200)) - minute
  book(tale, byStaff(world.desk(tale.visit.clinic)), at)
  return at
}

function settledOnline(world: World, tale: Tale): Instant {
  const { at, room } = askedWhen(world, tale.visit)
  const desk = byStaff(world.desk(tale.visit.clinic))
  const wasMoved = world.random.chance(0.06)
  const before = tale.visit.start + (world.random.chance(0.5) ? 1 : -1) * 60 * minute
  asked(world, tale, at, wasMoved ? before : undefined)
  const answered = rung(world, tale, at, room, wasMoved ? 'moved' : 'confirmed')
  if (wasMoved) move(tale, desk, answered, before)
  act(tale, 'confirm', desk, answered)
  return answered
}

/** Tried in three parts of two days without an answer, then let go by the rule or by reception. */
function neverReached(world: World, tale: Tale): void {
  const facts = world.facts(tale.visit.clinic)
  const desk = world.desk(tale.visit.clinic)
  const last = Math.min(tale.visit.start, world.now)
  asked(world, tale, beforeOpening(facts, last, 1700))
  for (const [i, outcome] of (['no-answer', 'voicemail', 'no-answer'] as const).entries()) {
    ring(tale, desk, aTry(world, beforeOpening(facts, last, 1500 - 390 * i), outcome), world.random.uuid())
  }
  act(tale, 'release', world.random.chance(0.5) ? byRule : byStaff(desk), beforeOpening(facts, last, 180))
}

function calledOff(world: World, tale: Tale, settled: Instant): void {
  const last = Math.min(tale.visit.start, world.now)
  const at = settled + Math.floor((last - settled) * (0.1 + 0.85 * world.random.next()))
  const inTime = at < tale.visit.start - 24 * 60 * minute
  const reason: CancelReason = world.random.pick(cancelReasons.filter((one) => one !== 'clinic-closed' && one !== 'practitioner-away'))
  act(tale, 'cancel', inTime && world.random.chance(0.6) ? byPatient : byStaff(world.desk(tale.visit.clinic)), at, reason)
}

function declined(world: World, tale: Tale): void {
  const { at, room } = askedWhen(world, tale.visit)
  asked(world, tale, at)
  const answered = rung(world, tale, at, room, 'declined')
  act(tale, 'cancel', byStaff(world.desk(tale.visit.clinic)), answered, 'patient-asked')
}

function came(world: World, tale: Tale, fate: Fate): void {
  const desk = byStaff(world.desk(tale.visit.clinic))
  const { start, end, practitioner } = tale.visit
  if (fate === 'missed') {
    act(tale, 'miss', desk, Math.min(world.now, start + minute * world.random.between(15, 25)))
    return
  }
  act(tale, 'arrive', desk, Math.min(world.now - 20_000, start - minute * world.random.between(-3, 14)))
  if (fate !== 'completed') return
  const who = world.treating(practitioner)
  act(tale, 'complete', who ? byStaff(who) : desk, Math.min(world.now, end + minute * world.random.between(-3, 5)))
}

/** A visit's whole tale up to now, but for those still to be rung for. */
export function tellHistory(world: World, cast: Cast, fate: Fate): Tale {
  const tale = begin(world, cast.visit, cast, detailsOf(world, cast))
  const byPhone = cast.visit.service.channel === 'phone' || world.random.chance(0.28)
  if (fate === 'released') neverReached(world, tale)
  else if (fate === 'declined') declined(world, tale)
  else {
    const settled = byPhone ? settledByPhone(world, tale) : settledOnline(world, tale)
    if (fate === 'cancelled') calledOff(world, tale, settled)
    else if (fate !== 'confirmed') came(world, tale, fate)
  }
  return tale
}

/** A hold that nobody made anything of. */
export function tellLapsed(world: World, visit: Visit): Tale {
  const tale = begin(world, visit, null, null)
  const at = beforeOpening(world.facts(visit.clinic), Math.min(visit.start, world.now), world.random.between(300, 3000))
  hold(tale, at, noSecret(), at + 10 * minute)
  act(tale, 'lapse', byClock, at + 10 * minute + 5_000)
  return tale
}

/** Somebody is filling in the form at this moment. */
export function tellHeld(world: World, visit: Visit): Tale {
  const tale = begin(world, visit, null, null)
  hold(tale, world.now - 2 * minute, noSecret(), world.now + 8 * minute)
  return tale
}
