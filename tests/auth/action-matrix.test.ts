import '@/tests/api/set-clock'
import { randomUUID } from 'node:crypto'
import { createMember, createSmallPractice, monday, origin } from '@/tests/api/ground'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { sayRefusal } from '@/lib/copy/staff/refusals'
import { db } from '@/lib/store/client'
import { askRingBack } from '@/lib/use-cases/ask-ring-back'
import { asked } from '@/tests/use-cases/asking'
import { mergePatients } from '@/lib/use-cases/merge-patients'
import { createAppointment, createPatient } from '@/tests/factories/appointments'
import { at, createReceptionist, wednesday } from '@/tests/use-cases/small-practice'
import { joined, offered } from '@/tests/use-cases/waiting'
import { untouched, type FormState } from '@/app/_ui/staff/form-state'
import { accountActions } from './account-actions'
import { deskActions } from './desk-actions'
import { manageActions } from './manage-actions'
import { ownActions } from './own-actions'

process.env['BANK_HOLIDAYS_URL'] = 'http://127.0.0.1:1/'

class Redirected extends Error {}

const request = vi.hoisted(() => ({ headers: new Headers() }))

vi.mock('next/headers', () => ({
  headers: () => Promise.resolve(request.headers),
  cookies: () => Promise.resolve({
    get: (name: string) => {
      const pair = (request.headers.get('cookie') ?? '').split('; ').find((one) => one.startsWith(`${name}=`))
      return pair && { name, value: pair.slice(name.length + 1) }
    },
    set: () => undefined, delete: () => undefined,
  }),
}))
vi.mock('next/navigation', () => ({
  redirect: (to: string) => { throw new Redirected(to) },
  RedirectType: { push: 'push', replace: 'replace' },
  notFound: () => { throw new Error('not found') },
}))
vi.mock('next/cache', () => ({ revalidatePath: () => undefined }))

type Action = (...given: unknown[]) => Promise<unknown>
const sources = import.meta.glob<string>(['/app/**/*.ts', '/app/**/*.tsx'], { query: '?raw', import: 'default', eager: true })
const modules = import.meta.glob<Record<string, unknown>>(['/app/**/actions.ts', '/app/**/*-actions.ts'])
const routeModules = import.meta.glob<Record<string, unknown>>(['/app/**/route.ts', '!/app/api/**'])

const people = ['public', 'patient', 'ann', 'ben', 'reception', 'elsewhere', 'manager'] as const
type Person = (typeof people)[number]

const desk = 'door door 403 403 ok 403 ok'
const deskAndOwn = 'door door ok 403 ok 403 ok'
const managerAlone = 'door door 403 403 403 403 ok'
const anyStaff = 'door door ok ok ok ok ok'
const everyone = 'ok ok ok ok ok ok ok'

let reference = ''
let call = ''
let ringBack = ''
let ringNow = ''
let patient = ''
let merge = ''
let other = ''
let wait = ''
let left = ''
let offer = ''
let tell = ''
let message = ''
let absence = ''
let boss = ''
const stale = '999'
const start = at(wednesday, 900)
const form = (fields: Record<string, string>) => (): unknown[] => [untouched, Object.entries(fields).reduce((data, [name, value]) => {
  data.set(name.replace('WAIT', wait), value.replace('REFERENCE', reference).replace('CALL', call).replace('PATIENT', patient).replace('MERGE', merge).replace('OTHER', other)
    .replace('RINGBACK', ringBack).replace('RINGNOW', ringNow).replace('WAIT', wait).replace('LEFT', left).replace('OFFER', offer).replace('TELL', tell).replace('MESSAGE', message)
    .replace('ABSENCE', absence))
  return data
}, new FormData())]

