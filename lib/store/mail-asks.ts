import { toIso, type Instant } from '@/lib/core/time'
import { db, type Db } from './client'

/** Mails that somebody asked for, until it is looked up whether we know the address. */

export type MailAskKind = 'staff-reset' | 'lost-link' | 'sign-in-link'

export interface MailAskRow {
  id: string
  kind: MailAskKind
  sealed: Uint8Array
  askedAt: Instant
}

export async function writeMailAsk(
  tx: Db,
  ask: { id: string; kind: MailAskKind; sealed: Buffer<ArrayBuffer> },
  now: Instant,
): Promise<void> {
  await tx.mailAsk.create({ data: { ...ask, askedAt: new Date(now) } })
}

/** Outside a transaction: one statement. */
export const askForMail = (ask: Parameters<typeof writeMailAsk>[1], now: Instant): Promise<void> =>
  writeMailAsk(db(), ask, now)

export const findMailAsks = async (): Promise<string[]> =>
  (
    await db().mailAsk.findMany({
      select: { id: true },
      orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
    })
  ).map(({ id }) => id)

/** Takes one to answer it in this transaction, once: of two servers one has it. */
export async function takeMailAsk(tx: Db, id: string): Promise<MailAskRow | null> {
  const [row] = await tx.$queryRaw<(Omit<MailAskRow, 'askedAt'> & { askedAt: Date })[]>`
    delete from mail_ask where id = (
      select id from mail_ask where id = ${id}::uuid for update skip locked)
    returning id, kind, sealed, asked_at as "askedAt"`
  return row ? { ...row, askedAt: row.askedAt.getTime() } : null
}

/** One that could never be answered is of no use after that. */
export async function dropMailAsks(askedBefore: Instant): Promise<void> {
  await db().$executeRaw`delete from mail_ask where asked_at < ${toIso(askedBefore)}::timestamptz`
}
