import { afterAll } from 'vitest'
import { setLimits } from '@/lib/limits'
import { createTestDatabase } from './database'

// Import this before anything that reads the configuration: a database of the test file's own,
// named by the variables that the configuration reads, and dropped after the file.
export const database = await createTestDatabase()

process.env['DATABASE_URL'] = database.url
process.env['MIGRATE_DATABASE_URL'] = database.ownerUrl

// Dozens who press at once wait for each other, on a machine that may be busy: that is no stall.
// Those have tests of their own.
setLimits({ lock: 15_000, statement: 20_000, idle: 20_000, connect: 15_000, answer: 25_000, transaction: 30_000, request: 30_000 })

afterAll(() => database.drop())
