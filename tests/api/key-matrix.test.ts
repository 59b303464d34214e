import './set-clock'
import { call, createMember, createSmallPractice, monday, type Sent } from './ground'
import { addressOf, freshAppointment, listed, sentWith, verdict } from './matrix-ground'
import { beforeAll, describe, expect, test } from 'vitest'
import { openApi } from '@/lib/adapters/openapi'
import type { Endpoint, EndpointName } from '@/lib/adapters/endpoints'
import { actions, can, clinicScope, clinicScopes, reachOf, roleMatrix, scopeActions, scopeFor, type RoleRow } from '@/lib/auth/can'
import { hashApiKey, makeApiKey } from '@/lib/auth/api-key'
import { keyScopes, type KeyScope } from '@/lib/core/key-scopes'
import { createKey } from '@/tests/factories/keys'

/** Which scopes open what. The appointment and the call are at hall-green. */
const changes = 'appointments.write'
const expected: Partial<Record<EndpointName, readonly KeyScope[]>> = {
  readAppointment: ['appointments.read', changes],
  moveAppointment: [changes], cancelAppointment: [changes], confirmAppointment: [changes], releaseAppointment: [changes], undoAppointment: [changes],
  arriveAppointment: [changes], completeAppointment: [changes], missAppointment: [changes],
  readDiary: ['diary.read'], listCalls: ['calls.read'], claimCall: ['calls.write'], recordAttempt: ['calls.write'],
  searchPatients: ['patients.read'], watchEvents: ['events.read'],
}

/** Keys that are good for everything, but aren't good, or not there. */
const others = { 'of the other clinic': '403', everywhere: 'ok', revoked: '401', over: '401', unknown: '401', misspelt: '401', 'what is kept of one': '401', 'left out': '401' } as const
type Other = keyof typeof others

const headersOf = new Map<string, Record<string, string>>()
const guarded = listed.filter(([, { access }]) => access !== 'public')
let appointment: { reference: string; call: string }
let cookie: Record<string, string>

beforeAll(async () => {
  await createSmallPractice()
  for (const scope of keyScopes) headersOf.set(scope, (await createKey({ now: monday, scopes: [scope] })).headers)
  const { key } = await createKey({ now: monday })
  const bearer = (text: string) => ({ Authorization: `Bearer ${text}` })
  const keys: Record<Other, Record<string, string>> = {
    'of the other clinic': (await createKey({ now: monday, clinics: ['tamworth'] })).headers,
    everywhere: (await createKey({ now: monday, clinics: null })).headers,
    revoked: (await createKey({ now: monday, revoked: true })).headers,
    over: (await createKey({ now: monday, endsAt: monday })).headers,
    unknown: bearer(makeApiKey()),
    misspelt: bearer(key.replace(/.$/, (last) => (last === '0' ? '1' : '0'))),
    'what is kept of one': bearer(hashApiKey(key).toString('hex')),
    'left out': { Authorization: 'Bearer' },
  }
  for (const [name, headers] of Object.entries(keys)) headersOf.set(name, headers)
  appointment = await freshAppointment()
  cookie = (await createMember({ role: 'manager', clinics: [] }, monday)).headers
})

async function ask(name: EndpointName, endpoint: Endpoint, who: string, more: Record<string, string> = {}): Promise<Response> {
  const sent: Sent = sentWith(name, endpoint, { ...more, ...headersOf.get(who) }, who)
  const response = await call(endpoint.method, addressOf(name, endpoint, appointment), sent)
  if (endpoint.stream && response.ok) await response.body?.cancel()
  return response
}

test('every route that isn’t everybody’s has its row', () => {
  expect(Object.keys(expected).sort()).toEqual(guarded.map(([name]) => name).sort())
})

