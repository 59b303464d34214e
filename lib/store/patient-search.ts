import { e164Parts, yearDays, type Born, type PatientQuery } from '@/lib/core/patient-query'
import { heardAs } from '@/lib/core/sound'
import { askIn, inTransaction, join, sql, type Sql } from './client'
import { isProven } from './patient-records'

export interface FoundRow {
  id: string
  name: string
  phone: string
  otherPhone: string | null
  dateOfBirth: string | null
  /** A record that was merged into this one matched by this name. */
  matched: string
}

const escaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

/** More than these match only what is too short to mean anybody; a longer query finds the rest. */
const mostCandidates = 2500
/** How near a long word must be to be looked at at all, by pg_trgm's word similarity; the core judges what is near enough. */
const nearness = '0.5'
const shortest = 3
/** Keys are for whole words; of a longer one one may have heard the beginning only. */
const longestByKeys = 6

/** The beginning of a word of the name; the index has the trigrams of it. */
const begins = (word: string): Sql => sql`search_name like ${`% ${escaped(word)}%`}`

function isNear(word: string, widely: boolean): Sql {
  const heard = heardAs(word).map(begins)
  if (word.length < shortest) return sql`(${join([begins(word), ...heard], ' or ')})`
  const ways = [sql`search_name like ${`%${escaped(word)}%`}`, sql`search_keys && (select word_keys(${word}))`, ...heard]
  if (widely && word.length > longestByKeys) ways.push(sql`${word} <% search_name`)
  return sql`(${join(ways, ' or ')})`
}

const numbered = (pattern: string): Sql => sql`(phone like ${pattern} or other_phone like ${pattern})`

function hasNumber({ digits, year, day }: PatientQuery['numbers'][number]): Sql {
  const { anywhere, atStart } = e164Parts(digits)
  const ways = [...anywhere.map((part) => numbered(`%${part}%`)), ...atStart.map((part) => numbered(`${part}%`))]
  if (year !== null) ways.push(isBorn({ year }))
  if (day !== null) ways.push(isBorn({ day }))
  return sql`(${join(ways, ' or ')})`
}

function isBorn(born: Born): Sql {
  if ('day' in born) return sql`date_of_birth = ${born.day}::date`
  if ('year' in born) {
    const { from, to } = yearDays(born.year)
    return sql`date_of_birth between ${from}::date and ${to}::date`
  }
  return sql`(extract(month from date_of_birth) = ${born.month} and extract(day from date_of_birth) = ${born.dayOfMonth})`
}

const others = ({ numbers, born }: PatientQuery): Sql[] => [...numbers.map(hasNumber), ...(born ? [isBorn(born)] : [])]

/**
 * The candidates first and alone, by the indexes; then a record that was merged is its kept one; and last the clinics:
 * patients of one of them (by an appointment there), or of nobody's yet.
 */
function found(where: Sql, order: Sql, clinics: readonly string[], limit: number): Sql {
  return sql`
    with recursive candidate as materialized (
      select id, merged_into_id, name as matched, ${order} as rank from patient where ${where} and erased_how is distinct from 'whole' limit ${mostCandidates}),
    followed as (
      select id, merged_into_id, matched, rank, 0 as steps from candidate
      union all
      select patient.id, patient.merged_into_id, matched, rank, steps + 1 from followed
        join patient on patient.id = followed.merged_into_id where steps < 8),
    kept as (select distinct on (id) id, matched, rank from followed where merged_into_id is null order by id, rank desc),
    named as (select patient.id, patient.name, phone, other_phone, date_of_birth, matched, rank from kept join patient on patient.id = kept.id
      order by rank desc, patient.name, patient.id)
    select id, name, phone, other_phone as "otherPhone", to_char(date_of_birth, 'YYYY-MM-DD') as "dateOfBirth", matched
    from named cross join lateral (
      select count(*) as visits, bool_or(a.clinic_id = any(${[...clinics]}) and ${isProven}) as "isTheirs",
        bool_or(a.clinic_id = any(${[...clinics]})) and not bool_or(${isProven}) as "isAsked" from appointment a where a.patient_id = named.id) own
    where "isTheirs" or "isAsked" or visits = 0 limit ${limit}`
}

/** Always by the indexes: what the planner takes common words and near ones for would have it read everybody. */
function byIndex(statement: Sql): Promise<FoundRow[]> {
  return inTransaction(async (tx) => {
    await tx.$executeRaw`select set_config('enable_seqscan', 'off', true), set_config('pg_trgm.word_similarity_threshold', ${nearness}, true)`
    return askIn(tx)<FoundRow>(statement)
  })
}

/** Patients of whom every part of the query is true as it stands, words as beginnings; those with whole words first. */
export function findAsTyped(query: PatientQuery, clinics: readonly string[], limit: number): Promise<FoundRow[]> {
  const where = join([...query.words.map(begins), ...others(query)], ' and ')
  const whole = query.words.map((word) => sql`(search_name || ' ' like ${`% ${escaped(word)} %`})::int`)
  const order = whole.length > 0 ? sql`(${join(whole, ' + ')})` : sql`0`
  return byIndex(found(where, order, clinics, limit))
}

/**
 * Patients whose name has the words somewhere in it or something like them; likeliest first as far as trigrams tell. `widely`: also those of
 * whom a long word was only begun, and that wrongly; it takes longer.
 */
export async function findNear(query: PatientQuery, clinics: readonly string[], limit: number, widely: boolean): Promise<FoundRow[]> {
  if (query.words.length === 0 || (widely && query.words.every((word) => word.length <= longestByKeys))) return []
  const where = join([...query.words.map((word) => isNear(word, widely)), ...others(query)], ' and ')
  const order = sql`(${join(query.words.map((word) => sql`word_similarity(${word}, search_name)`), ' + ')})`
  return byIndex(found(where, order, clinics, limit))
}
