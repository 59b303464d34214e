import { outcomeUnknown } from '@/lib/adapters/database-away'

/**
 * A write was sent and its answer never came: it may have been made. `isOutcomeUnknown` knows it by
 * its name.
 */
export class OutcomeUnknown extends Error {
  override name = outcomeUnknown

  constructor(cause: unknown) {
    super('the answer to a write was lost', { cause })
  }
}
