import '@/tests/api/set-clock'
import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { call, monday, origin } from '@/tests/api/ground'
import { createKey } from '@/tests/factories/keys'
import { openManageDesk } from '@/app/_staff/open-manage-desk'
import { unwrap } from '@/app/_staff/unwrap'
import { requireStaff } from '@/lib/auth/current-staff'
import { recentMs } from '@/lib/auth/session-limits'
import { db } from '@/lib/store/client'
import { openPatient } from '@/lib/use-cases/open-patient'
import { actionOf, actionTable, createActionGround, headersOf, made, type Person } from './action-ground'
import { request } from './next-mocks'

// What somebody was refused for want of authority is written down: who, what kind, how often, and nothing of whom it was about.

vi.mock('next/headers', async () => (await import('./next-mocks')).nextHeaders)
vi.mock('next/navigation', async () => (await import('./next-mocks')).nextNavigation)
vi.mock('next/cache', async () => (await import('./next-mocks')).nextCache)

const logged = vi.hoisted(() => [] as string[])
vi.mock('@/lib/log', async (original) => {
  const real = await original<typeof import('@/lib/log')>()
  const info: typeof real.log.info = (fields, message) => { logged.push(JSON.stringify({ ...fields, message })) }
  return { ...real, log: { ...real.log, info } }
})

beforeAll(createActionGround)
let before = new Map<string, number>()
beforeEach(async () => {
  logged.length = 0
  before = await counts()
  await db().staffSession.updateMany({ data: { provedAt: new Date(monday) } })
})

/** How often each was written down so far: what happens again within a minute is counted in its row. */
async function counts(): Promise<Map<string, number>> {
  const found = new Map<string, number>()
  for (const { verb, actorKind, about, times: n } of await db().securityEvent.findMany()) {
    const name = `${verb} ${actorKind} ${about ?? ''}`
    found.set(name, (found.get(name) ?? 0) + n)
  }
  return found
}
const noted = async () => [...await counts()].filter(([name, n]) => n > (before.get(name) ?? 0)).map(([name]) => name)
const times = async () => (await db().securityEvent.aggregate({ _sum: { times: true } }))._sum.times ?? 0

/** As a page or an action would: whatever it throws is the refusal. */
async function as<T>(person: Person, work: () => Promise<T>): Promise<void> {
  request.headers = new Headers({ 'next-action': 'x', ...headersOf.get(person) })
  await work().catch(() => undefined)
}

const act = (name: string) => async () => (await actionOf(name))(...(actionTable[name]?.given() ?? []))
const late = () => db().staffSession.updateMany({ data: { provedAt: new Date(monday - recentMs) } })
const foreign = { Origin: 'https://evil.example.org' }

const table: Record<string, { does: () => Promise<unknown>; noted: string }> = {
  'a role that may not, in an action': { does: () => as('ann', act('/app/manage/retention/actions.ts#saveDays')), noted: 'access.refused staff staff-action' },
  'another clinic’s desk, in an action': { does: () => as('elsewhere', act('/app/reception/calls/actions.ts#claim')), noted: 'access.refused staff staff-action' },
  'a role that may not, on a page': { does: () => as('reception', () => openManageDesk()), noted: 'access.refused staff page' },
  'another clinic’s patient, on a page': {
    does: () => as('elsewhere', async () => unwrap(await openPatient(await requireStaff(), { id: made.patient }, monday))), noted: 'access.refused staff page' },
  'a role that may not, for a file': {
    does: async () => (await import('@/app/manage/figures/sheet/route')).GET(new Request(`${origin}/manage/figures/sheet?clinic=hall-green`, { headers: headersOf.get('reception') ?? {} })),
    noted: 'access.refused staff file' },
  'a file without a recent proof': {
    does: async () => {
      await late()
      return (await import('@/app/manage/figures/sheet/route')).GET(new Request(`${origin}/manage/figures/sheet?clinic=hall-green`, { headers: headersOf.get('manager') ?? {} }))
    },
    noted: 'proof.missing staff file' },
  'an action without a recent proof': {
    does: async () => {
      await late()
      return as('manager', act('/app/manage/retention/actions.ts#saveDays'))
    },
    noted: 'proof.missing staff staff-action' },
  'a role that may not, over the API': { does: () => call('GET', '/api/v1/calls?clinic=hall-green', { headers: headersOf.get('ann') ?? {} }), noted: 'access.refused staff calls.read' },
  'another clinic, over the API': { does: () => call('GET', '/api/v1/calls?clinic=hall-green', { headers: headersOf.get('elsewhere') ?? {} }), noted: 'access.refused staff calls.read' },
  'a key without the scope': {
    does: async () => call('GET', '/api/v1/calls?clinic=hall-green', { headers: (await createKey({ now: monday, scopes: ['diary.read'] })).headers }), noted: 'access.refused key calls.read' },
  'a key of another clinic': {
    does: async () => call('GET', '/api/v1/calls?clinic=hall-green', { headers: (await createKey({ now: monday, clinics: ['tamworth'] })).headers }), noted: 'access.refused key calls.read' },
  'a write from foreign pages': {
    does: () => call('POST', `/api/v1/calls/${made.call}/claim`, { headers: { ...headersOf.get('manager'), ...foreign }, body: {} }), noted: 'access.refused nobody foreign-origin' },
  'a write with a cookie, from nowhere': {
    does: () => {
      const { Origin: _, ...rest } = headersOf.get('manager') ?? {}
      return call('POST', `/api/v1/calls/${made.call}/claim`, { headers: rest, body: {} })
    },
    noted: 'access.refused nobody foreign-origin' },
  'a sign-in from foreign pages': {
    does: () => call('POST', '/api/auth/signout', { raw: 'a=b', headers: { ...foreign, 'Content-Type': 'application/x-www-form-urlencoded' } }),
    noted: 'access.refused nobody foreign-origin' },
}

describe.each(Object.entries(table))('%s', (_name, row) => {
  test('leaves an event and a line in the log, without anybody’s data', async () => {
    await row.does()
    await vi.waitFor(async () => expect(await noted()).toContain(row.noted))
    expect(logged.filter((line) => line.includes('"security event"')).length).toBeGreaterThan(0)
    for (const secret of ['Grace', '07700', '+4477', 'example.org', made.patient, made.reference]) expect(logged.join('\n')).not.toContain(secret)
  })
})

test('what is refused for another reason is nobody’s attempt at anything', async () => {
  await as('manager', act('/app/reception/diary/actions.ts#act'))
  await as('manager', async () => unwrap(await openPatient(await requireStaff(), { id: randomUUID() }, monday)))
  await call('GET', `/api/v1/calls?clinic=hall-green`, { headers: headersOf.get('reception') ?? {} })
  expect(await noted()).toEqual([])
})

test('the same refusal again is counted, and fills nothing', async () => {
  const [rows, all] = [await db().securityEvent.count(), await times()]
  for (let i = 0; i < 40; i += 1) await call('GET', '/api/v1/calls?clinic=hall-green', { headers: headersOf.get('ben') ?? {} })
  expect([await db().securityEvent.count() - rows, await times() - all]).toEqual([1, 40])
})
