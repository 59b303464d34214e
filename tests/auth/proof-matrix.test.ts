import '@/tests/api/set-clock'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { monday, origin } from '@/tests/api/ground'
import type { FormState } from '@/app/_ui/staff/form-state'
import type { KeyActor, StaffActor } from '@/lib/auth/actor'
import { actions, provenActions, roleMatrix, scopeActions, type ProvenAction } from '@/lib/auth/can'
import { recentMs } from '@/lib/auth/session-limits'
import { sayRefusal } from '@/lib/copy/staff/refusals'
import type { Result } from '@/lib/core/result'
import { importReaders } from '@/lib/input/import-readers'
import { db } from '@/lib/store/client'
import { applyImport } from '@/lib/use-cases/apply-import'
import { copyPatient } from '@/lib/use-cases/copy-patient'
import { erasePatient } from '@/lib/use-cases/erase-patient'
import { exportFigures } from '@/lib/use-cases/export-figures'
import { endOwnSession, makeCodes, setUpApp } from '@/lib/use-cases/keep-account'
import { makeFeed, readMyFeed, stopFeed } from '@/lib/use-cases/keep-feed'
import { makeKey, revokeKey } from '@/lib/use-cases/manage-keys'
import { disablePerson, endSessionsOf, invitePerson, resetFactor, sendLink, setRoles } from '@/lib/use-cases/manage-people'
import { exportImport } from '@/lib/use-cases/open-import'
import { addPasskey, askForOne, removePasskey } from '@/lib/use-cases/own-passkeys'
import { exportEvents } from '@/lib/use-cases/read-events'
import { exportSeenBy } from '@/lib/use-cases/read-seen-by'
import { requireRecent } from '@/lib/use-cases/require-recent'
import { setPolicies } from '@/lib/use-cases/set-policies'
import { setRetention } from '@/lib/use-cases/set-retention'
import { actionOf, actionTable, createActionGround, headersOf, made, type Person } from './action-ground'
import { Redirected, request } from './next-mocks'

vi.mock('next/headers', async () => (await import('./next-mocks')).nextHeaders)
vi.mock('next/navigation', async () => (await import('./next-mocks')).nextNavigation)
vi.mock('next/cache', async () => (await import('./next-mocks')).nextCache)

let [manager, ann]: StaffActor[] = []

const actorOf = async (id: string, role: StaffActor['role'], practitionerId: string | null = null): Promise<StaffActor> => ({
  kind: 'staff', id, name: 'Kim', role, clinics: ['hall-green', 'tamworth'], practitionerId,
  sessionId: (await db().staffSession.findFirstOrThrow({ where: { staffId: id } })).id,
})

beforeAll(async () => {
  await createActionGround()
  manager = await actorOf(made.boss, 'manager')
  ann = await actorOf((await db().staff.findFirstOrThrow({ where: { practitionerId: 'ann' } })).id, 'practitioner', 'ann')
})

type Work = (actor: StaffActor, now: number) => Promise<Result<unknown>>

const week = { from: monday - 7 * 86_400_000, until: monday }
const roles = { grants: [{ role: 'manager', clinic: null }], practitioner: null } as const
const key = { name: 'Kiosk', scopes: ['diary.read'], clinics: null, lastDay: null, clinic: 'hall-green' } as const
const nobody = randomUUID()
const noPasskey = { id: 'none', rawId: 'none', type: 'public-key', clientExtensionResults: {} }

