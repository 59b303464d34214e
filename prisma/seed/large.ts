import { Client } from 'pg'
import { makeReference } from '@/lib/core/reference'
import { dayOf, toIso, type Instant } from '@/lib/core/time'
import { withProgress } from '@/lib/run/progress.mjs'
import { zone } from './clinics'
import { largeSteps } from './large-sql'
import { families, men, women } from './names'
import { makeRandom } from './random'

/** Beside the demo practice: enough for a benchmark. Change one and the numbers in large-sql.ts still hold. */
const size = { clinics: 20, practitioners: 1000, days: 56, appointments: 200_000, patients: 100_000 } as const

/** Valid references, none of them twice and none of the demo practice's. */
function references(known: ReadonlySet<string>): string[] {
  const random = makeRandom(20_260_801)
  const made = new Set<string>()
  while (made.size < size.appointments) {
    const reference = makeReference(random.below)
    if (!known.has(reference)) made.add(reference)
  }
  return [...made]
}

async function prepare(client: Client, now: Instant): Promise<void> {
  const known = await client.query<{ reference: string }>('select reference from appointment')
  await client.query(`create temporary table big on commit drop as
    select $1::timestamptz as at, $2::date as today, $3::text as zone, $4::int as clinics, $5::int as practitioners,
      $6::int as days, $7::int as appointments, $8::int as patients, $9::text[] as given, $10::text[] as family`,
  [toIso(now), dayOf(now, zone), zone, size.clinics, size.practitioners, size.days, size.appointments, size.patients,
    [...women, ...men], families])
  await client.query(`create temporary table big_reference on commit drop as
    select reference, n - 1 as n from unnest($1::text[]) with ordinality as known(reference, n)`,
  [references(new Set(known.rows.map((row) => row.reference)))])
  await client.query('create unique index on big_reference (n)')
}

/** The demo practice becomes a large one, in one transaction; the same rows for the same day. Tells what there is now. */
export async function seedLarge(url: string, now: Instant): Promise<string> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('begin')
    await prepare(client, now)
    let done = 0
    const what = { label: 'Adding what is for benchmarks', unit: 'steps' }
    await withProgress(what, () => ({ done, all: largeSteps.length }), async () => {
      for (const step of largeSteps) {
        await client.query(step)
        done += 1
      }
    })
    await client.query('commit')
    await client.query('analyze')
  } finally {
    await client.end()
  }
  const { clinics, practitioners, days, appointments, patients } = size
  return `Added for benchmarks: ${clinics} clinics, ${practitioners} practitioners, ${patients} patients, ${appointments} appointments over ${days} days.`
}
