import { PrismaPg } from '@prisma/adapter-pg'
import pLimit from 'p-limit'
import type { Pool } from 'pg'
import { atLeisure, isAtLeisure } from '@/lib/budget'
import type { PoolState } from '@/lib/health/pool-fact'
import { limits } from '@/lib/limits'
import { stopAsking } from './answering'
import { Prisma, PrismaClient } from './generated/client'
import { guardedPool, leisurelyPool } from './guarded-pool'
import { endPulse } from './pulse'
import { statementNames } from './statement-names'
import { turnedAway, watchPool } from './watched-pool'

/** What a query runs on: the pool, or one transaction of it. */
export type Db = Prisma.TransactionClient

export const sql = Prisma.sql
export const join = Prisma.join
/** Words of our own within a statement; never what comes from outside. */
export const raw = Prisma.raw
export type Sql = Prisma.Sql

interface Connected {
  pool: Pool
  prisma: PrismaClient
}

// One of each a process, also where a development server loads this module anew.
const kept = globalThis as unknown as { plumblineDatabase?: Connected; plumblineLeisure?: Connected }

// Parsing and planning a booking's statement costs PostgreSQL more than running it: what recurs is prepared once a connection.
const nameStatement = statementNames(200)

function connect(pool: Pool): Connected {
  watchPool(pool)
  const adapter = new PrismaPg(pool, { statementNameGenerator: ({ sql }) => nameStatement(sql) })
  return { pool, prisma: new PrismaClient({ adapter, log: [] }) }
}

/** Connected at first use, so that configuration is read when it is needed. */
function database(): Connected {
  if (isAtLeisure()) return (kept.plumblineLeisure ??= connect(leisurelyPool()))
  return (kept.plumblineDatabase ??= connect(guardedPool()))
}

/** How the connections that requests share are used just now. */
export function poolState(): PoolState {
  const { pool } = (kept.plumblineDatabase ??= connect(guardedPool()))
  const { totalCount, idleCount, waitingCount, options } = pool
  const inUse = totalCount - idleCount
  return { most: options.max, inUse, waiting: waitingCount, turnedAway: turnedAway() }
}

/** The pool, through Prisma. */
export const db = (): PrismaClient => database().prisma

/** Answers the rows of a statement. */
export type Ask = <T>(statement: Sql) => Promise<T[]>

/** On the pool itself: what every booking and every list of times runs on does without Prisma's layers. */
export const ask: Ask = async <T>({ text, values }: Sql) =>
  (await database().pool.query({ name: nameStatement(text), text, values })).rows as T[]

/** The same for what is asked seldom and of much: planned each time by what is asked, which costs less than a plan that fits any. */
export const askAnew: Ask = <T>({ text, values }: Sql) =>
  atLeisure(async () => (await database().pool.query(text, values)).rows as T[])

// Whoever counts everything there is may take two connections, not all of them: a booking doesn't wait for figures.
const atMost = pLimit(2)

/**
 * The same for what reads a great many rows to count them: with room to do so in memory, and never row by row or in order, which the
 * planner takes for cheaper where it can't know how many a list stands for; tables are joined as they are named. Two at a time, in the order they are asked.
 */
export const askMuch: Ask = <T>({ text, values }: Sql): Promise<T[]> => atMost(() => atLeisure(async () => {
  const client = await database().pool.connect()
  try {
    // Whoever looks at figures doesn't wait longer than this.
    await client.query(`begin read only; set local statement_timeout = '20s'; set local work_mem = '64MB'; set local enable_nestloop = off;
      set local enable_mergejoin = off; set local enable_sort = off; set local join_collapse_limit = 1; set local max_parallel_workers_per_gather = 0; set local jit = off`)
    const { rows } = await client.query(text, values)
    await client.query('rollback') // only read: there is no answer that could be lost
    client.release()
    return rows as T[]
  } catch (error) {
    client.release(true)
    throw error
  }
}))

/** Several such questions of the same rows, which one statement reads once: `rows` are its tables, each question's answer is by its name. */
export async function askTogether<T extends Record<string, readonly object[]>>(rows: Sql, questions: Readonly<Record<keyof T & string, Sql>>): Promise<T> {
  const answers = Object.entries<Sql>(questions).map(([name, question]) => sql`(select coalesce(json_agg(answer), '[]') from (${question}) answer) as ${raw(`"${name}"`)}`)
  const [row] = await askMuch<T>(sql`with ${rows} select ${join(answers)}`)
  if (!row) throw new Error('a row of answers was expected')
  return row
}

/** Within a transaction. */
export const askIn = (tx: Db): Ask => (statement) => tx.$queryRaw(statement)

/** One transaction of the pool; all of them wait as long, and no longer. */
export function inTransaction<T>(work: (tx: Db) => Promise<T>): Promise<T> {
  const { connect: maxWait, transaction, longConnect, longTransaction } = limits()
  const long = { maxWait: longConnect, timeout: longTransaction }
  return db().$transaction(work, isAtLeisure() ? long : { maxWait, timeout: transaction })
}

/** For tests and for a server that stops. */
export async function disconnect(): Promise<void> {
  await endPulse()
  await stopAsking()
  for (const one of [kept.plumblineDatabase, kept.plumblineLeisure]) {
    await one?.prisma.$disconnect()
    await one?.pool.end()
  }
  delete kept.plumblineDatabase
  delete kept.plumblineLeisure
}