/** Every server action: what it is sent, and how it goes for each of `people` ('door': taken to sign in). */
const table: Record<string, { given: () => unknown[]; goes: string }> = {
  '/app/day/actions.ts#mark': { given: form({ reference: 'REFERENCE', verb: 'arrive', version: stale }), goes: deskAndOwn },
  ...ownActions(form),
  '/app/reception/calls/actions.ts#claim': { given: form({ call: 'CALL', clinic: 'hall-green' }), goes: desk },
  '/app/reception/calls/actions.ts#letGo': { given: form({ call: 'CALL', clinic: 'hall-green' }), goes: desk },
  '/app/reception/calls/actions.ts#addNote': { given: form({ reference: 'REFERENCE', note: 'Rang out' }), goes: deskAndOwn },
  '/app/reception/calls/actions.ts#saveAttempt': {
    given: form({ call: 'CALL', clinic: 'hall-green', outcome: 'no-answer', version: stale }), goes: desk },
  '/app/reception/calls/actions.ts#putNumberRight': {
    given: form({ call: 'CALL', clinic: 'hall-green', phone: '07700 900124', version: stale }), goes: desk },
  '/app/reception/calls/ring-back-actions.ts#claimRing': { given: form({ ringBack: 'RINGBACK', clinic: 'hall-green' }), goes: desk },
  '/app/reception/calls/ring-back-actions.ts#letGoRing': { given: form({ ringBack: 'RINGBACK', clinic: 'hall-green' }), goes: desk },
  '/app/reception/calls/ring-back-actions.ts#saveRing': {
    given: form({ ringBack: 'RINGBACK', clinic: 'hall-green', outcome: 'no-answer', tries: stale }), goes: desk },
  '/app/reception/calls/ring-now-actions.ts#claimNow': { given: form({ ringNow: 'RINGNOW', clinic: 'hall-green' }), goes: desk },
  '/app/reception/calls/ring-now-actions.ts#letGoNow': { given: form({ ringNow: 'RINGNOW', clinic: 'hall-green' }), goes: desk },
  '/app/reception/calls/ring-now-actions.ts#saveNow': {
    given: form({ ringNow: 'RINGNOW', clinic: 'hall-green', outcome: 'no-answer', tries: stale }), goes: desk },
  '/app/reception/diary/actions.ts#act': { given: form({ reference: 'REFERENCE', verb: 'confirm', version: stale }), goes: desk },
  '/app/reception/diary/actions.ts#keepNote': { given: form({ reference: 'REFERENCE', note: 'Prefers mornings' }), goes: deskAndOwn },
  '/app/reception/diary/actions.ts#release': { given: form({ reference: 'REFERENCE', verb: 'release', version: stale }), goes: desk },
  '/app/reception/diary/actions.ts#cancel': { given: form({ reference: 'REFERENCE', reason: 'other', version: stale }), goes: desk },
  '/app/reception/diary/actions.ts#move': { given: form({ reference: 'REFERENCE', place: `${start} ann`, version: stale }), goes: desk },
  '/app/reception/diary/actions.ts#undoMove': { given: form({ reference: 'REFERENCE', version: stale }), goes: desk },
  '/app/reception/diary/actions.ts#book': {
    given: form({ clinic: 'hall-green', service: 'first', start: String(start), practitioner: 'ann', name: 'Rosa Field', phone: '07700 900123' }),
    goes: desk },
  '/app/reception/phone/actions.ts#find': { given: () => [{ q: '', hits: null, error: null }, form({ q: 'grace' })()[1]], goes: 'door door 403 403 ok ok ok' },
  '/app/reception/phone/actions.ts#book': {
    given: form({ clinic: 'hall-green', service: 'first', times: `${at(wednesday, 960)}~ben~hall-green`, key: randomUUID(), name: 'Rosa Field', phone: '07700 900123' }),
    goes: desk },
  '/app/reception/diary/actions.ts#findCallers': { given: () => ['grace'], goes: 'door door 403 403 ok 403 ok' },
  ...accountActions(form), ...deskActions(form, start), ...manageActions(form),
  '/app/reception/week/actions.ts#openExtra': {
    given: form({ practitioner: 'ann', room: 'hall-green room-1', day: '2027-03-07', from: '09:00', to: '12:00' }), goes: managerAlone },
  '/app/signin/actions.ts#enter': { given: form({ email: 'nobody@example.org', password: 'wrong' }), goes: everyone },
  '/app/_staff/session-actions.ts#stay': { given: () => [], goes: 'over over ok ok ok ok ok' },
  '/app/_staff/session-actions.ts#leave': { given: () => [new FormData()], goes: everyone },
}

