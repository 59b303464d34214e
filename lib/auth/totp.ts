import { createHmac } from 'node:crypto'
import { generateURI, verifySync } from 'otplib'
import type { Instant } from '@/lib/core/time'
import { openSealed, sealText } from './sealed-text'
import { serverKey } from './server-key'

/** Codes of an authenticator app: RFC 6238, six digits, thirty seconds, SHA-1, which is what every app knows. */
export const stepSeconds = 30

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648; twenty bytes fill it without padding. */
function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{5}/g) ?? []).map((five) => letters.charAt(parseInt(five, 2))).join('')
}

/**
 * What is shown to be put into the app: 160 bits of this sign-in, so that the page shows the same one until it is set up and nothing
 * is written before. `since`: when the app that there is was set up; from then on another one is shown, and what is in use is shown
 * to nobody.
 */
export const proposedSecret = (staff: string, session: string, since: Instant | null): string =>
  base32(createHmac('sha256', serverKey('totp')).update(`propose:${staff}:${session}:${String(since)}`).digest().subarray(0, 20))

export const totpAddress = (secret: string, email: string): string => generateURI({ issuer: 'Plumbline', label: email, secret })

/** Which thirty seconds a code is of: the present ones, those before or those after; null where it is none of them. */
export function stepOf(secret: string, code: string, now: Instant): number | null {
  if (!/^\d{6}$/.test(code)) return null
  const result = verifySync({ secret, token: code, epoch: Math.floor(now / 1_000), epochTolerance: stepSeconds })
  return result.valid ? Math.floor(now / 1_000 / stepSeconds) + result.delta : null
}

/** As it is kept: bound to whose it is, so that the database alone can't make codes. */
export const sealTotp = (secret: string, staff: string): Buffer<ArrayBuffer> => sealText('totp', secret, staff)

/** Throws where it is another's, was altered, or the server's key is another one. */
export const openTotp = (sealed: Uint8Array, staff: string): string => openSealed('totp', sealed, staff)
