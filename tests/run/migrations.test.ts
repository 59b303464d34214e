import { afterEach, describe, expect, test, vi } from 'vitest'
import { judgeSchema, letsOldServersGoOn, oldServersGoOn } from '@/lib/core/schema-state'
import { applyMigration, type Migration } from '@/lib/run/apply-migration'
import { migrate, migrationNames, pendingMigrations, readMigration } from '@/lib/run/migrations'
import { prisma } from '@/lib/run/prisma-cli'
import { connected } from '@/lib/run/roles'
import type { TestDatabase } from '../support/database'
import { contentOf, createBareDatabase, createOlderDatabase, olderNames } from '../support/older-database'

// What becomes of a database whose migrations were interrupted, failed, or were noted by Prisma's
// own command.

// Prisma's command and all migrations take their time on a busy machine.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 })

const made: TestDatabase[] = []
const older = async () => {
  made.push(await createOlderDatabase(40))
  return made.at(-1) as TestDatabase
}
const bare = async () => {
  made.push(await createBareDatabase())
  return made.at(-1) as TestDatabase
}
afterEach(async () => {
  for (const database of made.splice(0)) await database.drop()
})

const ask = <T>({ ownerUrl }: TestDatabase, statement: string): Promise<T[]> =>
  connected(ownerUrl, async (client) => (await client.query(statement)).rows as T[])
const next = migrationNames().find((name) => !olderNames.includes(name)) ?? ''

/** As Prisma's command notes the beginning, before the script. */
const begun = (database: TestDatabase, name: string) =>
  ask(database, `insert into _prisma_migrations (id, checksum, migration_name)
    values ('begun', '', '${name}')`)
const apply = ({ ownerUrl }: TestDatabase, migration: Migration) =>
  connected(ownerUrl, (client) => applyMigration(client, migration))

test('an older schema with rows is brought up to date, and every row is kept', async () => {
  const database = await older()
  const before = await contentOf(database.url)
  expect(await migrate(database.ownerUrl, database.url)).toBe(migrationNames().length - olderNames.length)
  expect(await contentOf(database.url)).toEqual(before)
  expect(await pendingMigrations(database.ownerUrl)).toEqual([])
})

test('Prisma’s own command finds everything in order', async () => {
  const database = await bare()
  await migrate(database.ownerUrl, database.url)
  const { code, output } = await prisma(['migrate', 'status'], { MIGRATE_DATABASE_URL: database.ownerUrl })
  expect([code, output]).toEqual([0, expect.stringContaining('up to date')])
})

test('two that migrate at once run each migration once', async () => {
  const database = await bare()
  const both = [1, 2].map(() => migrate(database.ownerUrl, database.url))
  await expect(Promise.all(both)).resolves.toBeDefined()
  const [row] = await ask<{ all: number; names: number }>(database,
    'select count(*)::int as all, count(distinct migration_name)::int as names from _prisma_migrations')
  expect(row).toEqual({ all: migrationNames().length, names: migrationNames().length })
})

describe('a migration that was begun by Prisma’s command, which was then killed', () => {
  test('before its script was in, is run', async () => {
    const database = await older()
    await begun(database, next)
    await migrate(database.ownerUrl, database.url)
    expect(await pendingMigrations(database.ownerUrl)).toEqual([])
    expect(await ask(database, "select 1 from _prisma_migrations where id = 'begun' and rolled_back_at is null")).toEqual([])
  })

  test('after its script was in, is told with the command to run, and so is left', async () => {
    const database = await older()
    await ask(database, readMigration(next).script)
    await begun(database, next)
    await expect(migrate(database.ownerUrl, database.url)).rejects.toThrow(
      new RegExp(`${next} was begun and never noted.*npm run prisma -- migrate resolve --applied ${next}$`))
    await prisma(['migrate', 'resolve', '--applied', next], { MIGRATE_DATABASE_URL: database.ownerUrl })
    await migrate(database.ownerUrl, database.url)
    expect(await pendingMigrations(database.ownerUrl)).toEqual([])
  })
})

