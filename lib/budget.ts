import { limits } from './limits'
import { scope, withScope, type Budget } from './scope'

/**
 * Everything that `work` asks of the database is over within the request's time, unless some of it
 * is at leisure.
 */
export async function withinBudget<T>(work: () => Promise<T>): Promise<T> {
  const budget: Budget = { spent: false, lifted: false, written: false, waiting: new Set() }
  const timer = setTimeout(() => {
    if (budget.lifted) return
    budget.spent = true
    for (const giveUp of [...budget.waiting]) giveUp()
  }, limits().request)
  try {
    // Prisma asks only once its promise is awaited: that has to be within.
    return await withScope({ budget }, async () => await work())
  } finally {
    clearTimeout(timer)
  }
}

const nothing = (): void => undefined

/**
 * `giveUp` is called once there is nothing left (at once, where there is nothing now); answers how
 * to leave.
 */
export function onOverspent(giveUp: () => void): () => void {
  const budget = scope()?.budget
  if (!budget) return nothing
  if (budget.spent) giveUp()
  budget.waiting.add(giveUp)
  return () => void budget.waiting.delete(giveUp)
}

/** A change of what the request is about was committed. */
export function noteWritten(): void {
  const budget = scope()?.budget
  if (budget) budget.written = true
}

/** Whether this request has committed a change so far. */
export const hasWritten = (): boolean => scope()?.budget?.written === true

/**
 * `work` reads or writes a great deal (an import, figures, a copy of everything about somebody):
 * its statements may take longer, on connections of their own.
 */
export function atLeisure<T>(work: () => Promise<T>): Promise<T> {
  const budget = scope()?.budget
  if (budget) budget.lifted = true
  return withScope({ isAtLeisure: true }, async () => await work())
}

export const isAtLeisure = (): boolean => scope()?.isAtLeisure === true

/** The same for a function as a whole. */
export const leisurely =
  <A extends unknown[], T>(work: (...given: A) => Promise<T>) =>
  (...given: A): Promise<T> =>
    atLeisure(() => work(...given))
