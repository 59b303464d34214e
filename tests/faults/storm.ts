import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { build } from '@/lib/run/build'
import { leaveCluster, mainHome, startCluster } from '@/lib/run/cluster'
import { addressOf, isFree } from '@/lib/run/cluster-record'
import { migrate } from '@/lib/run/migrations'
import { assertReady, keepRunning } from '@/lib/run/server'
import { makeRandom } from '@/prisma/seed/random'
import { fillPractice } from '../bench/parts/practice'
import { Client, type Time } from './parts/attempts'
import { openProxy } from './parts/database-proxy'
import { Ledger } from './parts/ledger'
import { anyTrouble, recordNow, troubleNames, troubles } from './parts/trouble'
import { webClient } from './parts/web-client'

// A crowd books the same times over two servers while servers and database are killed, cut off, frozen and locked. Whoever isn't
// told for certain asks again with the same key. In the end the database is held against what each was told.
//
//   npm run faults -- storm              a million attempts, 500 faults
//   ATTEMPTS=… FAULTS=… SEED=… MINUTES=… CLIENTS=… RUSH=… npm run faults -- storm
//
// RUSH is the share of attempts that crowd around the same few times. SIGUSR2 to the process ends
// it early; it is judged by what it has made.

const number = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise)
const attempts = number('ATTEMPTS', 1_000_000)
const faults = number('FAULTS', 500)
const minutes = number('MINUTES', 0)
const seed = number('SEED', Math.floor(Date.now() / 1_000) % 1_000_000)
const clients = number('CLIENTS', 48)
const rushShare = number('RUSH', 0.8)
const people = 60
const random = makeRandom(seed)
console.log(`seed ${seed}: ${attempts} attempts, ${faults} faults${minutes > 0 ? `, at most ${minutes} minutes` : ''}`)

const folder = await build()
process.env['PLUMBLINE_DATA_DIR'] = mkdtempSync(path.join(tmpdir(), 'plumbline-storm-'))
await startCluster(mainHome())
const direct = () => addressOf(recordNow(), 'app')
await migrate(addressOf(recordNow(), 'owner'), direct())
await fillPractice(addressOf(recordNow(), 'owner'), people)

async function freePort(): Promise<number> {
  const port = random.between(20_000, 31_000)
  return await isFree(port) ? port : freePort()
}

const secret = 'a secret that only this run knows, of more than 32 letters'
async function openServer(name: string) {
  const [port, proxy] = [await freePort(), await openProxy(() => recordNow().port)]
  const url = `http://127.0.0.1:${port}`
  const env = { NODE_ENV: 'production', PLUMBLINE_TEST: '1', DATABASE_URL: proxy.url(direct()), PORT: String(port), HOST: '127.0.0.1',
    HOSTNAME: '127.0.0.1', BASE_URL: url, AUTH_SECRET: secret, NEXTAUTH_SECRET: secret, NEXTAUTH_URL: url,
    RATE_LIMIT_PER_MINUTE: '0', LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'fatal' }
  const program = keepRunning(`Server ${name}`, () => ({ words: [path.join(folder, 'server.js')], folder, env }))
  await assertReady(url, 60)
  return { url, proxy, program, ask: webClient(port) }
}
const servers = [await openServer('A'), await openServer('B')]

/**
 * Every quarter of an hour of everybody's days; most attempts crowd around the same few, the others
 * go anywhere.
 */
const firstDay = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)
const anyTime = (): Time => ({
  start: Date.parse(`${firstDay}T09:00:00Z`) + random.below(50) * 86_400_000 + random.below(40) * 15 * 60_000,
  practitioner: `person-${1 + random.below(people)}`,
})
let rush = anyTime()
const nextTime = (): Time => {
  if (random.chance(0.02)) rush = anyTime()
  return random.chance(rushShare) ? rush : anyTime()
}

const began = performance.now()
let ended = false
process.once('SIGUSR2', () => (ended = true))
const isLate = () => minutes > 0 && performance.now() - began > minutes * 60_000
const isOver = () => ended || made >= attempts || isLate()
const [ledger, answers] = [new Ledger(), new Map<number, number>()]
let [made, done] = [0, 0]
async function work(client: Client): Promise<void> {
  while (!isOver()) await client.book(made += 1)
}

const scene = { servers: servers.map(({ program }) => program.pid), proxies: servers.map(({ proxy }) => proxy), random }
const befell = new Map(troubleNames.map((name) => [name, 0]))
async function makeTrouble(): Promise<void> {
  for (; done < faults && !isOver(); done += 1) {
    const next = minutes > 0 ? () => performance.now() - began > (done * minutes * 60_000) / faults
      : () => made > (done * attempts) / (faults + 1)
    while (!next() && !isOver()) await wait(50)
    const name = anyTrouble(random)
    await troubles[name](scene)
    befell.set(name, (befell.get(name) ?? 0) + 1)
    await Promise.all(servers.map(({ url }) => assertReady(url, 60)))
  }
}

const tell = () => {
  const rate = made / ((performance.now() - began) / 1_000)
  console.log(`${made} attempts (${rate.toFixed(0)} a second), ${done} faults, ${ledger.size} acknowledged`)
}
const telling = setInterval(tell, 60_000)
const crowd = Array.from({ length: clients }, (_, n) =>
  work(new Client({ servers: servers.map(({ ask }) => ask), ledger, random, nextTime, answers }, n)))
await Promise.all([...crowd, makeTrouble()])
clearInterval(telling)
tell()

const verdict = await ledger.judge(addressOf(recordNow(), 'owner'))
console.log(`faults ${JSON.stringify(Object.fromEntries(befell))}`)
console.log(`answers ${JSON.stringify(Object.fromEntries([...answers].sort(([a], [b]) => a - b)))}`)
console.log(`seed ${seed}: acknowledged ${verdict.acknowledged}, lost ${verdict.lost}, double bookings ${verdict.doubleBookings}, `
  + `written after refusal ${verdict.writtenAfterRefusal}, booked twice ${verdict.twice}, 500s ${answers.get(500) ?? 0}`)
for (const { program, proxy } of servers) {
  await program.stop()
  proxy.close()
}
await leaveCluster(mainHome())
rmSync(process.env['PLUMBLINE_DATA_DIR'], { recursive: true, force: true })
const bad = verdict.lost + verdict.doubleBookings + verdict.writtenAfterRefusal + verdict.twice + (answers.get(500) ?? 0)
process.exit(bad === 0 && verdict.acknowledged > 0 ? 0 : 1)
