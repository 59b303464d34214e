import type { Client } from 'pg'

/**
 * One practice of nine as it works year after year, in sets: at `bench` (practice.ts), nine visits
 * a day each on weekdays. Year 0 is the one that ends today, year 1 the one before it. Ids are
 * hashes and chance is a hash, so that the rows are the same each time. What the rules of
 * lib/core/growth.ts would have deleted long since isn't made, but for a part of a year that is
 * left to the job.
 */

export const people = 9
const visitsADay = 9
const newPatientsAYear = 1_600
/** Years of which there still are looks, messages and names, and one that is over. */
const keptYears = { looks: 8, messages: 3, names: 8, security: 2 } as const

const id = (kind: string, n: string): string => `md5('${kind} ' || ${n})::uuid`
const chance = (kind: string, n: string, below: number): string =>
  `(('x' || left(md5('${kind} ' || ${n}), 7))::bit(28)::int % ${below})`
const staff = id('staff', "''")

const given = `{Margaret,Susan,David,John,Sarah,Mohammed,Emma,Paul,Karen,James,Julie,Helen,Robert,
  Fatima,Catherine,Olivia,Priya,Daniel,Anneke,Ewan,Aoife,Agnieszka,Ayesha,Imran,Kwame,Grace}`
const family = `{Smith,Jones,Taylor,Brown,Patel,Wilson,Johnson,Davies,Robinson,Wright,Thompson,
  Evans,Walker,Khan,Hughes,Green,Hall,Lewis,Harris,Clarke,Jackson,Wood,Turner,Martin,Whitlock}`

/**
 * Whoever worked there, and the patients that a practice brings from its old system: as many as it
 * will have.
 */
export async function fillPeople(client: Client): Promise<void> {
  await client.query(`
    update rota_session set valid_from = now()::date - 364;
    insert into staff (id, email, name, role, password_hash, created_at)
      values (${staff}, 'desk@example.org', 'Bev Okafor', 'reception', '-', now());
    create function pg_temp.pick(kind text, n text, names text[]) returns text
    language sql immutable
    as $$ select names[1 + ('x' || left(md5(kind || ' ' || n), 7))::bit(28)::int
      % cardinality(names)] $$;
    insert into patient (id, name, phone, email, date_of_birth, created_at)
    select ${id('patient', 'n')}, pg_temp.pick('given', n, '${given}') || ' '
        || pg_temp.pick('family', n, '${family}')
        || case when i % 3 = 0 then '-' || pg_temp.pick('second', n, '${family}') else '' end,
      '+447700900' || lpad((i % 1000)::text, 3, '0'), 'patient' || y || '.' || i || '@example.org',
      date '1940-01-01' + ${chance('born', 'n', 25_000)}, now() - interval '300 days'
    from generate_series(0, ${keptYears.names}) y, generate_series(0, ${newPatientsAYear - 1}) i,
      lateral (select y || ' ' || i as n) number`)
}

/** Nobody knows any more who they were. */
const erased = (y: number): string => `
  insert into patient (id, name, phone, created_at, erased_at, erased_how)
  select ${id('patient', `('${y} ' || n)`)}, 'Erased', '', now() - interval '364 days' * ${y + 1},
    now() - interval '364 days' * ${y - keptYears.names}, 'whole'
  from generate_series(0, ${newPatientsAYear - 1}) n`

/** Every visit of a year: when, with whom, whose, and what became of it by chance. */
const visits = (y: number): string => `
  create temporary table year_visit on commit drop as
  select n, p, starts_at, ${id('visit', 'nth')} as id,
    ${id('patient', `('${y} ' || n % ${newPatientsAYear})`)} as patient,
    starts_at - interval '1 day' * (2 + ${chance('lead', 'nth', 30)}) - interval '3 hours'
      as asked_at,
    ${chance('luck', 'nth', 100)} as luck, ${chance('way', 'nth', 2)} = 0 as online
  from (select row_number() over () as n, p, (day + time '08:00' + interval '1 hour' * k)
        at time zone 'Europe/London' as starts_at
      from generate_series(1, 364) d, generate_series(1, ${people}) p,
        generate_series(0, ${visitsADay - 1}) k,
        lateral (select (now() at time zone 'Europe/London')::date - ${364 * y} - d as day) one
      where extract(isodow from day) < 6) place,
    lateral (select '${y} ' || n as nth) number`

const appointments = (y: number): string => `
  insert into appointment (id, reference, status, status_before, clinic_id, practitioner_id,
    service_id, room_id, patient_id, starts_at, ends_at, busy_until, source, cancel_reason,
    first_visit, created_at, requested_at, confirmed_at, arrived_at, changed_at, version)
  select id, 'Y${y}-' || n,
    case when luck < 4 then 'no_show' when luck < 10 then 'cancelled' else 'completed' end,
    case when luck < 10 then 'confirmed' else 'arrived' end, 'bench', 'person-' || p, 'visit',
    'room-' || p, patient, starts_at, starts_at + interval '45 minutes',
    starts_at + interval '1 hour', case when online then 'web' else 'phone' end,
    case when luck between 4 and 9 then 'patient-asked' end, luck % 8 = 0, asked_at,
    case when online then asked_at end, asked_at + interval '2 hours',
    case when luck >= 10 then starts_at end, case when luck between 4 and 9
      then asked_at + interval '1 day' else starts_at + interval '45 minutes' end, 4
  from year_visit`

