import { decode, encode, type JWT } from 'next-auth/jwt'
import { longestHours } from './session-limits'
import { serverKey } from './server-key'

/**
 * The staff session's cookie. It holds nothing but the session's secret, sealed by next-auth's JWT; whether the session
 * still stands is asked of its row at each request.
 */
export const sessionCookieName = '__Host-plumbline.session-token'

export const longestSeconds = longestHours * 3_600

export const sessionCookieOptions = { httpOnly: true, secure: true, sameSite: 'lax', path: '/' } as const

export const sealingKey = (): string => serverKey('session').toString('base64url')

export const sealSession = (secret: string): Promise<string> =>
  encode({ token: { session: secret }, secret: sealingKey(), maxAge: longestSeconds })

export const secretOf = (token: JWT | null): string | null =>
  typeof token?.['session'] === 'string' ? token['session'] : null

/** The session's secret in a cookie's value, or null for what we did not seal. */
export async function openSessionCookie(value: string | undefined): Promise<string | null> {
  if (!value) return null
  return secretOf(await decode({ token: value, secret: sealingKey() }).catch(() => null))
}
