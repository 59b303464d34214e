import { PrismaPg } from '@prisma/adapter-pg'
import { databaseUrl } from '@/lib/config'
import { Prisma, PrismaClient } from './generated/client'
import { statementNames } from './statement-names'

/** What a query runs on: the pool, or one transaction of it. */
export type Db = Prisma.TransactionClient

export const sql = Prisma.sql
export const join = Prisma.join
export type Sql = Prisma.Sql

// One pool a process, also where a development server loads this module anew.
const kept = globalThis as unknown as { plumblinePrisma?: PrismaClient }

// Parsing and planning a booking's statement costs PostgreSQL more than running it: what recurs is prepared once a connection.
const nameStatement = statementNames(200)

function connect(): PrismaClient {
  const adapter = new PrismaPg({
    connectionString: databaseUrl(), max: 16, connectionTimeoutMillis: 5_000, idleTimeoutMillis: 60_000,
    query_timeout: 20_000, keepAlive: true, application_name: 'plumbline',
  }, { statementNameGenerator: ({ sql }) => nameStatement(sql) })
  return new PrismaClient({ adapter, log: [] })
}

/** The pool; connected at first use, so that configuration is read when it is needed. */
export const db = (): PrismaClient => (kept.plumblinePrisma ??= connect())

/** One transaction of the pool; all of them wait as long, and no longer. */
export const inTransaction = <T>(work: (tx: Db) => Promise<T>): Promise<T> =>
  db().$transaction(work, { maxWait: 5_000, timeout: 15_000 })

/** For tests and for a server that stops. */
export async function disconnect(): Promise<void> {
  await kept.plumblinePrisma?.$disconnect()
  delete kept.plumblinePrisma
}
