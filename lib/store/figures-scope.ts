import type { Period } from '@/lib/core/figures/period'
import { instantAt, toIso, type Day, type Instant, type Zone } from '@/lib/core/time'
import { sql, type Sql } from './client'

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

/**
 * Each clinic's periods, which follow one another, as a table `course`: the nth begins at `edges[n + 1]`, and the last of the edges
 * ends the last. So that an instant's period is found by halves.
 */
export const courseOf = (stretches: readonly Stretch[]): Sql => {
  const clinics = [...new Map(stretches.map(({ clinic, zone }) => [clinic, zone]))]
  const edges = clinics.map(([clinic]) => {
    const own = stretches.filter((stretch) => stretch.clinic === clinic)
    return [...own.map(({ starts }) => toIso(starts)), ...own.slice(-1).map(({ ends }) => toIso(ends))]
  })
  return sql`course as materialized (
    select clinic, zone, edges::timestamptz[] as edges, starts, ends from unnest(${clinics.map(([clinic]) => clinic)}::text[], ${clinics.map(([, zone]) => zone)}::text[],
      ${edges.map((all) => `{${all.join(',')}}`)}::text[], ${edges.map((all) => all[0])}::timestamptz[], ${edges.map((all) => all.at(-1))}::timestamptz[])
      as given(clinic, zone, edges, starts, ends))`
}

/** From the first beginning to the last end, at any of the clinics: said in so many words, an index finds it among years of rows. */
export const inReach = (stretches: readonly Stretch[], clinic: Sql, at: Sql): Sql => sql`
  ${clinic} = any(${[...new Set(stretches.map((stretch) => stretch.clinic))]}::text[]) and ${at} >= ${toIso(Math.min(...stretches.map(({ starts }) => starts)))}::timestamptz
  and ${at} < ${toIso(Math.max(...stretches.map(({ ends }) => ends)))}::timestamptz`

/** The period of an instant that is in the course. */
export const periodAt = (at: Sql): Sql => sql`width_bucket(${at}, course.edges) - 1`

/** The service that `onlyOf` asks for a profession; without one nobody asks. */
export const onlyWith = ({ profession }: FiguresScope): Sql => (profession === undefined ? sql`` : sql`join service s on s.id = a.service_id`)

/** The appointments `a` with their service `s` that are asked for, to go on after a condition. */
export const onlyOf = ({ practitioner, profession }: FiguresScope): Sql => sql`
  ${practitioner === undefined ? sql`` : sql`and a.practitioner_id = ${practitioner}`}
  ${profession === undefined ? sql`` : sql`and s.profession_id = ${profession}`}`

/** Appointments that were to take place: their time was booked, also where nobody came. */
export const isBooked: Sql = sql`a.status in ('requested', 'confirmed', 'arrived', 'completed', 'no_show')`

/** Confirmed, and their time has come. */
export const isDue = (now: Instant): Sql =>
  sql`a.status in ('confirmed', 'arrived', 'completed', 'no_show') and a.starts_at <= ${toIso(now)}::timestamptz`

/** The rows of one period, without its number. */
export const ofPeriod = <T extends { period: number }>(rows: readonly T[], period: number): Omit<T, 'period'>[] =>
  rows.filter((row) => row.period === period).map(({ period: _, ...row }) => row)
