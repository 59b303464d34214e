import '@/tests/api/set-clock'
import { createMember, createSmallPractice, monday, origin } from '@/tests/api/ground'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { sayRefusal } from '@/lib/copy/staff/refusals'
import { db } from '@/lib/store/client'
import { asked } from '@/tests/use-cases/asking'
import { at, wednesday } from '@/tests/use-cases/small-practice'
import { untouched, type FormState } from '@/app/_ui/staff/form-state'

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
const anyStaff = 'door door ok ok ok ok ok'
const everyone = 'ok ok ok ok ok ok ok'

let reference = ''
let call = ''
const stale = '999'
const start = at(wednesday, 900)
const form = (fields: Record<string, string>) => (): unknown[] => [untouched, Object.entries(fields).reduce((data, [name, value]) => {
  data.set(name, value.replace('REFERENCE', reference).replace('CALL', call))
  return data
}, new FormData())]

/** Every server action: what it is sent, and how it goes for each of `people` ('door': taken to sign in). */
const table: Record<string, { given: () => unknown[]; goes: string }> = {
  '/app/day/actions.ts#mark': { given: form({ reference: 'REFERENCE', verb: 'arrive', version: stale }), goes: deskAndOwn },
  '/app/reception/calls/actions.ts#claim': { given: form({ call: 'CALL', clinic: 'hall-green' }), goes: desk },
  '/app/reception/calls/actions.ts#letGo': { given: form({ call: 'CALL', clinic: 'hall-green' }), goes: desk },
  '/app/reception/calls/actions.ts#addNote': { given: form({ reference: 'REFERENCE', note: 'Rang out' }), goes: deskAndOwn },
  '/app/reception/calls/actions.ts#saveAttempt': {
    given: form({ call: 'CALL', clinic: 'hall-green', outcome: 'no-answer', version: stale }), goes: desk },
  '/app/reception/diary/actions.ts#act': { given: form({ reference: 'REFERENCE', verb: 'confirm', version: stale }), goes: desk },
  '/app/reception/diary/actions.ts#keepNote': { given: form({ reference: 'REFERENCE', note: 'Prefers mornings' }), goes: deskAndOwn },
  '/app/reception/diary/actions.ts#release': { given: form({ reference: 'REFERENCE', verb: 'release', version: stale }), goes: desk },
  '/app/reception/diary/actions.ts#cancel': { given: form({ reference: 'REFERENCE', reason: 'other', version: stale }), goes: desk },
  '/app/reception/diary/actions.ts#move': { given: form({ reference: 'REFERENCE', place: `${start} ann`, version: stale }), goes: desk },
  '/app/reception/diary/actions.ts#book': {
    given: form({ clinic: 'hall-green', service: 'first', start: String(start), practitioner: 'ann', name: 'Rosa Field', phone: '07700 900123' }),
    goes: desk },
  '/app/reception/diary/actions.ts#findCallers': { given: () => ['grace'], goes: 'door door 403 403 ok 403 ok' },
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
  const member = async (...given: Parameters<typeof createMember>) => (await createMember(...given)).headers
  headersOf.set('public', { Origin: origin })
  headersOf.set('patient', { Origin: origin, Authorization: `Bearer ${secret}` })
  headersOf.set('ann', await member({ role: 'practitioner', practitioner: 'ann' }, monday))
  headersOf.set('ben', await member({ role: 'practitioner', practitioner: 'ben' }, monday))
  headersOf.set('reception', await member({ role: 'reception' }, monday))
  headersOf.set('elsewhere', await member({ role: 'reception', clinics: ['tamworth'] }, monday))
  headersOf.set('manager', await member({ role: 'manager', clinics: [] }, monday))
})

async function actionOf(name: string): Promise<Action> {
  const [file = '', word = ''] = name.split('#')
  return (await modules[file]?.())?.[word] as Action
}

const forbidden = sayRefusal({ reason: 'forbidden' }, 'Europe/London')

function verdict(answer: unknown): string {
  if (answer === false) return 'over'
  if (Array.isArray(answer)) return answer.length === 0 ? '403' : 'ok'
  return (answer as FormState | undefined)?.error === forbidden ? '403' : 'ok'
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

const names = Object.keys(table).filter((name) => !name.endsWith('#leave'))

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
  test.each(Object.keys(routeModules))('%s takes posts from our own pages only', async (file) => {
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
  expect([...words].sort()).toEqual(['403', 'door', 'ok', 'over'])
  expect(anyStaff.split(' ')).toHaveLength(people.length)
})
