import { randomBytes } from 'node:crypto'
import { startCluster, testHome } from '@/lib/run/cluster'
import { addressOf, roleName, type ClusterRecord } from '@/lib/run/cluster-record'
import { migrate, migrationNames } from '@/lib/run/migrations'
import { connected } from '@/lib/run/roles'
import type { TestDatabase } from './database'

/** The first version's migrations: everything that came after is still to be run. */
export const olderNames = migrationNames().slice(0, 2)

const start = "timestamptz '2027-01-04T09:00Z'"
const practitioners = 20

const filling = (patients: number) => `
  insert into practice (id, name, phone) values ('practice', 'A Practice', '0121 496 0000');
  insert into clinic (id, name, place, region, address, postcode, phone, time_zone, getting_in)
    values ('hall-green', 'Hall Green', 'Birmingham', 'West Midlands', '{}', 'B28 0VV', '0121 496 0001', 'Europe/London', '{}');
  insert into profession (id, name, plural, register, about) values ('osteopathy', 'Osteopath', 'Osteopaths', 'GOsC', '');
  insert into practitioner (id, name, registration, skills, about)
    select 'person-' || n, 'Person ' || n, n::text, '{}', '' from generate_series(0, ${practitioners - 1}) n;
  insert into service (id, profession_id, name, about, minutes, price_pence)
    values ('visit', 'osteopathy', 'A visit', '', 30, 5000);
  insert into patient (id, name, phone, created_at)
    select gen_random_uuid(), 'Pat Example ' || n, '+447700900' || lpad((n % 1000)::text, 3, '0'), ${start}
    from generate_series(1, ${patients}) n;
  insert into appointment (id, reference, status, clinic_id, practitioner_id, service_id, patient_id, starts_at,
      ends_at, busy_until, source, created_at, requested_at, changed_at)
    select gen_random_uuid(), 'PL-' || n, 'requested', 'hall-green', 'person-' || n % ${practitioners}, 'visit', id, at,
      at + interval '30 minutes', at + interval '30 minutes', 'web', ${start}, ${start}, ${start}
    from (select id, row_number() over (order by id) as n from patient) numbered
    cross join lateral (select ${start} + n / ${practitioners} * interval '30 minutes' as at) time;
  insert into call (id, appointment_id, clinic_id, opened_at, due_at)
    select gen_random_uuid(), id, clinic_id, ${start}, ${start} from appointment;
  insert into event (at, verb, actor_kind, clinic_id, appointment_id, patient_id)
    select ${start}, 'request', 'patient', clinic_id, id, patient_id from appointment`

/** A practice as the first version kept it. */
export const fillOlder = (ownerUrl: string, patients: number): Promise<unknown> =>
  connected(ownerUrl, (client) => client.query(filling(patients)))

/** What has to be the same after any migration: who, when, with whom, and what happened. */
export const contentOf = (url: string): Promise<unknown> =>
  connected(url, async (client) => {
    const { rows } = await client.query<Record<string, unknown>>(`
      select (select md5(string_agg(concat_ws('|', id, name, phone), ',' order by id)) from patient) as patients,
        (select md5(string_agg(concat_ws('|', id, reference, status, practitioner_id, patient_id, starts_at), ',' order by id))
          from appointment) as appointments,
        (select md5(string_agg(concat_ws('|', id, appointment_id, due_at), ',' order by id)) from call) as calls,
        (select md5(string_agg(concat_ws('|', id, verb, appointment_id), ',' order by id)) from event) as events,
        (select count(*)::int from appointment) as count`)
    return rows[0]
  })

const anyName = () => `test_${process.pid}_${randomBytes(5).toString('hex')}`

/** A database without any tables. */
export async function createBareDatabase(record?: ClusterRecord): Promise<TestDatabase> {
  const server = record ?? await startCluster(testHome(), { hold: process.env['VITEST_WORKER_ID'] === undefined })
  const [name, admin] = [anyName(), addressOf(server, 'admin', 'postgres')]
  await connected(admin, (client) => client.query(`create database ${name} owner ${roleName('owner')}`))
  return {
    url: addressOf(server, 'app', name),
    ownerUrl: addressOf(server, 'owner', name),
    drop: async () => {
      await connected(admin, (client) => client.query(`drop database if exists ${name} with (force)`))
    },
  }
}

/** One of the first version, filled. */
export async function createOlderDatabase(patients: number, record?: ClusterRecord): Promise<TestDatabase> {
  const made = await createBareDatabase(record)
  await migrate(made.ownerUrl, made.url, olderNames)
  await fillOlder(made.ownerUrl, patients)
  return made
}
