import { randomUUID } from 'node:crypto'
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { isDatabaseAway, isOutcomeUnknown } from '@/lib/adapters/database-away'
import { isStaffPage } from '@/lib/auth/page-headers'
import type { Failure } from '@/lib/copy/away'
import { failureHtml, failurePolicy, type FailurePage } from './failure-page'
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
  plumblineAnswersFailures?: boolean
}
const awayRequests = (): Set<string> => (kept.plumblineAwayRequests ??= new Set())
const mostKept = 5_000

export const isAwayError = (error: unknown): boolean =>
  isDatabaseAway(error) || isOutcomeUnknown(error)

/** Told of every error that a page, an action or a route let through. */
export function noteRequestError(error: unknown, requestId: string | undefined): void {
  if (requestId === undefined || !isAwayError(error)) return
  const ids = awayRequests()
  if (ids.size >= mostKept) ids.clear()
  ids.add(requestId)
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

function failureOf(request: IncomingMessage, away: boolean): Failure {
  if (reads.has(request.method ?? 'GET')) return away ? 'away' : 'wrong'
  return away ? 'unsure' : 'wrong-sent'
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
  away: boolean,
  practice: FailurePage['practice'],
): Instead {
  const [path, status] = [pathOf(request), away ? 503 : 500]
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
    failure: failureOf(request, away),
    practice,
    requestId: idOf(request),
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
type Practice = () => FailurePage['practice']

function watch(request: IncomingMessage, response: ServerResponse, practice: Practice): void {
  request.headers['x-request-id'] = randomUUID() // whatever the client called so is gone
  const original: Readonly<Record<'writeHead' | 'write' | 'end', Method>> = {
    writeHead: response.writeHead.bind(response) as Method,
    write: response.write.bind(response) as Method,
    end: response.end.bind(response) as Method,
  }
  let replaced = false
  const replace = (away: boolean) => {
    replaced = true
    const { status, headers, body } = insteadOf(request, away, practice())
    for (const name of response.getHeaderNames())
      if (!staying.test(name)) response.removeHeader(name)
    for (const [name, text] of Object.entries(headers)) response.setHeader(name, text)
    response.setHeader('Content-Length', Buffer.byteLength(body))
    original.writeHead(status)
    original.end(request.method === 'HEAD' ? '' : body, 'utf8')
  }
  const writeHead = (status: number, ...rest: unknown[]): ServerResponse => {
    if (status !== 500 || response.headersSent)
      return original.writeHead(status, ...rest) as ServerResponse
    const id = idOf(request)
    const away = id !== null && awayRequests().delete(id)
    const kind = kindOf(response, rest.at(-1))
    if (kind === 'words') {
      replace(away)
      return response
    }
    if (away && kind === 'script') response.setHeader('Retry-After', retryAfterSeconds)
    return original.writeHead(away && kind === 'script' ? 503 : status, ...rest) as ServerResponse
  }
  /**
   * The head is written first, by whoever has a say in it; what comes behind words of our own is
   * dropped.
   */
  const guarded =
    (method: Method, dropped: unknown) =>
    (...args: unknown[]): unknown => {
      if (!replaced && !response.headersSent && response.statusCode === 500) response.writeHead(500)
      return replaced ? dropped : method(...args)
    }
  response.writeHead = writeHead
  response.write = guarded(original.write, true) as ServerResponse['write']
  response.end = guarded(original.end, response) as ServerResponse['end']
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
