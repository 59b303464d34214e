import { NextResponse, type NextRequest } from 'next/server'
import { failureHeaders, wayBackOf } from '@/lib/adapters/failed-answers'
import { isDatabaseAway } from '@/lib/adapters/database-away'
import { failureHtml } from '@/lib/adapters/failure-page'
import { refusedAnswer, type RefusedAnswer } from '@/lib/adapters/refused-answers'
import { nowhere, replaced, whatOpens } from '@/lib/auth/dead-link'
import { clientAddress } from '@/lib/auth/client-address'
import { isOwnWrite } from '@/lib/auth/origin'
import { askedPageHeader, contentSecurityPolicy, framedPolicy, isFramed, isStaffPage, pageHeaders } from '@/lib/auth/page-headers'
import { waitAfterGuess } from '@/lib/auth/rate-limit'
import { now } from '@/lib/clock'
import { baseUrl, config as settings } from '@/lib/config'
import { formFailure, type Failure } from '@/lib/copy/away'
import { nobody } from '@/lib/core/security-event'
import { databaseAnswers, practiceToCall } from '@/lib/use-cases/database-answers'
import { noteForeign } from '@/lib/use-cases/note-refusal'
import { noteSecurity } from '@/lib/use-cases/note-security'

/** Pages; the API's routes bring their own headers, and what is built never changes. */
export const config = {
  matcher: ['/((?!api/|_next/|favicon\\.ico$|robots\\.txt$|sitemap\\.xml$).*)', '/api/v1/docs'],
}

/** What to do in an emergency is shown, and led to, whatever else is broken; and what was written once needs no database. */
const always = new Set(['/book/emergency', '/book/safety/answer', '/api/v1/docs'])
const reads = new Set(['GET', 'HEAD', 'OPTIONS'])
/** All that pages and their forms do. */
const done = new Set(['GET', 'HEAD', 'POST', 'OPTIONS'])

function nonce(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
}

/** What any form of ours may carry, its files with it: next.config.ts takes a little more. */
const formMost = 10.5 * 1024 * 1024

/** Said to people as a page of ours, to a script or a program in one line. */
function refuse(
  request: NextRequest, own: Record<string, string>, refused: RefusedAnswer,
): NextResponse {
  const asked = { headers: request.headers, path: request.nextUrl.pathname }
  const { body, init } = refusedAnswer(asked, refused, practiceToCall())
  return new NextResponse(body, { ...init, headers: { ...own, ...init.headers } })
}

const noMethod: RefusedAnswer = {
  status: 405, failure: 'method', headers: { Allow: 'GET, HEAD, POST' },
  plain: 'This address does not do that.\n',
}
const foreign: RefusedAnswer = {
  status: 403, failure: 'foreign', plain: 'This did not come from our own pages.\n',
}
const unmeasured: RefusedAnswer = {
  status: 411, failure: 'unmeasured', plain: 'Say how long this is: it has no Content-Length.\n',
}
const guessed = (wait: number): RefusedAnswer => ({
  status: 429, failure: 'guessed', headers: { 'Retry-After': String(wait) },
  plain: 'Too many links from here opened nothing. Please wait a minute, or ring us.\n',
})

/** A link that opens nothing: a manager sees it, and who guesses is soon told to wait. */
async function afterGuess(headers: Headers): Promise<number | null> {
  await noteSecurity({ verb: 'link.failed', actor: nobody, address: clientAddress(headers), about: 'page' }, now())
  return waitAfterGuess(headers)
}

interface Refused {
  status: number
  failure: Failure
  /** For a form that a script sends. */
  said: string
}

function inWords(request: NextRequest, own: Record<string, string>, { status, failure, said }: Refused): NextResponse {
  const headers = { ...own, ...failureHeaders(status) }
  if (request.headers.has('next-action')) return new NextResponse(said, { status, headers: { ...headers, 'Content-Type': 'text/plain' } })
  const audience = isStaffPage(request.nextUrl.pathname) ? 'staff' : 'patient'
  const back = wayBackOf(request.headers.get('referer'))
  return new NextResponse(failureHtml({ audience, failure, practice: practiceToCall(), requestId: null, back }), { status, headers })
}

/**
 * While the database doesn't answer: said before a page is begun, since it could say it with the status 200 alone, or only by a
 * script. A form that a script sends is told it in its place.
 */
function whileAway(request: NextRequest, own: Record<string, string>): NextResponse {
  return inWords(request, own, { status: 503, failure: reads.has(request.method) ? 'away' : 'refused', said: formFailure.refused })
}

function awayOrThrow(error: unknown): 'away' {
  if (isDatabaseAway(error)) return 'away'
  throw error
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
  if (!done.has(request.method)) return refuse(request, own, noMethod)
  if (!reads.has(request.method) && !isOwnWrite(request.nextUrl.pathname, request.headers)) {
    await noteForeign(clientAddress(request.headers), now())
    return refuse(request, own, foreign)
  }
  const length = reads.has(request.method) ? '0' : request.headers.get('content-length')
  if (length === null) return refuse(request, own, unmeasured)
  if (Number(length) > formMost) return inWords(request, own, { status: 413, failure: 'large', said: formFailure.large })
  if (!always.has(request.nextUrl.pathname) && !await databaseAnswers()) return whileAway(request, own)
  const opens = reads.has(request.method) ? await whatOpens(request.nextUrl).catch(awayOrThrow) : 'page'
  if (opens === 'away') return whileAway(request, own)
  const wait = opens === 'nothing' ? await afterGuess(request.headers) : null
  if (wait !== null) return refuse(request, own, guessed(wait))
  const policy = contentSecurityPolicy({
    nonce: nonce(), https, development: settings().NODE_ENV === 'development',
    staff: isStaffPage(request.nextUrl.pathname),
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
