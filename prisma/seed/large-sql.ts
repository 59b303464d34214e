// One row of `big` says how much; `big_reference` numbers the references from 0. Ids are hashes of names and numbers and
// chance is a hash as well, so that the rows are the same each time.
//
// Everyone works from nine to one and two to six on five days of seven, in a room of their own: sixteen half hours a day.
// Practitioner p's appointment k on their d-th day is at half hour (hash + 3k) mod 16; three and sixteen have no common
// divisor, so the five of a day never meet.

const id = (kind: string, n: string): string => `md5('${kind} ' || ${n})::uuid`
const chance = (kind: string, n: string, below: number): string =>
  `(('x' || left(md5('${kind} ' || ${n}), 7))::bit(28)::int % ${String(below)})`
const clinic = (n: string): string => `'clinic-' || lpad((${n})::text, 2, '0')`
const person = (n: string): string => `'person-' || lpad((${n})::text, 4, '0')`

const clinics = `
  insert into clinic (id, name, place, region, address, postcode, phone, time_zone, getting_in, position)
  select ${clinic('n')}, 'Clinic ' || n, 'Place ' || n, 'Midlands', array[n || ' Example Road'], 'B00 0VV', '+441214960000', zone,
    array['By the front door.'], 10 + n
  from big, generate_series(1, clinics) n`

const hours = `
  insert into opening_hours (id, clinic_id, weekday, opens, closes)
  select ${id('hours', "(n || ' ' || weekday)")}, ${clinic('n')}, weekday, 480, 1140
  from big, generate_series(1, clinics) n, generate_series(1, 7) weekday`

const rooms = `
  insert into room (id, clinic_id, name)
  select 'room-' || lpad(p::text, 4, '0'), ${clinic('p % clinics + 1')}, 'Room ' || (p / clinics + 1)
  from big, generate_series(0, practitioners - 1) p`

const people = `
  insert into practitioner (id, name, registration, skills, about)
  select ${person('p')}, given[p % cardinality(given) + 1] || ' ' || family[p / cardinality(given) % cardinality(family) + 1] || ' ' || p,
    'demo ' || p, case when p % 4 = 0 then array['pregnancy'] else array['hands-on'] end, 'One of many.'
  from big, generate_series(0, practitioners - 1) p`

const theirProfessions = `
  insert into practitioner_profession (practitioner_id, profession_id)
  select ${person('p')}, (array['osteopath', 'physiotherapist'])[p / clinics % 2 + 1]
  from big, generate_series(0, practitioners - 1) p`

const theirServices = `
  insert into practitioner_service (practitioner_id, service_id)
  select own.practitioner_id, service.id from practitioner_profession own
  join practitioner on practitioner.id = own.practitioner_id
  join service on service.profession_id = own.profession_id and (service.skill is null or service.skill = any(practitioner.skills))
  where own.practitioner_id like 'person-%'`

const sessions = `
  insert into rota_session (id, practitioner_id, clinic_id, room_id, weekday, from_minute, to_minute, valid_from)
  select ${id('session', "(p || ' ' || i || ' ' || half)")}, ${person('p')}, ${clinic('p % clinics + 1')},
    'room-' || lpad(p::text, 4, '0'), (p + i) % 7 + 1, 540 + 300 * half, 780 + 300 * half, today - 364
  from big, generate_series(0, practitioners - 1) p, generate_series(0, 4) i, generate_series(0, 1) half`

const patients = `
  insert into patient (id, name, phone, email, date_of_birth, created_at)
  select ${id('patient', 'n')}, given[${chance('given', 'n', 48)} + 1] || ' ' || family[${chance('family', 'n', 33)} + 1],
    '+4477009' || lpad((n % 1000)::text, 5, '0'), 'patient' || n || '@example.org', date '1940-01-01' + ${chance('born', 'n', 25000)},
    at - interval '1 day' * (30 + n % 1000)
  from big, generate_series(0, patients - 1) n`

/** Five a day: one number for each, until there are enough. Status by chance; a requested one has an open call. */
const places = `
  create temporary table big_place on commit drop as
  select row_number() over (order by day, p, k) - 1 as n, p, day, k, (${chance('start', "(p || ' ' || day)", 16)} + 3 * k) % 16 as half_hour
  from big, generate_series(0, practitioners - 1) p, generate_series(0, days - 1) d,
    lateral (select today + d as day) one, generate_series(0, 4) k
  where exists (select from generate_series(0, 4) i where (p + i) % 7 + 1 = extract(isodow from today + d))
  order by day, p, k limit (select appointments from big)`

const timed = `
  create temporary table big_visit on commit drop as
  select n, p, ${chance('status', 'n', 100)} as luck,
    (day + interval '1 minute' * (540 + 30 * half_hour + case when half_hour >= 8 then 60 else 0 end)) at time zone zone as starts_at
  from big, big_place`

const appointments = `
  insert into appointment (id, reference, status, status_before, clinic_id, practitioner_id, service_id, room_id, patient_id, starts_at,
    ends_at, busy_until, source, cancel_reason, created_at, requested_at, confirmed_at, changed_at, version)
  select ${id('appointment', 'visit.n')}, reference, case when luck < 1 then 'requested' when luck < 6 then 'cancelled' else 'confirmed' end,
    case when luck between 1 and 5 then 'confirmed' end, ${clinic('p % clinics + 1')}, ${person('p')},
    (array['osteopathy-follow-up', 'physiotherapy-follow-up'])[p / clinics % 2 + 1],
    'room-' || lpad(p::text, 4, '0'), ${id('patient', '(visit.n * 7919 % patients)')}, starts_at, starts_at + interval '30 minutes',
    starts_at + interval '30 minutes', case when luck < 1 then 'web' else 'phone' end, case when luck between 1 and 5 then 'patient-asked' end,
    at - interval '2 hours', case when luck < 1 then at - interval '2 hours' end, case when luck >= 1 then at - interval '2 hours' end,
    at - interval '1 hour', case when luck between 1 and 5 then 2 else 1 end
  from big, big_visit visit join big_reference using (n)`

const calls = `
  insert into call (id, appointment_id, clinic_id, opened_at, due_at)
  select ${id('call', 'n')}, ${id('appointment', 'n')}, ${clinic('p % clinics + 1')}, at - interval '2 hours', at + interval '1 minute' * (n % 240 - 60)
  from big, big_visit where luck < 1`

const events = `
  insert into event (at, verb, actor_kind, clinic_id, appointment_id, patient_id, detail)
  select at - interval '2 hours', case when luck < 1 then 'request' else 'book' end, case when luck < 1 then 'patient' else 'staff' end,
    ${clinic('p % clinics + 1')}, ${id('appointment', 'n')}, ${id('patient', '(n * 7919 % patients)')},
    jsonb_build_object('source', case when luck < 1 then 'web' else 'phone' end)
  from big, big_visit order by n`

const cancellations = `
  insert into event (at, verb, actor_kind, clinic_id, appointment_id, patient_id, detail)
  select at - interval '1 hour', 'cancel', 'patient', ${clinic('p % clinics + 1')}, ${id('appointment', 'n')},
    ${id('patient', '(n * 7919 % patients)')}, '{"from": "confirmed", "to": "cancelled", "reason": "patient-asked"}'
  from big, big_visit where luck between 1 and 5 order by n`

/** They were never told of any of it, and aren't to be. */
const nothingOwed = 'delete from outbox'

/** In the order in which they have to run. */
export const largeSteps: readonly string[] = [
  clinics, hours, rooms, people, theirProfessions, theirServices, sessions, patients, places, timed, appointments, calls, events, cancellations, nothingOwed,
]
