import type { MockInstance } from 'vitest'
import type { Client } from 'pg'

/** What a look at the database itself asks for, which is made on a busy machine alone. */
const looks = /\b(?:pg_settings|_prisma_migrations)\b/

/**
 * How many of the calls read or wrote a table: a connection that opens says its limits first, and
 * on a busy machine the database is asked whether it is there, and in what state.
 */
export const ownQueries = (spy: MockInstance<Client['query']>): number =>
  spy.mock.calls.map(([query]: unknown[]) => JSON.stringify(query))
    .filter((query) => /\b(?:from|into)\b/i.test(query) && !looks.test(query)).length
