import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { formatInstant } from '@/lib/core/time'
import { inData } from '@/lib/run/places'
import { startServer } from '../support/server'
import { load } from './parts/load'
import { countOverlaps, fillPractice } from './parts/practice'

// Ten thousand attempts at one time over HTTP, shared by two servers, 64 connections; then at three overlapping ones. One may
// have it, and nobody is told of a failure.

const zone = 'Europe/London'
const server = await startServer()
const { database } = server
await fillPractice(database.ownerUrl, 2)
const servers = [server, await startServer({ database })]

const noon = (n: number, minutes = 0) => {
  const day = formatInstant(Date.now() + n * 86_400_000, zone)
  return formatInstant(Date.parse(`${day.slice(0, 10)}T12:00:00${day.slice(-6)}`) + minutes * 60_000, zone)
}

function added(counts: readonly Record<string, number>[]): Record<string, number> {
  const sum: Record<string, number> = {}
  for (const [status, count] of counts.flatMap(Object.entries<number>)) sum[status] = (sum[status] ?? 0) + count
  return sum
}

async function attempt(name: string, starts: readonly string[]): Promise<boolean> {
  let i = 0
  const next = () => ({ key: randomUUID(), body: JSON.stringify({ clinic: 'bench', service: 'visit', practitioner: 'person-1',
    start: starts[i++ % starts.length], patient: { name: 'A Patient', phone: '07700 900123' } }) })
  const began = performance.now()
  const loads = await Promise.all(servers.map(({ url }) =>
    load({ url: `${url}/api/v1/appointments`, connections: 32, amount: 5_000, method: 'POST', next })))
  const seconds = (performance.now() - began) / 1_000
  const statuses = added(loads.map((one) => one.statuses))
  const overlaps = await countOverlaps(database.url)
  const fine = statuses['201'] === 1 && statuses['409'] === 9_999 && overlaps === 0
  const p99 = Math.max(...loads.map((one) => one.p99))
  console.log(`${fine ? 'within' : 'MISSED'}  ${name}: ${JSON.stringify(statuses)}, ${overlaps} overlaps, `
    + `${seconds.toFixed(1)} s, p99 ${p99} ms`)
  return fine
}

const countDeadlocks = () => (readFileSync(inData('test', 'postgres', 'server.log'), 'utf8').match(/deadlock detected/g) ?? []).length
const before = countDeadlocks()
const within = [await attempt('10,000 attempts at one time', [noon(8)]), await attempt('10,000 attempts at three overlapping times', [noon(9), noon(9, 15), noon(9, 30)])]
const deadlocks = countDeadlocks() - before
console.log(`${deadlocks === 0 ? 'within' : 'MISSED'}  deadlocks in PostgreSQL's log: ${deadlocks}`)
for (const one of [...servers].reverse()) await one.stop()
process.exit(within.every(Boolean) && deadlocks === 0 ? 0 : 1)
