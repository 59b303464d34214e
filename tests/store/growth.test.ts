import '@/tests/support/test-database'
import { afterAll, expect, test } from 'vitest'
import { deviceMs, longestMs, mailboxLongestMs } from '@/lib/auth/session-limits'
import { everyTable } from '@/lib/copy/data/every-table'
import { growth, type Growth } from '@/lib/core/growth'
import { db, disconnect } from '@/lib/store/client'

afterAll(disconnect)

const rules: readonly (readonly [string, Growth])[] = Object.entries(growth)

test('every table of the database has a rule that keeps it from growing without end', async () => {
  const tables = await db().$queryRaw<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`
  const there = tables.map(({ name }) => name).sort()
  expect(there, 'give the table its rule in lib/core/growth.ts').toEqual(Object.keys(growth).sort())
})

test('what rows are judged by is an instant of theirs', async () => {
  const instants = await db().$queryRaw<{ name: string }[]>`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and data_type = 'timestamp with time zone' and is_nullable = 'NO'`
  const there = new Set(instants.map(({ name }) => name))
  const judged = rules.flatMap(([table, rule]) =>
    ('since' in rule ? [`${table}.${rule.since}`] : []))
  expect(judged.filter((name) => !there.has(name))).toEqual([])
})

test('whatever may refer to a row that goes is found by an index', async () => {
  const ageing = rules.flatMap(([table, rule]) => (rule.rule === 'partly' ? [table] : []))
  const missing = await db().$queryRaw<{ name: string }[]>`
    select f.conrelid::regclass || '.' || a.attname as name
    from pg_constraint f join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
    where f.contype = 'f' and f.confrelid::regclass::text = any(${ageing}::text[])
      and not exists (select from pg_index i
        where i.indrelid = f.conrelid and i.indkey[0] = f.conkey[1] and i.indpred is null)`
  expect(missing, 'each row that goes would have all of its rows read').toEqual([])
})

test('the record of what is kept names the same tables', () => {
  const own = ['_prisma_migrations']
  expect(Object.keys(everyTable).sort()).toEqual(
    Object.keys(growth).filter((name) => !own.includes(name)).sort())
})

test('nothing that is still good is deleted', () => {
  expect(growth.staff_session.ms).toBeGreaterThanOrEqual(longestMs)
  expect(growth.staff_device.ms).toBeGreaterThanOrEqual(deviceMs)
  expect(growth.patient_session.ms).toBeGreaterThanOrEqual(mailboxLongestMs)
})
