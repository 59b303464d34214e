import { Client } from 'pg'
import type { StaffActor } from '@/lib/auth/actor'
import { addDays, dayOf, startOfWeek } from '@/lib/core/time'
import { setLimits } from '@/lib/limits'
import { createTestDatabase, type TestDatabase } from '../support/database'
import { median } from './parts/load'
import { fillPractice } from './parts/practice'
import { fillPeople, fillPresent, fillYear, people } from './parts/years'

// A practice of nine after twenty years of work against the same one after its first year, with as
// many patients as it brought from elsewhere: the same screens of the same day, in turns. Before
// that, what the rules of keeping delete is deleted by the job itself. Last, what it all weighs.
//
//   YEARS=4 npm run bench -- years

const years = Number(process.env['YEARS'] ?? 20)
const most = 1.2
const rounds = Number(process.env['ROUNDS'] ?? 9)
const minutes = 10 * 60_000
const now = Date.now()
process.env['LOG_LEVEL'] = 'silent'
// How long it takes is what is asked: nothing is given up.
setLimits({
  lock: minutes, statement: minutes, idle: minutes, connect: minutes, answer: minutes,
  transaction: minutes, longConnect: minutes, longStatement: minutes, longAnswer: minutes,
  longTransaction: minutes,
})

const { forgetConfig } = await import('@/lib/config')
const { disconnect } = await import('@/lib/store/client')
const { forgetAll } = await import('@/lib/store/live')
const { createStaff } = await import('../factories/staff')
const { applyRetention } = await import('@/lib/use-cases/apply-retention')
const { findCallers } = await import('@/lib/use-cases/find-callers')
const { forgetOldRows } = await import('@/lib/use-cases/forget-old-rows')
const { readCalls } = await import('@/lib/use-cases/read-calls')
const { readDiary } = await import('@/lib/use-cases/read-diary')
const { readEvents } = await import('@/lib/use-cases/read-events')
const { readFigures } = await import('@/lib/use-cases/read-figures')
const { readOutbox } = await import('@/lib/use-cases/read-outbox')

interface Practice {
  database: TestDatabase
  desk: StaffActor
  manager: StaffActor
}

async function seconds(work: () => Promise<unknown>): Promise<string> {
  const began = performance.now()
  await work()
  return `${((performance.now() - began) / 1_000).toFixed(0)} s`
}

/** From here on the product works on that one. */
async function turnTo(database: TestDatabase): Promise<void> {
  await disconnect()
  process.env['DATABASE_URL'] = database.url
  process.env['MIGRATE_DATABASE_URL'] = database.ownerUrl
  forgetConfig()
  forgetAll()
}

async function makePractice(of: number): Promise<Practice> {
  const database = await createTestDatabase()
  await fillPractice(database.ownerUrl, people)
  const client = new Client({ connectionString: database.ownerUrl })
  await client.connect()
  await fillPeople(client)
  for (let y = of - 1; y >= 0; y -= 1) {
    const took = await seconds(() => fillYear(client, y))
    console.log(`        year ${of - y} of ${of} in ${took}`)
  }
  await fillPresent(client)
  await client.query('vacuum analyze')
  await client.end()
  await turnTo(database)
  const desk = await createStaff({ now, clinics: ['bench'] })
  const manager = await createStaff({ now, traits: ['manager'], clinics: ['bench'] })
  return { database, desk, manager }
}

/** By the job, an hour's work after the other until there is no more. */
async function applyRules({ database }: Practice): Promise<void> {
  await turnTo(database)
  let rows = 0
  const rowsTook = await seconds(async () => {
    for (let gone = -1; gone !== 0; rows += gone) gone = await forgetOldRows(now)
  })
  let records = 0
  const recordsTook = await seconds(async () => ({ records } = await applyRetention(now)))
  console.log(`        ${rows} rows deleted in ${rowsTook}, ${records} erased in ${recordsTook}`)
  const client = new Client({ connectionString: database.ownerUrl })
  await client.connect()
  await client.query('vacuum analyze')
  await client.end()
}