/** Everything that an action of the table stands for, as its use-cases do it. */
const table: Record<ProvenAction, { who?: 'ann'; does: Record<string, Work> }> = {
  'patient.copy': { does: { copyPatient: (actor, now) => copyPatient(actor, { id: made.patient, form: 'json' }, now) } },
  'patient.erase': { does: { erasePatient: (actor, now) => erasePatient(actor, { id: made.patient, version: 999 }, now) } },
  'events.export': { does: {
    exportEvents: (actor, now) => exportEvents(actor, {}, now),
    exportSeenBy: (actor, now) => exportSeenBy(actor, { staff: made.boss, ...week }, now),
  } },
  'figures.export': { does: { exportFigures: (actor, now) => exportFigures(actor, { clinic: 'hall-green', kind: 'week' }, now) } },
  'import.apply': { does: { applyImport: (actor, now) => applyImport(actor, { id: made.message, version: 999, seen: '' }, importReaders, now) } },
  'import.export': { does: { exportImport: (actor, now) => exportImport(actor, { id: made.message }, importReaders, now) } },
  'retention.set': { does: { setRetention: (actor, now) => setRetention(actor, { days: 400, was: 1 }, now) } },
  'security.set': { does: { setPolicies: (actor, now) => setPolicies(actor, { seen: 999, policies: { secondFactor: 'demanded' } }, now) } },
  'people.manage': { does: {
    invitePerson: (actor, now) => invitePerson(actor, { ...roles, name: 'Rosa Field', email: 'manager@example.org', grants: [] }, now),
    setRoles: (actor, now) => setRoles(actor, { ...roles, staff: nobody }, now),
    sendLink: (actor, now) => sendLink(actor, { staff: nobody, purpose: 'reset' }, now),
    resetFactor: (actor, now) => resetFactor(actor, { staff: nobody }, now),
    disablePerson: (actor, now) => disablePerson(actor, { staff: nobody, disabled: true }, now),
    endSessionsOf: (actor, now) => endSessionsOf(actor, { staff: nobody }, now),
  } },
  'keys.manage': { does: {
    makeKey: (actor, now) => makeKey(actor, { ...key, scopes: [] }, now), revokeKey: (actor, now) => revokeKey(actor, { key: nobody }, now),
  } },
  'feed.keep': { who: 'ann', does: { makeFeed, stopFeed } },
  'account.secure': { does: {
    endOwnSession: (actor, now) => endOwnSession(actor, { session: nobody }, now),
    setUpApp: (actor, now) => setUpApp(actor, { code: '000000' }, now),
    makeCodes: (actor, now) => makeCodes(actor, now),
    askForOne: (actor, now) => askForOne(actor, now),
    addPasskey: (actor, now) => addPasskey(actor, { name: 'Desk', response: noPasskey as unknown as Parameters<typeof addPasskey>[1]['response'] }, now),
    removePasskey: (actor, now) => removePasskey(actor, { id: 'none' }, now),
  } },
}

const reasonOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.refusal.reason)

describe.each(provenActions.flatMap((action) => Object.entries(table[action].does).map(([name, work]) => [action, name, work] as const)))('%s by %s', (action, _name, work) => {
  test('wants a proof of the last ten minutes, to the instant', async () => {
    const actor = table[action].who === 'ann' ? ann : manager
    if (!actor) throw new Error('nobody there')
    expect(reasonOf(await work(actor, monday + recentMs))).toBe('prove-again')
    expect(reasonOf(await work(actor, monday + recentMs - 1))).not.toBe('prove-again')
  })

  test('may not be done by who may not, proof or none', async () => {
    if (action === 'account.secure') return
    const actor = { ...(table[action].who === 'ann' ? manager : ann), practitionerId: null } as StaffActor
    expect(reasonOf(await work(actor, monday))).toBe('forbidden')
  })
})

test('no key does any of it, and every row of it is one of who may do what', async () => {
  const byKeys = Object.values(scopeActions).flat() as string[]
  expect(provenActions.filter((action) => byKeys.includes(action) || !Object.hasOwn(roleMatrix, action))).toEqual([])
  const program: KeyActor = { kind: 'key', id: nobody, name: 'Kiosk', scopes: [], clinics: ['hall-green'] }
  for (const action of actions) {
    const wanted = (provenActions as readonly string[]).includes(action) ? { reason: 'prove-again' } : null
    expect([action, await requireRecent(program, action, monday)]).toEqual([action, wanted])
  }
})

test('a rule that decides nothing about who comes in wants no proof', async () => {
  if (!manager) throw new Error('nobody there')
  const set = (policies: Parameters<typeof setPolicies>[1]['policies']) => setPolicies(manager as StaffActor, { seen: 999, policies }, monday + recentMs)
  expect(reasonOf(await set({ maxTries: 4 }))).toBe('record-changed')
  expect(reasonOf(await set({ maxTries: 4, secondFactor: 'optional' }))).toBe('record-changed')
})

test('the address of a calendar is shown only to who proved it', async () => {
  if (!ann) throw new Error('nobody there')
  await makeFeed(ann, monday)
  const [late, soon] = [await readMyFeed(ann, monday + recentMs), await readMyFeed(ann, monday)]
  expect(late).toMatchObject({ ok: true, value: { isRecent: false, feed: { address: null } } })
  expect(soon).toMatchObject({ ok: true, value: { isRecent: true, feed: { address: expect.stringContaining('/api/calendar/feed/') as string } } })
})

const again = sayRefusal({ reason: 'prove-again' }, 'Europe/London')

