import { database } from '../support/test-database'
import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { isDatabaseAway, isOutcomeUnknown } from '@/lib/adapters/database-away'
import { forgetConfig } from '@/lib/config'
import { done } from '@/lib/core/result'
import { setLimits } from '@/lib/limits'
import { isAnswering, isAway } from '@/lib/store/answering'
import { noteWriting } from '@/lib/store/certainty'
import { ask, db, disconnect, sql } from '@/lib/store/client'
import { transact } from '@/lib/store/transact'
import { CuttingProxy } from '../support/cutting-proxy'

// What a connection does where the database stalls, hangs or is cut off. Another session, past the
// proxy, says what is there.

const proxy = new CuttingProxy(new URL(database.url))
const other = new Client({ connectionString: database.url })

const short = {
  lock: 100,
  statement: 1_500,
  idle: 2_000,
  connect: 3_000,
  answer: 2_000,
  transaction: 3_000,
}

/** The database answers again, and the process has found that out: until then it turns all away. */
async function back(): Promise<void> {
  proxy.thaw()
  await vi.waitUntil(isAnswering, { timeout: 20_000, interval: 20 })
}

beforeAll(async () => {
  process.env['DATABASE_URL'] = await proxy.listen()
  forgetConfig()
  setLimits(short)
  await other.connect()
})
afterEach(async () => {
  setLimits(short)
  proxy.spare()
  await back()
})
afterAll(async () => {
  await disconnect()
  await proxy.close()
  await other.end()
})

const patient = (id: string = randomUUID()) => ({
  id,
  name: 'A Patient',
  phone: '+447700900123',
  createdAt: new Date(0),
})
const thrown = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  )
const isThere = async (id: string): Promise<boolean> =>
  (await other.query('select 1 from patient where id = $1', [id])).rowCount === 1
const noted = async (id: string): Promise<string | null> =>
  (await other.query<{ note: string | null }>('select note from patient where id = $1', [id]))
    .rows[0]?.note ?? null
const writeAlone = (id: string) =>
  ask(
    sql`insert into patient (id, name, phone, created_at) values (${id}::uuid, 'A Patient', '+447700900123', now()) returning id`,
  )
const note = (id: string, text: string) =>
  transact<null>(async (tx) => {
    await tx.patient.update({ where: { id }, data: { note: text } })
    return done(null)
  })

/** Until no connection of the product's runs anything or is within a transaction. */
async function settled(): Promise<void> {
  for (;;) {
    const { rowCount } = await other.query(
      `select 1 from pg_stat_activity where datname = current_database() and application_name = 'plumbline' and state <> 'idle'`,
    )
    if (rowCount === 0) return
  }
}

/** Another session has what `statement` locks while `work` runs. */
async function whileLocked<T>(statement: string, work: () => Promise<T>): Promise<T> {
  await other.query('begin')
  await other.query(statement)
  try {
    return await work()
  } finally {
    await other.query('rollback')
  }
}

describe('a lock that another session has', () => {
  it('ends the wait at the server: away, not written, and the connection serves on', async () => {
    const row = patient()
    await db().patient.create({ data: row })
    const error = await whileLocked(`select 1 from patient where id = '${row.id}' for update`, () =>
      thrown(note(row.id, 'late')),
    )
    expect([isDatabaseAway(error), isOutcomeUnknown(error)]).toEqual([true, false])
    await settled()
    expect(await noted(row.id)).toBeNull()
    expect(await note(row.id, 'again')).toEqual(done(null))
    expect(await noted(row.id)).toBe('again')
  })

  it('of a whole table: a write that stands alone is not written after it was refused', async () => {
    const id = randomUUID()
    const error = await whileLocked('lock table patient in exclusive mode', () =>
      thrown(writeAlone(id)),
    )
    expect([isDatabaseAway(error), isOutcomeUnknown(error)]).toEqual([true, false])
    await settled()
    expect(await isThere(id)).toBe(false)
  })

  it('what is answered as written afterwards is seen by every session', async () => {
    const row = patient()
    await db().patient.create({ data: row })
    await whileLocked(`select 1 from patient where id = '${row.id}' for update`, () =>
      Promise.all(Array.from({ length: 20 }, () => thrown(note(row.id, 'late')))),
    )
    const ids = Array.from({ length: 40 }, () => randomUUID())
    await Promise.all(ids.map(writeAlone))
    expect(await Promise.all(ids.map(isThere))).toEqual(ids.map(() => true))
  })
})