const today = dayOf(now, 'Europe/London')
const workday = addDays(startOfWeek(addDays(today, 7)), 2)
const queries = [
  'smi', 'smith', 'margaret', 'patel', 'wilson pr', 'john tay', 'smyth', 'catherin', 'robinsen',
  '07700 900214', '214', '14/3/1968', 'khan 900', 'zzzz',
]
const clinic = 'bench'

interface Work {
  name: string
  does: (practice: Practice) => Promise<unknown>
}

const figures = (kind: 'week' | 'quarter', narrowed: { practitioner?: string } = {}) =>
  ({ manager }: Practice) =>
    readFigures(manager, { clinic, kind, day: addDays(today, -100), ...narrowed }, now)

const works: readonly Work[] = [
  { name: 'the diary', does: ({ desk }) => readDiary(desk, { clinic, day: workday }, now) },
  { name: 'the calls', does: ({ desk }) => readCalls(desk, { clinic }, now) },
  { name: 'patient search', does: async ({ desk }) => {
    for (const q of queries) await findCallers(desk, { q }, now)
  } },
  { name: 'reports of a week', does: figures('week') },
  { name: 'reports of a quarter', does: figures('quarter') },
  { name: 'one practitioner’s quarter', does: figures('quarter', { practitioner: 'person-3' }) },
  { name: 'the messages', does: ({ manager }) => readOutbox(manager, { clinic }, now) },
  { name: 'the activity log', does: ({ manager }) => readEvents(manager, {}, now) },
]

const isRefused = (found: unknown): boolean =>
  typeof found === 'object' && found !== null && 'ok' in found && found.ok !== true

/** Milliseconds, with nothing remembered from the time before. */
async function timed({ name, does }: Work, practice: Practice): Promise<number> {
  forgetAll()
  const began = performance.now()
  const found = await does(practice)
  if (isRefused(found)) throw new Error(`${name}: ${JSON.stringify(found)}`)
  return performance.now() - began
}

/** Of each work the median of three, after one on which the connections are made. */
async function timesOf(practice: Practice): Promise<number[]> {
  await turnTo(practice.database)
  const times: number[] = []
  for (const work of works) {
    await timed(work, practice)
    const each = [await timed(work, practice), await timed(work, practice)]
    times.push(median([...each, await timed(work, practice)]))
  }
  return times
}

interface Weight {
  name: string
  rows: string
  size: string
  whole: string
}

async function weigh({ database }: Practice): Promise<void> {
  const client = new Client({ connectionString: database.ownerUrl })
  await client.connect()
  const { rows } = await client.query<Weight>(`
    select relname as name, reltuples::bigint as rows,
      pg_size_pretty(pg_total_relation_size(oid)) as size,
      pg_size_pretty(pg_database_size(current_database())) as whole
    from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
    order by pg_total_relation_size(oid) desc limit 10`)
  await client.end()
  const whole = rows[0]?.whole ?? '?'
  console.log(`        after ${years} years it weighs ${whole}; its ten largest tables:`)
  for (const { name, size, rows: count } of rows) {
    console.log(`          ${name.padEnd(22)} ${size.padStart(9)} ${count.padStart(9)} rows`)
  }
}

const young = await makePractice(1)
const old = await makePractice(years)
await applyRules(young)
await applyRules(old)
const measured = { young: [] as number[][], old: [] as number[][] }
for (let round = 0; round <= rounds; round += 1) {
  const [first, last] = [await timesOf(young), await timesOf(old)]
  if (round > 0) {
    measured.young.push(first)
    measured.old.push(last)
  }
}
const fine = works.map(({ name }, i) => {
  const [first = NaN, last = NaN] = [measured.young, measured.old]
    .map((all) => median(all.map((times) => times[i] ?? NaN)))
  const ratio = last / first
  const said = `${name}, year ${years} against year 1: ${ratio.toFixed(2)}× (at most ${most}×)`
  const within = ratio <= most
  const times = `${last.toFixed(1)} / ${first.toFixed(1)} ms`
  console.log(`${within ? 'within' : 'MISSED'}  ${said}  ${times}`)
  return within
})
await weigh(old)
await disconnect()
await young.database.drop()
await old.database.drop()
process.exit(fine.every(Boolean) ? 0 : 1)
