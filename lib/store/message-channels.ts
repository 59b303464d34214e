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
}

export async function readChannel(channel: Channel, tx: Db = db()): Promise<ChannelState> {
  const row = await tx.messageChannel.findUnique({ where: { channel } })
  return { failures: row?.failures ?? 0, resumeAt: row?.resumeAt?.getTime() ?? null, probe: row?.probeId ?? null }
}

/** Its server is in trouble: nothing is sent until then, and then this message first, where one is named. */
export async function pauseChannel(channel: Channel, probe: string | null, failures: number, resumeAt: Instant): Promise<void> {
  const data = { failures, resumeAt: new Date(resumeAt), probeId: probe }
  await db().messageChannel.upsert({ where: { channel }, create: { channel, ...data }, update: data })
}

/** It works. */
export async function resumeChannel(channel: Channel): Promise<void> {
  await db().messageChannel.updateMany({ where: { channel }, data: { failures: 0, resumeAt: null, probeId: null } })
}
