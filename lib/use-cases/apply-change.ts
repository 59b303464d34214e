import type { Actor, StaffActor } from '@/lib/auth/actor'
import { clinicScopes } from '@/lib/auth/can'
import { leisurely } from '@/lib/budget'
import type { Applied, Change, Choice, Overtaken } from '@/lib/core/change-view'
import { clashing, freePlaces } from '@/lib/core/proposals'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import type { AppointmentRow } from '@/lib/store/appointments'
import { lockTimes } from '@/lib/store/book'
import type { Db } from '@/lib/store/client'
import {
  findMadeBefore, findTaken, isCovered, lockAffected, putIn, takeOut, writeAbsence, writeChange,
  type DayChangeRow, type MadeBefore, type Move,
} from '@/lib/store/day-changes'
import { forgetAll } from '@/lib/store/live'
import { lastSetupChange, lockSetup } from '@/lib/store/practice-changes'
import { transact } from '@/lib/store/transact'
import { affectedOf, emptySearch, findGround, whoseOf, type ChangeGround } from './change-ground'
import { again } from './repeated'
import { writeOutcome, type Settled } from './write-change'

export interface ApplyInput {
  /** Made with the form: the same one sent twice is one change. */
  id: string
  change: Change
  /** Written on the diary. */
  reason: string
  choices: Choice[]
}

type Flaw = { reference: string; why: Overtaken }

/** What differs between the choices and what is there now. */
function compare(rows: readonly AppointmentRow[], choices: ReadonlyMap<string, Choice>): Flaw[] {
  const there = new Set(rows.map(({ reference }) => reference))
  const gone = [...choices.keys()].filter((reference) => !there.has(reference)).map((reference): Flaw => ({ reference, why: 'gone' }))
  return [...gone, ...rows.flatMap((row): Flaw[] => {
    const choice = choices.get(row.reference)
    if (!choice) return [{ reference: row.reference, why: 'new' }]
    return choice.version === row.version ? [] : [{ reference: row.reference, why: 'changed' }]
  })]
}

/** The moves chosen, with the length of their appointments. */
const movesOf = (rows: readonly AppointmentRow[], choices: ReadonlyMap<string, Choice>): Move[] => rows.flatMap((row) => {
  const decision = choices.get(row.reference)?.decision
  if (decision?.to !== 'move') return []
  const start = row.startsAt.getTime()
  return [{
    id: row.id, reference: row.reference, practitioner: decision.practitioner, room: decision.room, start: decision.start,
    end: decision.start + row.endsAt.getTime() - start, busyUntil: decision.start + row.busyUntil.getTime() - start,
  }]
})

/** Places where nobody would be, or not this person in this room; and two that take time twice. */
function wrongPlaces(ground: ChangeGround, rows: readonly AppointmentRow[], moves: readonly Move[], now: Instant): Flaw[] {
  const empty = emptySearch(ground, rows.map((row) => affectedOf(ground.setup, row)), now)
  const twice = clashing(moves.map((move) => ({ ...move, id: move.reference })))
  return moves.flatMap((move): Flaw[] => {
    const row = rows.find(({ id }) => id === move.id)
    const open = row ? freePlaces(empty, affectedOf(ground.setup, row)) : []
    const is = open.some((place) => place.start === move.start && place.practitioner === move.practitioner && place.room === move.room)
    if (!is) return [{ reference: move.reference, why: 'taken' }]
    return twice.has(move.reference) ? [{ reference: move.reference, why: 'twice' }] : []
  })
}

interface Tried {
  flaws: Flaw[]
  settled: Settled | null
  /** It is so already, by somebody else or by another form. */
  before: MadeBefore | null
}

/** Who made it so, as far as it is known. */
async function whoBefore(tx: Db, row: DayChangeRow, now: Instant): Promise<MadeBefore> {
  const before = await findMadeBefore(tx, row)
  if (before) return before
  const last = await lastSetupChange(tx, [row.change.clinic])
  return { change: null, staff: null, by: last?.by ?? 'Somebody else', at: last?.at ?? now }
}

/** Whether any of them would still be moved or cancelled as they were seen. */
const isLeftToDo = (rows: readonly AppointmentRow[], choices: ReadonlyMap<string, Choice>): boolean => rows.some((row) => {
  const choice = choices.get(row.reference)
  return choice !== undefined && choice.decision.to !== 'leave' && choice.version === row.version
})

