import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { formatInstant } from '@/lib/core/time'
import { startCluster, testHome } from '@/lib/run/cluster'
import { addressOf, isFree, roleName } from '@/lib/run/cluster-record'
import { root } from '@/lib/run/places'
import { assertReady } from '@/lib/run/server'
import { load, median, say } from './parts/load'
import { countOverlaps, fillPractice } from './parts/practice'

// This checkout beside another one, in turns within one run: GET /slots, bookings, and many attempts at one time.
//
//   OTHER=/path/to/another/checkout npm run bench -- beside

const other = process.env['OTHER']
if (other === undefined) {
  console.log('left out: say which checkout to compare with, such as OTHER=../plumbline-before npm run bench -- beside')
  process.exit(0)
}
const rounds = Number(process.env['ROUNDS'] ?? 21)
const [zone, connections] = ['Europe/London', 16]

/** Run by the checkout itself, whose own build and migrations they are. */
const prepare = `import { build } from './lib/run/build'; import { migrate } from './lib/run/migrations'
;(async () => { await migrate(process.env.OWNER_URL, process.env.APP_URL); console.log('\\nBUILD ' + await build()) })()`

interface Checkout {
  name: string
  url: string
  ownerUrl: string
  child: ChildProcess
}

async function freePort(): Promise<number> {
  const port = 20_000 + Math.floor(Math.random() * 10_000)
  return await isFree(port) ? port : freePort()
}

/** What people who haven't signed in may have is counted as it always is, and is nobody's limit here. */
async function allowMuch(ownerUrl: string): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl })
  await owner.connect()
  const { rowCount } = await owner.query("select 1 from information_schema.columns where table_name = 'practice' and column_name = 'requests_per_contact'")
  if (rowCount === 1) await owner.query('update practice set requests_per_contact = 1000, requests_per_address = 1000')
  await owner.end()
}

async function analyze(ownerUrl: string): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl })
  await owner.connect()
  await owner.query('analyze')
  await owner.end()
}

/** Waits until nothing is left to be planned or sent, so that what one measure leaves isn't done in the next. */
async function quiet(ownerUrl: string): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl })
  await owner.connect()
  for (;;) {
    const { rowCount } = await owner.query(`select 1 where exists (select from outbox)
      or exists (select from message where status in ('due', 'sending') and due_at <= now())`)
    if (rowCount === 0) break
    await pause(200)
  }
  await owner.end()
}

async function open(name: string, folder: string): Promise<Checkout> {
  const record = await startCluster(testHome())
  const database = `beside_${name}_${process.pid}`
  const admin = new Client({ connectionString: addressOf(record, 'admin', 'postgres') })
  await admin.connect()
  await admin.query(`create database ${database} owner ${roleName('owner')}`)
  await admin.end()
  const [ownerUrl, appUrl] = [addressOf(record, 'owner', database), addressOf(record, 'app', database)]
  const tsx = path.join(folder, 'node_modules/tsx/dist/cli.mjs')
  const done = spawnSync(process.execPath, [tsx, '-e', prepare], { cwd: folder, encoding: 'utf8',
    env: { ...process.env, OWNER_URL: ownerUrl, APP_URL: appUrl, NODE_ENV: 'production' } })
  const built = /^BUILD (.*)$/m.exec(done.stdout)?.[1]
  if (built === undefined) throw new Error(`${name} could not be prepared: ${done.stderr}${done.stdout}`)
  await fillPractice(ownerUrl)
  await allowMuch(ownerUrl)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const secret = 'a secret that only this run knows, of more than 32 letters'
  const child = spawn(process.execPath, ['server.js'], { cwd: built, stdio: 'ignore', env: { ...process.env, NODE_ENV: 'production',
    PLUMBLINE_TEST: '1', DATABASE_URL: appUrl, PORT: String(port), HOST: '127.0.0.1', HOSTNAME: '127.0.0.1', BASE_URL: url,
    AUTH_SECRET: secret, NEXTAUTH_SECRET: secret, NEXTAUTH_URL: url, RATE_LIMIT_PER_MINUTE: '1000000', TRUST_PROXY: '1', LOG_LEVEL: 'fatal' } })
  await assertReady(url, 60)
  return { name, url, ownerUrl, child }
}

