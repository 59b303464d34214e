import { randomUUID } from 'node:crypto'
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { isDatabaseAway, isOutcomeUnknown } from '@/lib/adapters/database-away'
import { forgetBegun, hasBegun } from '@/lib/auth/begun'
import { isOwnOrigin } from '@/lib/auth/origin'
import { isStaffPage } from '@/lib/auth/page-headers'
import { formFailure, type Failure } from '@/lib/copy/away'
import { failureHtml, failurePolicy, type FailurePage } from './failure-page'
import { holdUntilWhole } from './held-answer'
import { problem } from './problem'

// A page that fails while it is made is answered by Next with the status 500 and nothing in it but
// a script; so is a route that throws. What goes out is looked at here, at the one place that every
// answer passes, and said in words and with the right status.

/**
 * Which requests failed since the database was away, by their ids; the ids of the last few
 * thousand.
 */
const kept = globalThis as unknown as {
  plumblineAwayRequests?: Set<string>
  plumblineUnreadRequests?: Set<string>
  plumblineAnswersFailures?: boolean
}
const awayRequests = (): Set<string> => (kept.plumblineAwayRequests ??= new Set())
const unreadRequests = (): Set<string> => (kept.plumblineUnreadRequests ??= new Set())
const mostKept = 5_000

function keep(ids: Set<string>, id: string): void {
  if (ids.size >= mostKept) ids.clear()
  ids.add(id)
}

const isAwayError = (error: unknown): boolean =>
  isDatabaseAway(error) || isOutcomeUnknown(error)

/** React’s words for arguments that end too soon, which sound like a database’s. */
const isCutShort = (error: unknown): boolean =>
  error instanceof Error && !('code' in error) && error.message === 'Connection closed.'

/** Why it failed: the database, what was sent, or ourselves. */
export type Why = 'away' | 'unread' | 'fault'

/** A fault of the machine (a file that isn't there, a module that can't be loaded) has a code. */
const isMachineFault = (error: unknown): boolean =>
  error instanceof Error && 'syscall' in error

/** As Next tells an action of a page: what a script sends, or a form that takes none. */
export const isAction = (headers: IncomingHttpHeaders): boolean =>
  headers['next-action'] !== undefined ||
  /^multipart\/form-data/i.test(headers['content-type'] ?? '')

/**
 * Told of every error that a page, an action or a route let through; answers what it is. `toAction`:
 * whether an action was to be called. What it was sent is no form and no arguments where it fails
 * before it has begun, since whatever an action of ours does, it notes that first.
 */
export function noteRequestError(
  error: unknown,
  requestId: string | undefined,
  toAction = false,
): Why {
  const begun = !toAction || requestId === undefined || hasBegun(requestId)
  const away = isAwayError(error) && (begun || !isCutShort(error))
  if (requestId === undefined) return away ? 'away' : 'fault'
  if (away) keep(awayRequests(), requestId)
  else if (begun || isMachineFault(error)) return 'fault'
  else keep(unreadRequests(), requestId)
  return away ? 'away' : 'unread'
}

interface Instead {
  status: number
  headers: Record<string, string>
  body: string
}

export const retryAfterSeconds = '5'
const reads = new Set(['GET', 'HEAD', 'OPTIONS'])

const idOf = ({ headers }: IncomingMessage): string | null => {
  const id = headers['x-request-id']
  return typeof id === 'string' ? id : null
}

const pathOf = ({ url }: IncomingMessage): string => (url ?? '/').split('?', 1)[0] ?? '/'

const statusOf = { away: 503, unread: 400, fault: 500 } as const

/** Asked once for each answer; what was kept of its request is forgotten. */
function whyOf(request: IncomingMessage): Why {
  const id = idOf(request)
  if (id === null) return 'fault'
  const [away, unread] = [awayRequests().delete(id), unreadRequests().delete(id)]
  if (away) return 'away'
  return unread && !hasBegun(id) ? 'unread' : 'fault'
}

function failureOf(request: IncomingMessage, why: Why): Failure {
  if (why === 'unread') return 'unread'
  const away = why === 'away'
  if (reads.has(request.method ?? 'GET')) return away ? 'away' : 'wrong'
  return away ? 'unsure' : 'wrong-sent'
}

/** The page of ours that it was sent from, as far as the browser says it. */
export function wayBackOf(referrer: string | null | undefined): string | null {
  if (!referrer || !URL.canParse(referrer)) return null
  const from = new URL(referrer)
  return isOwnOrigin(from.origin) ? from.pathname + from.search : null
}

/** The headers of an answer that is made of our own words. */
export const failureHeaders = (status: number): Record<string, string> => ({
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy': failurePolicy,
  ...(status === 503 && { 'Retry-After': retryAfterSeconds }),
})

function insteadOf(
  request: IncomingMessage,
  why: Why,
  practice: FailurePage['practice'],
): Instead {
  const [path, status, away] = [pathOf(request), statusOf[why], why === 'away']
  if (path.startsWith('/api/') && path !== '/api/v1/docs') {
    const headers = {
      ...failureHeaders(status),
      'Content-Type': 'application/problem+json; charset=utf-8',
    }
    const reason = !away
      ? 'unexpected'
      : reads.has(request.method ?? 'GET')
        ? 'unavailable'
        : 'outcome-unknown'
    return { status, headers, body: JSON.stringify(problem(reason, {})) }
  }
  const audience = isStaffPage(path) ? 'staff' : 'patient'
  const page = {
    audience,
    failure: failureOf(request, why),
    practice,
    requestId: idOf(request),
    back: wayBackOf(request.headers.referer),
  } as const
  return { status, headers: failureHeaders(status), body: failureHtml(page) }
}

