import type { FailureKind } from '@/lib/core/messages/failure'
import { isFailureKind } from '@/lib/core/messages/failure'
import type { Channel } from '@/lib/core/messages/kinds'
import type { Instant } from '@/lib/core/time'
import { db, type Db } from './client'

/** How a way of sending is doing, for all servers together. */
export interface ChannelState {
  failures: number
  /** Nothing is sent before; null: all is well. */
  resumeAt: Instant | null
  /** The message that tries whether it works again, where there is one. */
  probe: string | null
  /** Why it rests; null where it doesn't, or where that isn't known. */
  trouble: FailureKind | null
}

export async function readChannel(channel: Channel, tx: Db = db()): Promise<ChannelState> {
  const row = await tx.messageChannel.findUnique({ where: { channel } })
  const trouble = row?.trouble ?? ''
  return {
    failures: row?.failures ?? 0,
    resumeAt: row?.resumeAt?.getTime() ?? null,
    probe: row?.probeId ?? null,
    trouble: isFailureKind(trouble) ? trouble : null,
  }
}

type Pause = Pick<ChannelState, 'failures' | 'probe'> & { resumeAt: Instant; trouble: FailureKind }

/** Its server is in trouble: nothing is sent until then, and then `probe` first, where one is named. */
export async function pauseChannel(
  channel: Channel,
  { failures, probe, resumeAt, trouble }: Pause,
): Promise<void> {
  const data = { failures, resumeAt: new Date(resumeAt), probeId: probe, trouble }
  await db().messageChannel.upsert({
    where: { channel },
    create: { channel, ...data },
    update: data,
  })
}

const well = { failures: 0, resumeAt: null, probeId: null, trouble: null }

/** It works. */
export async function resumeChannel(channel: Channel): Promise<void> {
  await db().messageChannel.updateMany({ where: { channel }, data: well })
}

/** The message that was to try it again is due with the others. */
async function endPause(tx: Db, channel: Channel): Promise<void> {
  await tx.$executeRaw`update message set next_try_at = null where status = 'due'
    and id = (select probe_id from message_channel where channel = ${channel})`
  await tx.messageChannel.updateMany({ where: { channel }, data: well })
}

/** A pause that there is ends now: something shows that it works, or may. True where there was one. */
export async function endPauseOf(tx: Db, channel: Channel): Promise<boolean> {
  const { resumeAt } = await lockChannel(tx, channel)
  if (resumeAt !== null) await endPause(tx, channel)
  return resumeAt !== null
}

/**
 * Keeps by which settings a way is started. Where they aren't those of before, its pause is over:
 * true where it had one.
 */
export async function keepSettings(
  tx: Db,
  channel: Channel,
  hash: Buffer<ArrayBuffer>,
): Promise<boolean> {
  const { settingsHash, resumeAt } = await lockChannel(tx, channel)
  if (settingsHash !== null && hash.equals(settingsHash)) return false
  if (resumeAt !== null) await endPause(tx, channel)
  await tx.messageChannel.update({ where: { channel }, data: { settingsHash: hash } })
  return resumeAt !== null
}

interface LockedChannel {
  settingsHash: Uint8Array | null
  resumeAt: Date | null
}

async function lockChannel(tx: Db, channel: Channel): Promise<LockedChannel> {
  await tx.messageChannel.createMany({ data: [{ channel }], skipDuplicates: true })
  const [row] = await tx.$queryRaw<LockedChannel[]>`
    select settings_hash as "settingsHash", resume_at as "resumeAt" from message_channel
    where channel = ${channel} for update`
  return row ?? { settingsHash: null, resumeAt: null }
}
