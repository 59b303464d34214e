import { baseUrl, port } from '@/lib/config'

/** The write did not come from our own pages. Becomes a 403. */
export class ForeignOrigin extends Error {
  override name = 'ForeignOrigin'
}

/** Where our own pages are served from: configuration alone says so, never a request's headers. */
export function ownOrigins(): string[] {
  const set = baseUrl.set()
  if (set !== null) return [new URL(set).origin]
  return [`http://localhost:${port()}`, `http://127.0.0.1:${port()}`]
}

export const isOwnOrigin = (origin: string): boolean => ownOrigins().includes(origin)

/**
 * Refuses a write whose Origin is not ours. A missing one is refused as well: every browser sends it with a POST, so
 * whoever leaves it out while carrying our cookie is no page of ours.
 */
export function assertSameOrigin(headers: Pick<Headers, 'get'>): void {
  const origin = headers.get('origin')
  if (origin === null || !isOwnOrigin(origin)) throw new ForeignOrigin('this did not come from our own pages')
}
