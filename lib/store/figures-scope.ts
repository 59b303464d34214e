import type { Period } from '@/lib/core/figures/period'
import { instantAt, toIso, type Day, type Instant, type Zone } from '@/lib/core/time'
import { join, sql, type Sql } from './client'

/** One period at one clinic, by that clinic's own clock. `period` is its number among those asked for, the earliest first. */
export interface Stretch {
  clinic: string
  zone: Zone
  period: number
  from: Day
  /** The first day after it. */
  until: Day
  starts: Instant
  ends: Instant
}

/** What figures are of. */
export interface FiguresScope {
  clinics: readonly { id: string; zone: Zone }[]
  /** Left out: everyone. */
  practitioner?: string | undefined
  profession?: string | undefined
  now: Instant
}

export const stretchesOf = ({ clinics }: FiguresScope, periods: readonly Period[]): Stretch[] =>
  clinics.flatMap(({ id, zone }) => periods.map(({ from, until }, period) => ({
    clinic: id, zone, period, from, until, starts: instantAt(from, 0, zone), ends: instantAt(until, 0, zone),
  })))

/** The stretches as a table `span`. */
export const spanOf = (stretches: readonly Stretch[]): Sql => sql`span as (
  select * from unnest(${stretches.map(({ clinic }) => clinic)}::text[], ${stretches.map(({ zone }) => zone)}::text[],
    ${stretches.map(({ period }) => period)}::int[], ${stretches.map(({ from }) => from)}::date[], ${stretches.map(({ until }) => until)}::date[],
    ${stretches.map(({ starts }) => toIso(starts))}::timestamptz[], ${stretches.map(({ ends }) => toIso(ends))}::timestamptz[])
    as given(clinic, zone, period, from_day, until_day, starts, ends))`

/** Clinics of one clock, in a statement's words: their periods, which follow one another, begin and end at the same instants. */
export interface Course {
  zone: Zone
  clinics: readonly string[]
  ends: Instant
  /** At any of the clinics, from the first beginning to the last end: said in so many words, an index finds it among years of rows. */
  within: (clinic: Sql, at: Sql) => Sql
  /** The number of the period that an instant within is in: found by halves. */
  periodAt: (at: Sql) => Sql
}

function courseOf(zone: Zone, stretches: readonly Stretch[]): Course {
  const clinics = [...new Set(stretches.map(({ clinic }) => clinic))]
  const edges = [...new Set(stretches.flatMap(({ starts, ends }) => [starts, ends]))].sort((a, b) => a - b).map(toIso)
  return {
    zone, clinics, ends: Math.max(...stretches.map(({ ends }) => ends)),
    within: (clinic, at) => sql`${clinic} = any(${clinics}::text[]) and ${at} >= ${edges[0]}::timestamptz and ${at} < ${edges.at(-1)}::timestamptz`,
    periodAt: (at) => sql`width_bucket(${at}, ${edges}::timestamptz[]) - 1`,
  }
}

/** Rows of every clock, each asked for by itself: what is the same for all its clinics isn't looked up row by row. */
export const byClock = (stretches: readonly Stretch[], rows: (course: Course) => Sql): Sql =>
  join([...new Set(stretches.map(({ zone }) => zone))].map((zone) => sql`(${rows(courseOf(zone, stretches.filter((stretch) => stretch.zone === zone)))})`), ' union all ')

/** The service that `onlyOf` asks for a profession; without one nobody asks. */
export const onlyWith = ({ profession }: FiguresScope): Sql => (profession === undefined ? sql`` : sql`join service s on s.id = a.service_id`)

/** The appointments `a` with their service `s` that are asked for, to go on after a condition. */
export const onlyOf = ({ practitioner, profession }: FiguresScope): Sql => sql`
  ${practitioner === undefined ? sql`` : sql`and a.practitioner_id = ${practitioner}`}
  ${profession === undefined ? sql`` : sql`and s.profession_id = ${profession}`}`

/** Appointments that were to take place: their time was booked, also where nobody came. What most of them are is said first. */
export const isBooked: Sql = sql`a.status in ('completed', 'confirmed', 'requested', 'no_show', 'arrived')`

/** Confirmed, and their time has come. */
export const isDue = (now: Instant): Sql =>
  sql`a.status in ('completed', 'confirmed', 'no_show', 'arrived') and a.starts_at <= ${toIso(now)}::timestamptz`

/** The rows of one period, without its number. */
export const ofPeriod = <T extends { period: number }>(rows: readonly T[], period: number): Omit<T, 'period'>[] =>
  rows.filter((row) => row.period === period).map(({ period: _, ...row }) => row)
