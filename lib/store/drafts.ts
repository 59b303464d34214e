import type { DraftDetails } from '@/lib/core/views'
import { growth } from '@/lib/core/growth'
import type { Instant } from '@/lib/core/time'
import { db, type Db } from './client'
import { deleteOver } from './old-rows'

type Hash = Uint8Array<ArrayBuffer>

export interface DraftRow {
  holdId: string | null
  appointmentId: string | null
  details: DraftDetails
}

/** A draft is forgotten two hours after its last change; what was requested with it can be seen for that long. */
const keptMs = growth.draft.ms

export async function findDraft(secretHash: Hash, now: Instant, tx: Db = db()): Promise<DraftRow | null> {
  const row = await tx.draft.findUnique({ where: { secretHash } })
  if (!row || row.changedAt.getTime() + keptMs < now) return null
  return { holdId: row.holdId, appointmentId: row.appointmentId, details: row.details as DraftDetails }
}

export async function writeDraft(
  secretHash: Hash, change: Partial<DraftRow>, now: Instant, tx: Db = db(),
): Promise<void> {
  const changedAt = new Date(now)
  await tx.draft.upsert({
    where: { secretHash }, update: { ...change, changedAt }, create: { secretHash, details: {}, ...change, changedAt },
  })
}

/** Until the transaction ends, nobody else changes what the draft holds; also where it isn't written yet. */
export async function lockDraft(tx: Db, secretHash: Hash): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(encode(${secretHash}::bytea, 'hex'), 0))`
}

/** Answers how many were forgotten. */
export const forgetDrafts = (now: Instant): Promise<number> => deleteOver('draft', now)
