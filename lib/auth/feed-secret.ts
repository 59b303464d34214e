import { createHmac, timingSafeEqual } from 'node:crypto'
import { serverKey } from './server-key'
import { longId, shortId, shortIdLength } from './short-id'

/** A calendar's address: whose it is, and which of the addresses that it had. */
export interface FeedAddress {
  feed: string
  generation: number
}

/**
 * The secret in the address of a practitioner's calendar: which one, so that it can be found, and 256 bits from the server's key,
 * the id and a generation, which the database alone can't give away. A raised generation ends every older address.
 */
export const feedSecret = ({ feed, generation }: FeedAddress): string =>
  `c${shortId(feed)}${createHmac('sha256', serverKey('feed')).update(`${feed}:${generation}`).digest('base64url')}`

const shape = /^c[\w-]{65}$/

/** The calendar that a secret speaks of; null where it is none. Proves nothing. */
export const feedOf = (secret: string): string | null => (shape.test(secret) ? longId(secret.slice(1, 1 + shortIdLength)) : null)

/** Whether it is that calendar's secret, compared in constant time. */
export function isFeedSecret(secret: string, address: FeedAddress): boolean {
  const [right, given] = [Buffer.from(feedSecret(address)), Buffer.from(secret)]
  return given.length === right.length && timingSafeEqual(given, right)
}
