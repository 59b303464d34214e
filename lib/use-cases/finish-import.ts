import { setTimeout as pause } from 'node:timers/promises'
import { leisurely } from '@/lib/budget'
import { withoutLines } from '@/lib/core/import/import-view'
import { done } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { limits } from '@/lib/limits'
import { log } from '@/lib/log'
import { lockTimes } from '@/lib/store/book'
import type { Db } from '@/lib/store/client'
import { recordEvent } from '@/lib/store/events'
import { writeImported, type LeftOut } from '@/lib/store/import-apply'
import {
  findUnfinished,
  takePiece,
  writeOutcome,
  type ImportPiece,
} from '@/lib/store/import-pieces'
import { findImport } from '@/lib/store/imports'
import { isLockedOut, transact } from '@/lib/store/transact'

/** The time of its practitioners and rooms is locked for as long as this takes, and no longer. */
export async function writePiece(
  tx: Db,
  { work, practitioners, rooms }: ImportPiece,
): Promise<LeftOut> {
  await lockTimes(tx, practitioners, rooms)
  return writeImported(tx, work)
}

/** Which rows were too late stands with what came of the file. */
async function tellLeft(tx: Db, id: string, lines: readonly number[], now: Instant): Promise<void> {
  const line = lines.length > 0 ? await findImport(id, tx) : null
  if (!line?.outcome) return
  await writeOutcome(tx, id, withoutLines(line.outcome, lines))
  await recordEvent(tx, {
    at: now,
    verb: 'import',
    actor: { kind: 'clock', id: null, name: null },
    clinic: line.clinic,
    appointment: null,
    patient: null,
    detail: { import: id, kind: line.kind, wrong: lines.length },
  })
}

/**
 * How often a lock is waited for, of somebody who books or of another server that is at the same
 * file.
 */
const mostWaits = 20

/** One piece, which goes with what it made. False where nothing is left to make. */
async function finishOne(id: string, now: Instant): Promise<boolean> {
  for (let left = mostWaits; ; left -= 1) {
    try {
      return await writeNext(id, now)
    } catch (error) {
      if (left === 0 || !isLockedOut(error)) throw error
    }
  }
}

async function writeNext(id: string, now: Instant): Promise<boolean> {
  const written = await transact<boolean>(async (tx) => {
    const piece = await takePiece(tx, id)
    if (!piece) return done(false)
    const { lines } = await writePiece(tx, piece)
    await tellLeft(tx, id, lines, now)
    return done(true)
  })
  return written.ok && written.value
}

/**
 * Makes what an accepted file still has to make. Any number of servers may do it at once; however
 * it ends, it can be gone on with.
 */
export const finishImport = leisurely(async (id: string, now: Instant): Promise<void> => {
  while (await finishOne(id, now));
})

/**
 * The same for whoever waits for an answer: what isn't made within `importWait` goes on behind it.
 * Throws what making met with, as far as somebody is there to hear of it; afterwards the log does,
 * and `finishImports` goes on.
 */
export async function beginFinishing(id: string, now: Instant): Promise<void> {
  const waited = new AbortController()
  const late = pause(limits().importWait, 'late' as const, { ref: false, signal: waited.signal })
  const making = finishImport(id, now)
  const first = await Promise.race([making, late.catch(() => undefined)]).finally(() =>
    waited.abort(),
  )
  if (first === 'late') making.catch((err: unknown) => tellUnfinished(id, err))
}

const tellUnfinished = (id: string, err: unknown): void =>
  log.warn({ err, import: id }, 'an import that was begun can’t be finished yet')

/**
 * For a job: files that were accepted, and whose making was broken off. Answers how many; throws
 * what the first one that failed met with.
 */
export async function finishImports(now: Instant): Promise<number> {
  const unfinished = await findUnfinished()
  const failures: unknown[] = []
  for (const id of unfinished) {
    // One that can't be made holds up no other.
    await finishImport(id, now).catch((err: unknown) => {
      tellUnfinished(id, err)
      failures.push(err)
    })
  }
  if (failures.length > 0) throw failures[0]
  return unfinished.length
}
