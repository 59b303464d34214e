import { randomUUID } from 'node:crypto'
import type { Actor, StaffActor } from '@/lib/auth/actor'
import { clinicScope } from '@/lib/auth/can'
import { leisurely } from '@/lib/budget'
import { limits, type Limits } from '@/lib/limits'
import { countVerdicts, leftIn, takes, type ImportLine, type ImportOutcome } from '@/lib/core/import/import-view'
import type { Take, Verdict } from '@/lib/core/import/judge'
import type { Readers } from '@/lib/core/import/read-row'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import type { Db } from '@/lib/store/client'
import { recordEvent, type NewEvent } from '@/lib/store/events'
import { lapseExpired } from '@/lib/store/holds'
import type { ImportWork } from '@/lib/store/import-apply'
import { writePieces, type ImportPiece } from '@/lib/store/import-pieces'
import { closeImport, findImport, findImportRows, lockImport } from '@/lib/store/imports'
import { readSetup, type Setup } from '@/lib/store/setup'
import { transact } from '@/lib/store/transact'
import { toIso } from '@/lib/core/time'
import { findImportFor, importChanged } from './find-import'
import { beginFinishing, writePiece } from './finish-import'
import { hashOf, judgeImport, seenOf } from './judge-import'
import { again } from './repeated'
import { requireRecent } from './require-recent'
import { eventActorOf } from './subject'

export type ImportApplied = { state: 'applied'; outcome: ImportOutcome } | { state: 'overtaken' }

interface Brought {
  line: ImportLine
  staff: StaffActor
}

const isTake = (verdict: Verdict): verdict is Take => verdict.is === 'take'

/** What several pieces share: records that one makes and a later one needs. */
interface Shared {
  made: Map<string, string>
  numbered: Set<string>
}

/** What is to be written, with an event for every record and appointment. */
function pieceOf({ line, staff }: Brought, takes: readonly Take[], setup: Setup, { made, numbered }: Shared, now: Instant): ImportPiece {
  const work: ImportWork = { import: line.id, at: now, patients: [], fills: [], visits: [], keys: [], events: [] }
  const [practitioners, rooms]: [string[], (string | null)[]] = [[], []]
  const firsts = new Set(setup.services.filter(({ patients }) => patients === 'new').map(({ id }) => id))
  const event = (clinic: string, appointment: string | null, patient: string, detail: NewEvent['detail']): NewEvent =>
    ({ at: now, verb: 'import', actor: eventActorOf(staff), clinic, appointment, patient, detail: { import: line.id, ...detail } })
  const patientOf = ({ to }: Take): string => {
    if ('id' in to) {
      if (to.fill && to.version !== null) {
        work.fills.push({ id: to.id, version: to.version, fill: to.fill })
        work.events.push(event(line.clinic, null, to.id, { fields: Object.keys(to.fill).join(', ') }))
      }
      return to.id
    }
    const known = made.get(to.key)
    if (known !== undefined) return known
    const id = randomUUID()
    made.set(to.key, id)
    work.patients.push({ id, ...to.person })
    if (line.kind === 'patients') work.events.push(event(line.clinic, null, id, { made: true }))
    return id
  }
  for (const take of takes) {
    const patient = patientOf(take)
    const appointment = take.visit ? randomUUID() : null
    work.keys.push({ hash: hashOf(take.key), patient, appointment })
    if (take.patientKey !== null && !numbered.has(take.patientKey)) work.keys.push({ hash: hashOf(take.patientKey), patient, appointment: null })
    if (take.patientKey !== null) numbered.add(take.patientKey)
    if (!take.visit || appointment === null) continue
    const { visit } = take
    work.visits.push({ ...visit, line: take.line, id: appointment, patient, firstVisit: firsts.has(visit.service), email: null })
    work.events.push(event(visit.clinic, appointment, patient, { source: 'import', start: toIso(visit.start), reminders: line.settings?.reminders ?? false }))
    practitioners.push(visit.practitioner)
    rooms.push(visit.room)
  }
  return { work, practitioners, rooms }
}

function piecesOf(brought: Brought, takes: readonly Take[], setup: Setup, now: Instant): ImportPiece[] {
  const [shared, { importRows: rowsAtOnce }]: [Shared, Limits] = [{ made: new Map(), numbered: new Set() }, limits()]
  return Array.from({ length: Math.ceil(takes.length / rowsAtOnce) }, (_, i) =>
    pieceOf(brought, takes.slice(i * rowsAtOnce, (i + 1) * rowsAtOnce), setup, shared, now))
}

