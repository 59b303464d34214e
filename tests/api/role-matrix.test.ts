import './set-clock'
import { call, createMember, createSmallPractice, monday, origin, routes, type Sent } from './ground'
import { beforeAll, describe, expect, test } from 'vitest'
import { endpoints, type Endpoint, type EndpointName } from '@/lib/adapters/endpoints'
import { actions, reachOf, roleMatrix } from '@/lib/auth/can'
import { wednesday } from '@/tests/use-cases/small-practice'
import { addressOf, freshAppointment, listed, sentWith, verdict } from './matrix-ground'

/** Who asks. The appointment and the call are at hall-green, with Ann. */
const people = ['public', 'patient', 'ann', 'ben', 'reception', 'elsewhere', 'manager'] as const
type Person = (typeof people)[number]

/** 401: who are you; 403: not for you; ok: whatever comes of it, it isn't for want of authority. In the order of `people`. */
const everyone = 'ok ok ok ok ok ok ok'
const desk = '401 401 403 403 ok 403 ok'
const deskAndOwn = '401 401 ok 403 ok 403 ok'

const expected: Record<EndpointName, string> = {
  listClinics: everyone, listServices: everyone, listPractitioners: everyone, listSlots: everyone,
  makeHold: everyone, dropHold: everyone, requestAppointment: everyone,
  readAppointment: '401 ok ok 403 ok 403 ok',
  moveAppointment: '401 ok 403 403 ok 403 ok',
  cancelAppointment: '401 ok 403 403 ok 403 ok',
  confirmAppointment: desk, releaseAppointment: desk, undoAppointment: desk,
  arriveAppointment: deskAndOwn, completeAppointment: deskAndOwn, missAppointment: deskAndOwn,
  readDiary: '401 401 ok ok ok 403 ok',
  listCalls: desk, claimCall: desk, recordAttempt: desk,
  searchPatients: '401 401 403 403 ok ok ok',
  watchEvents: '401 401 ok ok ok 403 ok',
}

const headersOf = new Map<Person, Record<string, string>>()
let appointment: { reference: string; call: string }

beforeAll(async () => {
  await createSmallPractice()
  headersOf.set('public', {})
  headersOf.set('ann', (await createMember({ role: 'practitioner', practitioner: 'ann' }, monday)).headers)
  headersOf.set('ben', (await createMember({ role: 'practitioner', practitioner: 'ben' }, monday)).headers)
  headersOf.set('reception', (await createMember({ role: 'reception' }, monday)).headers)
  headersOf.set('elsewhere', (await createMember({ role: 'reception', clinics: ['tamworth'] }, monday)).headers)
  headersOf.set('manager', (await createMember({ role: 'manager', clinics: [] }, monday)).headers)
  const made = await freshAppointment()
  appointment = made
  headersOf.set('patient', { Authorization: `Bearer ${made.secret}` })
})

const entries = listed

const sentTo = (name: EndpointName, endpoint: Endpoint, person: Person): Sent => sentWith(name, endpoint, headersOf.get(person) ?? {}, person)
const address = (name: EndpointName, endpoint: Endpoint): string => addressOf(name, endpoint, appointment)

async function ask(name: EndpointName, endpoint: Endpoint, person: Person, without: string[] = []): Promise<Response> {
  const sent = sentTo(name, endpoint, person)
  const headers = Object.fromEntries(Object.entries(sent.headers ?? {}).filter(([header]) => !without.includes(header)))
  const response = await call(endpoint.method, address(name, endpoint), { ...sent, headers })
  if (endpoint.stream) await response.body?.cancel()
  return response
}

test('every route and method of the API has its endpoint, and every endpoint its row', () => {
  const apart = new Set(['/api/sms/inbound', '/api/sms/status', '/api/unsubscribe/{secret}', '/api/calendar/{reference}', '/api/calendar/feed/{secret}', '/api/health', '/api/ready', '/api/answering', '/api/health/facts', '/api/metrics',
    '/api/v1/openapi.json', '/api/auth/{nextauth}', '/api/[[...path]]'])
  const served = [...routes.keys()].filter((path) => !apart.has(path)).sort()
  expect([...new Set(entries.map(([, { path }]) => `/api/v1${path}`))].sort()).toEqual(served)
  expect(Object.keys(expected).sort()).toEqual(Object.keys(endpoints).sort())
})