describe('a server that does not answer at all', () => {
  it('a read is away once our own limit is reached, and the next one is answered by another connection', async () => {
    await ask(sql`select 1`)
    proxy.freeze()
    const errors = await Promise.all([thrown(ask(sql`select 1`)), thrown(db().patient.count())])
    expect(errors.map(isDatabaseAway)).toEqual([true, true])
    await back()
    expect(await ask(sql`select 1 as one`)).toEqual([{ one: 1 }])
  })

  it('within a transaction: away, rolled back, and nothing is given back to the pool', async () => {
    const row = patient()
    await db().patient.create({ data: row })
    const error = await thrown(
      transact<null>(async (tx) => {
        await tx.patient.update({ where: { id: row.id }, data: { note: 'hung' } })
        proxy.freeze()
        await tx.patient.update({ where: { id: row.id }, data: { note: 'hung on' } })
        return done(null)
      }),
    )
    expect([isDatabaseAway(error), isOutcomeUnknown(error)]).toEqual([true, false])
    await back()
    await settled()
    expect(await noted(row.id)).toBeNull()
    expect(await note(row.id, 'again')).toEqual(done(null))
    expect(await noted(row.id)).toBe('again')
  })

  it('connections that are cut in use and idle are away, whoever says so', async () => {
    await Promise.all(Array.from({ length: 8 }, () => ask(sql`select 1`)))
    const hanging = Array.from({ length: 4 }, (_, i) =>
      thrown(i % 2 ? ask(sql`select pg_sleep(5)`) : db().$queryRaw`select pg_sleep(5)`),
    )
    await other.query(`select 1`)
    proxy.cutAll()
    const errors = [
      ...(await Promise.all(hanging)),
      ...(await Promise.all(
        Array.from({ length: 8 }, (_, i) =>
          thrown(i % 2 ? ask(sql`select 1`) : db().patient.count()),
        ),
      )),
    ]
    for (const error of errors.filter((one) => one !== null))
      expect(isDatabaseAway(error), JSON.stringify(error)).toBe(true)
    expect(await ask(sql`select 1 as one`)).toEqual([{ one: 1 }])
  })
})

describe('what waits when the database is found to be away', () => {
  it('is cut long before its limit: a COMMIT and a write that stands alone as unknown', async () => {
    setLimits({ ...short, answer: 60_000, transaction: 60_000, connect: 60_000 })
    const [row, alone] = [patient(), randomUUID()]
    await Promise.all(Array.from({ length: 3 }, () => ask(sql`select pg_sleep(0.01)`)))
    let sending = (): void => undefined
    const sent = new Promise<void>((resolve) => {
      sending = resolve
    })
    const commit = thrown(
      transact<null>(async (tx) => {
        await tx.patient.create({ data: row })
        noteWriting(tx) // as with its event: nothing is sent any more but the COMMIT
        proxy.freeze()
        sending()
        return done(null)
      }),
    )
    await sent
    const errors = await Promise.all([
      commit,
      thrown(writeAlone(alone)),
      thrown(ask(sql`select 1`)),
    ])
    expect(errors.map((error) => [isDatabaseAway(error), isOutcomeUnknown(error)])).toEqual([
      [false, true],
      [false, true],
      [true, false],
    ])
    expect(isAway()).toBe(true)
    // Nothing is sent now: what is asked is refused, and is not there.
    const refused = randomUUID()
    const error = await thrown(writeAlone(refused))
    expect([isDatabaseAway(error), isOutcomeUnknown(error)]).toEqual([true, false])
    await back()
    await settled()
    expect(await isThere(refused)).toBe(false)
    expect(await ask(sql`select 1 as one`)).toEqual([{ one: 1 }])
  })
})

describe('an answer that is lost', () => {
  it('of a COMMIT: nobody knows, it is there', async () => {
    const id = randomUUID()
    proxy.loseNext()
    const error = await thrown(
      transact<null>(async (tx) => {
        await tx.patient.create({ data: patient(id) })
        return done(null)
      }),
    )
    expect([isDatabaseAway(error), isOutcomeUnknown(error), proxy.lost]).toEqual([false, true, 1])
    expect(await isThere(id)).toBe(true)
  })

  it('of a write that stands alone, on the pool itself and through Prisma: nobody knows, it is there', async () => {
    for (const write of [
      writeAlone,
      (id: string) => db().patient.create({ data: patient(id) }),
      (id: string) => db().$executeRaw`
      insert into patient (id, name, phone, created_at) values (${id}::uuid, 'A Patient', '+447700900123', now())`,
    ]) {
      const id = randomUUID()
      proxy.loseNext()
      const error = await thrown(write(id))
      expect([isDatabaseAway(error), isOutcomeUnknown(error)]).toEqual([false, true])
      expect(await isThere(id)).toBe(true)
    }
  })

  it('a COMMIT of a transaction that had failed is no success', async () => {
    const id = randomUUID()
    const error = await thrown(
      transact<null>(async (tx) => {
        await tx.patient.create({ data: patient(id) })
        await tx.$queryRaw`select 1 / 0`.catch(() => null)
        return done(null)
      }),
    )
    expect(error).toBeInstanceOf(Error)
    expect([isOutcomeUnknown(error), await isThere(id)]).toEqual([false, false])
  })
})