describe.each(guarded)('%s', (name, endpoint) => {
  test.each(keyScopes)('a key with %s alone', async (scope) => {
    const response = await ask(name, endpoint, scope)
    const wanted = expected[name]?.includes(scope) ? 'ok' : '403'
    expect([verdict(response), response.status < 500]).toEqual([wanted, true])
    if (wanted === 'ok') return
    expect(response.headers.get('www-authenticate')).toBe(`Bearer realm="Plumbline", error="insufficient_scope", scope="${expected[name]?.[0] ?? ''}"`)
    expect(await response.json()).toMatchObject({ type: '/problems/forbidden', status: 403 })
  })

  test.each(Object.entries(others))('a key that is %s: %s', async (other, wanted) => {
    // Whom a search finds is looked for at the key's clinics alone, so that any clinic's key may search.
    const response = await ask(name, endpoint, other)
    expect([verdict(response), response.status < 500]).toEqual([name === 'searchPatients' && wanted === '403' ? 'ok' : wanted, true])
    if (wanted === '401') expect(response.headers.get('www-authenticate')).toBe('Bearer realm="Plumbline"')
  })

  test('a wrong key is not saved by a right cookie, and a right one needs no Origin beside it', async () => {
    const { Origin: _, ...alone } = cookie
    expect((await ask(name, endpoint, 'revoked', cookie)).status).toBe(401)
    expect(verdict(await ask(name, endpoint, 'everywhere', alone))).toBe('ok')
    // The cookie is a manager's, who may: the key alone counts.
    expect((await ask(name, endpoint, 'of the other clinic', cookie)).status).toBe(name === 'searchPatients' ? 200 : 403)
  })

  test('a foreign Origin is refused all the same', async () => {
    const response = await ask(name, endpoint, 'everywhere', { Origin: 'https://evil.example.org' })
    expect(verdict(response)).toBe(endpoint.method === 'GET' ? 'ok' : '403')
  })
})

test('what a key of another clinic finds is nobody of ours', async () => {
  const found = await Promise.all(['of the other clinic', 'everywhere'].map((who) => call('GET', '/api/v1/patients?q=grace', { headers: headersOf.get(who) ?? {} })))
  const counts = await Promise.all(found.map(async (one) => ((await one.json()) as { patients: unknown[] }).patients.length))
  expect(counts).toEqual([0, 1])
})

test.each(listed.filter(([, { access }]) => access === 'public'))('%s stays everybody’s', async (name, endpoint) => {
  for (const who of ['diary.read', 'revoked']) expect([who, verdict(await ask(name, endpoint, who))]).toEqual([who, 'ok'])
})

describe('the table of scopes', () => {
  const actor = { kind: 'key' as const, id: '', name: '', clinics: ['hall-green'] }

  test('no scope opens what the desk may not, and without one nothing is open', () => {
    for (const action of actions) {
      const opens = keyScopes.filter((scope) => (scopeActions[scope] as readonly string[]).includes(action))
      if (opens.length > 0) expect([action, (roleMatrix[action] as RoleRow).reception]).toEqual([action, 'clinic'])
      for (const scope of keyScopes) expect([action, scope, reachOf({ ...actor, scopes: [scope] }, action)]).toEqual([action, scope, opens.includes(scope) ? 'clinic' : null])
      expect(can({ ...actor, scopes: [] }, action, { clinic: 'hall-green' })).toBe(false)
      expect(scopeFor(action) === null).toBe(opens.length === 0)
    }
  })

  test('a key reaches its own clinics alone, and none where none is said', () => {
    const key = { ...actor, scopes: ['diary.read'] as KeyScope[] }
    expect(clinicScopes(key, 'diary.read')).toEqual(['hall-green'])
    expect([clinicScope(key, 'diary.read', 'tamworth'), can(key, 'diary.read'), clinicScopes(key, 'calls.read')]).toEqual([null, false, []])
  })

  test('the document names it for every route', () => {
    const { paths, components } = openApi('https://booking.example.org') as { paths: Record<string, Record<string, { security: Record<string, string[]>[] }>>; components: { securitySchemes: Record<string, unknown> } }
    for (const [name, { path, method, access }] of listed) {
      const security = paths[path]?.[method.toLowerCase()]?.security ?? []
      const wanted = [...(access === 'link' ? [{ link: [] }] : []), { session: [] }, { key: [expected[name]?.[0]] }]
      expect([name, security]).toEqual([name, access === 'public' ? [] : wanted])
      for (const scheme of security.flatMap(Object.keys)) expect(components.securitySchemes).toHaveProperty(scheme)
    }
  })
})
