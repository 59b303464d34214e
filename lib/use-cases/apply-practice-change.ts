import type { Actor, StaffActor } from '@/lib/auth/actor'
import { clinicScopes } from '@/lib/auth/can'
import { leisurely } from '@/lib/budget'
import type { ChangeApplied } from '@/lib/core/effect-view'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import type { AppointmentRow } from '@/lib/store/appointments'
import { lockTimes } from '@/lib/store/book'
import { askIn, type Db } from '@/lib/store/client'
import { findWhole } from '@/lib/store/day-changes'
import { lockVisits } from '@/lib/store/effect-facts'
import { recordEvent } from '@/lib/store/events'
import { forgetAll } from '@/lib/store/live'
import { lastSetupChange, lockSetup, writePracticeChange, writeSetupChange, type WrittenChange } from '@/lib/store/practice-changes'
import { readSetup, readSetupIn, type Setup } from '@/lib/store/setup'
import { statusOf } from '@/lib/store/shape'
import { writeTells } from '@/lib/store/to-tell'
import { transact } from '@/lib/store/transact'
import { clinicsChanged, mayChange, seenOf, workOut, type WorkedOut } from './practice-ground'
import { refuseChange } from './refuse-change'
import { eventActorOf } from './subject'

export interface PracticeChangeInput {
  /** Made with the form: the same one sent twice is one change. */
  id: string
  change: WrittenChange
  /** `seen` of the preview that was shown. */
  seen: string
}

/** What else is written in the same transaction; a refusal rolls all of it back. */
export type Also = (tx: Db) => Promise<Result<null>>

const verbs = { rota: 'change-rota', closure: 'change-closures', absence: 'change-absence' } as const

class Overtaken extends Error {}

/** A line for each that is left without a session, and what each one's story says of it. */
async function writeOrphans(tx: Db, rows: readonly AppointmentRow[], change: string, staff: StaffActor, now: Instant): Promise<void> {
  for (const row of rows) {
    await recordEvent(tx, { at: now, verb: 'leave', actor: eventActorOf(staff), clinic: row.clinicId, appointment: row.id, patient: row.patientId,
      detail: { status: statusOf(row), change } })
  }
  await writeTells(tx, rows.flatMap((row) => (row.patientId === null ? [] : [{
    appointment: row.id, patient: row.patientId, clinic: row.clinicId, why: 'no-session' as const, change: null,
    was: { start: row.startsAt.getTime(), practitioner: row.practitionerId },
  }])), now)
}

/** What was changed, at each clinic of it: ids, days and counts. */
async function writeEvents(tx: Db, setup: Setup, input: PracticeChangeInput, worked: WorkedOut, left: readonly AppointmentRow[], staff: StaffActor, now: Instant): Promise<void> {
  const { change, id } = input
  const whose = change.kind === 'closure' ? null : worked.ground.practitioners.join(' ')
  const ended = change.kind === 'rota' ? change.ends.length : change.drops.length
  for (const clinic of clinicsChanged(setup, change)) {
    await recordEvent(tx, { at: now, verb: verbs[change.kind], actor: eventActorOf(staff), clinic, appointment: null, patient: null, detail: {
      change: id, practitioner: whose, ended, added: change.adds.length, left: left.filter(({ clinicId }) => clinicId === clinic).length,
      slotsLost: worked.effect.lost.filter((slot) => slot.clinic === clinic).length, slotsGained: worked.effect.gained.filter((slot) => slot.clinic === clinic).length,
    } })
  }
}

async function changedBy(tx: Db, setup: Setup, input: PracticeChangeInput, now: Instant): Promise<Result<never>> {
  const last = await lastSetupChange(tx, clinicsChanged(setup, input.change))
  return refused({ reason: 'record-changed', by: last?.by ?? 'Somebody else', at: last?.at ?? now })
}

type Written = { rows: AppointmentRow[] }

async function write(tx: Db, staff: StaffActor, input: PracticeChangeInput, also: Also, now: Instant): Promise<Result<Written>> {
  if (!await writePracticeChange(tx, { id: input.id, kind: input.change.kind, staff: staff.id }, now)) return done({ rows: [] })
  await lockSetup(tx)
  const { ground } = await workOut(await readSetupIn(tx), input.change, now, askIn(tx))
  await lockTimes(tx, ground.practitioners, ground.rooms)
  const setup = await readSetupIn(tx)
  const worked = await workOut(setup, input.change, now, askIn(tx))
  const [seen, is] = [input.seen.split('.'), seenOf(setup, input.change, worked)]
  if (seen[0] !== is.setup) return changedBy(tx, setup, input, now)
  const refusal = refuseChange(setup, input.change, now)
  if (refusal) return refusal
  const locked = await lockVisits(tx, worked.effect.orphaned)
  if (seen[1] !== is.orphans || locked.length !== worked.effect.orphaned.length) throw new Overtaken()
  await writeSetupChange(tx, input.change)
  const rows = await findWhole(locked, tx)
  await writeOrphans(tx, rows, input.id, staff, now)
  await writeEvents(tx, setup, input, worked, rows, staff, now)
  const more = await also(tx)
  return more.ok ? done({ rows }) : more
}

/**
 * Carries a change of the practice out as it was previewed, all of it at once or nothing: the rota, the absences or the closures, a
 * line on the list of those to be told for every appointment left without a session (at other clinics too), and the events.
 * Where another change came between, it is `record-changed` (by whom, when); where other appointments would be left, it is
 * `overtaken`, and nothing is written: it is to be looked at again. The same `id` is applied once.
 * Refusals: `forbidden`, `record-changed`, and as `refuseChange`.
 */
export const applyPracticeChange = leisurely(async (
  actor: Actor, input: PracticeChangeInput, now: Instant, also: Also = async () => done(null),
): Promise<Result<ChangeApplied>> => {
  if (actor.kind !== 'staff' || !mayChange(actor, await readSetup(), input.change)) return refused({ reason: 'forbidden' })
  try {
    const written = await transact((tx) => write(tx, actor, input, also, now))
    if (!written.ok) return written
    forgetAll()
    const scopes: string[] = clinicScopes(actor, 'practice.change')
    const mine = written.value.rows.filter(({ clinicId }) => scopes.includes(clinicId)).length
    return done({ state: 'applied', told: mine, elsewhere: written.value.rows.length - mine })
  } catch (error) {
    if (error instanceof Overtaken) return done({ state: 'overtaken' })
    throw error
  }
})
