import { createHmac } from 'node:crypto'
import { serverKey } from '@/lib/auth/server-key'
import { config } from '@/lib/config'
import type { Channel } from '@/lib/core/messages/kinds'
import { done } from '@/lib/core/result'
import { log } from '@/lib/log'
import { keepSettings } from '@/lib/store/message-channels'
import { transact } from '@/lib/store/transact'

/** Keyed, so that nobody who reads the database can try passwords against it. */
function settingsHash(channel: Channel): Buffer<ArrayBuffer> {
  const { SMTP_URL, MAIL_FROM, SMS_URL, SMS_ACCOUNT, SMS_TOKEN, SMS_FROM } = config()
  const settings =
    channel === 'email' ? [SMTP_URL, MAIL_FROM] : [SMS_URL, SMS_ACCOUNT, SMS_TOKEN, SMS_FROM]
  const hash = createHmac('sha256', serverKey('channel-settings')).update(
    JSON.stringify([channel, ...settings.map((value) => value ?? null)]),
  )
  return Buffer.from(hash.digest())
}

/**
 * When a server starts: where a way of sending is set up in another way than at the last start, what
 * failed by the old settings keeps nothing waiting. Answers whether a pause ended.
 */
export async function keepChannelSettings(channel: Channel): Promise<boolean> {
  const hash = settingsHash(channel)
  const ended = await transact<boolean>(async (tx) => done(await keepSettings(tx, channel, hash)))
  const isOver = ended.ok && ended.value
  if (isOver) log.info({ channel }, 'its settings have changed: sending goes on')
  return isOver
}
