import { Client } from 'pg'

/** Sixty practitioners at one clinic, each in a room of their own, six days a week from eight to eight; one service of 45 + 15 minutes. */
export async function fillPractice(ownerUrl: string, people = 60): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl })
  await owner.connect()
  await owner.query(`
    insert into practice (id, name, phone, notice_opening_minutes, second_factor) values ('practice', 'Bench', '+441214960000', 0, 'optional') on conflict do nothing;
    insert into clinic (id, name, place, region, address, getting_in, postcode, phone, time_zone)
      values ('bench', 'Bench', 'Bench', 'Nowhere', '{1 Example Road}', '{}', 'B1 1AA', '+441214960000', 'Europe/London');
    insert into opening_hours (id, clinic_id, weekday, opens, closes) select gen_random_uuid(), 'bench', day, 480, 1200 from generate_series(1, 7) day;
    insert into profession (id, name, plural, register, about) values ('osteopath', 'Osteopath', 'osteopaths', 'GOsC', '') on conflict do nothing;
    insert into service (id, profession_id, name, about, minutes, buffer_minutes, price_pence) values ('visit', 'osteopath', 'Visit', '', 45, 15, 5000);
    insert into room (id, clinic_id, name) select 'room-' || n, 'bench', 'Room ' || n from generate_series(1, ${people}) n;
    insert into practitioner (id, name, registration, skills, about) select 'person-' || n, 'Person ' || n, '-', '{}', '' from generate_series(1, ${people}) n;
    insert into practitioner_profession select 'person-' || n, 'osteopath' from generate_series(1, ${people}) n;
    insert into practitioner_service select 'person-' || n, 'visit' from generate_series(1, ${people}) n;
    insert into rota_session (id, practitioner_id, clinic_id, room_id, weekday, from_minute, to_minute, valid_from)
      select gen_random_uuid(), 'person-' || n, 'bench', 'room-' || n, day, 480, 1200, '2020-01-06'
      from generate_series(1, ${people}) n, generate_series(1, 7) day;
    analyze practice, clinic, opening_hours, profession, service, room, practitioner, practitioner_profession, practitioner_service, rota_session`)
  await owner.end()
}

/** What must be nought: pairs that take one practitioner's or one room's time twice. */
export async function countOverlaps(url: string): Promise<number> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ count: number }>(`
    select count(*)::int as count from appointment a join appointment b
      on a.practitioner_id = b.practitioner_id and a.id < b.id and tstzrange(a.starts_at, a.busy_until) && tstzrange(b.starts_at, b.busy_until)
    where a.status in ('held', 'requested', 'confirmed', 'arrived', 'completed') and b.status in ('held', 'requested', 'confirmed', 'arrived', 'completed')`)
  await client.end()
  return rows[0]?.count ?? -1
}
