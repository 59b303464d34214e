import { noteWritten } from '@/lib/budget'
import type { Refusal } from '@/lib/core/refusal'
import { refused, type Result } from '@/lib/core/result'
import { recordIn } from './certainty'
import { forgetDiary } from './live'
import { inTransaction, type Db } from './client'

interface Wrapped {
  severity?: string
  code?: string
  meta?: { driverAdapterError?: Wrapped }
  cause?: { originalCode?: string; code?: string }
}

/** SQLSTATE of a database error, however Prisma wrapped it; null for any other error. */
export function sqlState(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null
  const seen: Wrapped = error
  if (seen.severity !== undefined) return seen.code ?? null // from the driver itself
  const { cause } = seen.meta?.driverAdapterError ?? seen
  const state = cause?.originalCode ?? cause?.code
  if (typeof state === 'string' && /^[0-9A-Z]{5}$/.test(state)) return state
  if (seen.code === 'P2034') return '40001'
  return seen.code === 'P2002' ? '23505' : null
}

/** The database refused an overlap: the last judge has spoken. */
export const isOverlap = (error: unknown): boolean => sqlState(error) === '23P01'
export const isDuplicate = (error: unknown): boolean => sqlState(error) === '23505'
/** The server ended the wait for a lock: nothing was written. */
export const isLockedOut = (error: unknown): boolean => sqlState(error) === '55P03'
const mayBeTriedAgain = (error: unknown): boolean => ['40001', '40P01'].includes(sqlState(error) ?? '')

/** Runs `work`; serialization failures and deadlocks are tried again up to three times. */
export async function tryAgain<T>(work: () => Promise<T>): Promise<T> {
  for (let left = 3; ; left--) {
    try {
      return await work()
    } catch (error) {
      if (left === 0 || !mayBeTriedAgain(error)) throw error
    }
  }
}

/** Carries a refusal out of a transaction, so that what was written before it is rolled back. */
class RolledBack extends Error {
  constructor(readonly refusal: Refusal) {
    super(`refused: ${refusal.reason}`)
  }
}

/**
 * One transaction. A refusal rolls everything back and is answered as a value; an overlap that the database itself
 * refuses becomes `slot-taken` (without alternatives: only the caller knows what was wished for). One that goes well is committed as a write, also
 * where it found everything as it was asked for.
 */
export async function transact<T>(work: (tx: Db) => Promise<Result<T>>): Promise<Result<T>> {
  try {
    const result = await tryAgain(() => inTransaction(async (tx) => {
      const outcome = await work(tx)
      if (!outcome.ok) throw new RolledBack(outcome.refusal)
      await recordIn(tx)
      return outcome
    }))
    noteWritten()
    forgetDiary()
    return result
  } catch (error) {
    if (error instanceof RolledBack) return refused(error.refusal)
    if (isOverlap(error)) return refused({ reason: 'slot-taken', alternatives: [] })
    throw error
  }
}
