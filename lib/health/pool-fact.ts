import type { PoolFact } from '@/lib/core/health/facts'
import type { Instant } from '@/lib/core/time'

/** The connections of this moment, and how often somebody has given up waiting for one so far. */
export interface PoolState {
  most: number
  inUse: number
  waiting: number
  turnedAway: number
}

interface Noted {
  fullSince: Instant | null
  turnedAway: number
  turnedAwayAt: Instant | null
}

const kept = globalThis as unknown as { plumblinePoolNoted?: Noted }
const noted = (): Noted =>
  (kept.plumblinePoolNoted ??= { fullSince: null, turnedAway: 0, turnedAwayAt: null })

/** Every few seconds: whether all are in use, and whether anybody was turned away since. */
export function notePool({ most, inUse, waiting, turnedAway }: PoolState, clock: Instant): void {
  const known = noted()
  const isFull = inUse >= most && waiting > 0
  known.fullSince = isFull ? (known.fullSince ?? clock) : null
  if (turnedAway > known.turnedAway) known.turnedAwayAt = clock
  known.turnedAway = turnedAway
}

export function readPool(state: PoolState): PoolFact {
  const { fullSince, turnedAwayAt } = noted()
  const { most, inUse, waiting } = state
  return { most, inUse, waiting, fullSince, turnedAwayAt }
}

/** For tests. */
export const forgetPool = (): void => {
  delete kept.plumblinePoolNoted
}
