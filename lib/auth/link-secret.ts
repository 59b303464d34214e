import { createHmac, timingSafeEqual } from 'node:crypto'
import { serverKey } from './server-key'

/**
 * The secret in a patient's link: 256 bits from the server's key, the appointment's id and its link generation. So the
 * same link can be written again, the database alone can't give it away, and a raised generation ends every older link.
 */
export const linkSecret = (appointmentId: string, generation: number): string =>
  createHmac('sha256', serverKey('link')).update(`${appointmentId}:${generation}`).digest('base64url')

/** Whether it is that appointment's secret, compared in constant time. */
export function isLinkSecret(secret: string, appointmentId: string, generation: number): boolean {
  const right = Buffer.from(linkSecret(appointmentId, generation))
  const given = Buffer.from(secret)
  return given.length === right.length && timingSafeEqual(given, right)
}