type Kind = 'words' | 'made' | 'script'

/**
 * What is answered: nothing that anybody could read, a problem that a route has put into words, or
 * something for a script.
 */
function kindOf(response: ServerResponse, given: unknown): Kind {
  const own =
    typeof given === 'object' && given !== null && !Array.isArray(given)
      ? Object.entries(given)
      : []
  const said = own.find(([name]) => name.toLowerCase() === 'content-type')?.[1] as unknown
  const known = said ?? response.getHeader('content-type')
  const type = typeof known === 'string' ? known : ''
  if (type.startsWith('text/x-component')) return 'script'
  return type.startsWith('application/problem+json') || type.startsWith('application/json')
    ? 'made'
    : 'words'
}

/** Of what was said already, only how the page is kept safe stays. */
const staying =
  /^(?:x-request-id|x-frame-options|x-content-type-options|referrer-policy|permissions-policy|cross-origin-|strict-transport-security)/

type Method = (...args: unknown[]) => unknown
type Originals = Readonly<Record<'writeHead' | 'write' | 'end', Method>>
type Practice = () => FailurePage['practice']

const clear = (response: ServerResponse): void => {
  for (const name of response.getHeaderNames())
    if (!staying.test(name)) response.removeHeader(name)
}

/** What a desk's screen reads in place, and what follows an action there. */
const isDeskStream = (request: IncomingMessage): boolean =>
  (request.headers['rsc'] !== undefined || request.headers['next-action'] !== undefined) &&
  isStaffPage(pathOf(request))

/** A stream that failed half-way since the database was away: said so that the screen stays. */
function sayAwayToScript(
  request: IncomingMessage,
  response: ServerResponse,
  original: Originals,
): boolean {
  if (whyOf(request) !== 'away') return false
  clear(response)
  const body = formFailure.unsure
  response.setHeader('Content-Type', 'text/plain')
  response.setHeader('Cache-Control', 'no-store')
  response.setHeader('Retry-After', retryAfterSeconds)
  response.setHeader('Content-Length', Buffer.byteLength(body))
  original.writeHead(503)
  original.end(body, 'utf8')
  return true
}

function watch(request: IncomingMessage, response: ServerResponse, practice: Practice): void {
  request.headers['x-request-id'] = randomUUID() // whatever the client called so is gone
  const original: Originals = {
    writeHead: response.writeHead.bind(response) as Method,
    write: response.write.bind(response) as Method,
    end: response.end.bind(response) as Method,
  }
  let replaced = false
  // Only what sends something notes that it has begun.
  if (!reads.has(request.method ?? 'GET'))
    response.once('close', () => forgetBegun(idOf(request) ?? ''))
  const replace = (why: Why) => {
    replaced = true
    const { status, headers, body } = insteadOf(request, why, practice())
    clear(response)
    for (const [name, text] of Object.entries(headers)) response.setHeader(name, text)
    response.setHeader('Content-Length', Buffer.byteLength(body))
    original.writeHead(status)
    original.end(request.method === 'HEAD' ? '' : body, 'utf8')
  }
  const writeHead = (status: number, ...rest: unknown[]): ServerResponse => {
    if (status !== 500 || response.headersSent)
      return original.writeHead(status, ...rest) as ServerResponse
    const why = whyOf(request)
    const kind = kindOf(response, rest.at(-1))
    if (kind === 'words') {
      replace(why)
      return response
    }
    if (kind !== 'script') return original.writeHead(status, ...rest) as ServerResponse
    if (why === 'away') response.setHeader('Retry-After', retryAfterSeconds)
    return original.writeHead(statusOf[why], ...rest) as ServerResponse
  }
  /**
   * The head is written first, by whoever has a say in it; what comes behind words of our own is
   * dropped.
   */
  const guarded =
    (method: Method, dropped: unknown) =>
    (chunk: unknown, encoding: unknown, callback: unknown): unknown => {
      if (response.statusCode === 500 && !replaced && !response.headersSent) response.writeHead(500)
      return replaced ? dropped : method(chunk, encoding, callback)
    }
  response.writeHead = writeHead
  response.write = guarded(original.write, true) as ServerResponse['write']
  response.end = guarded(original.end, response) as ServerResponse['end']
  if (!isDeskStream(request)) return
  const isHeld = (status: number, given: unknown) =>
    status === 200 && kindOf(response, given) === 'script'
  holdUntilWhole(response, isHeld, () => sayAwayToScript(request, response, original))
}

/**
 * From now on, no answer of this process is a bare 500. `practice`: whom to call, as far as it is
 * known.
 */
export function answerFailures(practice: Practice): void {
  if (kept.plumblineAnswersFailures) return
  kept.plumblineAnswersFailures = true
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
    watch(request, response, practice)
  })
}
