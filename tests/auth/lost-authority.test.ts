import '@/tests/api/set-clock'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { call, createMember, createSmallPractice, monday, origin, signedIn } from '@/tests/api/ground'
import { createKey } from '@/tests/factories/keys'
import { asked } from '@/tests/use-cases/asking'
import { at, wednesday } from '@/tests/use-cases/small-practice'
import { untouched, type FormState } from '@/app/_ui/staff/form-state'
import { claim } from '@/app/reception/calls/actions'
import { mark } from '@/app/day/actions'
import { requireStaff } from '@/lib/auth/current-staff'
import { staffLinkToken } from '@/lib/auth/staff-link'
import type { StaffActor } from '@/lib/auth/actor'
import { hashSecret, makeSecret } from '@/lib/auth/hold-secret'
import { sayRefusal } from '@/lib/copy/staff/refusals'
import { db } from '@/lib/store/client'
import { findStaff } from '@/lib/use-cases/find-staff'
import { endOwnSession, workAs } from '@/lib/use-cases/keep-account'
import { revokeKey } from '@/lib/use-cases/manage-keys'
import { disablePerson, endSessionsOf, resetFactor, setRoles } from '@/lib/use-cases/manage-people'
import { readCalls } from '@/lib/use-cases/read-calls'
import { readMyDay } from '@/lib/use-cases/read-my-day'
import { setByLink } from '@/lib/use-cases/set-password'
import { signOut } from '@/lib/use-cases/sign-out'
import { Redirected, request } from './next-mocks'

// Whatever changes what somebody may do holds from their next request on, in the session that they are in, whichever way they come.

vi.mock('next/headers', async () => (await import('./next-mocks')).nextHeaders)
vi.mock('next/navigation', async () => (await import('./next-mocks')).nextNavigation)
vi.mock('next/cache', async () => (await import('./next-mocks')).nextCache)

// Streams are also asked every few seconds whether they may go on: here that never comes, so that only being told ends one.
beforeAll(() => { vi.useFakeTimers({ toFake: ['setInterval'] }) })
afterAll(() => { vi.useRealTimers() })

interface Person {
  id: string
  secret: string
  headers: Record<string, string>
}

let boss: StaffActor
let appointment: { reference: string; call: string }

const actorOf = async (secret: string): Promise<StaffActor> => {
  const found = await findStaff(secret, monday)
  if (!found) throw new Error('no session')
  return found.actor
}

beforeAll(async () => {
  await createSmallPractice()
  boss = await actorOf((await createMember({ role: 'manager', clinics: [] }, monday)).secret)
  const made = await asked(at(wednesday, 600), { practitioner: 'ann' })
  appointment = { reference: made.appointment.reference, call: (await db().call.findFirstOrThrow()).id }
})

beforeEach(async () => {
  await db().practice.updateMany({ data: { secondFactor: 'optional' } })
})

const grant = (staffId: string, role: string, clinicId: string | null) => db().staffGrant.create({ data: { id: randomUUID(), staffId, role, clinicId } })
const drop = (staffId: string, role: string, clinicId?: string) =>
  db().staffGrant.deleteMany({ where: { staffId, role, ...(clinicId !== undefined && { clinicId }) } })

const receptionist = (): Promise<Person> => createMember({ role: 'reception', clinics: ['hall-green', 'tamworth'] }, monday)

/** Two roles, at work in the manager's. */
async function managerToo(role: 'reception' | 'practitioner' = 'practitioner'): Promise<Person> {
  const made = await createMember({ role, clinics: ['tamworth'], practitioner: 'ben' }, monday)
  await grant(made.id, 'manager', null)
  await workAs(await actorOf(made.secret), { role: 'manager' }, monday)
  return made
}

/** At the desk by their account, at work as one who treats. */
async function practitionerToo(): Promise<Person> {
  const made = await createMember({ role: 'reception', clinics: ['tamworth'], practitioner: 'ann' }, monday)
  await grant(made.id, 'practitioner', 'hall-green')
  await workAs(await actorOf(made.secret), { role: 'practitioner' }, monday)
  return made
}

async function outcome(work: () => Promise<unknown>): Promise<string> {
  try {
    const answer = await work()
    if (answer instanceof Response) return answer.ok ? 'ok' : String(answer.status)
    const { ok, error, refusal } = answer as { ok?: boolean; error?: string | null; refusal?: { reason: string } }
    if (ok !== undefined) return ok ? 'ok' : refusal?.reason ?? ''
    return (answer as FormState).error === null ? 'ok' : error === sayRefusal({ reason: 'forbidden' }, 'Europe/London') ? 'forbidden' : 'ok'
  } catch (error) {
    if (error instanceof Redirected) return ['/signin', '/account'].includes(error.message) ? error.message : 'ok'
    throw error
  }
}

const formOf = (fields: Record<string, string>): FormData => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}

