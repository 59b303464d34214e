import { hashSecret, secretPattern } from './hold-secret'
import { cookieOf } from './cookies'
import { sessionCookieOptions } from './session-cookie'
import { deviceMs } from './session-limits'

/**
 * By what a browser is known again on which somebody signed in: a secret that opens nothing, and is
 * good for nothing but that strangers' wrong tries don't count against it.
 */
export const deviceCookieName = '__Host-plumbline.device'

export const deviceCookieOptions = {
  ...sessionCookieOptions,
  sameSite: 'strict',
  maxAge: deviceMs / 1_000,
} as const

const shaped = (value: string | undefined): string | null =>
  value !== undefined && secretPattern.test(value) ? value : null

/** The secret that a request carries, or null. */
export const deviceSecretOf = (headers: Pick<Headers, 'get'>): string | null =>
  shaped(cookieOf(headers, deviceCookieName))

export const hashDevice = hashSecret
