import './set-clock'
import { call, createMember, createSmallPractice, json, monday } from './ground'
import { freshAppointment } from './matrix-ground'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { hashApiKey, isApiKey, makeApiKey, tailOf } from '@/lib/auth/api-key'
import { peerHeader } from '@/lib/auth/client-address'
import { forgetTurns } from '@/lib/auth/rate-limit'
import { forgetConfig } from '@/lib/config'
import { keyScopes } from '@/lib/core/key-scopes'
import { instantAt } from '@/lib/core/time'
import { db } from '@/lib/store/client'
import { findKey } from '@/lib/use-cases/find-key'
import { findStaff } from '@/lib/use-cases/find-staff'
import { makeKey, readKeys, revokeKey, type NewKey } from '@/lib/use-cases/manage-keys'
import { readSeenBy } from '@/lib/use-cases/read-seen-by'
import { createKey } from '@/tests/factories/keys'
import { createReceptionist } from '@/tests/use-cases/small-practice'
import type { Result } from '@/lib/core/result'
import type { StaffActor } from '@/lib/auth/actor'

const minute = 60_000
let boss: StaffActor

async function manager(provedAt = monday): Promise<StaffActor> {
  const { secret } = await createMember({ role: 'manager', clinics: [] }, provedAt)
  const found = await findStaff(secret, provedAt)
  if (!found) throw new Error('nobody signed in')
  return found.actor
}

beforeAll(async () => {
  await createSmallPractice()
  boss = await manager()
})

const wanted = (name: string, change: Partial<NewKey> = {}): NewKey =>
  ({ name, scopes: ['diary.read', 'events.read'], clinics: ['hall-green'], lastDay: null, clinic: 'hall-green', ...change })

const valueOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`)
  return result.value
}
const reasonOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.reason)
const wrongOf = (result: Result<unknown>) => (!result.ok && result.refusal.reason === 'invalid' ? result.refusal.errors.map(({ path }) => path[0]) : [])
const bearer = (key: string) => ({ Authorization: `Bearer ${key}` })
const diary = (headers: Record<string, string>, method = 'GET') => call(method, '/api/v1/diary?clinic=hall-green&date=2027-03-03', { headers })

describe('the text of a key', () => {
  test('is recognised, with 200 bits and its checksum; a slip anywhere is told from a key that nobody knows', () => {
    fc.assert(fc.property(fc.nat({ max: 45 }), fc.nat({ max: 31 }), (at, place) => {
      const digit = '0123456789abcdefghjkmnpqrstvwxyz'.charAt(place)
      const key = makeApiKey()
      expect(key).toMatch(/^plk_[0-9a-hjkmnp-tv-z]{46}$/)
      expect(isApiKey(key)).toBe(true)
      const slip = `${key.slice(0, 4 + at)}${digit}${key.slice(5 + at)}`
      expect(isApiKey(slip)).toBe(slip === key)
    }))
  })

  test.each(['', 'plk_', ' plk_', 'PLK_', makeApiKey().slice(0, -1), `${makeApiKey()}0`, makeApiKey().toUpperCase(), makeApiKey().slice(4)])('%j is none', (text) => {
    expect(isApiKey(text)).toBe(false)
  })

  test('no two are alike', () => {
    expect(new Set(Array.from({ length: 1_000 }, makeApiKey)).size).toBe(1_000)
  })
})

describe('making one', () => {
  test('answers it once; what is kept of it lets nobody in, and no event, list or answer says it', async () => {
    const key = valueOf(await makeKey(boss, wanted('Telephone exchange', { lastDay: '2027-03-31' }), monday))
    expect((await diary(bearer(key))).status).toBe(200)
    const [row] = await db().apiKey.findMany({ where: { name: 'Telephone exchange' } })
    expect(row).toMatchObject({ tail: tailOf(key), scopes: ['diary.read', 'events.read'], everywhere: false, madeById: boss.id, revokedAt: null })
    expect(Buffer.from(row?.secretHash ?? []).equals(hashApiKey(key))).toBe(true)
    const hash = hashApiKey(key)
    for (const text of [hash.toString('hex'), hash.toString('base64url'), `plk_${hash.toString('hex').slice(0, 46)}`, key.slice(4)]) expect((await diary(bearer(text))).status).toBe(401)
    const events = await db().event.findMany({ where: { verb: 'api-key.make', actorId: boss.id } })
    expect(events.map(({ detail }) => detail)).toContainEqual({ key: row?.id, scopes: 'diary.read, events.read', clinics: 'hall-green', until: '2027-03-31T23:00:00.000Z' })
    const everything = JSON.stringify([events.map(({ id: _, ...rest }) => rest), await readKeys(boss, monday), { ...row, secretHash: hash.toString('hex') }])
    expect(everything).not.toContain(key.slice(4, 20))
  })

  test.each([
    ['nothing to be good for', { scopes: [] }, ['scopes']], ['nowhere', { clinics: [] }, ['clinics']], ['a clinic that isn’t there', { clinics: ['hall-green', 'nowhere'] }, ['clinics']],
    ['over already', { lastDay: '2027-02-28' }, ['lastDay']], ['all of it', { scopes: [], clinics: [], lastDay: '2027-02-28' }, ['scopes', 'clinics', 'lastDay']],
  ] as const)('%s: refused by its field', async (name, change, fields) => {
    expect(wrongOf(await makeKey(boss, wanted(name, change), monday))).toEqual(fields)
    expect(await db().apiKey.count({ where: { name } })).toBe(0)
  })

  test('a name is one key’s until that is revoked', async () => {
    valueOf(await makeKey(boss, wanted('Kiosk'), monday))
    expect(wrongOf(await makeKey(boss, wanted('KIOSK'), monday))).toEqual(['name'])
    const { id } = await db().apiKey.findFirstOrThrow({ where: { name: 'Kiosk' } })
    valueOf(await revokeKey(boss, { key: id }, monday))
    valueOf(await makeKey(boss, wanted('Kiosk'), monday))
  })

  test('wants a manager, who showed a moment ago that it is them; the database keeps what was said', async () => {
    const [desk, late, program] = [await createReceptionist('Desk'), await manager(monday - 11 * minute), await createKey({ now: monday })]
    for (const actor of [desk, program.actor]) {
      expect([reasonOf(await makeKey(actor, wanted('Nope'), monday)), reasonOf(await revokeKey(actor, { key: program.actor.id }, monday)), reasonOf(await readKeys(actor, monday))])
        .toEqual(['forbidden', 'forbidden', 'forbidden'])
    }
    expect([reasonOf(await makeKey(late, wanted('Nope'), monday)), reasonOf(await revokeKey(late, { key: program.actor.id }, monday))]).toEqual(['prove-again', 'prove-again'])
    await expect(db().apiKey.update({ where: { id: program.actor.id }, data: { scopes: ['diary.read'] } })).rejects.toThrow()
    await expect(db().apiKey.update({ where: { id: program.actor.id }, data: { endsAt: new Date(monday) } })).rejects.toThrow()
    const { actor: gone } = await createKey({ now: monday, revoked: true })
    await expect(db().apiKey.update({ where: { id: gone.id }, data: { revokedAt: null, revokedById: null } })).rejects.toThrow()
    await expect(createKey({ now: monday, scopes: [] })).rejects.toThrow()
  })
})

test('the last day is whole, by the clinic’s clock, across the clock change', async () => {
  // The clocks go forward that night.
  const key = valueOf(await makeKey(boss, wanted('Until the change', { lastDay: '2027-03-28' }), monday))
  const end = instantAt('2027-03-29', 0, 'Europe/London')
  expect(await findKey(key, end - 1)).not.toBeNull()
  expect(await findKey(key, end)).toBeNull()
})

test('everywhere is also where a clinic opens later', async () => {
  const { key } = await createKey({ now: monday, clinics: null })
  const before = (await findKey(key, monday))?.clinics ?? []
  expect(before).toEqual((await db().clinic.findMany({ orderBy: { id: 'asc' } })).map(({ id }) => id))
})

test('that it was used is written once a minute, and by nothing that an open stream asks', async () => {
  const { key, actor } = await createKey({ now: monday })
  const used = async () => (await db().apiKey.findUniqueOrThrow({ where: { id: actor.id } })).lastUsedAt?.getTime() ?? null
  await findKey(key, monday, false)
  expect(await used()).toBeNull()
  for (const [at, seen] of [[0, 0], [minute - 1, 0], [minute, minute], [minute + 30_000, minute], [3 * minute, 3 * minute]] as const) {
    await findKey(key, monday + at)
    expect(await used()).toBe(monday + seen)
  }
  expect(await db().event.count({ where: { actorId: actor.id } })).toBe(0)
})

describe('revoked', () => {
  test('it is refused at once, once, and said so', async () => {
    const { key, actor } = await createKey({ now: monday })
    expect((await diary(bearer(key))).status).toBe(200)
    valueOf(await revokeKey(boss, { key: actor.id }, monday))
    const response = await diary(bearer(key))
    expect([response.status, response.headers.get('content-type'), response.headers.get('www-authenticate')])
      .toEqual([401, 'application/problem+json; charset=utf-8', 'Bearer realm="Plumbline"'])
    expect(await json(response)).toMatchObject({ type: '/problems/unauthorised', status: 401 })
    expect(reasonOf(await revokeKey(boss, { key: actor.id }, monday))).toBe('ok')
    expect(await db().event.findMany({ where: { verb: 'api-key.revoke', detail: { path: ['key'], equals: actor.id } } })).toHaveLength(1)
    const line = valueOf(await readKeys(boss, monday)).keys.find(({ id }) => id === actor.id)
    expect(line).toMatchObject({ revokedBy: boss.name, revokedAt: monday })
  })

  test('its open stream ends', async () => {
    const { key, actor } = await createKey({ now: monday })
    const response = await call('GET', '/api/v1/events', { headers: bearer(key) })
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    expect((await reader?.read())?.value).toContain('retry: 2000')
    valueOf(await revokeKey(boss, { key: actor.id }, monday))
    for (let part = await reader?.read(); !part?.done; part = await reader?.read()) expect(part?.value).not.toContain('event: change')
  })
})

describe('what a program does', () => {
  const eventsOf = (actor: string) => db().event.findMany({ where: { actorId: actor }, orderBy: { id: 'asc' } })

  test('it saw, and did, under its own name', async () => {
    const { headers, actor } = await createKey({ now: monday, name: 'Wall screen' })
    const { reference } = await freshAppointment()
    for (const path of ['/diary?clinic=hall-green&date=2027-03-03', '/calls?clinic=hall-green', '/patients?q=grace', `/appointments/${reference}`]) {
      expect([path, (await call('GET', `/api/v1${path}`, { headers })).status]).toEqual([path, 200])
    }
    expect((await call('POST', `/api/v1/appointments/${reference}/confirm`, { headers, body: {} })).status).toBe(200)
    const events = await eventsOf(actor.id)
    expect(events.map(({ verb, actorKind, actorName }) => [verb, actorKind, actorName]))
      .toEqual(['look', 'look', 'search', 'look', 'confirm'].map((verb) => [verb, 'key', 'Wall screen']))
    expect(await db().eventSeen.count({ where: { eventId: events[2]?.id ?? 0n } })).toBe(1)
    const seen = valueOf(await readSeenBy(boss, { staff: actor.id, from: monday - minute, until: monday + 10 * 365 * 86_400_000 }, monday))
    expect(seen.find(({ name }) => name === 'Grace Whitlock')?.ways.sort()).toEqual(['calls', 'diary', 'found', 'record'])
    const call_ = await db().call.findFirstOrThrow({ where: { appointment: { reference } } })
    expect([call_.closedById, call_.closedByKeyId, call_.outcome]).toEqual([null, actor.id, 'confirmed'])
  })

  test('a call that it took on is nobody else’s, and what it rang stands in its name', async () => {
    const [one, other, desk] = [await createKey({ now: monday, name: 'Dialler' }), await createKey({ now: monday }), (await createMember({ role: 'reception' }, monday)).headers]
    const { call: id } = await freshAppointment()
    const claim = (headers: Record<string, string>) => call('POST', `/api/v1/calls/${id}/claim`, { headers })
    const claimed = await claim(one.headers)
    expect([claimed.status, (await json(claimed))['claim']]).toMatchObject([200, { by: 'Dialler' }])
    expect((await claim(one.headers)).status).toBe(200)
    for (const headers of [other.headers, desk]) {
      const refusal = await claim(headers)
      expect([refusal.status, JSON.stringify(await json(refusal))]).toEqual([409, expect.stringContaining('Dialler')])
    }
    const tried = await call('POST', `/api/v1/calls/${id}/attempts`, { headers: one.headers, body: { outcome: 'no-answer' } })
    expect([tried.status, await json(tried)]).toMatchObject([201, { closed: false }])
    expect(await db().attempt.findMany({ where: { callId: id } })).toMatchObject([{ staffId: null, keyId: one.actor.id, outcome: 'no-answer' }])
    expect((await claim(desk)).status).toBe(200)
    expect((await claim(one.headers)).status).toBe(409)
    const calls = (await json(await call('GET', '/api/v1/calls?clinic=hall-green', { headers: one.headers })))['calls'] as { id: string; attempts: { by: string }[] }[]
    expect(calls.find((entry) => entry.id === id)?.attempts.map(({ by }) => by)).toEqual(['Dialler'])
  })

  test('a closed call says which program closed it', async () => {
    const { headers } = await createKey({ now: monday, name: 'Closer' })
    const { call: id } = await freshAppointment()
    await call('POST', `/api/v1/calls/${id}/attempts`, { headers, body: { outcome: 'declined' } })
    const again = await call('POST', `/api/v1/calls/${id}/claim`, { headers })
    expect([again.status, JSON.stringify(await json(again))]).toEqual([409, expect.stringContaining('Closer')])
  })
})

describe('counted', () => {
  const set = (perMinute: string) => {
    process.env['RATE_LIMIT_PER_MINUTE'] = perMinute
    forgetConfig()
    forgetTurns()
  }
  afterEach(() => set('0'))

  test('a key’s requests are counted for it, reads and writes, from wherever they come', async () => {
    const [one, other] = [await createKey({ now: monday }), await createKey({ now: monday })]
    set('3')
    for (let i = 0; i < 3; i += 1) expect((await diary({ ...one.headers, [peerHeader]: `203.0.113.${i}` })).status).toBe(200)
    const over = await diary({ ...one.headers, [peerHeader]: '203.0.113.77' })
    expect([over.status, Number(over.headers.get('retry-after')) > 0, await json(over)]).toMatchObject([429, true, { type: '/problems/too-many-requests' }])
    expect((await call('POST', '/api/v1/appointments/PL-ZZZZZZ/confirm', { headers: one.headers, body: {} })).status).toBe(429)
    expect((await diary(other.headers)).status).toBe(200)
  })

  test('who guesses keys is told to wait, whatever is guessed; a right one opens all the same', async () => {
    const { headers } = await createKey({ now: monday })
    const from = (peer: string) => ({ [peerHeader]: peer })
    set('3')
    for (const text of [makeApiKey(), 'plk_x', 'nothing like it']) expect((await diary({ ...bearer(text), ...from('203.0.113.9') })).status).toBe(401)
    const over = await diary({ ...bearer(makeApiKey()), ...from('203.0.113.9') })
    expect([over.status, Number(over.headers.get('retry-after')) > 0]).toEqual([429, true])
    expect((await diary({ ...bearer(makeApiKey()), ...from('203.0.113.10') })).status).toBe(401)
    expect((await diary({ ...headers, ...from('203.0.113.9') })).status).toBe(200)
    // The same count as for links.
    expect((await call('GET', '/api/v1/appointments/PL-ZZZZZZ', { headers: { ...bearer('x'.repeat(43)), ...from('203.0.113.9') } })).status).toBe(429)
  })
})

test('every scope that there is can be given', async () => {
  const key = valueOf(await makeKey(boss, wanted('All of it', { scopes: keyScopes, clinics: null }), monday))
  expect((await findKey(key, monday))?.scopes).toEqual([...keyScopes])
})
