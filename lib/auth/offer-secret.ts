import { createHmac, timingSafeEqual } from 'node:crypto'
import { serverKey } from './server-key'
import { longId, shortId, shortIdLength } from './short-id'

/** One person's part of an offer. */
export interface OfferedTo {
  offer: string
  wait: string
  generation: number
}

const mac = ({ offer, wait, generation }: OfferedTo): string =>
  createHmac('sha256', serverKey('offer')).update(`${offer}:${wait}:${generation}`).digest('base64url')

/**
 * The secret in the link of an offer: whose place on the list it is, so that it can be found, and 256 bits from the server's
 * key, the offer, the place and a generation, which the database alone can't give away.
 */
export const offerSecret = (to: OfferedTo): string => shortId(to.wait) + mac(to)

const shape = /^[\w-]{65}$/

/** The place on the list that a link's secret speaks of; null where it is none. Proves nothing. */
export const waitOf = (secret: string): string | null => (shape.test(secret) ? longId(secret.slice(0, shortIdLength)) : null)

/** Whether it is the secret of that part of an offer, compared in constant time. */
export function isOfferSecret(secret: string, to: OfferedTo): boolean {
  const [right, given] = [Buffer.from(offerSecret(to)), Buffer.from(secret)]
  return given.length === right.length && timingSafeEqual(given, right)
}
