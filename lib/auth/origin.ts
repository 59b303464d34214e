import { baseUrl } from '@/lib/config'
import { noteBegun } from './begun'
import { isStaffPage } from './page-headers'

/** The write did not come from our own pages. Becomes a 403. */
export class ForeignOrigin extends Error {
  override name = 'ForeignOrigin'
}

const twin: Readonly<Record<string, string>> = { localhost: '127.0.0.1', '127.0.0.1': 'localhost' }

/** Where our pages are served from: configuration alone says so, never a request's headers. */
export function ownOrigins(): string[] {
  const own = new URL(baseUrl())
  const other = twin[own.hostname]
  if (other === undefined) return [own.origin]
  const local = new URL(own)
  local.hostname = other
  return [own.origin, local.origin]
}

export const isOwnOrigin = (origin: string): boolean => ownOrigins().includes(origin)

type Sent = Pick<Headers, 'get'>

/**
 * A missing Origin is refused as well: every browser that runs scripts sends it with a POST, so
 * whoever leaves it out while carrying our cookie is no page of ours.
 */
const isOwn = (headers: Sent): boolean => isOwnOrigin(headers.get('origin') ?? '')

/**
 * For the patients' forms. Text browsers (Lynx, w3m, Links) and NetSurf send no Origin, and say in
 * Referer which page the form was on, which our pages let them (`Referrer-Policy: same-origin`).
 * Where there is an Origin it alone counts; where a browser says by itself that the form came from
 * elsewhere (Sec-Fetch-Site), that does.
 */
export function isOwnForm(headers: Sent): boolean {
  if (headers.get('origin') !== null) return isOwn(headers)
  if ((headers.get('sec-fetch-site') ?? 'same-origin') !== 'same-origin') return false
  const from = headers.get('referer') ?? ''
  return URL.canParse(from) && isOwnOrigin(new URL(from).origin)
}

/** Whether a write to a page comes from our own pages: strict for whoever works here. */
export const isOwnWrite = (path: string, headers: Sent): boolean =>
  isStaffPage(path) ? isOwn(headers) : isOwnForm(headers)

function assertOwn(headers: Sent, isOurs: (headers: Sent) => boolean): void {
  noteBegun(headers.get('x-request-id'))
  if (!isOurs(headers)) throw new ForeignOrigin('this did not come from our own pages')
}

/**
 * Refuses a write whose Origin is not ours, or missing. Every action asks this before anything that
 * can fail: from here on a fault is ours.
 */
export const assertSameOrigin = (headers: Sent): void => assertOwn(headers, isOwn)

/** The same for the patients' forms, by `isOwnForm`. */
export const assertOwnForm = (headers: Sent): void => assertOwn(headers, isOwnForm)