const headersOf = new Map<Person, Record<string, string>>()

beforeAll(async () => {
  await createSmallPractice()
  const { appointment, secret } = await asked(at(wednesday, 600), { practitioner: 'ann' })
  reference = appointment.reference
  call = (await db().call.findFirstOrThrow()).id
  const toRing = await askRingBack({ clinic: 'hall-green', name: 'Rosa Field', phone: '+447700900321', bestTime: 'any' }, monday)
  ringBack = toRing.ok ? toRing.value.id : ''
  patient = (await db().appointment.findUniqueOrThrow({ where: { reference } })).patientId ?? ''
  const row = await db().appointment.findUniqueOrThrow({ where: { reference } })
  ringNow = (await db().ringNow.create({ data: { id: randomUUID(), appointmentId: row.id, clinicId: 'hall-green', flags: ['bladder'], raisedAt: new Date(monday) } })).id
  const [kept, gone] = [await createPatient({ now: monday }), await createPatient({ now: monday })]
  await createAppointment({ now: monday, at: at('2027-04-07', 600), clinic: 'hall-green', practitioner: 'ann', service: 'first', patient: kept.id })
  const merged = await mergePatients(await createReceptionist('Merging Desk'), { kept, gone, choice: {} }, monday)
  other = kept.id
  merge = merged.ok ? merged.value.merge : ''
  wait = await joined()
  left = await joined()
  offer = await offered(await createReceptionist('Offering Desk'), [wait], { start: at('2027-04-07', 720) })
  const line = { appointmentId: row.id, patientId: patient, clinicId: 'hall-green', why: 'moved', openedAt: new Date(monday) }
  tell = (await db().toTell.create({ data: { id: randomUUID(), ...line } })).id
  message = await failedMessage(row.id, patient)
  await openedImport(message)
  const member = async (...given: Parameters<typeof createMember>) => (await createMember(...given)).headers
  headersOf.set('public', { Origin: origin })
  headersOf.set('patient', { Origin: origin, Authorization: `Bearer ${secret}` })
  const ann = await createMember({ role: 'practitioner', practitioner: 'ann' }, monday)
  headersOf.set('ann', ann.headers)
  absence = randomUUID()
  await db().absenceRequest.create({ data: { id: absence, practitionerId: 'ann', reason: 'leave', fromDay: new Date('2027-05-03'), untilDay: new Date('2027-05-03'),
    status: 'asked', askedAt: new Date(monday), askedById: ann.id } })
  headersOf.set('ben', await member({ role: 'practitioner', practitioner: 'ben' }, monday))
  headersOf.set('reception', await member({ role: 'reception' }, monday))
  headersOf.set('elsewhere', await member({ role: 'reception', clinics: ['tamworth'] }, monday))
  const manager = await createMember({ role: 'manager', clinics: [] }, monday)
  boss = manager.id
  headersOf.set('manager', manager.headers)
})

/** A message of Hall Green's that did not arrive. */
async function failedMessage(appointmentId: string, patientId: string): Promise<string> {
  const id = randomUUID()
  const about = { clinicId: 'hall-green', appointmentId, patientId }
  const event = await db().event.create({ data: { at: new Date(monday), verb: 'note', actorKind: 'clock', ...about } })
  const visit = { start, end: start + 30 * 60_000, practitioner: 'ann' }
  await db().message.create({ data: {
    id, dedupeKey: id, eventId: event.id, kind: 'confirmed', channel: 'email', recipient: 'patient', address: 'grace@example.org', facts: { visit }, status: 'failed',
    error: 'wrong-address', createdAt: new Date(monday), dueAt: new Date(monday), tries: 1, ...about,
  } })
  return id
}