/** One try, in its transaction. What is wrong is told in `tried.flaws`, and then all of it is rolled back. */
async function tryOnce(tx: Db, ground: ChangeGround, staff: StaffActor, input: ApplyInput, tried: Tried, now: Instant): Promise<boolean> {
  Object.assign(tried, { flaws: [], settled: null, before: null })
  const row = { id: input.id, change: ground.change, start: ground.start, end: ground.end, reason: input.reason, staff: staff.id }
  if (!await writeChange(tx, row, now)) return true // sent twice: it has been applied
  const choices = new Map(input.choices.map((choice) => [choice.reference, choice]))
  await lockSetup(tx) // two who change the same day at once come one after the other
  const goals = input.choices.flatMap(({ decision }) => (decision.to === 'move' ? [decision] : []))
  await lockTimes(tx, [...goals, ...(ground.practitioner ? [{ practitioner: ground.practitioner.id }] : [])]
    .map(({ practitioner }) => practitioner), goals.map(({ room }) => room))
  const all = await lockAffected(tx, whoseOf(ground), ground.start, ground.end)
  const scopes: string[] = clinicScopes(staff, 'change.apply')
  const mine = all.filter(({ clinicId }) => scopes.includes(clinicId))
  const isThere = await isCovered(tx, row)
  if (isThere && !isLeftToDo(mine, choices)) {
    tried.before = await whoBefore(tx, row, now)
    return false
  }
  tried.flaws = compare(mine, choices)
  if (tried.flaws.length > 0) return false
  const moves = movesOf(mine, choices)
  tried.flaws = wrongPlaces(ground, mine, moves, now)
  if (tried.flaws.length > 0) return false
  if (!isThere) await writeAbsence(tx, row)
  const cancelled = mine.filter(({ reference }) => choices.get(reference)?.decision.to === 'cancel')
  const moved = mine.filter(({ id }) => moves.some((move) => move.id === id))
  tried.settled = { change: input.id, moved, moves, cancelled, left: all.filter((one) => !moved.includes(one) && !cancelled.includes(one)) }
  return await writeOutcome(tx, ground, tried.settled, staff, now, async () => {
    await takeOut(tx, moves.map(({ id }) => id))
    tried.flaws = (await findTaken(tx, moves, now)).map((reference): Flaw => ({ reference, why: 'taken' }))
    if (tried.flaws.length > 0) return false
    await putIn(tx, moves, now)
    return true
  })
}

const mostTries = 3

/**
 * Carries a plan out, all of it at once or nothing: the absence or closure, every move and cancellation, a line on the list
 * of those to be told for everybody concerned (at other clinics too: there they are left to be decided), and the events.
 * Where anything changed since the plan was shown (an appointment changed, came or went; a place was taken, or two were given
 * the same), nothing is written and the answer is `overtaken` with the rows concerned. The same `id` is applied once; of two who
 * change the same day at once, the second is answered `applied-already`, by whom and when, and writes nothing.
 * Refusals: as `planChange`.
 */
export const applyChange = leisurely(async (actor: Actor, input: ApplyInput, now: Instant): Promise<Result<Applied>> => {
  const found = await findGround(actor, 'change.apply', input.change, now)
  if (!found.ok || actor.kind !== 'staff') return found.ok ? refused({ reason: 'forbidden' }) : found
  const tried: Tried = { flaws: [], settled: null, before: null }
  for (let left = mostTries; left > 0; left -= 1) {
    const applied = await transact<null>(async (tx) => await tryOnce(tx, found.value, actor, input, tried, now)
      ? done(null) : refused({ reason: 'changed-meanwhile', status: 'requested', by: '', at: now }))
    if (applied.ok) {
      forgetAll() // the absence is the practice's; others hear of it by the live signal
      return done(outcomeOf(input, tried.settled, clinicScopes(actor, 'change.apply')))
    }
    if (tried.before) return again({ state: 'applied-already', ...tried.before })
    if (applied.refusal.reason === 'changed-meanwhile') return done({ state: 'overtaken', rows: tried.flaws })
    // Somebody wrote in one of the places just then: now it can be seen whose row it concerns.
  }
  return refused({ reason: 'slot-taken', alternatives: [] })
})

function outcomeOf(input: ApplyInput, settled: Settled | null, scopes: readonly string[]): Applied {
  const to = (kind: Choice['decision']['to']) => input.choices.filter(({ decision }) => decision.to === kind).length
  const elsewhere = settled?.left.filter(({ clinicId }) => !scopes.includes(clinicId)).length ?? 0
  return { state: 'applied', change: input.id, moved: to('move'), cancelled: to('cancel'), left: to('leave'), elsewhere }
}
