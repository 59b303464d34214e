import { AsyncLocalStorage } from 'node:async_hooks'
import { limits } from './limits'

/** What one request may spend on the database altogether: slow answers, each within its own limit, don't add up. */
interface Budget {
  spent: boolean
  waiting: Set<() => void>
}

const budgets = new AsyncLocalStorage<Budget>()
const leisure = new AsyncLocalStorage<true>()

/** Everything that `work` asks of the database is over within the request's time. For what answers at once; never for a stream. */
export async function withinBudget<T>(work: () => Promise<T>): Promise<T> {
  const budget: Budget = { spent: false, waiting: new Set() }
  const timer = setTimeout(() => {
    budget.spent = true
    for (const giveUp of [...budget.waiting]) giveUp()
  }, limits().request)
  try {
    return await budgets.run(budget, work)
  } finally {
    clearTimeout(timer)
  }
}

/** `giveUp` is called once there is nothing left (at once, where there is nothing now); answers how to leave. */
export function onOverspent(giveUp: () => void): () => void {
  const budget = budgets.getStore()
  if (!budget) return () => undefined
  if (budget.spent) giveUp()
  budget.waiting.add(giveUp)
  return () => void budget.waiting.delete(giveUp)
}

/**
 * `work` reads or writes a great deal (an import, figures, a copy of everything about somebody): its statements may take longer, on
 * connections of their own.
 */
export const atLeisure = <T>(work: () => Promise<T>): Promise<T> => leisure.run(true, work)

export const isAtLeisure = (): boolean => leisure.getStore() === true