describe('a migration that fails', () => {
  const planted = (script: string): Migration => ({ name: '20990101000000_planted', script })

  test('leaves nothing of itself, says why, and is run once that is put right', async () => {
    const database = await older()
    const script = 'create table planted (id int); alter table patient add constraint short check (length(name) < 5)'
    await expect(apply(database, planted(script))).rejects.toThrow(
      /^Migration 20990101000000_planted failed, and nothing of it was kept: .*short.* npm run migrate$/)
    expect(await ask(database, "select 1 where to_regclass('planted') is not null")).toEqual([])
    expect(await ask(database, "select 1 from _prisma_migrations where migration_name like '%planted'")).toEqual([])
    await ask(database, "update patient set name = 'Pat'")
    await apply(database, planted(script))
    expect(await ask(database, "select 1 from _prisma_migrations where migration_name like '%planted'")).toHaveLength(1)
  })

  test('is told in one line where its connection ends', async () => {
    const database = await older()
    const script = 'select pg_terminate_backend(pg_backend_pid())'
    await expect(apply(database, planted(script))).rejects.toMatchObject({
      name: 'CannotRun', message: expect.stringMatching(/^Migration 20990101000000_planted .*npm run migrate$/) as string,
    })
  })
})

test('tables that aren’t ours are left alone', async () => {
  const database = await bare()
  await ask(database, 'create table theirs (id int)')
  await expect(migrate(database.ownerUrl, database.url)).rejects.toThrow('tables that aren’t Plumbline’s')
})

describe('each migration', () => {
  /** Those before had no server without them to think of. */
  const unsaid = '20261001000100_known_record_cost'

  test.each(migrationNames().filter((name) => name > unsaid))('%s says whether servers without it can go on', (name) => {
    expect(letsOldServersGoOn(readMigration(name).script)).not.toBeNull()
  })

  const outside = /\bconcurrently\b|^\s*(?:vacuum|reindex|alter\s+system|(?:create|drop)\s+(?:database|tablespace)|begin|start\s+transaction|commit|rollback|end)\b[^;]*;/im
  /** Bodies of functions have a begin and an end of their own. */
  const plain = (script: string) => script.replace(/\$(\w*)\$.*?\$\1\$/gs, '').replace(/--.*$/gm, '')

  test.each(migrationNames())('%s can run in one transaction', (name) => {
    expect(plain(readMigration(name).script)).not.toMatch(outside)
  })

  test('that can’t is recognised', () => {
    for (const script of ['create index concurrently a on b (c);', 'select 1; \ncommit;', 'vacuum patient;']) {
      expect(plain(script)).toMatch(outside)
    }
  })
})

describe('what a migration says of servers without it', () => {
  test.each([
    ['-- Servers without this migration can go on: yes\nselect 1', true],
    ['-- Servers without this migration can go on: no, they write a column that is gone', false],
    ['-- Something else\n-- Servers without this migration can go on: yes', null],
    ['select 1', null],
  ])('%j: %s', (script, said) => expect(letsOldServersGoOn(script)).toBe(said))

  test('is noted with it, and counts for those that don’t know it', async () => {
    const database = await older()
    const names = { yes: '20990101000000_yes', no: '20990101000001_no' }
    for (const said of ['yes', 'no'] as const) {
      await apply(database, { name: names[said], script: `-- Servers without this migration can go on: ${said}\nselect 1` })
    }
    const noted = await ask<{ name: string; done: boolean; note: string | null }>(database,
      'select migration_name as name, true as done, logs as note from _prisma_migrations')
    expect(noted.find(({ name }) => name === names.yes)?.note).toBe(oldServersGoOn)
    expect(judgeSchema(olderNames, noted)).toEqual({ missing: [], failed: [], newer: [names.no] })
  })
})
