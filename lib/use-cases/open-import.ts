import type { Actor, StaffActor } from '@/lib/auth/actor'
import { clinicScope } from '@/lib/auth/can'
import { guessFields } from '@/lib/core/import/fields'
import { countVerdicts, type ImportCheck, type ImportLine, type ImportView } from '@/lib/core/import/import-view'
import type { Verdict } from '@/lib/core/import/judge'
import { namesIn, openNames, type KnownThings, type NameInFile } from '@/lib/core/import/match-names'
import { orderOf } from '@/lib/core/import/read-date'
import type { Readers } from '@/lib/core/import/read-row'
import { dateFields, namedThings, type ImportSettings, type NamedThing } from '@/lib/core/import/settings'
import type { TableRow } from '@/lib/core/import/table'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { recordLook } from '@/lib/store/events'
import { findImportRows } from '@/lib/store/imports'
import { readSetup } from '@/lib/store/setup'
import { findImportFor } from './find-import'
import { judgeImport, knownThings, seenOf } from './judge-import'
import { requireRecent } from './require-recent'
import { eventActorOf } from './subject'

const sampleRows = 5

const cellsOf = (rows: readonly TableRow[], column: number): string[] => rows.map(({ cells }) => cells[column]?.trim() ?? '')

/** Columns of dates that can be read either way, whatever they are taken for: whoever maps one is asked. */
const unclearIn = (line: ImportLine, rows: readonly TableRow[]): number[] =>
  line.columns.flatMap((_, i) => (orderOf(cellsOf(rows, i)) === 'unclear' ? [i] : []))

/** The order in which a column's own dates can be read, where they show it. */
export function ordersIn(line: Pick<ImportLine, 'columns'>, rows: readonly TableRow[]): Record<string, 'day-first' | 'month-first'> {
  return Object.fromEntries(line.columns.flatMap((_, i) => {
    const order = orderOf(cellsOf(rows, i))
    return order === 'day-first' || order === 'month-first' ? [[String(i), order] as const] : []
  }))
}

type ByThing<T> = Record<NamedThing, T>
const byThing = <T>(make: (thing: NamedThing) => T): ByThing<T> =>
  Object.fromEntries(namedThings.map((thing) => [thing, make(thing)])) as ByThing<T>

function namesOf(rows: readonly TableRow[], settings: ImportSettings, known: KnownThings): { names: ByThing<NameInFile[]>; nameless: ByThing<number> } {
  const texts = byThing((thing) => {
    const at = settings.columns.indexOf(thing)
    return at < 0 ? rows.map(() => '') : cellsOf(rows, at)
  })
  return { names: byThing((thing) => namesIn(texts[thing], known[thing], thing === 'service')), nameless: byThing((thing) => texts[thing].filter((text) => text === '').length) }
}

function checkOf(verdicts: readonly Verdict[], rows: readonly TableRow[]): ImportCheck {
  const cellsAt = (i: number): string[] => rows[i]?.cells ?? []
  const wrong = verdicts.flatMap((verdict, i) => (verdict.is === 'wrong' ? [{ ...verdict, cells: cellsAt(i) }] : []))
  return {
    counts: countVerdicts(verdicts), seen: seenOf(verdicts), problems: wrong.flatMap(({ problems }) => problems), cells: new Map(wrong.map(({ line, cells }) => [line, cells])),
    alike: verdicts.flatMap((verdict, i) => ('alike' in verdict && verdict.alike ? [{ line: verdict.line, cells: cellsAt(i), ...verdict.alike }] : [])),
    warned: verdicts.flatMap((verdict, i) =>
      (verdict.is === 'take' && verdict.warnings.length > 0 ? [{ line: verdict.line, cells: cellsAt(i), warnings: verdict.warnings }] : [])),
  }
}

async function lookInto(staff: StaffActor, line: ImportLine, readers: Readers, withCheck: boolean, now: Instant): Promise<ImportView> {
  const [setup, rows] = await Promise.all([readSetup(), findImportRows(line.id)])
  const { settings } = line
  const base = { line, sample: rows.slice(0, sampleRows), unclear: unclearIn(line, rows) }
  if (!settings) return { ...base, names: null, nameless: byThing(() => 0), openNames: 0, check: null }
  const said = line.kind === 'patients' ? { names: null, nameless: byThing(() => 0) } : namesOf(rows, settings, knownThings(setup, staff))
  const open = said.names ? openNames(said.names, settings) : 0
  const check = withCheck ? checkOf(await judgeImport({ setup, actor: staff, line, settings, rows, readers }, now), rows) : null
  return { ...base, ...said, openNames: open, check }
}

/**
 * One import: while it is open its first rows, what has still to be said, and (asked for with `check`) what would be made of each row; after that
 * what was made. That somebody looked into a file is an event. Refusals: `forbidden`, `not-found`.
 */
export async function openImport(actor: Actor, { id, check }: { id: string; check: boolean }, readers: Readers, now: Instant): Promise<Result<ImportView>> {
  const found = await findImportFor(actor, id)
  if (!found.ok) return found
  const { line, staff } = found.value
  if (line.state !== 'open') return done({ line, sample: [], unclear: [], names: null, nameless: byThing(() => 0), openNames: 0, check: null })
  await recordLook({ at: now, actor: eventActorOf(actor), clinic: line.clinic, appointment: null, patient: null, detail: { import: line.id } })
  return done(await lookInto(staff, line, readers, check, now))
}

/** The same, with the check, to be taken away as a file. Refusals: as `openImport`, `prove-again`. */
export async function exportImport(actor: Actor, { id }: { id: string }, readers: Readers, now: Instant): Promise<Result<ImportView>> {
  const found = await findImportFor(actor, id)
  if (!found.ok) return found
  const { line, staff } = found.value
  if (clinicScope(staff, 'import.export', line.clinic) === null) return refused({ reason: 'forbidden' })
  const late = await requireRecent(staff, 'import.export', now)
  return late ? refused(late) : openImport(actor, { id, check: true }, readers, now)
}

/** What the columns probably are, until somebody has said. */
export const guessedColumns = ({ kind, columns, settings }: ImportLine) => settings?.columns ?? guessFields(kind, columns)

/** Which of the columns that somebody chose hold dates that have to be asked about. */
export const toBeAsked = (unclear: readonly number[], columns: ImportSettings['columns']): number[] =>
  unclear.filter((i) => columns[i] != null && dateFields.includes(columns[i]))