const calls = `
  insert into call (id, appointment_id, clinic_id, opened_at, due_at, closed_at, closed_by_id,
    outcome, tries)
  select ${id('call', 'id')}, id, 'bench', asked_at, asked_at + interval '4 hours',
    asked_at + interval '2 hours', ${staff}, 'confirmed', 1 + luck % 2 from year_visit where online;
  insert into attempt (id, call_id, staff_id, at, outcome)
  select ${id('try', "(id || ' ' || t)")}, ${id('call', 'id')}, ${staff},
    asked_at + interval '2 hours' - interval '1 hour' * t,
    case t when 0 then 'confirmed' else 'no-answer' end
  from year_visit, generate_series(0, luck % 2) t where online`

/** What was done with each. */
const changes = `
  insert into event (at, verb, actor_kind, actor_id, actor_name, clinic_id, appointment_id,
    patient_id, detail)
  select at, verb, kind, case kind when 'staff' then ${staff}::text end,
    case kind when 'staff' then 'Bev Okafor' end, 'bench', id, patient, '{"from": "confirmed"}'
  from year_visit, lateral (values
    (asked_at, case when online then 'request' else 'book' end,
      case when online then 'patient' else 'staff' end),
    (asked_at + interval '2 hours', case when online then 'confirm' end, 'staff'),
    (starts_at, case when luck >= 10 then 'arrive' when luck < 4 then 'miss' else 'cancel' end,
      'staff'),
    (starts_at + interval '45 minutes', case when luck >= 10 then 'complete' end, 'staff')
  ) each(at, verb, kind)
  where verb is not null order by at`

/** What was looked at: the record, the appointment, the diary, the calls, now and then a search. */
const looks = `
  insert into event (at, verb, actor_kind, actor_id, actor_name, clinic_id, appointment_id,
    patient_id, detail)
  select at, 'look', 'staff', ${staff}::text, 'Bev Okafor', 'bench', appointment, person, detail
  from year_visit, lateral (values
    (asked_at, null::uuid, patient, '{}'::jsonb),
    (starts_at - interval '5 minutes', id, patient, '{}'),
    (asked_at + interval '1 minute', null, null,
      jsonb_build_object('list', 'diary', 'day', starts_at::date)),
    (starts_at, null, null, '{"list": "calls"}')
  ) each(at, appointment, person, detail) order by at;
  with told as (insert into event (at, verb, actor_kind, actor_id, actor_name, detail)
    select asked_at - interval '1 minute', 'search', 'staff', ${staff}::text, 'Bev Okafor',
      jsonb_build_object('visit', id) from year_visit where luck < 30 returning id, detail)
  insert into event_seen (event_id, patient_id)
  select told.id, ${id('patient', `('0 ' || (v.n + s) % ${newPatientsAYear})`)}
  from told join year_visit v on v.id = (detail ->> 'visit')::uuid, generate_series(0, 4) s`

const messages = (y: number): string => `
  insert into message (id, dedupe_key, event_id, kind, channel, recipient, clinic_id,
    appointment_id, patient_id, address, facts, status, created_at, due_at, until, tries, sent_at)
  select ${id('message', "(v.id || ' ' || kind)")}, v.id || ' ' || kind, e.id, kind, 'email',
    'patient', 'bench', v.id, v.patient,
    'patient${y}.' || v.n % ${newPatientsAYear} || '@example.org',
    jsonb_build_object('start', v.starts_at, 'appointment', v.id), 'sent', due, due, v.starts_at, 1,
    due
  from year_visit v join event e on e.appointment_id = v.id and e.verb in ('request', 'book'),
    lateral (values ('confirmed', asked_at + interval '2 hours'),
      ('reminder-3', greatest(asked_at, starts_at - interval '3 days')),
      ('reminder-1', starts_at - interval '1 day')) each(kind, due)`

const answers = `
  insert into questionnaire (appointment_id, answers, page, consent_version, consented_at,
    started_at, changed_at, finished_at)
  select id, jsonb_build_object('why',
      jsonb_build_object('about', repeat('where it hurts and since when ', 20))),
    'consent', '1', asked_at, asked_at, asked_at, asked_at from year_visit where luck % 3 = 0`

const refusals = (y: number): string => `
  insert into security_event (minute, verb, actor_kind, source, times)
  select date_trunc('minute', now()) - interval '1 day' * (${364 * y} + d)
      - interval '3 hours' * n, 'sign-in.failed', 'nobody', left(md5(n::text), 11), 2
  from generate_series(1, 364) d, generate_series(0, 5) n`

