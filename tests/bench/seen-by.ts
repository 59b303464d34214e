import { createTestDatabase } from '../support/database'
import { connected } from '@/lib/run/roles'
import { fillCrowd } from './parts/crowd'
import { fillPractice } from './parts/practice'

// Whose data an account saw in a whole year, among 200,000 appointments of 100,000 patients, where twenty people have the day and the calls
// before them from nine to five. Also: who saw one patient, and a page of the events.

const bound = 60_000
const pageBound = 1_000
const database = await createTestDatabase()
process.env['DATABASE_URL'] = database.url
process.env['LOG_LEVEL'] = 'silent'
await fillPractice(database.ownerUrl)
await fillCrowd(database.ownerUrl, 100_000)

await connected(database.ownerUrl, (owner) => owner.query(`
  create temp table who as select id, row_number() over (order by id) - 1 as n from patient;
  alter table who add primary key (n);
  insert into appointment (id, reference, status, clinic_id, practitioner_id, service_id, patient_id, starts_at, ends_at, busy_until, source, created_at, requested_at, changed_at)
    select gen_random_uuid(), 'PL-' || lpad(i::text, 6, '0'), 'completed', 'bench', 'person-' || (i % 60 + 1), 'visit', who.id, at, at + interval '45 min', at + interval '1 hour', 'web', at - interval '20 days', at - interval '20 days', at
    from generate_series(0, 199999) i join who on who.n = i % (select count(*) from who),
      lateral (select timestamptz '2026-01-01 09:00Z' + interval '1 day' * (i / 60 / 9) + interval '1 hour' * (i / 60 % 9) as at) t;
  insert into call (id, appointment_id, clinic_id, opened_at, due_at, closed_at, outcome) select gen_random_uuid(), id, 'bench', created_at, created_at + interval '1 day', created_at + interval '5 hours', 'confirmed' from appointment;
  insert into staff (id, email, name, role, password_hash, created_at) select gen_random_uuid(), 'desk' || n || '@example.org', 'Desk ' || n, 'manager', '-', now() from generate_series(1, 20) n;
  insert into event (at, verb, actor_kind, clinic_id, appointment_id, patient_id) select created_at, 'request', 'patient', 'bench', id, patient_id from appointment;
  insert into event (at, verb, actor_kind, actor_id, actor_name, clinic_id, detail)
    select timestamptz '2026-01-01 09:00Z' + interval '1 day' * d + interval '10 min' * i, 'look', 'staff', staff.id::text, staff.name, 'bench',
      case l when 0 then '{"list": "calls"}'::jsonb else jsonb_build_object('list', 'diary', 'day', (date '2026-01-01' + d)::text) end
    from staff, generate_series(0, 364) d, generate_series(0, 47) i, generate_series(0, 1) l;
  delete from outbox`))
await connected(database.ownerUrl, (owner) => owner.query('analyze'))

const { findSeenBy } = await import('@/lib/store/seen-by')
const { findEvents } = await import('@/lib/store/event-lists')
const { db, disconnect } = await import('@/lib/store/client')

const [from, until] = [Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1)]
const staff = await db().staff.findFirstOrThrow({ where: { name: 'Desk 7' } })
const patient = await db().appointment.findFirstOrThrow({ where: { patientId: { not: null } } })

async function time(name: string, most: number, work: () => Promise<number>): Promise<boolean> {
  const began = performance.now()
  const found = await work()
  const took = performance.now() - began
  console.log(`${took <= most ? 'within' : 'MISSED'}  ${name}: ${took.toFixed(0)} ms (at most ${most}), ${found} found`)
  return took <= most && found > 0
}

const fine = [
  await time('whose data one account saw in a year', bound, async () => (await findSeenBy(staff.id, { from, until }, ['bench'])).length),
  await time('whose data one account saw in a day', 5 * pageBound, async () => (await findSeenBy(staff.id, { from, until: from + 86_400_000 }, ['bench'])).length),
  await time('who saw one patient', 5 * pageBound, async () => (await findEvents({ clinics: ['bench'], patient: patient.patientId ?? '' }, 50)).length),
  await time('a page of the events', pageBound, async () => (await findEvents({ clinics: ['bench'] }, 50)).length),
  await time('a page of one account’s', pageBound, async () => (await findEvents({ clinics: ['bench'], staff: staff.id, from, until }, 50)).length),
]
await disconnect()
await database.drop()
process.exit(fine.every(Boolean) ? 0 : 1)
