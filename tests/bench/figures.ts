import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { seed } from '@/lib/run/demo'
import { createTestDatabase } from '../support/database'
import { median } from './parts/load'

// A manager's figures of the large practice, whose eight weeks are over: 1,000 practitioners, 200,000 appointments, most of them asked for
// online, rung for and attended. Each against a plain count of the appointments of the same two periods, in turns.

const most = 1_000
const rounds = 9
const day = 86_400_000
const now = Date.now()
const began = new Date(now - 56 * day).toISOString()

const database = await createTestDatabase()
await seed(database, ['--size', 'large'], { PLUMBLINE_DATA_DIR: mkdtempSync(path.join(tmpdir(), 'plumbline-')), PLUMBLINE_NOW: began, PLUMBLINE_TEST: '1' }, true)
process.env['DATABASE_URL'] = database.url
process.env['LOG_LEVEL'] = 'silent'

const owner = new Client({ connectionString: database.ownerUrl })
await owner.connect()

/** What eight weeks of work leave behind; chance is a hash, so that it is the same each time. */
const luck = (kind: string, below: number) => `(('x' || left(md5('${kind}' || a.id::text), 7))::bit(28)::int % ${below})`
for (const statement of [
  `update appointment a set requested_at = starts_at - interval '1 hour' * (3 + ${luck('lead', 400)}), status = case when ${luck('came', 100)} < 4 then 'no_show' else 'completed' end,
    first_visit = ${luck('first', 5)} = 0 where clinic_id like 'clinic-%' and status = 'confirmed'`,
  `update appointment a set confirmed_at = requested_at + interval '1 minute' * ${luck('wait', 1500)} where clinic_id like 'clinic-%' and status <> 'requested' and requested_at is not null`,
  `insert into call (id, appointment_id, clinic_id, opened_at, due_at, closed_at, outcome) select md5('call' || a.id)::uuid, a.id, clinic_id, requested_at, requested_at, confirmed_at, 'confirmed'
    from appointment a where clinic_id like 'clinic-%' and confirmed_at is not null and requested_at is not null on conflict do nothing`,
  `insert into attempt (id, call_id, staff_id, at, outcome) select md5(n || 'try' || c.id::text)::uuid, c.id, (select id from staff where role = 'reception' limit 1),
      c.closed_at - interval '1 hour' * (n - 1), case when n = 1 then 'confirmed' else 'no-answer' end
    from call c join appointment a on a.id = c.appointment_id, generate_series(1, 1 + ${luck('tries', 3)} / 2) n where c.clinic_id like 'clinic-%' and c.outcome = 'confirmed'`,
  'vacuum analyze',
]) await owner.query(statement)
const { rows } = await owner.query<{ id: string }>('select id from clinic order by id')
const ids = rows.map(({ id }) => id)

const { createStaff } = await import('../factories/staff')
const { readFigures } = await import('@/lib/use-cases/read-figures')
const { disconnect } = await import('@/lib/store/client')
const { periodOf, shiftPeriod } = await import('@/lib/core/figures/period')
const { dayOf } = await import('@/lib/core/time')
const manager = await createStaff({ now, traits: ['manager'], clinics: ids })

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

const fine: boolean[] = []
for (const everywhere of [false, true]) {
  for (const kind of ['week', 'month', 'quarter'] as const) {
    const on = dayOf(now - 8 * day, 'Europe/London')
    const [period, before] = [periodOf(kind, on), shiftPeriod(periodOf(kind, on), -1)]
    const plain = () => owner.query('select count(*) from appointment where clinic_id = any($1) and starts_at >= $2 and starts_at < $3', [everywhere ? ids : ['clinic-01'], before.from, period.until])
    const read = async () => {
      const found = await readFigures(manager, { clinic: 'clinic-01', everywhere, kind, day: on }, now)
      if (!found.ok || found.value.now.requests.confirmed === 0) throw new Error('there are no figures')
    }
    const counts: number[] = []
    const times: number[] = []
    for (let round = 0; round <= rounds; round += 1) {
      const [one, other] = [await timed(plain), await timed(read)]
      if (round > 0) { counts.push(one); times.push(other) }
    }
    const [count, time, worst] = [median(counts), median(times), Math.max(...times)]
    fine.push(worst <= most)
    const of = Number((await plain() as { rows: { count: string }[] }).rows[0]?.count)
    console.log(`${worst <= most ? 'within' : 'MISSED'}  figures, ${everywhere ? `${ids.length} clinics` : 'one clinic'}, ${kind}: ${(time / count).toFixed(1)}× a plain count of its ${of} appointments (${time.toFixed(0)} / ${count.toFixed(1)} ms), worst ${worst.toFixed(0)} ms (at most ${most})`)
  }
}
await owner.end()
await disconnect()
await database.drop()
process.exit(fine.every(Boolean) ? 0 : 1)
