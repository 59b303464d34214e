import { NextResponse, type NextRequest } from 'next/server'
import { nowhere, replaced, whatOpens } from '@/lib/auth/dead-link'
import { clientAddress } from '@/lib/auth/client-address'
import { isOwnOrigin } from '@/lib/auth/origin'
import { askedPageHeader, contentSecurityPolicy, framedPolicy, isFramed, pageHeaders } from '@/lib/auth/page-headers'
import { waitAfterGuess } from '@/lib/auth/rate-limit'
import { now } from '@/lib/clock'
import { baseUrl, config as settings } from '@/lib/config'
import { nobody } from '@/lib/core/security-event'
import { noteForeign } from '@/lib/use-cases/note-refusal'
import { noteSecurity } from '@/lib/use-cases/note-security'

/** Pages; the API's routes bring their own headers, and what is built never changes. */
export const config = {
  matcher: ['/((?!api/|_next/|favicon\\.ico$|robots\\.txt$|sitemap\\.xml$).*)', '/api/v1/docs'],
}

/**
 * Whoever works here goes from page to page without loading one anew, so the policy of the first goes for all that follow: they have
 * the same one, from the door on.
 */
const staffPages = /^\/(?:reception|day|manage|account|setup|signin|signed-out)(?:\/|$)/
const reads = new Set(['GET', 'HEAD', 'OPTIONS'])
/** All that pages and their forms do. */
const done = new Set(['GET', 'HEAD', 'POST', 'OPTIONS'])

function nonce(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
}

/** What any form of ours may carry, its files with it: next.config.ts takes a little more. */
const formMost = 10.5 * 1024 * 1024
const tooLarge = 'This is too large: all that a form sends may have 10 MB. Go back, and choose a smaller file.\n'

const plainly = (status: number, text: string, headers: Record<string, string>): NextResponse =>
  new NextResponse(text, { status, headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' } })

/** A link that opens nothing: a manager sees it, and who guesses is soon told to wait. */
async function afterGuess(headers: Headers): Promise<number | null> {
  await noteSecurity({ verb: 'link.failed', actor: nobody, address: clientAddress(headers), about: 'page' }, now())
  return waitAfterGuess(headers)
}

/**
 * The headers of pages, a nonce and a request's id. Whoever writes to a page (a form, an action) must come from our own
 * pages; actions check that again themselves, and who may do what is never decided here.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const https = baseUrl().startsWith('https:')
  const id = crypto.randomUUID()
  const framed = isFramed(request.nextUrl.pathname)
  const own = { ...pageHeaders(https), 'X-Request-Id': id, ...(framed && { 'X-Frame-Options': 'SAMEORIGIN' }) }
  if (!done.has(request.method)) return plainly(405, 'This address does not do that.\n', { ...own, Allow: 'GET, HEAD, POST' })
  const origin = request.headers.get('origin')
  if (!reads.has(request.method) && (origin === null || !isOwnOrigin(origin))) {
    await noteForeign(clientAddress(request.headers), now())
    return plainly(403, 'This did not come from our own pages.\n', own)
  }
  const length = reads.has(request.method) ? '0' : request.headers.get('content-length')
  if (length === null) return plainly(411, 'Say how long this is: it has no Content-Length.\n', own)
  if (Number(length) > formMost) return plainly(413, tooLarge, own)
  const opens = reads.has(request.method) ? await whatOpens(request.nextUrl) : 'page'
  const wait = opens === 'nothing' ? await afterGuess(request.headers) : null
  if (wait !== null) {
    return plainly(429, 'Too many links from here opened nothing. Please wait a minute, or ring us.\n', { ...own, 'Retry-After': String(wait) })
  }
  const policy = contentSecurityPolicy({
    nonce: nonce(), https, development: settings().NODE_ENV === 'development',
    staff: staffPages.test(request.nextUrl.pathname),
  })
  const headers = new Headers(request.headers)
  headers.set('Content-Security-Policy', policy) // where Next finds the nonce for its own scripts
  headers.set('X-Request-Id', id)
  headers.set(askedPageHeader, request.nextUrl.pathname + request.nextUrl.search) // whatever the client called so is gone
  const response = opens === 'page' ? NextResponse.next({ request: { headers } })
    : NextResponse.rewrite(`${request.nextUrl.origin}${opens === 'replaced' ? replaced : nowhere}`, { request: { headers } })
  response.headers.set('Content-Security-Policy', framed ? framedPolicy : policy)
  for (const [name, value] of Object.entries(own)) response.headers.set(name, value)
  return response
}
