import { createHmac, timingSafeEqual } from 'node:crypto'
import { longId, shortId, shortIdLength } from './short-id'
import { serverKey } from './server-key'

/**
 * The secret of the link that stops a patient's reminders: whose, and 256 bits from the server's key. It is good for that alone, so
 * it is always the same: a link in an old message still works.
 */
export const unsubscribeSecret = (patient: string): string =>
  `r${shortId(patient)}${createHmac('sha256', serverKey('unsubscribe')).update(patient).digest('base64url')}`

const shape = /^r[\w-]{65}$/

/** Whose reminders a secret stops, proven; null for what we did not make. Compared in constant time. */
export function patientOfSecret(secret: string): string | null {
  if (!shape.test(secret)) return null
  const patient = longId(secret.slice(1, 1 + shortIdLength))
  return timingSafeEqual(Buffer.from(unsubscribeSecret(patient)), Buffer.from(secret)) ? patient : null
}
