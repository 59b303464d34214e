import type { Actor } from '@/lib/auth/actor'
import { clientAddress } from '@/lib/auth/client-address'
import { now } from '@/lib/clock'
import { sayRefusal } from '@/lib/copy/staff/refusals'
import type { Refusal } from '@/lib/core/refusal'
import { noteRefusal } from '@/lib/use-cases/note-refusal'

/** What stands in the frame of a page of ours: an email's own document. Its policy, which lets nothing run or load, is the proxy's to set. */
export const framed = (html: string): Response =>
  new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'private, no-store' } })

const statuses: Partial<Record<Refusal['reason'], number>> =
  { forbidden: 403, 'prove-again': 403, unauthorised: 401, invalid: 422 }

/** In place of it, in one line. */
export const unframed = (refusal: Refusal): Response => new Response(`${sayRefusal(refusal, 'Europe/London')}\n`, {
  status: statuses[refusal.reason] ?? 404, headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'private, no-store' },
})

/**
 * In place of a file. A browser goes back to the page that it was on, which asks for the password.
 * Anything else is told in one line.
 */
export async function unfiled(
  request: Request, actor: Actor, refusal: Refusal, page: string,
): Promise<Response> {
  await noteFor(request, actor, refusal)
  const asks = refusal.reason === 'prove-again' && request.headers.get('sec-fetch-mode') === 'navigate'
  if (!asks) return unframed(refusal)
  const headers = { Location: page, 'Cache-Control': 'private, no-store' }
  return new Response(null, { status: 303, headers })
}

/** In place of a document, to somebody who is signed in. */
export async function unshown(request: Request, actor: Actor, refusal: Refusal): Promise<Response> {
  await noteFor(request, actor, refusal)
  return unframed(refusal)
}

const noteFor = (request: Request, actor: Actor, refusal: Refusal): Promise<void> =>
  noteRefusal(actor, refusal, { about: 'file', address: clientAddress(request.headers) }, now())
