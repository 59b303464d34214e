import type { PersonFacts } from '@/lib/core/duplicates'
import { toIso, type Day, type Instant } from '@/lib/core/time'
import { db, sql, type Db, type Sql } from './client'
import { dayOfDate } from './shape'
import { seenFrom } from './patient-records'

/** Records that may be one person's: wide enough for the core to choose from, never every record beside every other. */

interface Found {
  id: string
  name: string
  phone: string
  otherPhone: string | null
  born: Date | null
}
export type Candidate = PersonFacts & { id: string }

/** Day and month the other way round, where that is a date. */
const swapped = (born: Sql): Sql => sql`(case when extract(day from ${born}) <= 12 then make_date(
  extract(year from ${born})::int, extract(day from ${born})::int, extract(month from ${born})::int) end)`

/** Of year, month and day two are the same, or two are the other way round; or one birth isn't known. */
const birthsNear: Sql = sql`(a.born is null or b.born is null or a.born = ${swapped(sql`b.born`)}
  or (extract(year from a.born) = extract(year from b.born))::int + (extract(month from a.born) = extract(month from b.born))::int
    + (extract(day from a.born) = extract(day from b.born))::int >= 2)`

/**
 * Pairs of records of those clinics, the newest first: joined on a number or a birth (each a hash join), and alike by name.
 * Pairs that somebody said are two people are left out.
 */
export async function findAlikePairs(clinics: readonly string[], most: number): Promise<[Candidate, Candidate][]> {
  const rows = await db().$queryRaw<{ one: string; other: string }[]>`
    with person as materialized (
      select id, plain_text(name) as name, phone, other_phone, date_of_birth as born, created_at
      from patient where merged_into_id is null and ${seenFrom(clinics)}),
    pair as (
      select a.id as a, b.id as b, a.created_at as at, b.created_at as bt from person a join person b on a.phone = b.phone and a.id < b.id
        where ${birthsNear} and (a.born = b.born or similarity(a.name, b.name) >= 0.4)
      union all
      select a.id, b.id, a.created_at, b.created_at from person a join person b on a.other_phone in (b.phone, b.other_phone) and a.id <> b.id
        where ${birthsNear} and (a.born = b.born or similarity(a.name, b.name) >= 0.4)
      union all
      select a.id, b.id, a.created_at, b.created_at from person a join person b on a.born = b.born and a.id < b.id
        where similarity(a.name, b.name) >= 0.45
      union all
      select a.id, b.id, a.created_at, b.created_at from person a join person b on a.born = ${swapped(sql`b.born`)} and a.id < b.id
        where a.name = b.name),
    once as (select least(a, b) as one, greatest(a, b) as other, max(greatest(at, bt)) as newest from pair group by 1, 2)
    select one, other from once where not exists (select 1 from patients_apart p where p.one_id = one and p.other_id = other)
    order by newest desc, one, other limit ${most}`
  const people = await findFacts([...new Set(rows.flatMap(({ one, other }) => [one, other]))])
  return rows.flatMap(({ one, other }): [Candidate, Candidate][] => {
    const [a, b] = [people.get(one), people.get(other)]
    return a && b ? [[a, b]] : []
  })
}

async function findFacts(ids: readonly string[]): Promise<Map<string, Candidate>> {
  const rows = await db().patient.findMany({ where: { id: { in: [...ids] } },
    select: { id: true, name: true, phone: true, otherPhone: true, dateOfBirth: true } })
  return new Map(rows.map(({ dateOfBirth, ...row }) => [row.id, { ...row, dateOfBirth: dayOfDate(dateOfBirth) }]))
}

/** The same for one record: by its numbers and its birth, each by an index. */
export async function findAlikeTo(person: Candidate, clinics: readonly string[], most: number): Promise<Candidate[]> {
  const numbers = [person.phone, person.otherPhone].filter((number) => number !== null)
  const born = sql`${person.dateOfBirth}::date`
  const rows = await db().$queryRaw<Found[]>`
    select id, name, phone, other_phone as "otherPhone", date_of_birth as born from patient
    where (phone = any(${numbers}) or other_phone = any(${numbers}) or date_of_birth = ${born} or date_of_birth = ${swapped(born)})
      and id <> ${person.id}::uuid and merged_into_id is null and ${seenFrom(clinics)}
      and not exists (select 1 from patients_apart p
        where p.one_id = least(patient.id, ${person.id}::uuid) and p.other_id = greatest(patient.id, ${person.id}::uuid))
    order by similarity(plain_text(name), plain_text(${person.name})) desc, id limit ${most}`
  return rows.map(({ born: birth, ...row }) => ({ ...row, dateOfBirth: dayOfDate(birth) satisfies Day | null }))
}

/** Two people: they aren't asked about again. False where that was said before. */
export async function setApart(tx: Db, one: string, other: string, now: Instant): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    insert into patients_apart (one_id, other_id, at) values (least(${one}::uuid, ${other}::uuid), greatest(${one}::uuid, ${other}::uuid),
      ${toIso(now)}::timestamptz) on conflict do nothing returning 1`
  return rows.length === 1
}

/** Whether somebody said that they are two people. */
export async function areApart(one: string, other: string): Promise<boolean> {
  const rows = await db().$queryRaw<unknown[]>`select 1 from patients_apart
    where one_id = least(${one}::uuid, ${other}::uuid) and other_id = greatest(${one}::uuid, ${other}::uuid)`
  return rows.length === 1
}
