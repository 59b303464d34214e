import '@/tests/api/set-clock'
import { call, createSmallPractice, monday } from '@/tests/api/ground'
import { NextRequest } from 'next/server'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { peerHeader } from '@/lib/auth/client-address'
import { linkSecret } from '@/lib/auth/link-secret'
import { forgetTurns } from '@/lib/auth/rate-limit'
import { signInToken } from '@/lib/auth/sign-in-link'
import { forgetConfig } from '@/lib/config'
import { failureWords } from '@/lib/copy/away'
import { db, disconnect } from '@/lib/store/client'
import { keepSignIn } from '@/lib/use-cases/mailbox-session'
import { proxy } from '@/proxy'
import { asked } from '@/tests/use-cases/asking'
import { at, wednesday } from '@/tests/use-cases/small-practice'

const perMinute = 30
const set = (variables: Record<string, string>) => {
  Object.assign(process.env, variables)
  forgetConfig()
  forgetTurns()
}

let real = { reference: '', secret: '', old: '' }
let token = ''

beforeAll(async () => {
  await createSmallPractice()
  const { appointment } = await asked(at(wednesday, 600), { practitioner: 'ann' })
  const { id } = await db().appointment.update({ where: { reference: appointment.reference }, data: { linkGeneration: 1 } })
  real = { reference: appointment.reference, secret: linkSecret(id, 1), old: linkSecret(id, 0) }
  const signIn = randomUUID()
  await keepSignIn({ id: signIn, email: 'rosa@example.org', tokenHash: 'cd'.repeat(32) }, monday)
  token = signInToken(signIn)
})
beforeEach(() => set({ RATE_LIMIT_PER_MINUTE: String(perMinute) }))
afterAll(async () => {
  set({ RATE_LIMIT_PER_MINUTE: '0' })
  await disconnect()
})

const ask = (path: string, peer = '203.0.113.9', method = 'GET') => proxy(new NextRequest(`http://localhost:3000${path}`, { method, headers: { [peerHeader]: peer } }))
const guess = () => `${randomUUID()}${randomUUID()}`.replaceAll('-', '').slice(0, 43)

/** All that an answer says, but for what is new in every answer. */
async function told(response: Response): Promise<unknown> {
  const headers = Object.fromEntries([...response.headers].filter(([name]) => !/^(content-security-policy|x-request-id|retry-after|x-middleware-request-|x-middleware-override)/.test(name)))
  return { status: response.status, body: await response.text(), headers }
}

test('a thousand guessed links: a minute’s worth opens nothing, the rest are told to wait, and none says whether there is such a reference', async () => {
  const answers = new Map<string, number>()
  const paths = ['', '/move', '/cancel', '/contact', '/renew']
  const guessed = async (i: number) => {
    const reference = i % 2 === 0 ? real.reference : 'PL-ZZZZZZ'
    const response = await ask(`/appointments/${reference}${paths[i % paths.length] ?? ''}?key=${guess()}`)
    if (response.status === 429) expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
    const key = JSON.stringify([i % 2 === 0 ? 'there' : 'not there', await told(response)])
    answers.set(key, (answers.get(key) ?? 0) + 1)
  }
  for (let i = 0; i < 1_000; i += 20) await Promise.all(Array.from({ length: 20 }, (_, j) => guessed(i + j)))
  const counts = [...answers].map(([key, count]) => ({ count, ...(JSON.parse(key) as [string, { status: number }])[1], of: (JSON.parse(key) as string[])[0] }))
  expect(counts.map(({ of, status }) => `${of} ${status}`).sort()).toEqual(['not there 200', 'not there 429', 'there 200', 'there 429'])
  // However slow the machine: three minutes' worth would be ninety.
  const waited = counts.filter(({ status }) => status === 429).reduce((sum, { count }) => sum + count, 0)
  expect(waited).toBeGreaterThanOrEqual(900)
  expect(1_000 - waited).toBeGreaterThanOrEqual(perMinute)
  const said = counts.map(({ of: _, count: _count, ...rest }) => JSON.stringify(rest))
  expect(new Set(said).size).toBe(2)
})