const day = (n: number) => formatInstant(Date.now() + n * 86_400_000, zone).slice(0, 10)
const startAt = (n: number, hour: number) =>
  `${day(n)}T${String(hour).padStart(2, '0')}:00:00${formatInstant(Date.now() + n * 86_400_000, zone).slice(-6)}`

function* freeTimes(): Generator<{ start: string; practitioner: string }, undefined> {
  for (let n = 4; n < 55; n += 1) for (let hour = 8; hour < 19; hour += 1) {
    for (let person = 3; person <= 60; person += 1) yield { start: startAt(n, hour), practitioner: `person-${person}` }
  }
}

/** Everybody asks from somewhere else. */
const from = (n: number) => `10.${n >> 16 & 255}.${n >> 8 & 255}.${n & 255}`

/** As many as there are for this: nobody has more open requests than a practice would let them. */
const phones = ['07700 900', '01632 960', '020 7946 0', '0121 496 0']
const phoneOf = (n: number) => `${phones[n % 4] ?? ''}${String((n >> 2) % 1_000).padStart(3, '0')}`

const bodyOf = (time: object, n: number) => JSON.stringify({ clinic: 'bench', service: 'visit', ...time,
  patient: { name: `Patient ${n}`, phone: phoneOf(n) } })

function measures({ url }: Checkout) {
  const times = freeTimes()
  let n = 0
  const booking = () => {
    const { value: time, done } = times.next()
    if (done) throw new Error('every time is booked')
    return { key: randomUUID(), body: bodyOf(time, n += 1), from: from(n) }
  }
  const post = { url: `${url}/api/v1/appointments`, connections, method: 'POST' as const }
  let race = 0
  const slots = { url: `${url}/api/v1/slots?clinic=bench&service=visit&from=${day(2)}&to=${day(29)}`, connections }
  return {
    /** What the other one left in the processor's caches is gone. */
    warm: () => load({ ...slots, amount: 300 }),
    'GET /slots': async () => (await load({ ...slots, amount: 1_500 })).rate,
    'a booking': async () => (await load({ ...post, amount: 400, next: booking })).rate,
    'attempts at one time': async () => {
      const time = { start: startAt(3 + Math.floor(race / 11), 8 + race % 11), practitioner: 'person-1' }
      race += 1
      const next = () => ({ key: randomUUID(), body: bodyOf(time, n += 1), from: from(n) })
      const { rate, statuses } = await load({ ...post, connections: 64, amount: 1_000, next })
      if (statuses['201'] !== 1 || statuses['409'] !== 999) console.log(`MISSED  one winner: ${JSON.stringify(statuses)}`)
      return rate
    },
  }
}

const pair = [await open('this', root), await open('other', path.resolve(other))] as const
const asked = [measures(pair[0]), measures(pair[1])] as const
const names = ['GET /slots', 'a booking', 'attempts at one time'] as const
const rates = [new Map<string, number[]>(), new Map<string, number[]>()] as const
// Short ones, in turns: how fast a machine is changes by the second.
for (let round = 0; round <= rounds; round += 1) {
  for (const name of names) for (const which of round % 2 ? [0, 1] as const : [1, 0] as const) {
    await asked[which].warm()
    const rate = await asked[which][name]()
    // Its messages are sent in its own time, not in the other's, which is at rest by then, and isn't
    // stopped: what one does by the clock would be done all at once as it goes on, while it is asked.
    await quiet(pair[which].ownerUrl)
    if (round > 0) rates[which].set(name, [...rates[which].get(name) ?? [], rate]) // the first warms up
  }
  // As it does by itself within a minute: what was planned while the tables were empty is planned anew.
  if (round === 0) for (const { ownerUrl } of pair) await analyze(ownerUrl)
}
const within = names.map((name) => {
  const [ours, theirs] = [rates[0].get(name) ?? [], rates[1].get(name) ?? []]
  const ratio = median(ours.map((rate, round) => rate / (theirs[round] ?? NaN)))
  const each = ours.map((rate, round) => (rate / (theirs[round] ?? NaN)).toFixed(2)).join(' ')
  return say(name, ratio, 0.95, `${median(ours).toFixed(0)}/s beside ${median(theirs).toFixed(0)}/s; each round: ${each}`)
})
for (const { ownerUrl, child } of pair) {
  if (await countOverlaps(ownerUrl) !== 0) within.push(false)
  child.kill('SIGKILL')
}
process.exit(within.every(Boolean) ? 0 : 1)