/** What the desk does at Hall Green, by each way in. */
const deskWays: Record<string, (headers: Record<string, string>) => Promise<unknown>> = {
  page: async () => readCalls(await requireStaff(), { clinic: 'hall-green' }, monday),
  action: () => claim(untouched, formOf({ call: appointment.call, clinic: 'hall-green' })),
  route: (headers) => call('GET', '/api/v1/calls?clinic=hall-green', { headers }),
}

/** What whoever treats does with what is their own. */
const ownWays: typeof deskWays = {
  page: async () => readMyDay(await requireStaff(), { day: wednesday }, monday),
  action: () => mark(untouched, formOf({ reference: appointment.reference, verb: 'arrive', version: '999' })),
  route: (headers) => call('GET', `/api/v1/appointments/${appointment.reference}`, { headers }),
}

interface Row {
  who: () => Promise<Person>
  change: (person: Person) => Promise<unknown>
  /** How page, action and route go afterwards. */
  goes: string
  ways?: typeof deskWays
}

const door = '/signin /signin 401'
const refused = 'forbidden forbidden 403'
const roles = (grants: { role: 'reception' | 'practitioner' | 'manager'; clinic: string | null }[]) => ({ grants, practitioner: 'ben' })

const table: Record<string, Row> = {
  'a role is taken away, by themselves': {
    who: managerToo, goes: refused,
    change: async ({ id, secret }) => setRoles(await actorOf(secret), { staff: id, ...roles([{ role: 'practitioner', clinic: 'tamworth' }]) }, monday),
  },
  'a role is taken away behind the scenes': { who: managerToo, goes: refused, change: ({ id }) => drop(id, 'manager') },
  'a role is taken away by another manager': {
    who: managerToo, goes: door,
    change: ({ id }) => setRoles(boss, { staff: id, ...roles([{ role: 'practitioner', clinic: 'tamworth' }]) }, monday),
  },
  'the account’s own role is taken away, behind the scenes': { who: receptionist, goes: door, change: ({ id }) => drop(id, 'reception') },
  'a clinic is taken away': { who: receptionist, goes: refused, change: ({ id }) => drop(id, 'reception', 'hall-green') },
  'the account is shut': { who: receptionist, goes: door, change: ({ id }) => disablePerson(boss, { staff: id, disabled: true }, monday) },
  'the account is shut behind the scenes': {
    who: receptionist, goes: door, change: ({ id }) => db().staff.update({ where: { id }, data: { disabledAt: new Date(monday) } }),
  },
  'a manager ends their sessions': { who: receptionist, goes: door, change: ({ id }) => endSessionsOf(boss, { staff: id }, monday) },
  'they end the session from another': {
    who: receptionist, goes: door,
    change: async ({ id, secret }) => {
      const other = makeSecret()
      const when = new Date(monday)
      await db().staffSession.create({ data: { id: randomUUID(), staffId: id, secretHash: hashSecret(other), createdAt: when, lastSeenAt: when, provedAt: when } })
      return endOwnSession(await actorOf(other), { session: (await actorOf(secret)).sessionId }, monday)
    },
  },
  'they sign out': { who: receptionist, goes: door, change: ({ secret }) => signOut(secret, monday) },
  'their second factor is taken away': { who: receptionist, goes: door, change: ({ id }) => resetFactor(boss, { staff: id }, monday) },
  'their password is set by a link': {
    who: receptionist, goes: door,
    change: async ({ id: staffId }) => {
      const id = randomUUID()
      await db().staffLink.create({ data: { id, staffId, purpose: 'reset', madeAt: new Date(monday), expiresAt: new Date(monday + 60_000) } })
      return setByLink({ token: staffLinkToken(id), next: 'kettle moss paper north', address: '192.0.2.7' }, monday)
    },
  },
  'a second factor is demanded, and they have none': {
    who: receptionist, goes: '/account /account 401', change: () => db().practice.updateMany({ data: { secondFactor: 'demanded' } }),
  },
  'who treats is no practitioner any more': {
    who: practitionerToo, goes: refused, ways: ownWays,
    change: ({ id }) => db().staff.update({ where: { id }, data: { practitionerId: null } }),
  },
  'who treats is another practitioner now': {
    who: practitionerToo, goes: 'ok forbidden 403', ways: ownWays,
    change: ({ id }) => db().staff.update({ where: { id }, data: { practitionerId: 'ben' } }),
  },
}

async function streamOf(headers: Record<string, string>): Promise<{ status: number; ended: () => Promise<true> }> {
  const response = await call('GET', '/api/v1/events?clinic=hall-green', { headers })
  const reader = response.body?.getReader()
  await reader?.read() // the first line: it is open
  return { status: response.status, ended: async () => {
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read());
    return true
  } }
}

describe.each(Object.entries(table))('%s', (_name, { who, change, goes, ways = deskWays }) => {
  test.each(Object.keys(ways).map((way, i) => [way, goes.split(' ')[i] ?? ''] as const))('by a %s: %s', async (way, wanted) => {
    const person = await who()
    const ask = () => outcome(() => ways[way]?.(person.headers) ?? Promise.reject(new Error('no way')))
    await db().call.updateMany({ data: { claimedById: null, claimedUntil: null } })
    request.headers = new Headers(person.headers)
    expect(await ask()).toBe('ok')
    await change(person)
    expect(await ask()).toBe(wanted)
  })

  test('a stream that they have open ends', async () => {
    const person = await who()
    const stream = await streamOf(person.headers)
    expect(stream.status).toBe(200)
    await change(person)
    expect(await stream.ended()).toBe(true)
  })
})

