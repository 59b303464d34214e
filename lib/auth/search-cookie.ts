import { decode, encode } from 'next-auth/jwt'
import { serverKey } from './server-key'

/**
 * What somebody looked for in the guide tells of their health, so it stands in no address, where history, logs and other
 * sites would have it: it is posted, and travels to the page of results sealed, in a cookie of its own.
 */
export const searchCookieName = '__Host-plumbline-search'

const lastsSeconds = 30 * 60

const key = (): string => serverKey('search').toString('base64url')

const attributes = 'Path=/; HttpOnly; Secure; SameSite=Lax'

/** The cookie's whole line: sealed, gone after half an hour or when the browser closes. */
export const searchCookie = async (words: string): Promise<string> =>
  `${searchCookieName}=${await encode({ token: { words }, secret: key(), maxAge: lastsSeconds })}; ${attributes}`

/** Takes it back. */
export const noSearchCookie = `${searchCookieName}=; ${attributes}; Max-Age=0`

/** The words in a cookie's value; null for what we did not seal, or sealed too long ago. */
export async function openSearchCookie(value: string | undefined): Promise<string | null> {
  if (!value) return null
  const token = await decode({ token: value, secret: key() }).catch(() => null)
  return typeof token?.['words'] === 'string' ? token['words'] : null
}
