import type { PersonFacts } from '@/lib/core/duplicates'
import { toIso, type Day, type Instant } from '@/lib/core/time'
import { db, join, raw, sql, type Db, type Sql } from './client'
import { rememberPractice } from './live'
import { seenFrom } from './patient-records'
import { dayOfDate } from './shape'

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

/** By letters; accents are looked through only where that may matter, since it costs. */
const namesNear = (least: number): Sql => sql`(similarity(a.name, b.name) >= 0.2
  and similarity(plain_text(a.name), plain_text(b.name)) >= ${least}::float8)`
const part = (of: 'year' | 'month' | 'day'): Sql =>
  sql`extract(${raw(of)} from a.date_of_birth) = extract(${raw(of)} from b.date_of_birth)`

/** Births of one year that are alike: the same, swapped, or with one wrong part. */
const nearInYear = sql`(a.date_of_birth = b.date_of_birth or (${namesNear(0.4)}
  and (${part('month')} or ${part('day')} or a.date_of_birth = ${swapped(sql`b.date_of_birth`)})))`
const sharedNumber = sql`a.other_phone is not null and ${namesNear(0.4)}`

/**
 * Each way in which two records may be one person's is a join on equal things, so that it is a hash join: also where
 * many share a number, which is why a number alone is joined on only where a birth is missing.
 */
const ways: Sql[] = [
  sql`a.phone = b.phone and ${part('year')} and a.id < b.id where ${nearInYear}`,
  sql`a.phone = b.phone and ${part('month')} and ${part('day')} and a.id < b.id where ${namesNear(0.4)}`,
  sql`a.phone = b.phone and a.id <> b.id where a.date_of_birth is null and ${namesNear(0.4)}`,
  sql`a.other_phone = b.phone and a.id <> b.id where ${sharedNumber}`,
  sql`a.other_phone = b.other_phone and a.id < b.id where ${sharedNumber}`,
  sql`a.date_of_birth = b.date_of_birth and a.id < b.id where ${namesNear(0.45)}`,
  sql`a.date_of_birth = ${swapped(sql`b.date_of_birth`)} and lower(a.name) = lower(b.name) and a.id < b.id`,
]

const goesOn = sql`select * from patient where merged_into_id is null and erased_at is null`
const pairsBy = (way: Sql): Sql => sql`select a.id as a, b.id as b from (${goesOn}) a join (${goesOn}) b on ${way}`
const pairsOf = (clinics: readonly string[], most: number): Sql => sql`
  with pair as (${join(ways.map(pairsBy), ' union all ')}),
  once as (select distinct least(a, b) as one, greatest(a, b) as other from pair),
  seen as (select id, created_at from patient
    where id in (select one from once union select other from once) and ${seenFrom(clinics)})
  select one, other from once join seen a on a.id = one join seen b on b.id = other
  where not exists (select 1 from patients_apart p where p.one_id = one and p.other_id = other)
  order by greatest(a.created_at, b.created_at) desc, one, other limit ${most}`

const rememberedMs = 5 * 60_000

/**
 * Pairs of records of those clinics, the newest first: joined on a number or a birth, and alike by name. Looked for
 * once in five minutes and whenever a record changes; pairs that somebody said are two people, or merged since, are
 * left out at once.
 */
export async function findAlikePairs(
  clinics: readonly string[], most: number, now: Instant,
): Promise<[Candidate, Candidate][]> {
  const key = `alike ${[...clinics].sort().join(' ')} ${Math.floor(now / rememberedMs)}`
  const pairs = await rememberPractice(key, () => db().$queryRaw<{ one: string; other: string }[]>(pairsOf(clinics, most)))
  const ids = [...new Set(pairs.flatMap(({ one, other }) => [one, other]))]
  const [people, apart] = await Promise.all([findFacts(ids),
    db().patientsApart.findMany({ where: { oneId: { in: ids } }, select: { oneId: true, otherId: true } })])
  const parted = new Set(apart.map(({ oneId, otherId }) => `${oneId} ${otherId}`))
  return pairs.flatMap(({ one, other }): [Candidate, Candidate][] => {
    const [a, b] = [people.get(one), people.get(other)]
    return a && b && !parted.has(`${one} ${other}`) ? [[a, b]] : []
  })
}

async function findFacts(ids: readonly string[]): Promise<Map<string, Candidate>> {
  const rows = await db().patient.findMany({ where: { id: { in: [...ids] }, mergedIntoId: null },
    select: { id: true, name: true, phone: true, otherPhone: true, dateOfBirth: true } })
  return new Map(rows.map(({ dateOfBirth, ...row }) => [row.id, { ...row, dateOfBirth: dayOfDate(dateOfBirth) }]))
}

/** The same for one record: by its numbers and its birth, each by an index. */
export async function findAlikeTo(person: Candidate, clinics: readonly string[], most: number): Promise<Candidate[]> {
  const numbers = [person.phone, person.otherPhone].filter((number) => number !== null)
  const born = sql`${person.dateOfBirth}::date`
  const rows = await db().$queryRaw<Found[]>`
    select id, name, phone, other_phone as "otherPhone", date_of_birth as born from patient
    where (phone = any(${numbers}) or other_phone = any(${numbers}) or date_of_birth = ${born}
        or date_of_birth = ${swapped(born)})
      and id <> ${person.id}::uuid and merged_into_id is null and erased_at is null and ${seenFrom(clinics)}
      and not exists (select 1 from patients_apart p
        where p.one_id = least(patient.id, ${person.id}::uuid) and p.other_id = greatest(patient.id, ${person.id}::uuid))
    order by similarity(plain_text(name), plain_text(${person.name})) desc, id limit ${most}`
  return rows.map(({ born: birth, ...row }) => ({ ...row, dateOfBirth: dayOfDate(birth) satisfies Day | null }))
}

/** Two people: they aren't asked about again. False where that was said before. */
export async function setApart(tx: Db, one: string, other: string, now: Instant): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    insert into patients_apart (one_id, other_id, at) values (least(${one}::uuid, ${other}::uuid),
      greatest(${one}::uuid, ${other}::uuid), ${toIso(now)}::timestamptz) on conflict do nothing returning 1`
  return rows.length === 1
}

/** Whether somebody said that they are two people. */
export async function areApart(one: string, other: string): Promise<boolean> {
  const rows = await db().$queryRaw<unknown[]>`select 1 from patients_apart
    where one_id = least(${one}::uuid, ${other}::uuid) and other_id = greatest(${one}::uuid, ${other}::uuid)`
  return rows.length === 1
}

