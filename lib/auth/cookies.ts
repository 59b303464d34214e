import { sessionCookieName } from './session-cookie'

/** Every cookie that is ours begins so: a write that carries one relies on it, and must come from our own pages. */
const ours = /(?:^|;\s*)__Host-plumbline/

export const carriesOurCookie = (headers: Pick<Headers, 'get'>): boolean => ours.test(headers.get('cookie') ?? '')

export function cookieOf(headers: Pick<Headers, 'get'>, name: string): string | undefined {
  for (const pair of (headers.get('cookie') ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim()
  }
  return undefined
}

export const sessionCookieOf = (headers: Pick<Headers, 'get'>): string | undefined => cookieOf(headers, sessionCookieName)
