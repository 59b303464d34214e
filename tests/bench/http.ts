import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { formatInstant } from '@/lib/core/time'
import { startServer } from '../support/server'
import { load, median, say } from './parts/load'
import { countOverlaps, fillPractice } from './parts/practice'

// GET /slots and a booking over HTTP, each against an empty route handler of the same server, in turns; and the server's memory.

const rounds = 3
const seconds = 4
const zone = 'Europe/London'

const server = await startServer()
await fillPractice(server.database.ownerUrl)

const memoryMiB = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
const day = (n: number) => formatInstant(Date.now() + n * 86_400_000, zone).slice(0, 10)

const empty = `${server.url}/api/health`
const slotsOf = (from: number) => `${server.url}/api/v1/slots?clinic=bench&service=visit&from=${day(from)}&to=${day(from + 27)}`

/** Every hour of every practitioner's days, each used once. */
function* freeTimes(): Generator<{ start: string; practitioner: string }, undefined> {
  for (let n = 1; n < 55; n += 1) for (let hour = 8; hour < 19; hour += 1) for (let person = 1; person <= 60; person += 1) {
    const start = Date.parse(`${day(n)}T${String(hour).padStart(2, '0')}:00:00${formatInstant(Date.now() + n * 86_400_000, zone).slice(-6)}`)
    yield { start: formatInstant(start, zone), practitioner: `person-${person}` }
  }
}
const times = freeTimes()
const booking = () => {
  const { value: time, done: over } = times.next()
  if (over) throw new Error('every time of the bench is booked')
  return { key: randomUUID(), body: JSON.stringify({ clinic: 'bench', service: 'visit', ...time, patient: { name: 'A Patient', phone: '07700 900123' } }) }
}

const warm = async () => {
  await load({ url: empty, connections: 32, seconds: 2 })
  await load({ url: slotsOf(1), connections: 32, seconds: 2 })
  await load({ url: `${server.url}/api/v1/appointments`, connections: 32, amount: 500, method: 'POST', next: booking })
}
console.log(`memory at rest: ${memoryMiB().toFixed(0)} MiB`)
await warm()

const rates = { empty: [] as number[], slots: [] as number[], bookings: [] as number[] }
const refused: Record<string, number> = {}
for (let round = 0; round < rounds; round += 1) {
  rates.empty.push((await load({ url: empty, connections: 32, seconds })).rate)
  rates.slots.push((await load({ url: slotsOf(round), connections: 32, seconds })).rate)
  const booked = await load({ url: `${server.url}/api/v1/appointments`, connections: 32, amount: 3000, method: 'POST', next: booking })
  rates.bookings.push(booked.rate)
  for (const [status, count] of Object.entries(booked.statuses)) refused[status] = (refused[status] ?? 0) + count
}
const [base, slots, bookings] = [median(rates.empty), median(rates.slots), median(rates.bookings)]
console.log(`empty handler ${base.toFixed(0)}/s, GET /slots ${slots.toFixed(0)}/s (60 practitioners × 28 days), POST /appointments ${bookings.toFixed(0)}/s`)
console.log(`answers to bookings: ${JSON.stringify(refused)}; overlaps: ${await countOverlaps(server.database.url)}`)
const within = [
  say('GET /slots against an empty handler, 32 connections', slots / base, 0.5, ''),
  say('POST /appointments against an empty handler, 32 connections', bookings / base, 0.3, ''),
]
await load({ url: slotsOf(2), connections: 32, amount: 10_000 })
console.log(`memory after 10,000 more requests: ${memoryMiB().toFixed(0)} MiB`)
await server.stop()
process.exit(within.every(Boolean) ? 0 : 1)
