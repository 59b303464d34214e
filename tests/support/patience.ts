import { setLimits } from '@/lib/limits'

/**
 * Dozens who press at once wait for each other, on a machine that may be busy: that is no stall.
 * Those have tests of their own.
 */
export const waitLong = (): void => setLimits({
  lock: 15_000, statement: 20_000, idle: 20_000, connect: 15_000, answer: 25_000,
  transaction: 30_000, request: 30_000,
})
