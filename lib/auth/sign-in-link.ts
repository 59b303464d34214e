import { createHmac, timingSafeEqual } from 'node:crypto'
import { baseUrl } from '@/lib/config'
import { serverKey } from './server-key'
import { longId, shortId, shortIdLength } from './short-id'

/**
 * The token in a one-time link to "My appointments": which row it is of, and 256 bits from the server's key and that row's id.
 * So whoever sends the message can write the link again, and the database alone can't give it away.
 */
export const signInToken = (id: string): string =>
  shortId(id) + createHmac('sha256', serverKey('sign-in')).update(id).digest('base64url')

const shape = /^[\w-]{65}$/

/** The row that a token is of, proven; null for what we did not make. Compared in constant time. */
export function signInIdOf(token: string): string | null {
  if (!shape.test(token)) return null
  const id = longId(token.slice(0, shortIdLength))
  return timingSafeEqual(Buffer.from(signInToken(id)), Buffer.from(token)) ? id : null
}

/** The address to mail. It opens a page with a button: only pressing it uses the link up. */
export const signInLinkOf = (id: string): string => `${baseUrl()}/appointments/mine/open/${signInToken(id)}`