/** A file that is being looked at at Hall Green, under that id. */
async function openedImport(id: string): Promise<void> {
  const { id: staffId } = await createReceptionist('Bringing Desk')
  await db().import.create({ data: {
    id, kind: 'patients', clinicId: 'hall-green', fileName: 'patients.csv', reading: { encoding: 'utf-8', separator: ',', past: 0 }, columns: ['Name', 'Phone'], rowCount: 1, staffId,
    readAt: new Date(monday), rows: { create: { place: 0, line: 2, cells: ['Rosa Field', '07700 900123'] } },
  } })
}

async function actionOf(name: string): Promise<Action> {
  const [file = '', word = ''] = name.split('#')
  return (await modules[file]?.())?.[word] as Action
}

const forbidden = sayRefusal({ reason: 'forbidden' }, 'Europe/London')
const notThere = sayRefusal({ reason: 'not-found' }, 'Europe/London')

function verdict(answer: unknown): string {
  if (answer === false) return 'over'
  if (Array.isArray(answer)) return answer.length === 0 ? '403' : 'ok'
  const error = (answer as FormState | undefined)?.error
  return error === forbidden ? '403' : error === notThere ? '404' : 'ok'
}

async function run(name: string, headers: Record<string, string>): Promise<string> {
  request.headers = new Headers({ 'next-action': 'x', ...headers })
  try {
    return verdict(await (await actionOf(name))(...(table[name]?.given() ?? [])))
  } catch (error) {
    if (error instanceof Redirected) return error.message === '/signin' ? 'door' : 'ok'
    throw error
  }
}

