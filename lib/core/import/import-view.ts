import type { Instant } from '../time'
import type { ImportKind } from './fields'
import type { HowRead } from './read-file'
import type { Alike, Verdict } from './judge'
import type { NameInFile } from './match-names'
import { leftReasons, type LeftReason, type Problem, type WarningCode } from './problems'
import type { ImportSettings, NamedThing } from './settings'
import type { TableRow } from './table'

export type ImportState = 'open' | 'applied' | 'dropped' | 'expired'

/** Numbers of rows, but for `problems`. */
export interface ImportCounts {
  rows: number
  /** Records made, records that were there already. */
  made: number
  joined: number
  appointments: number
  /** Taken, with something to look at. */
  warned: number
  left: Partial<Record<LeftReason, number>>
  wrong: number
  problems: number
}

/** What stays of an import: nobody's details. */
export interface ImportOutcome {
  counts: ImportCounts
  problems: Problem[]
}

export interface ImportLine {
  id: string
  kind: ImportKind
  clinic: string
  state: ImportState
  version: number
  fileName: string
  how: HowRead
  columns: string[]
  rows: number
  settings: ImportSettings | null
  outcome: ImportOutcome | null
  by: string
  at: Instant
  closedBy: string | null
  closedAt: Instant | null
  /** How much of what was accepted is still to be made, and of how much: none where nothing is. */
  pieces: number
  allPieces: number
}

/** A row to be looked at: what stands in it, and what is said of it. */
export interface LookedAt {
  line: number
  cells: string[]
}

export interface ImportCheck {
  counts: ImportCounts
  /** What is accepted is what was seen: the hash of all of it. */
  seen: string
  problems: Problem[]
  alike: (LookedAt & Alike)[]
  warned: (LookedAt & { warnings: WarningCode[] })[]
  /** By line: rows that something is wrong with. */
  cells: ReadonlyMap<number, string[]>
}

export interface ImportView {
  line: ImportLine
  /** While it is open. */
  sample: TableRow[]
  /** By column: dates that can be read either way are to be asked about. */
  unclear: number[]
  names: Record<NamedThing, NameInFile[]> | null
  /** Rows without a name, by thing. */
  nameless: Record<NamedThing, number>
  openNames: number
  check: ImportCheck | null
}

export const leftIn = ({ left }: ImportCounts): number => leftReasons.reduce((sum, why) => sum + (left[why] ?? 0), 0)

type Progress = Pick<ImportLine, 'pieces' | 'allPieces'>

/** How much of an accepted file is made, in whole percent: 100 where all is, and only there. */
export const percentMade = ({ pieces, allPieces }: Progress): number =>
  pieces === 0 ? 100 : Math.floor(((allPieces - pieces) / allPieces) * 100)

/** Whether there is anything to apply. */
export const takes = ({ made, joined, appointments }: ImportCounts): number => made + joined + appointments

/** Accepted, and the time was somebody else's before it came to be written. */
export function withoutLines({ counts, problems }: ImportOutcome, lines: readonly number[]): ImportOutcome {
  const taken = lines.map((line): Problem => ({ line, field: 'start', code: 'taken' }))
  return {
    counts: { ...counts, appointments: counts.appointments - lines.length, wrong: counts.wrong + lines.length, problems: counts.problems + lines.length },
    problems: [...problems, ...taken].sort((a, b) => a.line - b.line),
  }
}

export function countVerdicts(verdicts: readonly Verdict[]): ImportCounts {
  const [made, joined] = [new Set<string>(), new Set<string>()]
  const counts: ImportCounts = { rows: verdicts.length, made: 0, joined: 0, appointments: 0, warned: 0, left: {}, wrong: 0, problems: 0 }
  for (const verdict of verdicts) {
    if (verdict.is === 'left') counts.left[verdict.why] = (counts.left[verdict.why] ?? 0) + 1
    else if (verdict.is === 'wrong') {
      counts.wrong += 1
      counts.problems += verdict.problems.length
    } else {
      if ('id' in verdict.to) joined.add(verdict.to.id)
      else made.add(verdict.to.key)
      counts.appointments += Number(verdict.visit !== null)
      counts.warned += Number(verdict.warnings.length > 0)
    }
  }
  return { ...counts, made: made.size, joined: joined.size }
}
