import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { generateURI, verifySync } from 'otplib'
import type { Instant } from '@/lib/core/time'
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
 * is written before.
 */
export const proposedSecret = (staff: string, session: string): string =>
  base32(createHmac('sha256', serverKey('totp')).update(`propose:${staff}:${session}`).digest().subarray(0, 20))

export const totpAddress = (secret: string, email: string): string => generateURI({ issuer: 'Plumbline', label: email, secret })

/** Which thirty seconds a code is of: the present ones, those before or those after; null where it is none of them. */
export function stepOf(secret: string, code: string, now: Instant): number | null {
  if (!/^\d{6}$/.test(code)) return null
  const result = verifySync({ secret, token: code, epoch: Math.floor(now / 1_000), epochTolerance: stepSeconds })
  return result.valid ? Math.floor(now / 1_000 / stepSeconds) + result.delta : null
}

/** AES-256-GCM under the server's key, bound to whose it is: the database alone can't make codes. */
export function sealTotp(secret: string, staff: string): Buffer<ArrayBuffer> {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', serverKey('totp'), nonce).setAAD(Buffer.from(staff))
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.from(Buffer.concat([nonce, cipher.getAuthTag(), sealed]))
}

/** Throws where it is another's, was altered, or the server's key is another one. */
export function openTotp(sealed: Uint8Array, staff: string): string {
  const bytes = Buffer.from(sealed)
  const cipher = createDecipheriv('aes-256-gcm', serverKey('totp'), bytes.subarray(0, 12)).setAAD(Buffer.from(staff))
  cipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString('utf8')
}
