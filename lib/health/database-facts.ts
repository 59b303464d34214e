import type {
  ChannelFact,
  GivenUpFact,
  HealthFacts,
  OutboxFact,
  WritesFact,
} from '@/lib/core/health/facts'
import { isFailureKind } from '@/lib/core/messages/failure'
import type { Channel } from '@/lib/core/messages/kinds'
import type { Instant } from '@/lib/core/time'
import type { AskRows, Look } from './look'

/** What the database alone knows, from whoever asks it: the server, or the doctor. */
export interface DatabaseFacts {
  channels: Record<Channel, Pick<ChannelFact, 'failures' | 'resumeAt' | 'trouble'>>
  givenUp: GivenUpFact
  outbox: OutboxFact
  /** When the first migration was in. */
  installedAt: Instant | null
}

interface Row {
  channels: { channel: string; failures: number; resumeAt: number | null; trouble: string | null }[]
  givenUp: Record<string, number>
  waiting: number
  oldestSince: number | null
  installedAt: number | null
}

const ms = (column: string): string => `extract(epoch from ${column})::float8 * 1000`

/**
 * A message of no clinic (an invitation, a new password) is on nobody's list to be dealt with, and
 * counts for two days.
 */
const given = (at: string): string => `select coalesce(error, 'unknown') as error,
    count(*)::int as count
  from message where status = 'failed' and dealt_at is null
    and (clinic_id is not null or created_at > ${at} - interval '2 days')
  group by 1`

/**
 * Events to be looked at for what they tell people, and messages that could go out now. A practice
 * has thousands that are due on another day: they are left out by the index, not one by one.
 */
const waiting = (at: string): string => `
  select e.at as since from outbox o join event e on e.id = o.event_id
  union all
  select greatest(due_at, next_try_at) from message
    where channel in ('email', 'text') and status in ('due', 'sending')
      and due_at <= ${at} and (next_try_at is null or next_try_at <= ${at})`

const query = (at: string): string => `
  with waiting as materialized (${waiting(at)})
  select
    (select coalesce(json_agg(json_build_object('channel', channel, 'failures', failures,
        'resumeAt', ${ms('resume_at')}, 'trouble', trouble)), '[]')
      from message_channel) as channels,
    (select coalesce(json_object_agg(error, count), '{}') from (${given(at)}) g) as "givenUp",
    (select count(*)::int from waiting) as waiting,
    (select ${ms('min(since)')} from waiting) as "oldestSince",
    (select ${ms('min(finished_at)')} from public._prisma_migrations) as "installedAt"`

/** Reads them all by one statement. Throws where the database doesn't answer, or lacks a table. */
export async function readDatabaseFacts(ask: AskRows, now: Instant): Promise<DatabaseFacts> {
  const [row] = await ask<Row>(query(`to_timestamp(${now / 1000})`))
  if (!row) throw new Error('a row of facts was expected')
  const { channels, givenUp, waiting: count, oldestSince, installedAt } = row
  const stateOf = (way: Channel): DatabaseFacts['channels'][Channel] => {
    const found = channels.find(({ channel }) => channel === way)
    const trouble = found?.trouble ?? ''
    return {
      failures: found?.failures ?? 0,
      resumeAt: found?.resumeAt ?? null,
      trouble: isFailureKind(trouble) ? trouble : null,
    }
  }
  return {
    channels: { email: stateOf('email'), text: stateOf('text') },
    givenUp,
    outbox: { waiting: count, oldestSince },
    installedAt,
  }
}

/** How far the database's clock is ahead; by half of how long the answer took it may be wrong. */
export async function readClock(ask: AskRows, clock: () => Instant): Promise<number> {
  const before = clock()
  const [row] = await ask<{ at: number }>(`select ${ms('clock_timestamp()')} as at`)
  if (!row) throw new Error('a row with the time was expected')
  return Math.round(row.at - (before + clock()) / 2)
}

function writesOf({ isStandby, isReadOnly, mayWrite, schema }: Look): WritesFact | null {
  if (isStandby) return 'standby'
  if (isReadOnly) return 'read-only'
  if (mayWrite) return 'open'
  // The rights on tables say something only where the tables are there.
  return schema && schema.missing.length > 0 ? null : 'may-not-write'
}

/** What a look at the database answers; null where it didn't. */
export const factsOfLook = (
  look: Look | null,
): Pick<HealthFacts, 'database' | 'writes' | 'settings' | 'migrations'> => ({
  database: { answers: look !== null },
  writes: look && writesOf(look),
  settings: look && { unsafe: look.unsafe },
  migrations: look && (look.schema ?? 'not-known'),
})
