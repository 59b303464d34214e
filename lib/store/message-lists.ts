import { messageStatuses, type Channel, type Dealing, type MessageKind, type MessageStatus } from '@/lib/core/messages/kinds'
import { mostCounted, type MessageEntry } from '@/lib/core/messages/message-view'
import type { Instant } from '@/lib/core/time'
import { db, join, raw, sql, type Db } from './client'
import type { Prisma } from './generated/client'

/** What was sent, is to be sent, and what failed, as lists. */

const listed = {
  appointment: { select: { reference: true } }, patient: { select: { id: true, name: true, phone: true } },
  staff: { select: { name: true } }, owner: { select: { id: true, name: true } },
} as const satisfies Prisma.MessageInclude

export type ListedRow = Prisma.MessageGetPayload<{ include: typeof listed }>

const msOf = (date: Date | null): Instant | null => date?.getTime() ?? null

export const toEntry = (row: ListedRow): MessageEntry => ({
  id: row.id, kind: row.kind as MessageKind, channel: row.channel as Channel, recipient: row.recipient as MessageEntry['recipient'],
  status: row.status as MessageStatus, clinic: row.clinicId, reference: row.appointment?.reference ?? null, patient: row.patient,
  staff: row.staff?.name ?? null, address: row.address, createdAt: row.createdAt.getTime(), dueAt: row.dueAt.getTime(),
  nextTryAt: msOf(row.nextTryAt), sentAt: msOf(row.sentAt), tries: row.tries, error: row.error, owner: row.owner, dealtAt: msOf(row.dealtAt),
})

export interface OutboxFilter {
  clinics: readonly string[]
  status?: MessageStatus | undefined
  kind?: MessageKind | undefined
  channel?: Channel | undefined
  /** Of one appointment, by its reference. */
  reference?: string | undefined
  /** The last one of the page before; many are made in one moment. */
  before?: { at: Instant; id: string } | undefined
}

/** The last ones made first. */
export const findMessages = (filter: OutboxFilter, most: number): Promise<ListedRow[]> => db().message.findMany({
  where: {
    clinicId: { in: [...filter.clinics] },
    ...(filter.status && { status: filter.status }), ...(filter.kind && { kind: filter.kind }), ...(filter.channel && { channel: filter.channel }),
    ...(filter.reference && { appointment: { reference: filter.reference } }),
    ...(filter.before && { OR: [{ createdAt: { lt: new Date(filter.before.at) } }, { createdAt: new Date(filter.before.at), id: { gt: filter.before.id } }] }),
  },
  include: listed, orderBy: [{ createdAt: 'desc' }, { id: 'asc' }], take: most,
})

/**
 * Of each status no more than one past `mostCounted` are counted: the rest would be read for
 * nothing. Each status is written out, so that the planner knows which ones are rare.
 */
export async function countMessages(
  clinics: readonly string[],
): Promise<Partial<Record<MessageStatus, number>>> {
  const counts = messageStatuses.map((status) => sql`
    (select count(*)::int from (select from message where clinic_id = any(${[...clinics]}::text[])
      and status = ${raw(`'${status}'`)} limit ${mostCounted + 1}::int) found)`)
  const [row] = await db().$queryRaw<{ counts: number[] }[]>`select array[${join(counts)}] as counts`
  const each = messageStatuses.map((status, i) => [status, row?.counts[i] ?? 0] as const)
  return Object.fromEntries(each.filter(([, count]) => count > 0))
}

const open = (clinics: readonly string[]) => ({ status: 'failed', dealtAt: null, clinicId: { in: [...clinics] } })

/** Failures that nobody has seen to, the oldest first. */
export const findFailures = (clinics: readonly string[], most: number): Promise<ListedRow[]> =>
  db().message.findMany({ where: open(clinics), include: listed, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], take: most })

export const countFailures = (clinics: readonly string[]): Promise<number> => db().message.count({ where: open(clinics) })

export const findListed = (id: string, tx: Db = db()): Promise<ListedRow | null> => tx.message.findUnique({ where: { id }, include: listed })

/** Somebody sees to it from now on. False where somebody does already, or it is dealt with. */
export async function ownFailure(tx: Db, id: string, staff: string): Promise<boolean> {
  const { count } = await tx.message.updateMany({
    where: { id, status: 'failed', dealtAt: null, ownerId: null }, data: { ownerId: staff },
  })
  return count === 1
}

/** Dealt with. To be sent again it is due anew, as if never tried. False where it was dealt with before. */
export async function dealWithFailure(tx: Db, id: string, staff: string, how: Dealing, now: Instant): Promise<boolean> {
  const again = how === 'again' ? { status: 'due', error: null, tries: 0, nextTryAt: null, trySince: null, dueAt: new Date(now), createdAt: new Date(now) }
    : { dealtAt: new Date(now), dealtHow: how }
  const { count } = await tx.message.updateMany({ where: { id, status: 'failed', dealtAt: null }, data: { ...again, ownerId: staff } })
  return count === 1
}
