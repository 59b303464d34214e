import { createHmac, timingSafeEqual } from 'node:crypto'
import { baseUrl } from '@/lib/config'
import { serverKey } from './server-key'
import { longId, shortId, shortIdLength } from './short-id'

/** The secret of a link with which somebody sets a password: which row, and 256 bits from the server's key and that row's id. */
export const staffLinkToken = (id: string): string =>
  shortId(id) + createHmac('sha256', serverKey('staff-link')).update(id).digest('base64url')

const shape = /^[\w-]{65}$/

/** The row that a token is of, proven; null for what we did not make. */
export function staffLinkIdOf(token: string): string | null {
  if (!shape.test(token)) return null
  const id = longId(token.slice(0, shortIdLength))
  return timingSafeEqual(Buffer.from(staffLinkToken(id)), Buffer.from(token)) ? id : null
}

/** It opens a page with a form: only sending that uses the link up. */
export const staffLinkOf = (id: string): string => `${baseUrl()}/signin/set/${staffLinkToken(id)}`
