import { database } from '../support/test-database'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { growth, overBefore, type AgeingTable } from '@/lib/core/growth'
import { toIso, type Instant } from '@/lib/core/time'
import { connected } from '@/lib/run/roles'
import { db, disconnect } from '@/lib/store/client'
import { mostPieces } from '@/lib/store/old-rows'
import { forgetOldRows } from '@/lib/use-cases/forget-old-rows'
import { forgetSessions } from '@/lib/use-cases/forget-sessions'
import { lapseHolds } from '@/lib/use-cases/lapse-holds'
import { sampleOf } from './old-row-samples'
import { createReceptionist, createSmallPractice } from './small-practice'

// With a moved clock: what is older than its table's rule goes, what is younger stays. The clock is
// before the database's own, which has its say about what happened.
const now = Date.UTC(2026, 0, 5, 9)

const owner = (...statements: string[]) => connected(database.ownerUrl, async (client) => {
  for (const statement of statements) await client.query(statement)
})
const count = (statement: string) => connected(database.ownerUrl, async (client) =>
  Number((await client.query<{ count: string }>(`select count(*) ${statement}`)).rows[0]?.count))

let staff: string
beforeAll(async () => {
  await createSmallPractice()
  staff = (await createReceptionist('Bev Okafor')).id
})
afterAll(disconnect)

const add = (table: AgeingTable, at: Instant, id: string = randomUUID()) =>
  owner(...sampleOf(table, { at: toIso(at), id, staff }))
const countAt = (table: AgeingTable, at: Instant) =>
  count(`from ${table} where ${growth[table].since} = '${toIso(at)}'`)

async function tidy(): Promise<void> {
  await lapseHolds(now)
  await forgetSessions(now)
  await forgetOldRows(now)
}

const ageing = Object.entries(growth).flatMap(([table, rule]) =>
  ('ms' in rule ? [table as AgeingTable] : []))

test.each(ageing)('%s: what is older than its rule goes, what is younger stays', async (table) => {
  const edge = overBefore(table, now)
  const [old, young] = [edge - 60_000, edge + 60_000]
  await add(table, old)
  await add(table, young)
  await tidy()
  expect([await countAt(table, old), await countAt(table, young)]).toEqual([0, 1])
})

test('whom a look showed goes with it', async () => {
  const [old, young] = [randomUUID(), randomUUID()]
  await add('event', overBefore('event', now) - 1, old)
  await add('event', overBefore('event', now) + 1, young)
  await forgetOldRows(now)
  expect(await db().eventSeen.findMany({ where: { patientId: { in: [old, young] } } }))
    .toMatchObject([{ patientId: young }])
})

describe('kept for good', () => {
  const veryOld = Date.UTC(2005, 0, 3, 9)

  test('what was done, however long ago', async () => {
    await owner(`insert into event (at, verb, actor_kind)
      values ('${toIso(veryOld)}', 'move', 'staff')`)
    await forgetOldRows(now)
    expect(await count(`from event where verb = 'move' and at = '${toIso(veryOld)}'`)).toBe(1)
  })

  test('a held time that was offered, or of which anything else is known', async () => {
    const [offered, told] = [randomUUID(), randomUUID()]
    await add('appointment', veryOld, offered)
    await owner(`insert into offer
        (id, appointment_id, clinic_id, way, staff_id, made_at, expires_at)
      select gen_random_uuid(), '${offered}', 'hall-green', 'phone', '${staff}', now(), now()`)
    await add('appointment', veryOld + 60_000, told)
    await owner(`insert into event (at, verb, actor_kind, appointment_id)
      values (now(), 'offer', 'staff', '${told}')`, 'delete from outbox')
    await forgetOldRows(now)
    expect(await db().appointment.count({ where: { id: { in: [offered, told] } } })).toBe(2)
    expect(await db().event.count({ where: { appointmentId: told } })).toBe(3)
  })

  test('an appointment that somebody asked for and reception released', async () => {
    const [id, patient] = [randomUUID(), randomUUID()]
    await add('appointment', veryOld, id)
    await owner(
      `insert into patient (id, name, phone, created_at)
        values ('${patient}', 'Una Kept', '+447700900123', now())`,
      `update appointment set patient_id = '${patient}' where id = '${id}'`)
    await forgetOldRows(now)
    expect(await db().appointment.count({ where: { id } })).toBe(1)
  })

  test('a message that is due later, and one that is being sent', async () => {
    const ids = [randomUUID(), randomUUID()] as const
    for (const id of ids) await add('message', veryOld, id)
    await owner(
      `update message set status = 'due', due_at = '2026-02-01' where id = '${ids[0]}'`,
      `update message set status = 'sending', lease_until = now() where id = '${ids[1]}'`)
    await forgetOldRows(now)
    expect(await db().message.count({ where: { id: { in: [...ids] } } })).toBe(2)
  })
})

