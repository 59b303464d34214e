import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'

// The database is taken away for half a minute from what `npm start` runs: stopped, killed, cut
// off, and failed over to its standby. Every answer must come within three seconds and be honest,
// everything be as usual within five seconds after, in the same process.

const seconds = Number(process.env['AWAY_SECONDS'] ?? 30)
const [slowestMs, backMs, everyMs] = [3_000, 5_000, 100]
const root = path.resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(path.join(tmpdir(), 'plumbline-away-'))
Object.assign(process.env, {
  PLUMBLINE_DATA_DIR: folder,
  AUTH_SECRET: 'a secret that only this run knows, of more than 32 letters',
})

const { addressOf } = await import('@/lib/run/cluster-record')
const { leaveCluster, mainHome, startCluster } = await import('@/lib/run/cluster')
const { migrate } = await import('@/lib/run/migrations')
const { SwitchProxy } = await import('../support/switch-proxy')
const { countOverlaps, fillPractice } = await import('../bench/parts/practice')
const { killServer, signalAll, startAgain, startStandby } = await import('./away-database')
const { Bookings, Traffic } = await import('./away-traffic')

const home = mainHome()
let current = await startCluster(home)
await migrate(addressOf(current, 'owner'), addressOf(current, 'app'))
await fillPractice(addressOf(current, 'owner'))
const proxy = new SwitchProxy(addressOf(current, 'app'))
const databaseUrl = await proxy.listen()

const port = await new Promise<number>((resolve) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port: free } = probe.address() as AddressInfo
    probe.close(() => resolve(free))
  })
})
const url = `http://127.0.0.1:${port}`
const launcher = spawn(process.execPath, ['lib/run/begin.mjs', 'start'], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
  env: {
    ...process.env,
    DATABASE_URL: databaseUrl,
    MIGRATE_DATABASE_URL: addressOf(current, 'owner'),
    PORT: String(port),
    BASE_URL: url,
    RATE_LIMIT_PER_MINUTE: '0',
    LOG_LEVEL: 'fatal',
  },
})

const told = (pid: string, what: 'cmdline' | 'environ'): string => {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'utf8')
  } catch {
    return ''
  }
}
const serverProcess = (): string =>
  readdirSync('/proc').find(
    (name) =>
      /^\d+$/.test(name) &&
      /^next-server/.test(told(name, 'cmdline')) &&
      told(name, 'environ').split('\0').includes(`PORT=${port}`),
  ) ?? 'none'

async function ready(limitMs: number): Promise<number> {
  const since = performance.now()
  for (;;) {
    const answer = await fetch(`${url}/api/ready`, { signal: AbortSignal.timeout(3_000) }).catch(
      () => null,
    )
    if (answer?.ok) return performance.now() - since
    if (performance.now() - since > limitMs)
      throw new Error(`not ready within ${limitMs / 1_000} s`)
    await wait(50)
  }
}

/** Somebody at the desk who is signed in, and a patient with a link. */
async function signedIn(): Promise<string> {
  process.env['DATABASE_URL'] = addressOf(current, 'owner')
  const { createStaff } = await import('../factories/staff')
  const { signIn } = await import('@/lib/use-cases/sign-in')
  const { sealSession, sessionCookieName } = await import('@/lib/auth/session-cookie')
  const { disconnect } = await import('@/lib/store/client')
  const account = { email: 'desk@example.org', password: 'a long password for this run' }
  await createStaff({ now: Date.now(), clinics: ['bench'], ...account })
  const opened = await signIn({ ...account, address: '127.0.0.1' }, Date.now())
  await disconnect()
  if (!opened.ok) throw new Error(opened.refusal.reason)
  return `${sessionCookieName}=${await sealSession(opened.value.secret)}`
}

const bookings = new Bookings()
await ready(300_000)
const cookie = await signedIn()
const staff = (at: string) => () => ({ path: at, init: { headers: { cookie } } })
const open = (at: string) => () => ({ path: at })
let n = 0
const day = (from: number): string =>
  new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10)