/** Accepted: from now on all of it is made, at once where it is one piece, else piece by piece. False where it would be otherwise by now. */
async function accept(tx: Db, { line, staff }: Brought, pieces: readonly ImportPiece[], outcome: ImportOutcome, now: Instant): Promise<boolean> {
  const { counts } = outcome
  const [only, ...more] = pieces
  if (more.length > 0) await writePieces(tx, line.id, pieces)
  else if (only) {
    const { lines, others } = await writePiece(tx, only)
    if (lines.length + others > 0) return false
  }
  await recordEvent(tx, { at: now, verb: 'import', actor: eventActorOf(staff), clinic: line.clinic, appointment: null, patient: null,
    detail: { import: line.id, kind: line.kind, made: counts.made, joined: counts.joined, appointments: counts.appointments, left: leftIn(counts), wrong: counts.wrong,
      reminders: line.settings?.reminders ?? false } })
  return closeImport(tx, line.id, { state: 'applied', staff: staff.id, outcome }, now)
}

const overtaken = refused({ reason: 'slot-taken', alternatives: [] })

/** Nobody else's press is answered with anything but what came of the first one. */
async function asApplied(id: string, now: Instant): Promise<Result<ImportApplied>> {
  await beginFinishing(id, now)
  const line = await findImport(id)
  if (line?.outcome) return again({ state: 'applied', outcome: line.outcome })
  return line ? importChanged(line, now) : refused({ reason: 'not-found' })
}

/**
 * Makes what was seen: records, appointments (confirmed), their events and the keys by which the rows are known from then on; what was in the
 * file is deleted with it. However often and by however many it is pressed, it is made once. `seen` is of the check that was looked at: where
 * anything would be made otherwise by now, nothing is written and the answer is `overtaken`. A long file is accepted first and made in pieces,
 * so that nobody who books waits for it; what takes longer than `importWait` is made behind the answer, and
 * after a crash any server goes on (`finishImports`). Whoever books a time before its piece is written
 * has it: that row is told of among the errors. Refusals: `forbidden`, `not-found`, `prove-again`, `record-changed` (dropped, or set otherwise meanwhile).
 */
export const applyImport = leisurely(async (
  actor: Actor, input: { id: string; version: number; seen: string }, readers: Readers, now: Instant,
): Promise<Result<ImportApplied>> => {
  const found = await findImportFor(actor, input.id)
  if (!found.ok) return found
  const { line, staff } = found.value
  const { settings } = line
  const late = clinicScope(staff, 'import.apply', line.clinic) ? await requireRecent(staff, 'import.apply', now) : { reason: 'forbidden' as const }
  if (late) return refused(late)
  if (line.state !== 'open') return asApplied(line.id, now)
  if (line.version !== input.version || !settings) return importChanged(line, now)
  await lapseExpired(now) // nobody waits for those any more, and they would be in the way
  const [setup, rows] = await Promise.all([readSetup(), findImportRows(line.id)])
  const verdicts = await judgeImport({ setup, actor: staff, line, settings, rows, readers }, now)
  const counts = countVerdicts(verdicts)
  // Applied by somebody else while it was looked at, its rows are gone.
  if (seenOf(verdicts) !== input.seen || takes(counts) === 0) return overtakenUnlessApplied(line.id, now)
  const pieces = piecesOf(found.value, verdicts.filter(isTake), setup, now)
  const outcome: ImportOutcome = { counts, problems: verdicts.flatMap((verdict) => (verdict.is === 'wrong' ? verdict.problems : [])) }
  const applied = await transact<null>(async (tx) => {
    const standing = await lockImport(tx, line.id)
    if (standing?.state !== 'open' || standing.version !== input.version) return refused({ reason: 'not-found' })
    return await accept(tx, found.value, pieces, outcome, now) ? done(null) : overtaken
  })
  return applied.ok ? asApplied(line.id, now) : overtakenUnlessApplied(line.id, now)
})

async function overtakenUnlessApplied(id: string, now: Instant): Promise<Result<ImportApplied>> {
  const line = await findImport(id)
  return line?.state === 'open' ? done({ state: 'overtaken' }) : asApplied(id, now)
}
