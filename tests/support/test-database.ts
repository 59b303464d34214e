import { afterAll } from 'vitest'
import { createTestDatabase } from './database'
import { waitLong } from './patience'

// Import this before anything that reads the configuration: a database of the test file's own,
// named by the variables that the configuration reads, and dropped after the file.
export const database = await createTestDatabase()

process.env['DATABASE_URL'] = database.url
process.env['MIGRATE_DATABASE_URL'] = database.ownerUrl

waitLong()

afterAll(() => database.drop())
