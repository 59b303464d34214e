import '@/tests/api/set-clock'
import { origin } from '@/tests/api/ground'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { sayRefusal } from '@/lib/copy/staff/refusals'
import type { FormState } from '@/app/_ui/staff/form-state'
import { actionFiles, actionOf, actionTable as table, createActionGround, headersOf, made, people, type Person } from './action-ground'
import { Redirected, request } from './next-mocks'

process.env['BANK_HOLIDAYS_URL'] = 'http://127.0.0.1:1/'

vi.mock('next/headers', async () => (await import('./next-mocks')).nextHeaders)
vi.mock('next/navigation', async () => (await import('./next-mocks')).nextNavigation)
vi.mock('next/cache', async () => (await import('./next-mocks')).nextCache)

const sources = import.meta.glob<string>(['/app/**/*.ts', '/app/**/*.tsx'], { query: '?raw', import: 'default', eager: true })
const routeModules = import.meta.glob<Record<string, unknown>>(['/app/**/route.ts', '!/app/api/**'])

const anyStaff = 'door door ok ok ok ok ok'

beforeAll(createActionGround)

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
  for (const [file] of marked) expect(actionFiles, `${file} has server actions under a name that this test does not look at`).toContain(file)
  const found = marked.flatMap(([file, text]) =>
    [...text.matchAll(/^export (?:const|async function|function) (\w+)/gm)].map(([, word]) => `${file}#${word ?? ''}`))
  expect(found.sort()).toEqual(Object.keys(table).sort())
})

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
    const sent = new Request(`${origin}/view${query.replace('STAFF', made.boss)}`, { headers: headersOf.get(person) ?? {} })
    const response = await (GET as (...given: unknown[]) => Promise<Response>)(sent, { params: Promise.resolve({ id: file.includes('/patients/') ? made.patient : made.message }) })
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
      const response = await (route['POST'] as (...given: unknown[]) => Promise<Response>)(sent, { params: Promise.resolve({ reference: made.reference }) })
      expect(response.status).toBe(403)
    }
  })
})

test('the words of the table are known', () => {
  const words = new Set(Object.values(table).flatMap(({ goes }) => goes.split(' ')))
  expect([...words].sort()).toEqual(['403', '404', 'door', 'ok', 'over'])
  expect(anyStaff.split(' ')).toHaveLength(people.length)
})
