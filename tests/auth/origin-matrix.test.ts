import '@/tests/api/set-clock'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { origin } from '@/tests/api/ground'
import { createKey } from '@/tests/factories/keys'
import { monday } from '@/tests/use-cases/small-practice'
import { ForeignOrigin } from '@/lib/auth/origin'
import { actionOf, actionTable, createActionGround, headersOf } from './action-ground'
import { Led, request } from './next-mocks'

// Every write checks where it comes from: all routes that write and all server actions, found in the folders, by every Origin and by
// every way of saying who one is. A route or an action that is new, and isn't in its table, fails the first test.

vi.mock('next/headers', async () => (await import('./next-mocks')).nextHeaders)
vi.mock('next/navigation', async () => (await import('./next-mocks')).nextNavigation)
vi.mock('next/cache', async () => (await import('./next-mocks')).nextCache)

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>
const modules = import.meta.glob<Record<string, unknown>>('/app/**/route.ts', { eager: true })
const sources = import.meta.glob<string>('/app/**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true })

/**
 * What checks a route's writes. `form`: a form of our own pages, which no program sends, so that a missing Origin is refused as well.
 * `cookie`: the API, where a missing one is refused beside a cookie of ours, and a foreign one always. `signed`: another service's
 * signature, which no cookie stands in for. `link`: a secret in the address is all that it goes by (RFC 8058), cookies count for nothing.
 */
type Guard = 'form' | 'cookie' | 'signed' | 'link'

const forms = ['(public)/book/safety/answer', '(public)/book/service/choose', '(public)/book/time/hold', '(public)/book/check/ask', '(public)/book/details/extend',
  '(public)/book/details/save', '(public)/waiting-list/join', '(public)/waiting-list/sooner/ask', '(public)/offers/[secret]/take', '(public)/offers/[secret]/leave',
  '(public)/offers/[secret]/decline', '(public)/unsubscribe/[secret]/stop', '(public)/unsubscribe/[secret]/start', '(public)/ring-me-back/ask',
  '(public)/guide/search/find', '(public)/appointments/lost/send', '(public)/appointments/mine/again', '(public)/appointments/mine/ask',
  '(public)/appointments/mine/open/[token]/now', '(public)/appointments/mine/leave', '(public)/appointments/[reference]/renew/now',
  '(public)/appointments/[reference]/cancel/now', '(public)/appointments/[reference]/move/to', '(public)/appointments/[reference]/contact/change',
  '(public)/appointments/[reference]/questions/[page]/save', '(public)/appointments/[reference]/questions/check/send', 'manage/import/read']
const api = ['holds', 'appointments', 'appointments/[reference]/move', 'appointments/[reference]/cancel', 'appointments/[reference]/confirm', 'appointments/[reference]/release',
  'appointments/[reference]/arrive', 'appointments/[reference]/complete', 'appointments/[reference]/miss', 'appointments/[reference]/undo', 'calls/[id]/claim',
  'calls/[id]/attempts']

/** Every route that writes, and by which method. */
const table: Record<string, Guard> = {
  ...Object.fromEntries(forms.map((path) => [`POST ${path}`, 'form' as const])),
  ...Object.fromEntries(api.map((path) => [`POST api/v1/${path}`, 'cookie' as const])),
  'DELETE api/v1/holds/[hold]': 'cookie',
  'POST api/auth/[...nextauth]': 'cookie',
  'POST api/sms/inbound': 'signed',
  'POST api/sms/status': 'signed',
  'POST api/unsubscribe/[secret]': 'link',
}

const params = { reference: 'PL-ABC234', secret: 'x'.repeat(43), token: 'x'.repeat(43), hold: '0', id: crypto.randomUUID(), page: 'pain', nextauth: ['signout'] as unknown as string }
const writing = ['POST', 'PUT', 'PATCH', 'DELETE'] as const

const handlerOf = (name: string): Handler => {
  const [method = '', path = ''] = name.split(' ')
  return modules[`/app/${path}/route.ts`]?.[method] as Handler
}

async function ask(name: string, headers: Record<string, string>): Promise<Response> {
  const method = name.split(' ')[0] ?? ''
  const type = name.includes('api/v1') ? 'application/json' : 'application/x-www-form-urlencoded'
  const all = { 'Content-Type': type, 'Idempotency-Key': crypto.randomUUID(), ...headers }
  request.headers = new Headers(all)
  const body = type === 'application/json' ? '{}' : 'a=b'
  return handlerOf(name)(new Request(`${origin}/x`, { method, headers: all, body }), { params: Promise.resolve(params) })
}

/** Where it says that it comes from. */
const foreign: Record<string, Record<string, string>> = {
  'foreign pages': { Origin: 'https://evil.example.org' },
  'nowhere that it says': { Origin: 'null' },
  'an empty place': { Origin: '' },
  'our host by another scheme': { Origin: 'https://localhost:3000' },
  'our host by another port': { Origin: 'http://localhost:3001' },
  'a host that begins like ours': { Origin: `${origin}.evil.example.org` },
  'foreign pages, with a proxy’s word that they are ours': {
    Origin: 'https://evil.example.org', 'X-Forwarded-Host': 'evil.example.org', 'X-Forwarded-Proto': 'https', Host: 'evil.example.org', Forwarded: 'host=evil.example.org',
  },
  'ours twice over, the foreign one first': { Origin: `https://evil.example.org, ${origin}` },
}
const own = { Origin: origin }

let bearer: Record<string, string> = {}
const cookieOf = (): Record<string, string> => ({ Cookie: headersOf.get('manager')?.['Cookie'] ?? '' })

beforeAll(async () => {
  await createActionGround()
  bearer = (await createKey({ now: monday, clinics: null })).headers
})

test('every route that writes stands in the table', async () => {
  const found: string[] = []
  for (const [file, module] of Object.entries(modules)) {
    const path = file.replace(/^\/app\//, '').replace(/\/route\.ts$/, '')
    for (const method of writing) {
      const handler = module[method] as Handler | undefined
      if (!handler) continue
      // What a route of the API doesn't do it answers itself.
      const status = path.startsWith('api/') ? await handler(new Request(`${origin}/x`, { method, headers: foreign['foreign pages'] ?? {} }), { params: Promise.resolve(params) })
        .then((answer) => answer.status) : 0
      if (status !== 405 && !(status === 404 && path === 'api/[[...path]]')) found.push(`${method} ${path}`)
    }
  }
  expect(found.sort()).toEqual(Object.keys(table).sort())
})

const refusedAs = (guard: Guard): number => (guard === 'signed' || guard === 'link' ? 0 : 403)

describe.each(Object.entries(table).filter(([name]) => typeof handlerOf(name) === 'function'))('%s (%s)', (name, guard) => {
  const ways: Record<string, () => Record<string, string>> = { 'with a cookie': cookieOf, 'with a key': () => bearer, 'as nobody': () => ({}) }

  test.each(Object.keys(foreign))('from %s', async (from) => {
    for (const [way, who] of Object.entries(ways)) {
      const answer = await ask(name, { ...who(), ...foreign[from] })
      if (refusedAs(guard) === 403) expect([way, answer.status]).toEqual([way, 403])
      else expect([way, answer.status < 500]).toEqual([way, true])
    }
  })

  test.runIf(guard === 'form')('by its Referer alone: a patient’s form is taken, no other', async () => {
    const sent = { ...cookieOf(), Referer: `${origin}/book/safety` }
    const answer = await ask(name, sent).catch((error: unknown) => {
      if (error instanceof Led) return null
      throw error
    })
    expect(answer?.status === 403).toBe(!name.includes('(public)'))
    const elsewhere = { ...cookieOf(), Referer: 'https://evil.example.org/' }
    expect((await ask(name, elsewhere)).status).toBe(403)
  })

  test('without an Origin', async () => {
    const statuses = Object.fromEntries(await Promise.all(Object.entries(ways).map(async ([way, who]) => [way, (await ask(name, who())).status] as const)))
    if (guard === 'form') expect(statuses).toEqual({ 'with a cookie': 403, 'with a key': 403, 'as nobody': 403 })
    // Nobody's authority can be borrowed by a page without a cookie, and no page can make a browser send a key.
    if (guard === 'cookie') expect([statuses['with a cookie'], statuses['as nobody'] === 403]).toEqual([403, false])
  })

  test('from our own pages it is taken further', async () => {
    const answer = await ask(name, { ...cookieOf(), ...own }).catch((error: unknown) => {
      if (error instanceof Led) return null
      throw error
    })
    const text = answer === null || answer.body === null ? '' : await answer.clone().text()
    expect(text).not.toContain('foreign-origin')
    if (guard === 'signed') expect(answer?.status).toBe(403) // without its signature, wherever it comes from
  })
})

describe('server actions', () => {
  const marked = Object.entries(sources).filter(([, text]) => /^\s*['"]use server['"]/m.test(text))

  test('each that there is stands in the table', () => {
    const found = marked.flatMap(([file, text]) => [...text.matchAll(/^export (?:const|async function|function) (\w+)/gm)].map(([, word]) => `${file}#${word ?? ''}`))
    expect(found.sort()).toEqual(Object.keys(actionTable).sort())
  })

  test.each(Object.keys(actionTable).filter((name) => !name.endsWith('#leave')))('%s', async (name) => {
    const went: [string, string][] = []
    for (const [from, headers] of [...Object.entries(foreign), ['no Origin', {}] as const]) {
      for (const [way, who] of [['cookie', cookieOf()], ['key', bearer], ['nobody', {}]] as const) {
        request.headers = new Headers({ 'next-action': 'x', ...who, ...headers })
        const how = await (await actionOf(name))(...(actionTable[name]?.given() ?? [])).then(() => 'taken', (error: unknown) => (error instanceof ForeignOrigin ? 'refused' : 'failed'))
        went.push([`${from}, ${way}`, how])
      }
    }
    expect(went.filter(([, how]) => how !== 'refused')).toEqual([])
  })
})