/** Times that were held on the website and never asked for, each day. */
const holds = `
  insert into appointment (id, reference, status, clinic_id, practitioner_id, service_id, starts_at,
    ends_at, busy_until, source, created_at, changed_at, hold_expires_at)
  select ${id('hold', "(d || ' ' || n)")}, 'H-' || d || '-' || n, 'released', 'bench',
    'person-' || 1 + n % ${people}, 'visit', at, at + interval '45 minutes',
    at + interval '1 hour', 'web', made, made + interval '11 minutes', made + interval '10 minutes'
  from generate_series(1, 60) d, generate_series(1, 40) n,
    lateral (select now() - interval '1 day' * d as made) m,
    lateral (select date_trunc('hour', made) + interval '7 days' as at) a;
  insert into event (at, verb, actor_kind, clinic_id, appointment_id)
  select created_at + interval '11 minutes' * t, case t when 0 then 'hold' else 'lapse' end,
    'patient', 'bench', id
  from appointment, generate_series(0, 1) t where reference like 'H-%'`

/** Leave, closures, and the rota as it was then. */
const setUp = (y: number): string => `
  insert into absence (id, practitioner_id, starts_at, ends_at, reason)
  select ${id('absence', `('${y} ' || p || ' ' || n)`)}, 'person-' || p, at,
    at + interval '12 hours', 'leave'
  from generate_series(1, ${people}) p, generate_series(1, 4) n, lateral (
    select date_trunc('day', now()) - interval '1 day' * (${364 * y} + 7 + 80 * n + p) as at) a;
  insert into closure (id, from_day, until_day, reason)
  select ${id('closure', `('${y} ' || n)`)}, day, day, 'Bank holiday' from generate_series(1, 8) n,
    lateral (select (now() - interval '1 day' * (${364 * y} + 40 * n))::date as day) d;
  insert into rota_session (id, practitioner_id, clinic_id, room_id, weekday, from_minute,
    to_minute, valid_from, valid_until)
  select ${id('session', `('${y} ' || p || ' ' || w)`)}, 'person-' || p, 'bench', 'room-' || p, w,
    480, 1200, now()::date - ${364 * (y + 1)}, now()::date - ${364 * y} - 1
  from generate_series(1, ${people}) p, generate_series(1, 5) w where ${y} > 0`

const filled = [
  'appointment', 'call', 'attempt', 'event', 'event_seen', 'message', 'questionnaire',
] as const
const triggers = (word: 'enable' | 'disable'): string =>
  filled.map((table) => `alter table ${table} ${word} trigger user`).join(';')

/** One year, in one transaction. */
export async function fillYear(client: Client, y: number): Promise<void> {
  const hasNames = y <= keptYears.names
  const steps = [
    triggers('disable'), setUp(y), ...(hasNames ? [] : [erased(y)]), visits(y), appointments(y),
    calls, changes, ...(y <= keptYears.looks ? [looks] : []),
    ...(y <= keptYears.messages ? [messages(y)] : []), ...(hasNames ? [answers] : []),
    ...(y <= keptYears.security ? [refusals(y)] : []), ...(y === 0 ? [holds] : []),
    triggers('enable'),
  ]
  await client.query('begin')
  for (const step of steps) await client.query(step)
  await client.query('commit')
}

/** The next four weeks: half of it taken, and six requests a day that are to be rung for. */
export async function fillPresent(client: Client): Promise<void> {
  await client.query(`
    insert into appointment (id, reference, status, clinic_id, practitioner_id, service_id, room_id,
      patient_id, starts_at, ends_at, busy_until, source, created_at, requested_at, confirmed_at,
      changed_at)
    select ${id('ahead', "(d || ' ' || p || ' ' || k)")}, 'A-' || d || '-' || p || '-' || k,
      case when is_asked then 'requested' else 'confirmed' end, 'bench', 'person-' || p, 'visit',
      'room-' || p, ${id('patient', `('0 ' || (d * 50 + p * 9 + k) % ${newPatientsAYear})`)}, at,
      at + interval '45 minutes', at + interval '1 hour',
      case when is_asked then 'web' else 'phone' end, yesterday,
      case when is_asked then yesterday end, case when not is_asked then yesterday end, yesterday
    from generate_series(1, 28) d, generate_series(1, ${people}) p,
      generate_series(0, ${visitsADay - 1}, 2) k, lateral (select now() - interval '1 day' as
        yesterday, ((now() at time zone 'Europe/London')::date + d + time '08:00'
        + interval '1 hour' * k) at time zone 'Europe/London' as at,
        d between 3 and 5 and p < 3 as is_asked) one;
    insert into call (id, appointment_id, clinic_id, opened_at, due_at)
    select ${id('call', 'id')}, id, 'bench', requested_at, now() from appointment
    where status = 'requested';
    delete from outbox`)
}
