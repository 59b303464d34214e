import type { MockInstance } from 'vitest'
import type { Client } from 'pg'

/**
 * How many of the calls read or wrote a table: a connection that opens says its limits first, and
 * on a busy machine the database is asked whether it is there.
 */
export const ownQueries = (spy: MockInstance<Client['query']>): number =>
  spy.mock.calls.filter(([query]: unknown[]) => /\b(?:from|into)\b/i.test(JSON.stringify(query)))
    .length
