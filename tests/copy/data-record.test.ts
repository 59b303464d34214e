import '../support/test-database'
import { afterAll, expect, test } from 'vitest'
import { everyTable } from '@/lib/copy/data/every-table'
import { tablesAbout } from '@/lib/store/held-about'
import { db, disconnect } from '@/lib/store/client'

afterAll(disconnect)

const columnsThere = () => db().$queryRaw<{ name: string }[]>`
  select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public' and table_name <> '_prisma_migrations' order by 1`
const columnsKnown = (): string[] => Object.entries(everyTable).flatMap(([table, { columns }]) => Object.keys(columns).map((column) => `${table}.${column}`))

test('every column of the database is in the record of what is kept', async () => {
  const there = (await columnsThere()).map(({ name }) => name)
  const known = new Set(columnsKnown())
  expect(there.filter((name) => !known.has(name)), 'say what these are for, in lib/copy/data').toEqual([])
})

test('nothing is in the record that the database has not', async () => {
  const there = new Set((await columnsThere()).map(({ name }) => name))
  expect(columnsKnown().filter((name) => !there.has(name))).toEqual([])
})

test('what has no personal data says so, and what has some has a basis', () => {
  for (const [name, { basis, columns }] of Object.entries(everyTable)) {
    const isPersonal = Object.values(columns).some(({ kind }) => kind !== 'plain')
    // Who wrote the practice's words is the one name among its set-up.
    if (name !== 'message_template') expect([name, basis === 'none']).toEqual([name, !isPersonal])
  }
})

test('every table in which a row leads to a patient is part of their copy', async () => {
  const rows = await db().$queryRaw<{ name: string }[]>`
    with recursive leads as (select 'patient'::regclass::oid as id
      union select k.conrelid from pg_constraint k join leads on leads.id = k.confrelid where k.contype = 'f' and k.conrelid::regclass::text <> 'event')
    select distinct id::regclass::text as name from leads`
  // An offer is a time, held; to whom it was made is in offer_to. The outbox is empty but for a moment.
  const aside = ['offer', 'outbox', 'event_seen', 'event']
  expect(rows.map(({ name }) => name).filter((name) => !tablesAbout.includes(name) && !aside.includes(name))).toEqual([])
})
