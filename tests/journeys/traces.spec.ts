import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { startServer, type TestServer } from '@/tests/support/server'

// A server that sends traces, and what would collect them: OpenTelemetry's protocol as JSON.

const Spans = z.object({
  resourceSpans: z.array(
    z.object({
      scopeSpans: z.array(
        z.object({
          spans: z.array(
            z.object({
              traceId: z.string(),
              parentSpanId: z.string().optional(),
              name: z.string(),
              attributes: z.array(z.object({ key: z.string(), value: z.unknown() })).optional(),
            }),
          ),
        }),
      ),
    }),
  ),
})
type Span = z.infer<typeof Spans>['resourceSpans'][0]['scopeSpans'][0]['spans'][0]

const marker = 'Quillfeather'
let server: TestServer
let collector: Server
const received: { path: string; body: string }[] = []

const spans = (): Span[] =>
  received.flatMap(({ body }) =>
    Spans.parse(JSON.parse(body)).resourceSpans.flatMap(({ scopeSpans }) =>
      scopeSpans.flatMap((scope) => scope.spans),
    ),
  )
const names = (): string[] => spans().map(({ name }) => name)

test.beforeAll(async () => {
  test.setTimeout(120_000)
  collector = createServer((request, response) => {
    void text(request).then((body) => {
      received.push({ path: request.url ?? '', body })
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}')
    })
  }).listen(0, '127.0.0.1')
  await once(collector, 'listening')
  const { port } = collector.address() as AddressInfo
  const url = process.env['PLUMBLINE_DATABASE_URL'] ?? ''
  server = await startServer({
    database: { url, ownerUrl: url, drop: () => Promise.resolve() },
    env: {
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
      OTEL_BSP_SCHEDULE_DELAY: '200',
      BANK_HOLIDAYS_URL: 'http://127.0.0.1:1/',
    },
  })
})
test.afterAll(async () => {
  await server.stop()
  collector.close()
})

/** With something of a person in every place that an address, a head or a body has. */
const requests: readonly [method: 'GET' | 'POST', path: string, body?: string][] = [
  ['GET', '/'],
  ['GET', `/appointments/mine/open/${marker}0000000000000000000000000000000`],
  ['GET', `/practitioners/${marker}`],
  ['GET', `/nowhere/${marker}?name=${marker}`],
  ['GET', `/reception/patients?q=${marker}`],
  ['GET', '/api/v1/appointments/PL-ZZZZZZ'],
  ['POST', '/api/v1/holds', JSON.stringify({ name: marker })],
  ['POST', '/book/safety/answer', `signs=${marker}`],
]

test('a request is traced down to what it asks of the database, and nothing of a person is sent', async () => {
  for (const [method, path, body = null] of requests) {
    const type = path.startsWith('/api/') ? 'application/json' : 'application/x-www-form-urlencoded'
    const sent = { Origin: server.url, 'Content-Type': type }
    const answer = await fetch(server.url + path, {
      method,
      body,
      redirect: 'manual',
      headers: { ...sent, Authorization: `Bearer ${marker}`, 'User-Agent': marker },
    })
    await answer.arrayBuffer()
  }
  await expect.poll(names).toContain('BaseServer.handleRequest POST /book/safety/answer')
  const all = spans()
  const asked = all.find(({ name }) => name.endsWith('GET /api/v1/appointments/[reference]'))
  expect(asked).toBeDefined()
  expect(
    all.some(({ name, traceId }) => name === 'database' && traceId === asked?.traceId),
  ).toBe(true)
  expect(new Set(received.map(({ path }) => path))).toEqual(new Set(['/v1/traces']))
  expect(received.filter(({ body }) => body.includes(marker))).toEqual([])
})

test('what a stranger sends along names no trace', async () => {
  const theirs = '4bf92f3577b34da6a3ce929d0e0e4736'
  const before = spans().length
  await fetch(`${server.url}/accessibility`, {
    headers: { traceparent: `00-${theirs}-00f067aa0ba902b7-01`, baggage: `name=${marker}` },
  })
  await expect.poll(() => spans().length).toBeGreaterThan(before)
  await expect.poll(names).toContain('BaseServer.handleRequest GET /accessibility')
  expect(spans().filter(({ traceId }) => traceId === theirs)).toEqual([])
})
