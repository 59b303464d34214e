import { randomUUID } from 'node:crypto'
import {
  dedupeKey, type Message, type MessageFacts, type OwedMessage,
} from '@/lib/core/messages/facts'
import { isReminder, type Channel, type MessageKind, type MessageStatus } from '@/lib/core/messages/kinds'
import { toIso, type Instant } from '@/lib/core/time'
import { ask, askIn, db, inTransaction, sql, type Db, type Sql } from './client'
import { tryAgain } from './transact'

/** What is owed, from when it is written until it was sent. */

const rowOf = (message: OwedMessage, now: Instant) => ({
  id: randomUUID(), dedupe_key: dedupeKey(message), event_id: message.event, kind: message.kind,
  channel: message.channel, recipient: message.staff === null ? 'patient' : 'staff',
  clinic_id: message.clinic, appointment_id: message.appointment, patient_id: message.patient,
  staff_id: message.staff, address: message.address, facts: message.facts, status: message.status,
  error: message.error, by_stranger: message.byStranger && !isReminder(message.kind),
  created_at: toIso(now), due_at: toIso(message.dueAt),
  until: message.until === null ? null : toIso(message.until),
})

/**
 * Writes what isn't written yet: the same event planned twice owes once. A reminder is of what
 * reception has confirmed, whoever moved it. One statement, the same for any number of them.
 */
export async function writeMessages(
  tx: Db, messages: readonly OwedMessage[], now: Instant,
): Promise<void> {
  if (messages.length === 0) return
  const written = JSON.stringify(messages.map((message) => rowOf(message, now)))
  await tx.$executeRaw`
    insert into message (id, dedupe_key, event_id, kind, channel, recipient, clinic_id,
      appointment_id, patient_id, staff_id, address, facts, status, error, by_stranger,
      created_at, due_at, until)
    select * from jsonb_to_recordset(${written}::jsonb)
      as m (id uuid, dedupe_key text, event_id bigint, kind text, channel text, recipient text,
        clinic_id text, appointment_id uuid, patient_id uuid, staff_id uuid, address text,
        facts jsonb, status text, error text, by_stranger boolean, created_at timestamptz,
        due_at timestamptz, until timestamptz)
    on conflict do nothing`
}

/** Reminders of an appointment that were planned by an earlier event and haven't gone out. */
export async function dropReminders(tx: Db, appointment: string, event: string): Promise<void> {
  await tx.$executeRaw`
    update message set status = 'unwanted', error = 'overtaken', next_try_at = null where appointment_id = ${appointment}::uuid
      and kind in ('reminder-3', 'reminder-1') and status in ('due', 'no-server') and event_id < ${event}::bigint`
}

/** Nobody was told yet of the move before this one: then nobody is. True where that was so. */
export async function dropUntoldMove(tx: Db, appointment: string, event: string): Promise<boolean> {
  const dropped = await tx.$executeRaw`
    update message set status = 'unwanted', error = 'overtaken', next_try_at = null where kind = 'moved' and appointment_id = ${appointment}::uuid
      and status in ('due', 'no-server') and event_id = (select max(e.id) from event e
        where e.appointment_id = ${appointment}::uuid and e.verb = 'move' and e.id < ${event}::bigint)`
  return dropped > 0
}

interface Row {
  id: string
  event: string
  kind: MessageKind
  channel: Channel
  recipient: 'patient' | 'staff'
  clinic: string | null
  appointment: string | null
  patient: string | null
  staff: string | null
  address: string | null
  facts: MessageFacts
  status: MessageStatus
  error: string | null
  createdAt: Instant
  dueAt: Instant
  until: Instant | null
  tries: number
  nextTryAt: Instant | null
  sentAt: Instant | null
}

const ms = (column: Sql): Sql => sql`extract(epoch from ${column})::float8 * 1000`
const columns: Sql = sql`m.id, m.event_id::text as event, m.kind, m.channel, m.recipient, m.clinic_id as clinic, m.appointment_id as appointment,
  m.patient_id as patient, m.staff_id as staff, m.address, m.facts, m.status, m.error, ${ms(sql`m.created_at`)} as "createdAt", ${ms(sql`m.due_at`)} as "dueAt",
  ${ms(sql`m.until`)} as until, m.tries, ${ms(sql`m.next_try_at`)} as "nextTryAt", ${ms(sql`m.sent_at`)} as "sentAt"`

/** One that is being sent, by whoever has it until then. */
export interface Leased extends Message {
  /** Somebody who hasn't signed in caused it. */
  byStranger: boolean
  leaseUntil: Instant
  /** Since when there has been somebody to try it. */
  trySince: Instant
}

/**
 * The next one of a way that is due, for whoever asks alone: nobody else gets it before
 * `leaseUntil`. What a worker left behind goes first, then what waited for a server, which is due
 * from now. `only`: that one, where it is due; without a server, those that don't wait for one yet.
 * Each is found by the index, however many wait. It is chosen once and for all before the update:
 * as a part of the join it would be looked for anew for each row, and find another.
 */
