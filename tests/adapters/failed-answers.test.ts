import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createGzip } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { answerFailures, isAction, noteRequestError } from '@/lib/adapters/failed-answers'
import { refusedAnswer, type RefusedAnswer } from '@/lib/adapters/refused-answers'
import { noteBegun } from '@/lib/auth/begun'
import { failureWords, formFailure } from '@/lib/copy/away'

let server: Server
let url: string
let practice: { name: string; phone: string } | null = null
let handle: (request: IncomingMessage, response: ServerResponse) => void

beforeAll(async () => {
  answerFailures(() => practice)
  server = createServer((request, response) => handle(request, response)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
beforeEach(() => {
  practice = { name: 'A & B Practice', phone: '+441214960123' }
})
afterAll(() => server.close())

const awayError = Object.assign(new Error('gone'), { code: 'ECONNREFUSED' })
const fail =
  (error: unknown, type = 'text/html; charset=utf-8') =>
  (request: IncomingMessage, response: ServerResponse) => {
    noteRequestError(error, String(request.headers['x-request-id']))
    response.statusCode = 500
    response.setHeader('Content-Type', type)
    response.setHeader('X-Frame-Options', 'DENY')
    response.setHeader('Set-Cookie', 'half=made')
    response.write('<html id="__next_error__"><body></body>')
    response.end('<script>x</script></html>')
  }

describe('a page that fails', () => {
  test('because the database is away is 503, in words, with when to come again, and keeps what makes it safe', async () => {
    handle = fail(awayError)
    const response = await fetch(`${url}/guide`)
    const text = await response.text()
    expect(response.status).toBe(503)
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(response.headers.get('content-security-policy')).toMatch(
      /default-src 'none'; style-src 'sha256-/,
    )
    expect(response.headers.get('x-frame-options')).toBe('DENY')
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(text).toContain(failureWords('patient', 'away').heading)
    expect(text).toContain('href="tel:+441214960123"')
    expect(text).toContain('A &#38; B Practice')
    expect(text).not.toContain('<script')
  })

  test('for another reason is 500, and never bare', async () => {
    handle = fail(new Error('a bug'))
    const response = await fetch(`${url}/guide`)
    expect(response.status).toBe(500)
    expect(response.headers.get('retry-after')).toBeNull()
    expect(await response.text()).toContain(failureWords('patient', 'wrong').heading)
  })

  test('is said to staff in their words, with the number of the request where it is a fault', async () => {
    handle = fail(awayError)
    expect(await (await fetch(`${url}/reception/calls?clinic=x`)).text()).toContain(
      failureWords('staff', 'away').heading,
    )
    let id = ''
    handle = (request, response) => {
      id = String(request.headers['x-request-id'])
      fail(new Error('a bug'))(request, response)
    }
    const text = await (
      await fetch(`${url}/manage`, { headers: { 'x-request-id': 'made up' } })
    ).text()
    expect(id).not.toBe('made up')
    expect(text).toContain(id)
  })

  test('names no number where none was ever read', async () => {
    practice = null
    handle = fail(awayError)
    const text = await (await fetch(`${url}/`)).text()
    expect(text).toContain('You can also call us.')
    expect(text).not.toContain('tel:')
  })

  test('is whole where the answer was being packed', async () => {
    handle = (request, response) => {
      noteRequestError(awayError, String(request.headers['x-request-id']))
      response.statusCode = 500
      response.setHeader('Content-Encoding', 'gzip')
      const pack = createGzip()
      pack.pipe(response)
      pack.end('<html></html>')
    }
    const response = await fetch(`${url}/`)
    expect(response.status).toBe(503)
    expect(await response.text()).toMatch(/^<!DOCTYPE html>[^]*<\/html>\n$/)
  })

  test('has no body for who asked for the head alone', async () => {
    handle = fail(awayError)
    const response = await fetch(`${url}/`, { method: 'HEAD' })
    expect([response.status, await response.text()]).toEqual([503, ''])
  })
})

test('something sent, of which nobody knows what became, isn’t said to be unsaved', async () => {
  handle = fail(awayError)
  const sent = { method: 'POST', body: 'a=b' }
  expect(await (await fetch(`${url}/book/check/ask`, sent)).text()).toContain(
    failureWords('patient', 'unsure').heading,
  )
  expect(await (await fetch(`${url}/reception/calls`, sent)).text()).toContain(
    failureWords('staff', 'unsure').heading,
  )
})

test('a route of the API that lets an error through answers a problem', async () => {
  handle = fail(awayError, 'text/plain')
  const response = await fetch(`${url}/api/v1/slots`)
  expect([response.status, response.headers.get('content-type')]).toEqual([
    503,
    'application/problem+json; charset=utf-8',
  ])
  expect(await response.json()).toMatchObject({ type: '/problems/unavailable', status: 503 })
})

test('what a route has put into words itself goes out as it is', async () => {
  handle = (_, response) =>
    void response
      .writeHead(500, { 'Content-Type': 'application/problem+json' })
      .end('{"type":"/problems/unexpected"}')
  const response = await fetch(`${url}/api/v1/slots`)
  expect([response.status, await response.text()]).toEqual([500, '{"type":"/problems/unexpected"}'])
})

test('what a script asked for keeps its form, with the right status', async () => {
  handle = fail(awayError, 'text/x-component')
  const response = await fetch(`${url}/reception/calls`, { method: 'POST' })
  expect(response.status).toBe(503)
  expect(await response.text()).toContain('__next_error__')
})

test('everything else is none of its business', async () => {
  handle = (_, response) => void response.writeHead(404, { 'X-Said': 'yes' }).end('nothing here')
  const response = await fetch(`${url}/nowhere`)
  expect([response.status, response.headers.get('x-said'), await response.text()]).toEqual([
    404,
    'yes',
    'nothing here',
  ])
})

describe('an action that couldn’t be called', () => {
  const sent = { method: 'POST', body: 'x', headers: { 'Next-Action': 'a'.repeat(42) } }
  const failAction =
    (error: unknown, begun: boolean, type = 'text/html') =>
    (request: IncomingMessage, response: ServerResponse) => {
      const id = String(request.headers['x-request-id'])
      if (begun) noteBegun(id)
      noteRequestError(error, id, isAction(request.headers))
      response.statusCode = 500
      response.setHeader('Content-Type', type)
      response.end('<html></html>')
    }
  const statusOf = async (init: RequestInit = sent) => (await fetch(`${url}/signin`, init)).status

  test('since what was sent can’t be read is 400, as a page or for a script', async () => {
    handle = failAction(new Error('Unexpected end of form'), false)
    const response = await fetch(`${url}/signin`, sent)
    expect(response.status).toBe(400)
    expect(await response.text()).toContain(failureWords('staff', 'unread').heading)
    handle = failAction(new SyntaxError('no JSON'), false, 'text/x-component')
    expect(await statusOf()).toBe(400)
    handle = failAction(new Error('Connection closed.'), false, 'text/x-component')
    expect(await statusOf()).toBe(400)
  })

  test('is our own fault once it has begun, or where the machine fails, or no action was called', async () => {
    handle = failAction(new Error('a bug'), true)
    expect(await statusOf()).toBe(500)
    handle = failAction(new Error('a bug'), true, 'text/x-component')
    expect(await statusOf()).toBe(500)
    handle = failAction(Object.assign(new Error('no file'), { syscall: 'open' }), false)
    expect(await statusOf()).toBe(500)
    handle = failAction(new Error('a bug'), false)
    expect(await statusOf({ method: 'POST', body: 'a=b' })).toBe(500)
    handle = failAction(awayError, false)
    expect(await statusOf()).toBe(503)
  })
})

describe('a stream for a desk’s screen', () => {
  const stream =
    (error: unknown) =>
    (request: IncomingMessage, response: ServerResponse): void => {
      response.setHeader('Content-Type', 'text/x-component')
      response.setHeader('X-Frame-Options', 'DENY')
      response.flushHeaders()
      response.write('0:{}\n')
      if (error !== null) noteRequestError(error, String(request.headers['x-request-id']))
      response.write('1:{}\n')
      response.end('2:{}\n')
    }
  const read = (path: string, headers: Record<string, string> = { rsc: '1' }) =>
    fetch(`${url}${path}`, { headers })

  test('that fails half-way since the database is away is 503, for an action too', async () => {
    handle = stream(awayError)
    for (const name of ['rsc', 'next-action']) {
      const response = await read('/reception/calls', { [name]: '1' })
      expect([response.status, await response.text()]).toEqual([503, formFailure.unsure])
      // A script takes the words only from an answer of exactly this type.
      expect(response.headers.get('content-type')).toBe('text/plain')
      expect(response.headers.get('x-frame-options')).toBe('DENY')
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
    }
  })

  test('that fails for another reason, or not at all, is what it was', async () => {
    for (const error of [null, new Error('a bug')]) {
      handle = stream(error)
      const response = await read('/reception/calls')
      expect([response.status, await response.text()]).toEqual([200, '0:{}\n1:{}\n2:{}\n'])
      expect(response.headers.get('content-type')).toBe('text/x-component')
    }
  })

  test('is whole where it is packed on its way', async () => {
    handle = (_, response) => {
      response.setHeader('Content-Type', 'text/x-component')
      response.setHeader('Content-Encoding', 'gzip')
      const pack = createGzip()
      pack.pipe(response)
      pack.end('0:{}\n'.repeat(10_000))
    }
    expect(await (await read('/day')).text()).toBe('0:{}\n'.repeat(10_000))
  })

  test('of a patient’s page goes out as it comes', async () => {
    handle = stream(awayError)
    expect((await read('/guide')).status).toBe(200)
  })
})

describe('what is refused before any page is asked', () => {
  const toCall = { name: 'A & B Practice', phone: '+441214960123' }
  const reader = { accept: 'text/html,application/xhtml+xml', referer: 'http://localhost:3000/signin' }
  const refused = { status: 403, failure: 'foreign', plain: 'Not from here.\n' } as const
  const answer = (path: string, sent: Record<string, string>, what: RefusedAnswer = refused) => {
    const { body, init } = refusedAnswer({ headers: new Headers(sent), path }, what, toCall)
    return { body, ...init }
  }

  test.each([
    [403, 'foreign'],
    [405, 'method'],
    [411, 'unmeasured'],
    [413, 'long'],
    [429, 'guessed'],
    [429, 'pressed'],
  ] as const)('%i is a page to whoever reads: what happened, what to do, whom to call (%s)', (status, failure) => {
    const what = { ...refused, status, failure, headers: { 'Retry-After': '60' } }
    const patient = answer('/book/details/save', reader, what)
    expect([patient.status, patient.headers['Content-Type'], patient.headers['Retry-After']]).toEqual(
      [status, 'text/html; charset=utf-8', '60'],
    )
    expect(patient.body).toContain(`<h1>${failureWords('patient', failure).heading}</h1>`)
    expect(patient.body).toContain('href="tel:+441214960123"')
    expect(patient.body).toContain('<a class="button"')
    const staff = answer('/reception/calls', reader, what)
    expect(staff.body).toContain(failureWords('staff', failure).text.replaceAll("'", '&#39;'))
    expect(staff.body).not.toContain('tel:')
  })

  test('has its style under the policy of the page that was asked for', () => {
    const policy = { 'content-security-policy': "style-src 'self' 'nonce-a+b/c='" }
    expect(answer('/', { ...reader, ...policy }).body).toContain('<style nonce="a+b/c=">')
    expect(answer('/', reader).body).toContain('<style>')
  })

  const taken = ['*/*', '*/*;q=0.8', 'text/html, text/*;q=0.5, image/*']
  test.each(taken)('is a page to a text browser, which takes %s', (accept) => {
    expect(answer('/book/safety/answer', { accept }).body).toContain('href="tel:+441214960123"')
  })

  test('is one plain line to a script and to a program', () => {
    for (const sent of [{ ...reader, 'next-action': 'x' }, { 'accept': '*/*', 'sec-fetch-mode': 'cors' }, {}])
      expect(answer('/signin', sent as Record<string, string>)).toMatchObject({
        status: 403,
        body: 'Not from here.\n',
        headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
      })
  })
})