describe('who guessed too often', () => {
  test('in a browser is told so by a page with whom to call, a program by a line', async () => {
    await exhaust()
    const sent = { [peerHeader]: '203.0.113.9' }
    const path = `http://localhost:3000/offers/${guess()}`
    const page = await proxy(new NextRequest(path, { headers: { ...sent, accept: 'text/html' } }))
    expect([page.status, Number(page.headers.get('retry-after')) > 0]).toEqual([429, true])
    const text = await page.text()
    expect(text).toContain(failureWords('patient', 'guessed').heading)
    expect(text).toContain('href="tel:')
    const line = await proxy(new NextRequest(path, { headers: sent }))
    expect([line.status, line.headers.get('content-type')]).toEqual([429, 'text/plain; charset=utf-8'])
  })

  const exhaust = async () => {
    for (let i = 0; i < perMinute; i += 1) await ask(`/offers/${guess()}`)
  }

  test.each([
    ['a reference that is there', () => `/appointments/${real.reference}?key=${guess()}`],
    ['no secret at all', () => `/appointments/${real.reference}`],
    ['an offer', () => `/offers/${guess()}${guess().slice(0, 22)}`],
    ['a one-time link', () => `/appointments/mine/open/${guess()}${guess().slice(0, 22)}`],
    ['a sooner time', () => `/waiting-list/sooner?reference=${real.reference}&key=${guess()}`],
  ])('%s: waits, by GET and by HEAD', async (_, path) => {
    await exhaust()
    for (const method of ['GET', 'HEAD']) expect((await ask(path(), undefined, method)).status).toBe(429)
    expect((await ask(path(), '203.0.113.10')).status).toBe(200)
  })

  test('a right link opens all the same, and an old one says so', async () => {
    await exhaust()
    const rewritten = async (path: string) => (await ask(path)).headers.get('x-middleware-rewrite')
    expect(await rewritten(`/appointments/${real.reference}?key=${real.secret}`)).toBeNull()
    expect(await rewritten(`/appointments/mine/open/${token}`)).toBeNull()
    expect(await rewritten(`/appointments/${real.reference}/cancel?key=${real.old}`)).toMatch(/\/appointments\/replaced$/)
    for (const page of ['/', '/appointments/lost', '/appointments/mine', '/appointments/replaced']) expect([page, await rewritten(page)]).toEqual([page, null])
  })

  test('the calendar file and the API count with the pages', async () => {
    await exhaust()
    const headers = { [peerHeader]: '203.0.113.9' }
    const file = await call('GET', `/api/calendar/${real.reference}?key=${guess()}`, { headers })
    const read = await call('GET', `/api/v1/appointments/${real.reference}`, { headers: { ...headers, Authorization: `Bearer ${guess()}` } })
    expect([file, read].map(({ status, headers: sent }) => [status, Number(sent.get('retry-after')) > 0])).toEqual([[429, true], [429, true]])
    expect((await call('GET', `/api/calendar/${real.reference}?key=${real.secret}`, { headers })).status).toBe(200)
    expect((await call('GET', `/api/v1/appointments/${real.reference}`, { headers: { ...headers, Authorization: `Bearer ${real.secret}` } })).status).toBe(200)
  })
})

test('the calendar file: one answer for a wrong secret, none, an old one and no such reference', async () => {
  const answers = await Promise.all([
    `${real.reference}?key=${guess()}`, real.reference, `${real.reference}?key=${real.old}`, `PL-ZZZZZZ?key=${guess()}`, `nonsense?key=x`,
  ].map((path) => call('GET', `/api/calendar/${path}`)))
  expect(new Set(await Promise.all(answers.map(async (answer) => `${answer.status} ${await answer.text()}`))).size).toBe(1)
})
