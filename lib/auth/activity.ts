import { isOwnReading } from './own-reading'

/**
 * Whether a person did something, or a screen refreshed itself: pages opened by navigation, forms and actions count;
 * what a script fetches in the background doesn't keep a session alive (an open diary re-reads itself all day).
 * A client without these headers is no browser, and each of its requests is somebody's.
 */
export function isDoneByPerson(headers: Pick<Headers, 'get'>, method = 'GET'): boolean {
  if (isOwnReading(headers.get('x-request-id'))) return false
  if (method !== 'GET' && method !== 'HEAD') return true
  const mode = headers.get('sec-fetch-mode')
  return mode === null || mode === 'navigate' || headers.get('next-action') !== null
}