describe('what happened can’t be deleted before its time', () => {
  const young = () => add('event', now)

  test('not even by the function that deletes what is over', async () => {
    await young()
    await owner(`insert into event (at, verb, actor_kind)
      values ('2006-01-02', 'move', 'staff')`)
    const before = await count('from event')
    await expect(db().$queryRaw`select forget_looks('search', now() + interval '1 year', 10)`)
      .rejects.toThrow(/never altered/)
    await expect(db().$queryRaw`select forget_looks('move', now() - interval '9 years', 10)`)
      .rejects.toThrow(/never altered/)
    expect(await count('from event')).toBe(before)
  })

  test('nor a refusal of this year, or a time that was held last week', async () => {
    await add('security_event', now - 86_400_000)
    const held = randomUUID()
    await add('appointment', now, held)
    await owner(`update appointment set changed_at = now() - interval '7 days'
      where id = '${held}'`)
    await expect(db().$queryRaw`select forget_security_events(now() + interval '1 year', 10)`)
      .rejects.toThrow(/never altered/)
    await expect(db().$queryRaw`select forget_holds(now() + interval '1 year', 1000)`)
      .rejects.toThrow(/never altered/)
    expect(await db().appointment.count({ where: { id: held } })).toBe(1)
  })

  test('the serving role may delete what is over by these functions alone', async () => {
    await add('event', Date.UTC(2006, 0, 2))
    await expect(db().$executeRaw`delete from event where at < now() - interval '9 years'`)
      .rejects.toThrow(/permission denied/)
  })
})

describe('in pieces', () => {
  const drafts = (rows: number) => owner(`insert into draft (secret_hash, changed_at)
    select sha256(n::text::bytea), '2020-01-01' from generate_series(1, ${rows}) n`)
  const left = () => count("from draft where changed_at < '2021-01-01'")

  test('what breaks off keeps the pieces before, and the next round goes on', async () => {
    await drafts(4_500)
    await owner('create sequence pieces', 'grant usage on sequence pieces to public',
      `create function break_off() returns trigger language plpgsql as $$ begin
        if nextval('pieces') = 3 then raise exception 'not now'; end if; return null; end $$`,
      `create trigger break_off after delete on draft
        for each statement execute function break_off()`)
    await expect(lapseHolds(now)).rejects.toThrow(/not now/)
    expect(await left()).toBe(2_500)
    expect(await lapseHolds(now)).toMatchObject({ drafts: 2_500 })
    await owner('drop trigger break_off on draft', 'drop function break_off')
    await owner('drop sequence pieces')
  })

  test('a round takes so many, and leaves the rest to the next', async () => {
    await drafts(mostPieces * 1_000 + 5)
    expect(await lapseHolds(now)).toMatchObject({ drafts: mostPieces * 1_000 })
    expect(await left()).toBe(5)
    await lapseHolds(now)
  })

  test('a row that somebody holds is passed by, not waited for', async () => {
    await drafts(3)
    await connected(database.ownerUrl, async (other) => {
      await other.query('begin')
      await other.query('select 1 from draft where secret_hash = sha256($1) for update', ['2'])
      expect(await lapseHolds(now)).toMatchObject({ drafts: 2 })
      await other.query('rollback')
    })
    expect(await lapseHolds(now)).toMatchObject({ drafts: 1 })
  })
})
