import type { SchemaState } from '@/lib/core/schema-state'
import { findUnsafe, safetyQuery } from '@/lib/database-safety'
import { lookAtMigrations } from './known-migrations'

/** Runs one fixed statement and answers its rows; nothing that came from outside ever goes in. */
export type AskRows = <T>(statement: string) => Promise<T[]>

/** What a database lets whoever asks it do. */
export interface Look {
  /** It follows another server, and takes no writes before it is promoted. */
  isStandby: boolean
  isReadOnly: boolean
  /** The role may write what a booking writes. */
  mayWrite: boolean
  /** What is unsafe about its settings, in one line. */
  unsafe: string | null
  /** How its migrations differ from this build's; null where the build doesn't know its own. */
  schema: SchemaState | null
}

interface Row extends Omit<Look, 'unsafe' | 'schema'> {
  settings: Record<string, unknown>[]
  migrations: boolean
}

const rights = [
  ['insert', ['patient', 'appointment', 'call', 'event', 'outbox', 'message', 'idempotency_key']],
  ['update', ['patient', 'appointment', 'call', 'message']],
] as const
const rightsAsked = rights
  .flatMap(([right, tables]) => tables.map((table) => `('${table}', '${right}')`))
  .join(', ')

const stateQuery = `
  select pg_is_in_recovery() as "isStandby",
    current_setting('transaction_read_only') = 'on' as "isReadOnly",
    (select bool_and(
        coalesce(has_table_privilege(to_regclass('public.' || name), privilege), false))
      from (values ${rightsAsked}) as asked (name, privilege)) as "mayWrite",
    (select json_agg(s) from (${safetyQuery}) s) as settings,
    to_regclass('public._prisma_migrations') is not null as migrations`

/** Looks, as whoever `ask` asks as. */
export async function lookAt(ask: AskRows): Promise<Look> {
  const [row] = await ask<Row>(stateQuery)
  if (!row) throw new Error('a row about the database was expected')
  const { settings, migrations, ...state } = row
  const schema = await lookAtMigrations(migrations, ask)
  return { ...state, unsafe: findUnsafe(settings), schema }
}
