import { once } from 'node:events'
import { createServer, request as ask, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { secureEveryAnswer } from '@/lib/auth/every-answer'
import { ownAddress } from '@/lib/auth/next-auth'

// A server that knows nothing of headers and methods, as Next does before any code of ours is asked.

let server: Server
const port = () => (server.address() as AddressInfo).port

beforeAll(async () => {
  secureEveryAnswer()
  server = createServer((request, response) => {
    if (request.url === '/own') response.setHeader('Referrer-Policy', 'no-referrer')
    if (request.url === '/head') response.writeHead(404, { 'Content-Security-Policy': "default-src 'self'" })
    response.end(`${request.method ?? ''} ${request.url ?? ''}`)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(() => { server.close() })

async function send(method: string, path: string): Promise<{ text: string; header: (name: string) => string | string[] | undefined }> {
  const asked = ask({ port: port(), host: '127.0.0.1', method, path }).end()
  const [answer] = await once(asked, 'response') as [import('node:http').IncomingMessage]
  let text = ''
  for await (const part of answer) text += String(part)
  return { text, header: (name) => answer.headers[name] }
}

async function sendRaw(text: string): Promise<string> {
  const socket = connect(port(), '127.0.0.1')
  let answer = ''
  socket.setEncoding('utf8').on('data', (part: string) => { answer += part })
  socket.write(text)
  await once(socket, 'close')
  return answer
}

const none = ['x-content-type-options', 'referrer-policy', 'x-frame-options', 'permissions-policy', 'cross-origin-opener-policy', 'cross-origin-resource-policy', 'content-security-policy']

describe('every answer', () => {
  test.each(['/', '/own', '/head', '/favicon.ico'])('%s has the headers that none may lack', async (path) => {
    const answer = await send('GET', path)
    expect(none.filter((name) => answer.header(name) === undefined)).toEqual([])
  })

  test('keeps those that it brings itself, once each', async () => {
    expect((await send('GET', '/own')).header('referrer-policy')).toBe('no-referrer')
    expect((await send('GET', '/head')).header('content-security-policy')).toBe("default-src 'self'")
  })
})

describe('a method', () => {
  test.each(['TRACE', 'PROPFIND', 'MKCOL', 'LOCK', 'PURGE', 'SEARCH', 'REPORT', 'SUBSCRIBE'])('%s comes as one that nothing here does', async (method) => {
    expect((await send(method, '/')).text).toBe('PATCH /')
  })

  test.each(['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'])('%s comes as it is', async (method) => {
    expect((await send(method, '/')).text).toBe(`${method} /`)
  })

  test.each(['CONNECT evil.example.org:443 HTTP/1.1', 'WEIRD / HTTP/1.1', 'trace / HTTP/1.1'])('%s is answered 405', async (line) => {
    const answer = await sendRaw(`${line}\r\nHost: x\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 405 Method Not Allowed\r\n/)
    expect(answer).toMatch(/\r\nAllow: GET, HEAD, POST\r\n/)
    expect(answer).toMatch(/\r\nX-Content-Type-Options: nosniff\r\n/)
  })
})

test.each([
  ['/%E0%A4%A', '/no-such-page'], ['/clinics/%', '/no-such-page'], ['/clinics/%00', '/no-such-page'], ['/api/%E0%A4%A?x=1', '/api/no-such-address'],
  ['/api/v1/appointments/%00', '/api/no-such-address'], ['/clinics/hall-green?day=%E0%A4%A', '/clinics/hall-green?day=%E0%A4%A'], ['/guide/%C3%A9', '/guide/%C3%A9'],
])('%s is asked for as %s', async (path, as) => {
  expect((await send('GET', path)).text).toBe(`GET ${as}`)
})

test.each([
  [`GET /${'x'.repeat(40_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 431], [`GET / HTTP/1.1\r\nHost: x\r\nCookie: a=${'x'.repeat(40_000)}\r\n\r\n`, 431],
  ['nonsense\r\n\r\n', 405], ['GET / HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n', 400],
])('what is no request is answered without a fault', async (raw, status) => {
  expect(await sendRaw(raw)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} [\\s\\S]*X-Content-Type-Options: nosniff`))
})

describe('an address to go on to', () => {
  const home = 'http://localhost:3000'
  test.each([
    '//evil.example.org', '/\\evil.example.org', '\\\\evil.example.org', '\\', 'https:\\\\evil.example.org', 'javascript:alert(1)', 'data:text/html,x', 'https://evil.example.org',
    'http://evil.example.org/reception', '/\t/evil.example.org', '/\n/evil.example.org', 'https://localhost@evil.example.org', 'http://evil.example.org@localhost:3000/',
    '///evil.example.org', '', ' ', '\0', 'http://', 'http://[', 'https://localhost:3000', 'http://localhost:3001', `${home}.evil.example.org`, 'x'.repeat(3_000),
  ])('%j leads home', (asked) => {
    expect(new URL(ownAddress(asked)).origin).toBe(home)
    expect(ownAddress(asked)).not.toContain('evil')
  })

  test.each([['/reception/calls', `${home}/reception/calls`], [`${home}/manage?clinic=hall-green`, `${home}/manage?clinic=hall-green`], ['%2F%2Fevil', `${home}/%2F%2Fevil`]])('%s is ours', (asked, to) => {
    expect(ownAddress(asked)).toBe(to)
  })
})
