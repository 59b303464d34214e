import { createHmac } from 'node:crypto'
import { serverKey } from '@/lib/auth/server-key'
import { config } from '@/lib/config'
import { mailboxOf } from '@/lib/core/messages/channel'
import { done } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { takeAnswerTurn, takeTurn, type Turn } from '@/lib/store/mail-turns'
import { settleMessage, type Leased } from '@/lib/store/messages'
import { transact } from '@/lib/store/transact'

/** What somebody who hasn't signed in can have sent to one address or number: three messages an hour, whatever they are about. */
export const mostAnHour = 3
const hourMs = 3_600_000
/** What would have to wait longer tells nobody anything that they don't know by then. */
const longestMs = 3 * hourMs

/** Null where nothing is counted: RATE_LIMIT_PER_MINUTE is 0. */
const turnTo = (address: string): Turn | null => config().RATE_LIMIT_PER_MINUTE === 0 ? null : {
  to: Buffer.from(createHmac('sha256', serverKey('asks')).update(`to ${mailboxOf(address)}`).digest()), most: mostAnHour, windowMs: hourMs,
}

/** Whether it may go now. Else it is put off until there is room, or dropped where that is too long. */
export async function hasTurn(message: Leased, address: string, now: Instant): Promise<boolean> {
  const turn = message.byStranger ? turnTo(address) : null
  if (turn === null) return true
  const taken = await transact<boolean>(async (tx) => {
    const room = await takeTurn(tx, message.id, turn, now)
    if (room === null) return done(true)
    await settleMessage(tx, message, room > message.dueAt + longestMs ? { status: 'unwanted', error: 'too-many' }
      : { status: 'due', error: 'too-many', nextTryAt: room, untried: true })
    return done(false)
  })
  return taken.ok && taken.value
}

/** Whether a text may be answered just now. */
export async function mayAnswer(number: string, now: Instant): Promise<boolean> {
  const turn = turnTo(number)
  if (turn === null) return true
  const taken = await transact<boolean>(async (tx) => done(await takeAnswerTurn(tx, turn, now)))
  return taken.ok && taken.value
}