export async function leaseMessage(
  channel: Channel, leaseUntil: Instant, now: Instant, which: { only?: string; server?: false } = {},
): Promise<Leased | null> {
  const [at, only] = [sql`${toIso(now)}::timestamptz`, which.only ?? null]
  const isDue = sql`due_at <= ${at} and (next_try_at is null or next_try_at <= ${at})`
  const first = (condition: Sql) => sql`select id from message
    where channel = ${channel} and (${only}::uuid is null or id = ${only}::uuid) and ${condition}
    order by due_at, event_id limit 1 for update skip locked`
  const [row] = await ask<Row & Pick<Leased, 'byStranger' | 'trySince'>>(sql`
    with left_behind as materialized (${first(sql`status = 'sending' and lease_until <= ${at}`)}),
      waiting as materialized (${first(sql`status = 'no-server' and ${isDue}
        and ${which.server !== false} and not exists (select from left_behind)`)}),
      due as materialized (${first(sql`status = 'due' and ${isDue}
        and not exists (select from left_behind) and not exists (select from waiting)`)}),
      next as (select id from left_behind union all select id from waiting union all select id from due)
    update message m set status = 'sending', lease_until = ${toIso(leaseUntil)}::timestamptz,
      tries = m.tries + 1,
      due_at = case when m.status = 'no-server' then ${at} else m.due_at end,
      try_since = case when m.status = 'no-server' then ${at} else coalesce(m.try_since, ${at}) end
    from next where m.id = next.id
    returning ${columns}, m.by_stranger as "byStranger", ${ms(sql`m.try_since`)} as "trySince"`)
  return row ? { ...row, leaseUntil } : null
}

/** What becomes of one that was leased. */
export interface Settled {
  status: Exclude<MessageStatus, 'sending'>
  error: string | null
  address?: string | null
  channel?: Channel
  nextTryAt?: Instant | null
  sentAt?: Instant
  providerId?: string | null
  /** It was only looked at: that was no try. */
  untried?: true
}

/** False where the lease ran out and somebody else has it by now: what they write counts. */
export async function settleMessage(tx: Db, { id, leaseUntil }: Pick<Leased, 'id' | 'leaseUntil'>, settled: Settled): Promise<boolean> {
  const { nextTryAt = null, sentAt, providerId, address, channel, untried, ...rest } = settled
  const { count } = await tx.message.updateMany({
    where: { id, status: 'sending', leaseUntil: new Date(leaseUntil) },
    data: {
      ...rest, leaseUntil: null, ...(untried && { tries: { decrement: 1 }, trySince: null }), nextTryAt: nextTryAt === null ? null : new Date(nextTryAt), ...(channel !== undefined && { channel }),
      ...(address !== undefined && { address }), ...(sentAt !== undefined && { sentAt: new Date(sentAt) }), ...(providerId !== undefined && { providerId }),
    },
  })
  return count === 1
}

/** Whether one is being sent just now. */
export async function isLeased(id: string, now: Instant): Promise<boolean> {
  return (await db().message.count({ where: { id, status: 'sending', leaseUntil: { gt: new Date(now) } } })) > 0
}

/** There is no server for this way, and what waited for one is over. */
export async function dropOver(channel: Channel, now: Instant): Promise<void> {
  await db().$executeRaw`
    update message set status = 'unwanted', error = 'over' where channel = ${channel} and status = 'no-server' and until <= ${toIso(now)}::timestamptz`
}

/** Notes that somebody looks after a way of sending. Answers since when nobody had; null where that isn't a minute ago. */
async function noteSeen(tx: Db, channel: Channel, now: Instant): Promise<Instant | null> {
  await tx.messageChannel.createMany({ data: [{ channel, seenAt: new Date(now) }], skipDuplicates: true })
  const [row] = await askIn(tx)<{ seenAt: Instant | null }>(sql`
    select ${ms(sql`seen_at`)} as "seenAt" from message_channel where channel = ${channel} for update`)
  const seenAt = row?.seenAt ?? null
  if (seenAt !== null && seenAt > now - 60_000) return null
  await tx.messageChannel.update({ where: { channel }, data: { seenAt: new Date(now) } })
  return seenAt
}

/**
 * From now on there is somebody to try what is due. Where nobody was for long (`awayMs`), that time is given back to what had been
 * tried before: its day of tries is a day in which it could be tried.
 */
export async function beginTrying(channel: Channel, awayMs: number, now: Instant): Promise<void> {
  const at = sql`${toIso(now)}::timestamptz`
  await tryAgain(() => inTransaction(async (tx) => {
    const seenAt = await noteSeen(tx, channel, now)
    if (seenAt === null || now - seenAt <= awayMs) return
    await tx.$executeRaw`update message set try_since = try_since + ${now - seenAt} * interval '1 millisecond'
      where channel = ${channel} and status = 'due' and try_since <= ${toIso(seenAt)}::timestamptz`
  }))
  await db().$executeRaw`
    update message set try_since = ${at} where channel = ${channel} and status = 'due' and due_at <= ${at} and try_since is null`
}

/** While a server is in trouble, what could not be told in time or within a day of tries has failed: somebody has to see to it. */
export async function failOverdue(channel: Channel, triedSince: Instant, now: Instant): Promise<number> {
  const at = sql`${toIso(now)}::timestamptz`
  return db().$executeRaw`
    update message set status = 'failed', error = case when until <= ${at} then 'too-late' else 'gave-up' end, next_try_at = null
    where channel = ${channel} and status = 'due' and due_at <= ${at} and (until <= ${at} or try_since <= ${toIso(triedSince)}::timestamptz)`
}

export async function findMessage(id: string): Promise<Message | null> {
  const [row] = await ask<Row>(sql`select ${columns} from message m where m.id = ${id}::uuid`)
  return row ?? null
}
