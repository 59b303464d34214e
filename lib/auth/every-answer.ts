import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { baseUrl } from '@/lib/config'
import { pageHeaders } from './page-headers'

/** What a page or a route may be asked for; whatever else HTTP knows is answered 405. */
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** A method that no route and no page does: each of them says so, with what it does instead. */
const undone = 'PATCH'

/** Nothing runs in it, whatever it is: for what brings no policy of its own. */
const noPolicy = "default-src 'none'; frame-ancestors 'none'"

const makeHeaders = () =>
  Object.entries({
    ...pageHeaders(baseUrl().startsWith('https:')),
    'Content-Security-Policy': noPolicy,
  })

let made: ReturnType<typeof makeHeaders> | undefined
/** Made once, when the address of the site can be read. */
const headersOfAll = () => (made ??= makeHeaders())

/**
 * Adds the security headers to every answer that doesn't set them itself: files, redirects, and what
 * Next refuses before it asks any code of ours.
 */
function secure(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => ServerResponse
  response.writeHead = ((...given: unknown[]) => {
    for (const [name, value] of headersOfAll()) {
      if (!response.hasHeader(name)) response.setHeader(name, value)
    }
    return writeHead(...given)
  })
}

/** Whether a path can be read: Next takes one that can't for a fault of its own (a 500). */
function isReadable(path: string): boolean {
  if (!path.includes('%')) return true
  try {
    return !decodeURIComponent(path).includes('\0')
  } catch {
    return false
  }
}

/** The same for a method that it doesn't know. What can't be read leads to no page, and no route. */
function tame(request: IncomingMessage): void {
  if (!methods.has(request.method ?? '')) request.method = undone
  const [path = ''] = (request.url ?? '').split('?', 1)
  if (!isReadable(path)) request.url = path.startsWith('/api/') ? '/api/no-such-address' : '/no-such-page'
}

const plain = (status: string, text: string, more: Record<string, string> = {}): string => {
  const headers = {
    ...Object.fromEntries(headersOfAll()), ...more, 'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': String(text.length), Connection: 'close',
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${status}\r\n${lines.join('')}\r\n${text}`
}

const allowed = { Allow: 'GET, HEAD, POST' }
const notAllowed = () =>
  plain('405 Method Not Allowed', 'This address does not do that.\n', allowed)
const unread: Record<string, () => string> = {
  HPE_INVALID_METHOD: notAllowed,
  HPE_HEADER_OVERFLOW: () =>
    plain('431 Request Header Fields Too Large', 'This address, or a cookie, is too long.\n'),
  ERR_HTTP_REQUEST_TIMEOUT: () => plain('408 Request Timeout', 'This took too long.\n'),
}
const noRequest = () => plain('400 Bad Request', 'This could not be read.\n')

/** What isn't HTTP, or too much of it, never becomes a request; and CONNECT is for proxies. */
function answerTheRest(server: Server): void {
  const answer = (socket: Duplex, text: string) =>
    (socket.writable ? socket.end(text) : socket.destroy())
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET') socket.destroy()
    else answer(socket, (unread[error.code ?? ''] ?? noRequest)())
  })
  server.on('connect', (_request, socket: Duplex) => answer(socket, notAllowed()))
}

interface Told {
  request: IncomingMessage
  response: ServerResponse
  server: Server
}

const kept = globalThis as unknown as { plumblineEveryAnswer?: WeakSet<Server> }

/** Once per process. Node announces each request on this channel before Next sees it. */
export function secureEveryAnswer(): void {
  if (kept.plumblineEveryAnswer) return
  const seen = (kept.plumblineEveryAnswer = new WeakSet())
  subscribe('http.server.request.start', (told) => {
    const { request, response, server } = told as Told
    if (!seen.has(server)) {
      seen.add(server)
      answerTheRest(server)
    }
    tame(request)
    secure(response)
  })
}
