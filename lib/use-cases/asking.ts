import { createHmac } from 'node:crypto'
import { addressGroup } from '@/lib/auth/client-address'
import { serverKey } from '@/lib/auth/server-key'
import { config } from '@/lib/config'
import { refused } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { roomAt, whyCapped, type Asker } from '@/lib/store/asks'
import type { Setup } from '@/lib/store/setup'

/** What people who haven't signed in ask for is counted by whom it is for and by where it comes from. */

const hashOf = (address: string): Buffer<ArrayBuffer> =>
  Buffer.from(createHmac('sha256', serverKey('asks')).update(addressGroup(address)).digest())

/**
 * Who asks, by the address as the server saw it. Null where nothing is counted: RATE_LIMIT_PER_MINUTE is 0. Without an address, what is
 * asked for one contact is counted all the same.
 */
export const askerOf = (address: string | undefined, { practice }: Setup): Asker | null => config().RATE_LIMIT_PER_MINUTE === 0 ? null
  : { from: address === undefined ? null : hashOf(address), caps: practice.caps }

interface Counted {
  asker: Asker | null
  /** Whom to ring instead. */
  phone: string
}

/** Does what is counted; where it would be one too many nothing is written, and the refusal `too-many-open` says whom to ring. */
export async function withinCaps<T>({ asker, phone }: Counted, now: Instant, work: () => Promise<T>): Promise<T | ReturnType<typeof refused>> {
  try {
    return await work()
  } catch (error) {
    const of = whyCapped(error)
    if (of === null || !asker) throw error
    const room = await roomAt(of, asker, now)
    return refused({ reason: 'too-many-open', of, phone, retryAfterSeconds: room === null ? null : Math.max(1, Math.ceil((room - now) / 1_000)) })
  }
}
