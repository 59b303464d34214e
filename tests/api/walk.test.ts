import './set-clock'
import { call, createMember, createSmallPractice, json, monday, origin, type Member } from './ground'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ProblemAnswer } from '@/lib/adapters/answers'
import { endpoints, type Endpoint, type EndpointName } from '@/lib/adapters/endpoints'
import { edgeRefusals } from '@/lib/adapters/openapi'
import { problems } from '@/lib/adapters/problem'
import { now } from '@/lib/clock'
import { jobs } from '@/lib/core/readiness'
import { db } from '@/lib/store/client'
import { forgetAll } from '@/lib/store/live'
import { noteRun } from '@/lib/use-cases/note-run'
import { markChanges } from '@/lib/use-cases/watch-changes'

let manager: Member
const called = new Set<string>()

beforeAll(async () => {
  await createSmallPractice()
  manager = await createMember({ role: 'manager', clinics: [] }, monday)
})

interface Ask {
  params?: Record<string, string>
  query?: string
  body?: unknown
  headers?: Record<string, string>
}

/** Calls it as the document says, and holds the answer against the document. */
async function ask(name: EndpointName, { params = {}, query = '', body, headers = {} }: Ask = {}): Promise<{ status: number; body: Record<string, unknown> }> {
  const endpoint = endpoints[name] as unknown as Endpoint
  called.add(name)
  const path = Object.entries(params).reduce((text, [key, value]) => text.replace(`{${key}}`, value), endpoint.path)
  const response = await call(endpoint.method, `/api/v1${path}${query}`, { ...(body !== undefined && { body }), headers })
  expect(response.headers.get('cache-control')).toContain('no-store')
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(response.headers.get('x-request-id')).toMatch(z.regexes.uuid())
  if (endpoint.stream) return { status: response.status, body: { stream: response } }
  const text = await response.text()
  // A link that opens something is its patient's: whoever comes as staff is answered without its secret.
  if (headers === staff()) expect(text).not.toMatch(/key=|\/offers\/|\/unsubscribe\/|\/open\//)
  const answer = text === '' ? {} : JSON.parse(text) as Record<string, unknown>
  const allowed = [...endpoint.refusals, ...edgeRefusals(endpoint)].map((reason) => problems[reason].status as number)
  if (response.status === endpoint.status) expect(endpoint.answer?.safeParse(answer).error).toBeUndefined()
  else {
    expect(allowed).toContain(response.status)
    expect(ProblemAnswer.safeParse(answer).error).toBeUndefined()
  }
  return { status: response.status, body: answer }
}

const slot = { clinic: 'hall-green', service: 'first' }
const patient = { name: 'Rosa Field', phone: '07700 900123', email: 'rosa@example.org', dateOfBirth: '1984-02-29' }
const staff = () => manager.headers

async function request(start: string, key = start, change: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
  const { status, body } = await ask('requestAppointment', {
    body: { ...slot, start, practitioner: 'ann', patient, reason: 'Stiff back', ...change }, headers: { 'Idempotency-Key': key },
  })
  expect(status, JSON.stringify(body)).toBe(201)
  return body
}

const reference = (body: Record<string, unknown>) => ({ reference: String(body['reference']) })
const bearer = (body: Record<string, unknown>) =>
  ({ Authorization: `Bearer ${new URL(String(body['manageUrl'])).searchParams.get('key') ?? ''}` })

describe('the practice', () => {
  test.each(['listClinics', 'listServices', 'listPractitioners'] as const)('%s', async (name) => {
    expect((await ask(name)).status).toBe(200)
  })

  test('services and practitioners of a clinic and a profession', async () => {
    expect((await ask('listServices', { query: '?clinic=hall-green&profession=osteopath' })).body['services']).toHaveLength(1)
    expect((await ask('listPractitioners', { query: '?clinic=hall-green&profession=osteopath' })).body['practitioners']).toHaveLength(2)
    expect((await ask('listPractitioners', { query: '?clinic=tamworth' })).body['practitioners']).toEqual([])
  })

  test('slots, sorted, in the clinic’s offset, across the clock change', async () => {
    const { body } = await ask('listSlots', { query: '?clinic=hall-green&service=first&from=2027-03-26&to=2027-03-29' })
    const starts = (body['slots'] as { start: string }[]).map(({ start }) => start)
    expect(body['timeZone']).toBe('Europe/London')
    expect(starts).toContain('2027-03-26T09:00:00+00:00')
    expect(starts).toContain('2027-03-29T09:00:00+01:00')
    expect(starts.map((start) => Date.parse(start))).toEqual(starts.map((start) => Date.parse(start)).sort((a, b) => a - b))
  })
})

describe('a hold', () => {
  const hold = { ...slot, start: '2027-03-04T09:00:00Z', practitioner: 'ann' }

  test('is kept, refuses the next, becomes an appointment once', async () => {
    const held = await ask('makeHold', { body: hold })
    expect(held).toMatchObject({ status: 201, body: { practitioner: 'ann', start: '2027-03-04T09:00:00+00:00', end: '2027-03-04T09:45:00+00:00' } })
    const next = await ask('makeHold', { body: hold })
    expect(next).toMatchObject({ status: 409, body: { type: '/problems/slot-taken' } })
    expect(next.body['alternatives']).toHaveLength(5)
    const asking = { body: { hold: held.body['hold'], patient }, headers: { 'Idempotency-Key': 'from-hold' } }
    const [first, again] = [await ask('requestAppointment', asking), await ask('requestAppointment', asking)]
    expect(first).toMatchObject({ status: 201, body: { status: 'requested', clinic: 'hall-green', service: 'first' } })
    expect(again).toEqual(first)
    const other = await ask('requestAppointment', { ...asking, headers: { 'Idempotency-Key': 'another' } })
    expect(other).toMatchObject({ status: 409, body: { type: '/problems/hold-expired' } })
    const changed = await ask('requestAppointment', { ...asking, body: { ...asking.body, reason: 'Another' } })
    expect(changed).toMatchObject({ status: 409, body: { type: '/problems/idempotency-key-reused' } })
  })

  test('is given back', async () => {
    const { body } = await ask('makeHold', { body: { ...hold, start: '2027-03-04T10:00:00Z' } })
    const params = { hold: String(body['hold']) }
    expect((await ask('dropHold', { params })).status).toBe(204)
    expect((await ask('dropHold', { params })).status).toBe(404)
  })
})

test('a patient reads, moves and cancels by the link', async () => {
  const asked = await request('2027-03-05T09:00:00Z')
  const mine = { params: reference(asked), headers: bearer(asked) }
  expect((await ask('readAppointment', mine)).body).toEqual(asked)
  const moved = await ask('moveAppointment', { ...mine, body: { start: '2027-03-05T11:00:00Z' } })
  expect(moved).toMatchObject({ status: 200, body: { start: '2027-03-05T11:00:00+00:00', status: 'requested' } })
  expect(await ask('cancelAppointment', mine)).toMatchObject({ status: 200, body: { status: 'cancelled', callBy: null } })
  expect(await ask('cancelAppointment', mine)).toMatchObject({ status: 409, body: { type: '/problems/status-forbids' } })
  const soon = await request('2027-03-01T15:00:00Z')
  expect(await ask('cancelAppointment', { params: reference(soon), headers: bearer(soon), body: { reason: 'patient-unwell' } }))
    .toMatchObject({ status: 409, body: { type: '/problems/past-cutoff' } })
})

test('reception rings and confirms, the rest follows; staff never get the link’s secret', async () => {
  const asked = await request('2027-03-08T09:00:00Z')
  const headers = staff()
  const calls = (await ask('listCalls', { query: '?clinic=hall-green', headers })).body['calls'] as { id: string; reference: string }[]
  const id = calls.find((entry) => entry.reference === asked['reference'])?.id ?? ''
  expect((await ask('claimCall', { params: { id }, headers })).status).toBe(200)
  expect(await ask('recordAttempt', { params: { id }, headers, body: { outcome: 'no-answer' } })).toMatchObject({ status: 201, body: { closed: false } })
  expect(await ask('recordAttempt', { params: { id }, headers, body: { outcome: 'confirmed', note: 'Will come' } }))
    .toMatchObject({ status: 201, body: { closed: true, status: 'confirmed' } })
  expect(await ask('recordAttempt', { params: { id }, headers, body: { outcome: 'confirmed' } })).toMatchObject({ status: 409, body: { type: '/problems/call-closed' } })
  const its = { params: reference(asked), headers }
  expect(await ask('arriveAppointment', its)).toMatchObject({ status: 200, body: { status: 'arrived', manageUrl: expect.not.stringContaining('key=') as string } })
  expect((await ask('completeAppointment', its)).body['status']).toBe('completed')
  expect((await ask('undoAppointment', its)).body['status']).toBe('arrived')
  expect(await ask('missAppointment', its)).toMatchObject({ status: 409, body: { type: '/problems/status-forbids', current: 'arrived' } })
})

test('what two receptionists do at once is done by one, and the other is told', async () => {
  const asked = await request('2027-03-09T09:00:00Z')
  const its = { params: reference(asked), headers: staff(), body: { version: 1 } }
  const both = await Promise.all([ask('confirmAppointment', its), ask('confirmAppointment', its)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  const late = await ask('releaseAppointment', its)
  expect(late).toMatchObject({ status: 409, body: { type: '/problems/changed-meanwhile', current: 'confirmed' } })
  expect(late.body['at']).toMatch(/^2027-03-01T08:\d\d:\d\d\+00:00$/)
})

test('the diary and the patients', async () => {
  const asked = await request('2027-03-10T09:00:00Z')
  const diary = await ask('readDiary', { query: '?clinic=hall-green&date=2027-03-10', headers: staff() })
  expect(JSON.stringify(diary.body)).toContain(String(asked['reference']))
  expect((await ask('readDiary', { query: '?clinic=nowhere&date=2027-03-10', headers: staff() })).status).toBe(403)
  const found = await ask('searchPatients', { query: '?q=rosa%20fie', headers: staff() })
  expect((found.body['patients'] as { name: string }[])[0]?.name).toBe('Rosa Field')
})

interface Drawn {
  columns: { practitioner: { id: string }; appointments: { reference: string; firstVisit: boolean }[] }[]
  counts: { requested: number }
}

test('a practitioner reads their own column of the day, and nothing of the others', async () => {
  const [hers, his] = [await request('2027-03-24T09:00:00Z'), await request('2027-03-24T09:00:00Z', 'with-ben', { practitioner: 'ben' })]
  const readAs = async (practitioner: string) => {
    const { headers } = await createMember({ role: 'practitioner', practitioner }, monday)
    return (await ask('readDiary', { query: '?clinic=hall-green&date=2027-03-24', headers })).body as unknown as Drawn
  }
  for (const [who, asked] of [['ann', hers], ['ben', his]] as const) {
    const { columns, counts } = await readAs(who)
    expect(columns.map(({ practitioner, appointments }) => [practitioner.id, appointments.map((one) => one.reference)])).toEqual([[who, [asked['reference']]]])
    expect(counts.requested).toBe(1)
  }
})

describe('a first visit', () => {
  beforeAll(async () => {
    for (const [id, patients] of [['for-new', 'new'], ['for-known', 'returning']] as const) {
      await db().service.create({ data: { id, patients, professionId: 'osteopath', name: id, about: '', minutes: 45, bufferMinutes: 15, pricePence: 6200 } })
      await db().practitionerService.create({ data: { practitionerId: 'ben', serviceId: id } })
    }
    forgetAll()
  })

  test.each([
    ['for-new', undefined, true], ['for-new', false, false], ['for-known', undefined, false], ['for-known', true, true],
    ['first', undefined, false], ['first', true, true],
  ])('of %s, said %s: %s', async (service, said, expected) => {
    const change = { service, practitioner: 'ben', ...(said !== undefined && { firstVisit: said }) }
    const asked = await request('2027-03-31T09:00:00Z', `${service}-${String(said)}`, change)
    const { body } = await ask('readDiary', { query: '?clinic=hall-green&date=2027-03-31', headers: staff() })
    const found = (body as unknown as Drawn).columns.flatMap(({ appointments }) => appointments).find((one) => one.reference === asked['reference'])
    expect(found?.firstVisit).toBe(expected)
    expect((await ask('cancelAppointment', { params: reference(asked), body: {}, headers: staff() })).status).toBe(200)
  })
})

/** Reads on until something wanted has come, or the stream is over; answers all that came. */
function hear(response: Response): (wanted: string) => Promise<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  return async (wanted) => {
    let text = ''
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      text += part.value
      if (text.includes(wanted)) break
    }
    return text
  }
}

test('events tell that something changed, and end with the session', async () => {
  const listener = await createMember({ role: 'reception' }, monday)
  const { body } = await ask('watchEvents', { query: '?clinic=hall-green', headers: listener.headers })
  const response = body['stream'] as Response
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  const until = hear(response)
  expect(await until('retry')).toContain('retry: 2000')
  const told = until('event: change')
  await request('2027-03-11T09:00:00Z')
  expect(await told).toContain('event: change\ndata: {"clinic":"hall-green"}\n\n')
  const { signOut } = await import('@/lib/use-cases/sign-out')
  await signOut(listener.secret, monday)
  expect(await until('this never comes')).not.toContain('this never comes')
})

test('a page that was read before a change hears of it, though it began to listen after it', async () => {
  const listener = await createMember({ role: 'reception' }, monday)
  const listen = async (query: string, headers = {}) =>
    hear((await ask('watchEvents', { query: `?clinic=hall-green${query}`, headers: { ...listener.headers, ...headers } })).body['stream'] as Response)
  const first = await listen('')
  await first('retry')
  const before = markChanges()
  await request('2027-03-11T13:00:00Z')
  const id = /id: (.+)\n/.exec(await first('event: change'))?.[1] ?? ''
  expect(await (await listen(`&since=${before}`))('retry')).toContain('event: change')
  expect(await (await listen('', { 'Last-Event-ID': before }))('retry')).toContain('event: change')
  expect(await (await listen('&since=another-process.7'))('retry')).toContain('event: change')
  expect(await (await listen(`&since=${markChanges()}`))('retry')).not.toContain('event: change')
  expect(id).toMatch(/^[\w-]+\.\d+$/)
})

test('every endpoint was called', () => {
  expect([...called].sort()).toEqual(Object.keys(endpoints).sort())
})

test('the document, and whether it lives', async () => {
  expect(await json(await call('GET', '/api/v1/openapi.json'))).toMatchObject({ openapi: '3.1.0', servers: [{ url: `${origin}/api/v1` }] })
  expect(await json(await call('GET', '/api/health'))).toEqual({ status: 'ok' })
  for (const job of jobs) noteRun(job, now())
  await expect.poll(async () => (await call('GET', '/api/ready')).status).toBe(200)
  expect(await json(await call('GET', '/api/ready'))).toEqual({ status: 'ready' })
})

test('a server that is told to stop ends its streams', async () => {
  const response = await call('GET', '/api/v1/events', { headers: manager.headers })
  const reader = response.body?.getReader()
  await reader?.read()
  const over = reader?.read()
  process.emit('SIGTERM')
  expect((await over)?.done).toBe(true)
})