async function asksAgain(name: string, person: Person): Promise<boolean> {
  request.headers = new Headers({ 'next-action': 'x', ...headersOf.get(person) })
  try {
    const answer = await (await actionOf(name))(...(actionTable[name]?.given() ?? []))
    return answer === null || (answer as FormState | undefined)?.error === again
  } catch (error) {
    if (error instanceof Redirected) return false
    throw error
  }
}

describe('where ten minutes are over', () => {
  beforeAll(async () => { await db().staffSession.updateMany({ data: { provedAt: new Date(monday - recentMs) } }) })

  /** Of all server actions these ask again; whoever isn't named here is a manager. */
  const asking: Record<string, Person> = {
    '/app/account/actions.ts#setUp': 'manager', '/app/account/actions.ts#endSession': 'manager', '/app/account/actions.ts#dropKey': 'manager',
    '/app/account/actions.ts#addKey': 'manager', '/app/account/actions.ts#newCodes': 'manager', '/app/account/actions.ts#askNewKey': 'manager',
    '/app/setup/actions.ts#factor': 'manager',
    '/app/manage/people/actions.ts#invite': 'manager', '/app/manage/people/actions.ts#saveRoles': 'manager', '/app/manage/people/actions.ts#inviteAgain': 'manager',
    '/app/manage/people/actions.ts#resetPassword': 'manager', '/app/manage/people/actions.ts#dropFactor': 'manager', '/app/manage/people/actions.ts#disable': 'manager',
    '/app/manage/people/actions.ts#enable': 'manager', '/app/manage/people/actions.ts#endTheirs': 'manager',
    '/app/manage/api-keys/actions.ts#make': 'manager', '/app/manage/api-keys/actions.ts#revoke': 'manager',
    '/app/manage/retention/actions.ts#saveDays': 'manager', '/app/manage/import/actions.ts#accept': 'manager',
    '/app/reception/patients/[id]/law-actions.ts#erase': 'manager',
    '/app/day/profile/actions.ts#renewFeed': 'ann', '/app/day/profile/actions.ts#endFeed': 'ann',
  }
  const names = Object.keys(actionTable).filter((name) => !name.startsWith('/app/_staff/'))

  test.each(names)('%s', async (name) => {
    const asks = [await asksAgain(name, 'manager'), await asksAgain(name, 'ann')]
    expect(asks.includes(true)).toBe(Object.hasOwn(asking, name))
  })

  const files: Record<string, { query: string; status: number }> = {
    '/app/manage/import/[id]/errors/route.ts': { query: '', status: 403 },
    '/app/manage/events/file/route.ts': { query: '?clinic=hall-green', status: 403 },
    '/app/manage/events/seen/file/route.ts': { query: '?staff=STAFF&from=2027-03-01&until=2027-03-02', status: 403 },
    '/app/reception/patients/[id]/copy/file/route.ts': { query: '', status: 403 },
    '/app/manage/figures/sheet/route.ts': { query: '?clinic=hall-green', status: 403 },
    // What is read there is on the screens as well, and no file to keep.
    '/app/manage/messages/[id]/view/route.ts': { query: '', status: 200 },
    '/app/manage/templates/view/route.ts': { query: '?kind=confirmed&channel=email&subject=Confirmed&body=See%20you', status: 200 },
  }
  const routes = import.meta.glob<Record<string, unknown>>(['/app/manage/**/route.ts', '/app/reception/**/route.ts', '/app/day/**/route.ts', '/app/account/**/route.ts'])

  test('every file that staff may take away has its row', () => {
    expect(Object.keys(files).sort()).toEqual(Object.keys(routes).filter((file) => file !== '/app/manage/import/read/route.ts').sort())
  })

  const get = async (file: string, more: Record<string, string> = {}): Promise<Response> => {
    const { GET } = await routes[file]?.() ?? {}
    const address = `${origin}${file.replace('/app', '').replace('/route.ts', '')}${(files[file]?.query ?? '').replace('STAFF', made.boss)}`
    const sent = new Request(address, { headers: { ...headersOf.get('manager'), ...more } })
    const id = file.includes('/patients/') ? made.patient : made.message
    return (GET as (...given: unknown[]) => Promise<Response>)(sent, { params: Promise.resolve({ id }) })
  }

  test.each(Object.entries(files))('%s', async (file, { status }) => {
    expect((await get(file)).status).toBe(status)
  })

  test.each(Object.entries(files).filter(([, { status }]) => status === 403))('%s takes a browser to the page that asks', async (file) => {
    const response = await get(file, { 'Sec-Fetch-Mode': 'navigate' })
    expect([response.status, response.headers.get('location')?.startsWith(file.startsWith('/app/manage') ? '/manage/' : '/reception/patients/')]).toEqual([303, true])
  })
})