describe('a key', () => {
  const changes: Record<string, { change: (id: string) => Promise<unknown>; status: number }> = {
    'is revoked': { change: (key) => revokeKey(boss, { key }, monday), status: 401 },
    'is revoked behind the scenes': {
      change: (id) => db().apiKey.update({ where: { id }, data: { revokedAt: new Date(monday), revokedById: boss.id } }), status: 401,
    },
    'has a clinic taken away': { change: (keyId) => db().apiKeyClinic.deleteMany({ where: { keyId, clinicId: 'hall-green' } }), status: 403 },
  }
  test.each(Object.entries(changes))('that %s is refused at once, and its stream ends', async (_name, { change, status }) => {
    const { actor, headers } = await createKey({ now: monday, clinics: ['hall-green', 'tamworth'] })
    const stream = await streamOf(headers)
    expect((await call('GET', '/api/v1/calls?clinic=hall-green', { headers })).status).toBe(200)
    await change(actor.id)
    expect((await call('GET', '/api/v1/calls?clinic=hall-green', { headers })).status).toBe(status)
    expect(await stream.ended()).toBe(true)
  })
})

test('a stream goes on when somebody else’s account is shut', async () => {
  const [here, other] = [await receptionist(), await receptionist()]
  const [stream, theirs] = [await streamOf(here.headers), await streamOf(other.headers)]
  await disablePerson(boss, { staff: other.id, disabled: true }, monday)
  expect(await theirs.ended()).toBe(true)
  let over = false
  void stream.ended().then(() => { over = true })
  expect((await call('GET', '/api/v1/calls?clinic=hall-green', { headers: here.headers })).status).toBe(200)
  expect(over).toBe(false)
})

describe('what they had claimed', () => {
  const lost: Record<string, (person: Person) => Promise<unknown>> = {
    'who is shut out': ({ id }) => disablePerson(boss, { staff: id, disabled: true }, monday),
    'who lost the role': ({ id }) => setRoles(boss, { staff: id, ...roles([{ role: 'practitioner', clinic: 'hall-green' }]) }, monday),
    'who lost the clinic': ({ id }) => setRoles(boss, { staff: id, ...roles([{ role: 'reception', clinic: 'tamworth' }]) }, monday),
    'whose sessions were ended': ({ id }) => endSessionsOf(boss, { staff: id }, monday),
    'whose second factor was taken away': ({ id }) => resetFactor(boss, { staff: id }, monday),
  }
  test.each(Object.entries(lost))('%s: it is anybody’s again, and an event says so', async (_name, change) => {
    const person = await receptionist()
    await db().call.updateMany({ data: { claimedById: null, claimedUntil: null } })
    request.headers = new Headers(person.headers)
    await outcome(() => claim(untouched, formOf({ call: appointment.call, clinic: 'hall-green' })))
    expect((await db().call.findFirstOrThrow()).claimedById).toBe(person.id)
    await change(person)
    expect((await db().call.findFirstOrThrow()).claimedById).toBeNull()
    expect(await db().event.count({ where: { verb: 'let-go', actorId: boss.id, detail: { path: ['staff'], equals: person.id } } })).toBe(1)
  })

  test('who gives up their own manager’s role keeps what they claimed where they are still at the desk', async () => {
    const person = await createMember({ role: 'reception', clinics: ['hall-green'] }, monday)
    await grant(person.id, 'manager', null)
    await workAs(await actorOf(person.secret), { role: 'manager' }, monday)
    await db().call.updateMany({ data: { claimedById: null, claimedUntil: null } })
    request.headers = new Headers(person.headers)
    await outcome(() => claim(untouched, formOf({ call: appointment.call, clinic: 'hall-green' })))
    const own = await actorOf(person.secret)
    await setRoles(own, { staff: person.id, grants: [{ role: 'reception', clinic: 'hall-green' }], practitioner: null }, monday)
    expect((await db().call.findFirstOrThrow()).claimedById).toBe(person.id)
  })

  test('a key that is revoked has nothing claimed any more', async () => {
    const { actor, headers } = await createKey({ now: monday })
    await db().call.updateMany({ data: { claimedById: null, claimedUntil: null } })
    expect((await call('POST', `/api/v1/calls/${appointment.call}/claim`, { headers, body: {} })).status).toBe(200)
    await revokeKey(boss, { key: actor.id }, monday)
    expect((await db().call.findFirstOrThrow()).claimedByKeyId).toBeNull()
  })
})

test('the cookie of another session is no help', async () => {
  expect((await call('GET', '/api/v1/calls?clinic=hall-green', { headers: { ...(await signedIn(makeSecret())), Origin: origin } })).status).toBe(401)
})