test('every server action stands in the table', () => {
  const marked = Object.entries(sources).filter(([, text]) => /^\s*['"]use server['"]/m.test(text))
  for (const [file] of marked) expect(Object.keys(modules), `${file} has server actions under a name that this test does not look at`).toContain(file)
  const found = marked.flatMap(([file, text]) =>
    [...text.matchAll(/^export (?:const|async function|function) (\w+)/gm)].map(([, word]) => `${file}#${word ?? ''}`))
  expect(found.sort()).toEqual(Object.keys(table).sort())
})

/** What is read by GET beside the pages: documents for frames, tables to keep. How each answers `people`, while they are signed in. */
/** What is read by GET beside the pages: documents for frames, and a spreadsheet. How each answers `people`, while they are signed in. */
const framed: Record<string, { query: string; goes: string }> = {
  '/app/manage/messages/[id]/view/route.ts': { query: '', goes: '401 401 404 404 200 404 200' },
  // Anybody sees the photo of somebody who treats here; of nobody there is none.
  '/app/(public)/practitioners/[practitioner]/photo/route.ts': { query: '', goes: '404 404 404 404 404 404 404' },
  '/app/manage/import/[id]/errors/route.ts': { query: '', goes: '401 401 403 403 403 403 200' },
  '/app/manage/events/file/route.ts': { query: '?clinic=hall-green', goes: '401 401 403 403 403 403 200' },
  '/app/manage/events/seen/file/route.ts': { query: '?staff=STAFF&from=2027-03-01&until=2027-03-02', goes: '401 401 403 403 403 403 200' },
  '/app/reception/patients/[id]/copy/file/route.ts': { query: '', goes: '401 401 403 403 403 403 200' },
  '/app/manage/templates/view/route.ts': { query: '?kind=confirmed&channel=email&subject=Confirmed&body=See%20you', goes: '401 401 403 403 403 403 200' },
  '/app/manage/figures/sheet/route.ts': { query: '?clinic=hall-green', goes: '401 401 403 403 403 403 200' },
}

describe.each(Object.entries(framed))('%s', (file, { query, goes }) => {
  test('is read, and nothing else', async () => {
    expect(Object.keys(await routeModules[file]?.() ?? {}).filter((name) => /^[A-Z]+$/.test(name))).toEqual(['GET'])
  })

  test.each(people.map((person, i) => [person, Number(goes.split(' ')[i])] as const))('%s: %i', async (person, wanted) => {
    const { GET } = await routeModules[file]?.() ?? {}
    const sent = new Request(`${origin}/view${query.replace('STAFF', boss)}`, { headers: headersOf.get(person) ?? {} })
    const response = await (GET as (...given: unknown[]) => Promise<Response>)(sent, { params: Promise.resolve({ id: file.includes('/patients/') ? patient : message }) })
    expect(response.status).toBe(wanted)
  })
})

const names = Object.keys(table).filter((name) => !name.endsWith('#leave'))

describe('a file that is brought', () => {
  const bring = async (person: Person, more: Record<string, string> = {}): Promise<Response> => {
    const body = new FormData()
    for (const [name, value] of [['clinic', 'hall-green'], ['kind', 'patients']] as const) body.set(name, value)
    body.set('file', new File(['Name,Phone\nRosa Field,07700 900123\n'], 'patients.csv', { type: 'text/csv' }))
    const headers = { ...headersOf.get(person), 'Content-Length': '400', ...more }
    request.headers = new Headers(headers)
    const { POST } = await routeModules['/app/manage/import/read/route.ts']?.() ?? {}
    return (POST as (sent: Request) => Promise<Response>)(new Request(`${origin}/manage/import/read`, { method: 'POST', headers, body }))
  }
  const goes = ['/signin', '/signin', '403', '403', '403', '403', '/manage/import/']

  test.each(people.map((person, i) => [person, goes[i] ?? ''] as const))('%s: %s', async (person, wanted) => {
    const { status, headers } = await bring(person)
    expect(status === 303 ? headers.get('location') : String(status)).toContain(wanted)
  })

  test('is no larger than it may be, by what it states', async () => {
    expect((await bring('manager', { 'Content-Length': String(11 * 1024 * 1024) })).status).toBe(413)
  })
})

describe.each([...names, '/app/_staff/session-actions.ts#leave'])('%s', (name) => {
  test('refuses what comes from elsewhere, or from nowhere', async () => {
    for (const from of [undefined, 'null', 'https://evil.example.org']) {
      const { Origin: _, ...rest } = headersOf.get('manager') ?? {}
      await expect(run(name, { ...rest, ...(from !== undefined && { Origin: from }) })).rejects.toThrow('this did not come from our own pages')
    }
  })

  test.each(people.map((person, i) => [person, table[name]?.goes.split(' ')[i] ?? ''] as const))('%s: %s', async (person, wanted) => {
    expect(await run(name, headersOf.get(person) ?? {})).toBe(wanted)
  })
})

test('whoever left is out', async () => {
  expect(await run('/app/_staff/session-actions.ts#stay', headersOf.get('manager') ?? {})).toBe('over')
})

describe('the patient’s forms', () => {
  test.each(Object.keys(routeModules).filter((file) => !Object.hasOwn(framed, file)))('%s takes posts from our own pages only', async (file) => {
    const route = await routeModules[file]?.() ?? {}
    expect(Object.keys(route).filter((name) => /^[A-Z]+$/.test(name))).toEqual(['POST'])
    for (const from of [undefined, 'null', 'https://evil.example.org']) {
      request.headers = new Headers({ ...(from !== undefined && { Origin: from }) })
      const sent = new Request(`${origin}/`, { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'a=b' })
      const response = await (route['POST'] as (...given: unknown[]) => Promise<Response>)(sent, { params: Promise.resolve({ reference }) })
      expect(response.status).toBe(403)
    }
  })
})

test('the words of the table are known', () => {
  const words = new Set(Object.values(table).flatMap(({ goes }) => goes.split(' ')))
  expect([...words].sort()).toEqual(['403', '404', 'door', 'ok', 'over'])
  expect(anyStaff.split(' ')).toHaveLength(people.length)
})
