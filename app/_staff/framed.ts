import { sayRefusal } from '@/lib/copy/staff/refusals'
import type { Refusal } from '@/lib/core/refusal'

/** What stands in the frame of a page of ours: an email's own document. Its policy, which lets nothing run or load, is the proxy's to set. */
export const framed = (html: string): Response =>
  new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'private, no-store' } })

const statuses: Partial<Record<Refusal['reason'], number>> = { forbidden: 403, 'prove-again': 403, unauthorised: 401, invalid: 422 }

/** In place of it, in one line. */
export const unframed = (refusal: Refusal): Response => new Response(`${sayRefusal(refusal, 'Europe/London')}\n`, {
  status: statuses[refusal.reason] ?? 404, headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'private, no-store' },
})

/** In place of a file: a browser is taken back to the page that it was on, which asks who it is; anything else is told in one line. */
export const unfiled = (request: Request, refusal: Refusal, page: string): Response => (
  refusal.reason === 'prove-again' && request.headers.get('sec-fetch-mode') === 'navigate'
    ? new Response(null, { status: 303, headers: { Location: page, 'Cache-Control': 'private, no-store' } }) : unframed(refusal)
)
