import { createHmac, timingSafeEqual } from 'node:crypto'
import { serverKey } from './server-key'
import { longId, shortId, shortIdLength } from './short-id'

/**
 * The token in a one-time link: which row it is of, and 256 bits from the server's key for that purpose and the row's id. So whoever
 * sends the message can write the link again, and the database alone can't give it away.
 */
type Purpose = 'sign-in' | 'staff-link'

export const rowToken = (purpose: Purpose, id: string): string =>
  shortId(id) + createHmac('sha256', serverKey(purpose)).update(id).digest('base64url')

const shape = /^[\w-]{65}$/

/** The row that a token is of, proven; null for what we did not make. Compared in constant time. */
export function rowOf(purpose: Purpose, token: string): string | null {
  if (!shape.test(token)) return null
  const id = longId(token.slice(0, shortIdLength))
  return timingSafeEqual(Buffer.from(rowToken(purpose, id)), Buffer.from(token)) ? id : null
}