const first = bookings.ask()
const made = await fetch(url + first.path, first.init)
const text = await made.text()
bookings.told(made.status, text)
const link = new URL((JSON.parse(text) as { manageUrl: string }).manageUrl)
const form = {
  method: 'POST',
  body: 'clinic=bench',
  headers: { origin: url, 'content-type': 'application/x-www-form-urlencoded' },
}
const traffic = new Traffic(
  url,
  [
    { name: 'clinics', ask: open('/api/v1/clinics') },
    {
      name: 'slots',
      ask: () => ({
        path: `/api/v1/slots?clinic=bench&service=visit&from=${day(3 + (n % 40))}&to=${day(4 + (n++ % 40))}`,
      }),
    },
    { name: 'booking', ask: bookings.ask, told: bookings.told },
    { name: 'home', ask: open('/') },
    { name: 'guide', ask: open('/guide') },
    { name: 'a form', ask: () => ({ path: '/book/service/choose', init: form }) },
    { name: 'an appointment', ask: open(link.pathname + link.search) },
    { name: 'calls', ask: staff('/reception/calls') },
    { name: 'diary', ask: staff('/reception/diary') },
    { name: 'diary by API', ask: staff(`/api/v1/diary?clinic=bench&date=${day(3)}`) },
    { name: 'account', ask: staff('/account') },
  ],
  everyMs,
)
const kinds = 11
/** Waits until each kind was asked for after `since` and answered well; answers how long it took. */
async function allGood(since: number): Promise<number> {
  while (traffic.goodSince(since) < kinds && performance.now() - since < 30_000) await wait(20)
  return performance.now() - since
}

interface Way {
  name: string
  go: () => void | Promise<void>
  back: () => void | Promise<void>
}

let standby: Awaited<ReturnType<typeof startStandby>> | undefined
const ways: Way[] = [
  {
    name: 'stopped (SIGSTOP)',
    go: () => signalAll(home, 'SIGSTOP'),
    back: () => signalAll(home, 'SIGCONT'),
  },
  {
    name: 'killed (SIGKILL), started again',
    go: () => killServer(home),
    back: () => startAgain(home),
  },
  { name: 'cut off', go: () => proxy.set('cut'), back: () => proxy.set('through') },
  {
    name: 'unreachable without a word',
    go: () => proxy.set('hung'),
    back: () => proxy.set('through'),
  },
  {
    name: 'killed, its standby promoted',
    go: () => killServer(home),
    back: async () => {
      await standby?.promote()
      current = standby?.record ?? current
      proxy.lead(addressOf(current, 'app'))
    },
  },
]

let failed = false
const wanted = process.env['AWAY_WAYS']?.split(',').map(Number) ?? [...ways.keys()]
const before = serverProcess()
// A server that has just started loads what it serves: that isn't what is measured.
await allGood(performance.now())
traffic.take()
for (const i of wanted) {
  const way = ways[i]
  if (!way) continue
  if (i === 4) standby = await startStandby(home)
  await wait(2_000)
  const usual = traffic.take()
  await way.go()
  await wait(seconds * 1_000)
  await way.back()
  const since = performance.now()
  const back = await allGood(since)
  await ready(30_000).catch(() => {
    failed = true
  })
  const readyAfter = performance.now() - since
  const { slowestMs: slowest, slowest: which, statuses, wrong } = traffic.take()
  const same = serverProcess() === before
  const isFine =
    slowest <= slowestMs && back <= backMs && wrong.length === 0 && same && usual.wrong.length === 0
  failed ||= !isFine
  console.log(
    `${isFine ? 'passed' : 'FAILED'}  ${way.name}, ${seconds} s: slowest ${(slowest / 1_000).toFixed(2)} s (${which}); answers ${JSON.stringify(statuses)}, ` +
      `dishonest ${wrong.length}; normal after ${(back / 1_000).toFixed(2)} s, ready after ${(readyAfter / 1_000).toFixed(2)} s; process ${same ? 'the same' : 'another'}; before it ${JSON.stringify(usual.statuses)}`,
  )
  for (const line of new Set([...usual.wrong, ...wrong])) console.log(`        ${line}`)
}
await traffic.stop()

const client = new Client({ connectionString: addressOf(current, 'app') })
await client.connect()
const { rows } = await client.query<{ reference: string }>(
  `select reference from appointment where clinic_id = 'bench' and status = 'requested'`,
)
await client.end()
const there = new Set(rows.map(({ reference }) => reference))
const lost = [...bookings.acknowledged.keys()].filter((reference) => !there.has(reference)).length
const overlaps = await countOverlaps(addressOf(current, 'app'))
console.log(`acknowledged ${bookings.acknowledged.size}, lost ${lost}, overlaps ${overlaps}`)
const ended = new Promise((resolve) => launcher.once('exit', resolve))
launcher.kill('SIGINT')
await ended
await standby?.stop()
await proxy.close()
await leaveCluster(home)
rmSync(folder, { recursive: true, force: true })
process.exit(!failed && lost === 0 && overlaps === 0 ? 0 : 1)
