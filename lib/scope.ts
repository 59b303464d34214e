import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * What everything that one request (or one job) calls finds around it, each part by whoever puts it
 * there.
 */
export interface Scope {
  requestId?: string
  budget?: Budget
  isAtLeisure?: true
}

/**
 * What one request may spend on the database altogether: slow answers, each within its own limit,
 * don't add up.
 */
export interface Budget {
  spent: boolean
  /** Something within it takes its time. */
  lifted: boolean
  /** Something was written: whatever goes wrong from then on, it stays. */
  written: boolean
  waiting: Set<() => void>
}

// One a process, and for everything: each further one is looked at by Node with every promise that
// is made, in every request.
const kept = globalThis as unknown as { plumblineScopes?: AsyncLocalStorage<Scope> }
const scopes = (kept.plumblineScopes ??= new AsyncLocalStorage<Scope>())

export const scope = (): Scope | undefined => scopes.getStore()

/** `work` finds this as well as what is around it already. */
export const withScope = <T>(more: Scope, work: () => T): T =>
  scopes.run({ ...scopes.getStore(), ...more }, work)
