import { database } from '@/tests/support/test-database'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { periodOf, periodsUpTo } from '@/lib/core/figures/period'
import { mostCounted } from '@/lib/core/messages/message-view'
import { connected } from '@/lib/run/roles'
import { disconnect } from '@/lib/store/client'
import { stretchesOf } from '@/lib/store/figures-scope'
import { countMissed } from '@/lib/store/figures-visits'
import { countMessages } from '@/lib/store/message-lists'
import { dropMailboxSessions } from '@/lib/store/patient-sign-ins'
import { readCalls } from '@/lib/use-cases/read-calls'
import { readDiary } from '@/lib/use-cases/read-diary'
import { readMyDay } from '@/lib/use-cases/read-my-day'
import { createStaff } from '@/tests/factories/staff'
import { rowsRead } from '@/tests/support/rows-read'
import { createSmallPractice, monday, wednesday, zone } from '@/tests/use-cases/small-practice'

// After ten years of work a screen reads the rows of its day, not those of ten years. Counted from
// the plans of the product's own statements.

const visitsADay = 6
const days = 3_640
const visits = visitsADay * days

let desk: StaffActor
let ann: StaffActor

beforeAll(async () => {
  await createSmallPractice()
  desk = await createStaff({ now: monday, clinics: ['hall-green'] })
  ann = await createStaff({ now: monday, practitioner: 'ann', clinics: ['hall-green'] })
  await connected(database.ownerUrl, async (client) => {
    for (const statement of filling) await client.query(statement)
  })
})
afterAll(disconnect)

const filled = ['appointment', 'message', 'call', 'attempt']
const triggers = (word: 'enable' | 'disable') =>
  filled.map((table) => `alter table ${table} ${word} trigger user`)

/** Each day before `wednesday`, and on it, from nine to three; each confirmed the day before. */
const filling = [
  ...triggers('disable'),
  `insert into patient (id, name, phone, created_at)
    values ('${randomUUID()}', 'Una Kept', '+447700900123', now())`,
  `insert into appointment (id, reference, status, clinic_id, practitioner_id, service_id,
      patient_id, starts_at, ends_at, busy_until, source, created_at, requested_at, confirmed_at,
      changed_at)
    select gen_random_uuid(), d || '-' || n, 'completed', 'hall-green', 'ann', 'first', patient.id,
      at, at + interval '45 minutes', at + interval '1 hour', 'web', at - interval '2 days',
      at - interval '2 days', at - interval '1 day', at
    from patient, generate_series(0, ${days - 1}) d, generate_series(0, ${visitsADay - 1}) n,
      lateral (select timestamptz '${wednesday} 09:00Z' - interval '1 day' * d
        + interval '1 hour' * n as at) a`,
  `insert into call (id, appointment_id, clinic_id, opened_at, due_at, closed_at, outcome, tries)
    select id, id, 'hall-green', requested_at, requested_at, confirmed_at, 'confirmed', 1
    from appointment`,
  `insert into attempt (id, call_id, staff_id, at, outcome)
    select call.id, call.id, staff.id, closed_at, 'confirmed' from call,
      (select id from staff where role = 'reception' limit 1) staff`,
  `with told as (insert into event (at, verb, actor_kind)
      values (now(), 'book', 'clock') returning id)
    insert into message (id, dedupe_key, event_id, kind, channel, recipient, clinic_id, address,
      status, created_at, due_at, until, sent_at)
    select gen_random_uuid(), n::text, told.id,
      case when n % 2 = 0 then 'confirmed' else 'sign-in-link' end, 'email', 'patient',
      'hall-green',
      case when n % 2 = 0 then 'a@example.org' end, 'sent', at, at, at, at
    from told, generate_series(1, ${visits}) n,
      lateral (select timestamptz '${wednesday} 09:00Z' - interval '4 hours' * n as at) a`,
  ...triggers('enable'), 'vacuum analyze',
]

const inHand = (work: () => Promise<unknown>): Promise<number> => rowsRead(database.url, work)
const found = async (read: Promise<{ ok: boolean }>): Promise<void> =>
  expect(await read).toMatchObject({ ok: true })

test('the diary reads its day and its week', async () => {
  const asked = { clinic: 'hall-green', day: wednesday }
  const rows = await inHand(() => found(readDiary(desk, asked, monday)))
  expect(rows).toBeLessThan(visitsADay * 40)
})

test('a practitioner’s day reads that day', async () => {
  const rows = await inHand(() => found(readMyDay(ann, { day: wednesday }, monday)))
  expect(rows).toBeLessThan(visitsADay * 40)
})

test('the calls read what is open, and what was confirmed today', async () => {
  const rows = await inHand(() => found(readCalls(desk, { clinic: 'hall-green' }, monday)))
  expect(rows).toBeLessThan(visitsADay * 40)
})

test('how many came, period by period, is counted without a look at any of them', async () => {
  const scope = { clinics: [{ id: 'hall-green', zone }], now: monday }
  const stretches = stretchesOf(scope, periodsUpTo(periodOf('quarter', '2026-11-15'), 12))
  const counted: { due: number }[] = []
  const rows = await inHand(async () => void counted.push(...await countMissed(scope, stretches)))
  expect(counted.reduce((sum, { due }) => sum + due, 0)).toBeGreaterThan(visitsADay * 1_000)
  expect(rows).toBeLessThan(1_000)
})

test('of each status of messages no more are read than are counted', async () => {
  const counts: unknown[] = []
  const rows = await inHand(async () => void counts.push(await countMessages(['hall-green'])))
  expect(counts).toEqual([{ sent: mostCounted + 1 }])
  expect(rows).toBeLessThanOrEqual((mostCounted + 1) * 2)
})

test('old links are looked for among those that still say where they went', async () => {
  expect(await inHand(() => dropMailboxSessions(monday))).toBeLessThan(100)
})
