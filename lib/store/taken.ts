import { timeTakingStatuses } from '@/lib/core/appointment'
import type { Taken } from '@/lib/core/diary-facts'
import { toIso, type Instant, type Minute } from '@/lib/core/time'
import { ask, sql, type Ask, type Sql } from './client'

/** No appointment with its buffer is longer (checks on `service`): bounds the index scan for those that began before. */
export const longestVisitMs = (480 + 240) * 60_000

interface TakenRow {
  practitioner: string
  room: string | null
  start: Minute
  end: Minute
  expires: number | null
}

/** Up to so many are found each by their own index; more by the time that they share. */
const few = 10

/**
 * Time that is taken between two instants, of these practitioners and rooms, at whichever clinic, sorted by start.
 * Holds that have expired at `now` take nothing. `until` is when the first of the holds expires.
 */
export async function readTaken(
  { practitioners, rooms }: { practitioners: readonly string[]; rooms: readonly string[] },
  from: Instant, to: Instant, now: Instant, read: Ask = ask,
): Promise<{ taken: Taken[]; until: Instant }> {
  const [people, places] = [[...practitioners], [...rooms]]
  const of = (whose: Sql) => sql`
    select practitioner_id as practitioner, room_id as room,
      (extract(epoch from starts_at) / 60)::int as start,
      (extract(epoch from busy_until) / 60)::int as end,
      case when status = 'held' then extract(epoch from hold_expires_at)::float8 * 1000 end as expires
    from appointment
    where status = any(${[...timeTakingStatuses]})
      and (status <> 'held' or hold_expires_at > ${toIso(now)}::timestamptz) and ${whose}
      and starts_at < ${toIso(to)}::timestamptz and busy_until > ${toIso(from)}::timestamptz
      and starts_at > ${toIso(from - longestVisitMs)}::timestamptz`
  // A plan that fits any lists takes an "or" for a reason to read everybody's time: a clinic of
  // sixty's 6,600 rows for one practitioner's 98.
  const both = people.length + places.length > few
    ? of(sql`(practitioner_id = any(${people}) or room_id = any(${places}))`)
    : sql`${of(sql`practitioner_id = any(${people})`)} union all
      ${of(sql`room_id = any(${places}) and practitioner_id <> all(${people})`)}`
  const rows = await read<TakenRow>(sql`${both} order by start`)
  const until = rows.reduce((soonest, row) => Math.min(soonest, row.expires ?? Infinity), Infinity)
  return { taken: rows.map(({ practitioner, room, start, end }) => ({ practitioner, room, start, end })), until }
}

/** Which time of those practitioners and rooms is held on the website just now, as `readTaken` reads it. */
export async function readHeld(
  whose: { practitioners: readonly string[]; rooms: readonly string[] }, from: Instant, to: Instant, now: Instant,
): Promise<Taken[]> {
  return ask<Taken>(sql`
    select practitioner_id as practitioner, room_id as room, (extract(epoch from starts_at) / 60)::int as start,
      (extract(epoch from busy_until) / 60)::int as end
    from appointment
    where status = 'held' and hold_expires_at > ${toIso(now)}::timestamptz
      and (practitioner_id = any(${[...whose.practitioners]}) or room_id = any(${[...whose.rooms]}))
      and starts_at < ${toIso(to)}::timestamptz and busy_until > ${toIso(from)}::timestamptz
    order by starts_at`)
}
