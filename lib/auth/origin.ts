import { baseUrl } from '@/lib/config'
import { noteBegun } from './begun'

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

/**
 * Refuses a write whose Origin is not ours. A missing one is refused as well: every browser sends it with a POST, so
 * whoever leaves it out while carrying our cookie is no page of ours.
 * Every action asks this before anything that can fail: from here on a fault is ours.
 */
export function assertSameOrigin(headers: Pick<Headers, 'get'>): void {
  noteBegun(headers.get('x-request-id'))
  const origin = headers.get('origin')
  if (origin === null || !isOwnOrigin(origin)) throw new ForeignOrigin('this did not come from our own pages')
}