describe.each(entries)('%s', (name, endpoint) => {
  test.each(people.map((person, i) => [person, expected[name].split(' ')[i] ?? 'missing'] as const))('%s: %s', async (person, verdictWanted) => {
    const response = await ask(name, endpoint, person)
    expect([verdict(response), response.status < 500]).toEqual([verdictWanted, true])
  })

  const ownRoutes = routes.get(`/api/v1${endpoint.path}`) ?? {}
  const others = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((method) =>
    !entries.some(([, other]) => other.path === endpoint.path && (other.method === method || (method === 'HEAD' && other.method === 'GET'))))
  test.each(others)('does not do %s', async (method) => {
    expect(Object.keys(ownRoutes)).toContain(method)
    const response = await call(method, address(name, endpoint), { headers: headersOf.get('manager') ?? {} })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toContain(endpoint.method)
  })

  test('says its options', async () => {
    const response = await call('OPTIONS', address(name, endpoint))
    expect([response.status, response.headers.get('allow')?.includes(endpoint.method)]).toEqual([204, true])
  })
})

describe('a write that carries a cookie comes from our own pages', () => {
  const writes = entries.filter(([, { method }]) => method !== 'GET')
  const foreign = ['https://evil.example.org', 'http://localhost:3001', 'https://localhost:3000', 'null', `${origin}.evil.example.org`, '']

  test.each(writes)('%s without an Origin', async (name, endpoint) => {
    const response = await ask(name, endpoint, 'manager', ['Origin'])
    expect([response.status, ((await response.json()) as { type: string }).type]).toEqual([403, '/problems/foreign-origin'])
  })

  test.each(writes.flatMap(([name, endpoint]) => foreign.map((from) => [name, from, endpoint] as const)))('%s from "%s"', async (name, from, endpoint) => {
    for (const person of ['manager', 'public', 'patient'] as const) {
      const sent = sentTo(name, endpoint, person)
      const response = await call(endpoint.method, address(name, endpoint), { ...sent, headers: { ...sent.headers, Origin: from } })
      expect([person, response.status]).toEqual([person, 403])
    }
  })

  test.each(writes.filter(([, { access }]) => access === 'public'))('%s without cookie and Origin: a program', async (name, endpoint) => {
    expect(verdict(await ask(name, endpoint, 'public'))).toBe('ok')
  })
})

describe('a secret is good for its own appointment only', () => {
  test('another appointment', async () => {
    const other = await freshAppointment()
    const response = await call('GET', `/api/v1/appointments/${other.reference}`, { headers: headersOf.get('patient') ?? {} })
    expect(response.status).toBe(401)
  })

  test('a wrong Bearer is not saved by a right cookie', async () => {
    const headers = { ...headersOf.get('manager'), Authorization: `Bearer ${'x'.repeat(43)}` }
    expect((await call('GET', `/api/v1/appointments/${appointment.reference}`, { headers })).status).toBe(401)
  })

  test('what reception of another clinic finds is nobody of ours', async () => {
    const response = await call('GET', '/api/v1/patients?q=grace', { headers: headersOf.get('elsewhere') ?? {} })
    expect(await response.json()).toEqual({ patients: [] })
  })
})

test('the table and the routes say the same', () => {
  const roles = { public: 'public', patient: 'patient', ann: 'practitioner', reception: 'reception', manager: 'manager' } as const
  const base = { id: '', name: '', clinics: ['hall-green'], practitionerId: 'ann', sessionId: '' }
  for (const [name, endpoint] of entries) {
    for (const [person, role] of Object.entries(roles)) {
      if (endpoint.access !== 'public' && (role === 'public' || (role === 'patient' && endpoint.access === 'staff'))) continue
      const actor = role === 'public' ? { kind: role } as const : role === 'patient' ? { kind: role, appointmentId: '' } as const
        : { kind: 'staff', role, ...base } as const
      const allowed = expected[name].split(' ')[people.indexOf(person as Person)] === 'ok'
      expect([name, person, reachOf(actor, endpoint.action) !== null]).toEqual([name, person, allowed])
    }
  }
})

test('every action of the table has a row for who may', () => {
  for (const action of actions) expect(Object.keys(roleMatrix[action]).length).toBeGreaterThan(0)
  expect(wednesday).toBe('2027-03-03')
})
