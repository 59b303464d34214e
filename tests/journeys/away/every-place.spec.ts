import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import pLimit from 'p-limit'
import { sealSession, sessionCookieName } from '@/lib/auth/session-cookie'
import { now } from '@/lib/clock'
import { signIn } from '@/lib/use-cases/sign-in'
import { accountOf } from '../pages/staff-pages'
import { startAwayServer, type AwayServer } from './away-server'
import { everyPlace, type Place } from './places'

let away: AwayServer
let places: Place[]
let cookie: string
let before: Map<Place, Answer>

test.describe.configure({ mode: 'serial', timeout: 150_000 })

test.beforeAll(async () => {
  away = await startAwayServer()
  const opened = await signIn({ ...accountOf('manager'), address: '127.0.0.1' }, now())
  if (!opened.ok) throw new Error(opened.refusal.reason)
  cookie = `${sessionCookieName}=${await sealSession(opened.value.secret)}`
  places = await everyPlace()
  before = await fetchAll()
})
test.afterAll(() => away.stop())

interface Answer {
  status: number
  text: string
  type: string
  retryAfter: string | null
  ms: number
  /** How long it took at worst, at the same time, to be told what asks no database. */
  machineMs: number
}

/** Three seconds, and what the machine was too busy for by itself. */
const isSoon = ({ ms, machineMs }: Answer): boolean => ms <= 3_000 + machineMs
const after = ({ ms, machineMs }: Answer): string =>
  `after ${Math.round(ms)} ms, the machine ${Math.round(machineMs)} ms`

async function ask({ method, path: at }: Place): Promise<Omit<Answer, 'machineMs'>> {
  const since = performance.now()
  const sent =
    method === 'GET'
      ? {}
      : {
          body: at.startsWith('/api/v1/') ? '{}' : 'a=b',
          headers: {
            'content-type': at.startsWith('/api/v1/')
              ? 'application/json'
              : 'application/x-www-form-urlencoded',
          },
        }
  const quit = new AbortController()
  const response = await fetch(away.server.url + at, {
    method,
    redirect: 'manual',
    signal: quit.signal,
    ...sent,
    headers: { cookie, origin: away.server.url, ...sent.headers },
  })
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false
  const text = isStream ? '' : await response.text()
  if (isStream) quit.abort()
  return {
    status: response.status,
    text,
    type: response.headers.get('content-type') ?? '',
    retryAfter: response.headers.get('retry-after'),
    ms: performance.now() - since,
  }
}

/** Requests that are on their way together when the database goes. */
const atATime = 24

/** Asks for it again and again until told to stop; answers the longest time that it took. */
function timeMachine(): () => Promise<number> {
  let isOver = false
  const worst = (async () => {
    let longest = 0
    while (!isOver) {
      const { ms } = await ask({ method: 'GET', path: '/robots.txt', file: 'robots.ts' })
      longest = Math.max(longest, ms)
      await pause(20)
    }
    return longest
  })()
  return () => {
    isOver = true
    return worst
  }
}

const fetchAll = async (some = places, together = 8): Promise<Map<Place, Answer>> => {
  const atOnce = pLimit(together)
  const machine = timeMachine()
  const answers = await Promise.all(
    some.map((place) => atOnce(async () => [place, await ask(place)] as const)),
  )
  const machineMs = await machine()
  return new Map(answers.map(([place, answer]) => [place, { ...answer, machineMs }]))
}
const named = ({ method, path: at, file }: Place): string => `${method} ${at} (${file})`
const isApi = (place: Place): boolean =>
  place.path.startsWith('/api/') && place.path !== '/api/v1/docs'
const isStaff = (place: Place): boolean =>
  /^\/(?:reception|day|manage|account|setup|signin|signed-out)(?:\/|$|\?)/.test(place.path)

/**
 * Pages that are there whatever else is broken, and the way to them; what was written once needs no
 * database.
 */
const always = new Set([
  '/book/emergency',
  '/book/safety/answer',
  '/api/v1/docs',
  '/robots.txt',
  '/sitemap.xml',
])

/**
 * What is wrong with an answer that says that the database is away; null where it is as it should
 * be.
 */
function wrongWith(place: Place, { status, text, type, retryAfter }: Answer): string | null {
  if (status !== 503) return `status ${status}`
  if (!(Number(retryAfter) > 0)) return 'no Retry-After'
  if (isApi(place))
    return /"type":"\/problems\/(?:unavailable|outcome-unknown)"/.test(text) &&
      type.startsWith('application/problem+json')
      ? null
      : `says ${type} ${text.slice(0, 80)}`
  const heading = /<h1>([^<]+)<\/h1>/.exec(text)?.[1] ?? ''
  const isForStaff = /Plumbline|database/.test(text.replace(/<style>.*<\/style>/s, ''))
  if (!text.includes('<html lang="en-GB">') || !text.includes('<title>') || heading === '')
    return `no words: ${text.slice(0, 80)}`
  if (text.includes('<script')) return 'a script'
  return isForStaff === isStaff(place) ? null : `the wrong words: ${heading}`
}

test('every file of the product that answers is asked', () => {
  expect(places.length).toBeGreaterThan(120)
  expect(places.filter(({ path: at }) => /\[|no-/.test(at)).map(named)).toEqual([])
  expect(
    [...before]
      .filter(([, { status }]) => status >= 500)
      .map(([place, { status }]) => `${named(place)}: ${status}`),
  ).toEqual([])
})

for (const state of ['cut', 'hung'] as const) {
  test(`while the database is ${state}, every page says so in its reader's words, with 503 and when to come again`, async () => {
    await away.go(state)
    const during = await fetchAll()
    const wrong = [...during].flatMap(([place, answer]) => {
      // The API answers from what is remembered as long as it is told of changes, and refuses what
      // is wrong in itself.
      const same = answer.status === before.get(place)?.status && answer.status < 500
      const trouble =
        same && (isApi(place) || always.has(place.path)) ? null : wrongWith(place, answer)
      return trouble === null && isSoon(answer)
        ? []
        : [`${named(place)}: ${trouble ?? ''} ${after(answer)}`]
    })
    await away.back()
    expect(wrong).toEqual([])
  })

  test(`a page that was begun when the database was ${state} ends in the same words, within three seconds`, async () => {
    const during = new Map<Place, Answer>()
    for (let i = 0; i < places.length; i += atATime) {
      await away.back()
      await ask(places.find(({ path: at }) => at === '/api/ready')!) // heard just now: nobody is asked at the door
      away.proxy.set(state)
      for (const [place, answer] of await fetchAll(places.slice(i, i + atATime), atATime))
        during.set(place, answer)
    }
    const wrong = [...during].flatMap(([place, answer]) => {
      const same = answer.status === before.get(place)?.status && answer.status < 500
      const trouble = same ? null : wrongWith(place, answer)
      return trouble === null && isSoon(answer)
        ? []
        : [`${named(place)}: ${trouble ?? ''} ${after(answer)}`]
    })
    await away.back()
    expect(wrong).toEqual([])
    expect([...during.values()].filter(({ status }) => status === 503).length).toBeGreaterThan(40)
  })
}

test('it is the same server all the while, and everything answers again', async () => {
  const after = await fetchAll()
  expect(
    [...after].filter(([, { status }]) => status >= 500).map(([place]) => named(place)),
  ).toEqual([])
  expect(away.server.pid).toBe(away.firstPid)
})
