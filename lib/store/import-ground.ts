import type { Person } from '@/lib/core/import/read-row'
import type { KnownPatient } from '@/lib/core/import/who-is-it'
import { ask, join, sql, type Sql } from './client'
import { seenFrom } from './patient-records'

/** What is known of the rows of a file. */

export interface BeforeRow {
  hash: string
  patient: string
  appointment: string | null
}

const chunk = 5_000

async function inChunks<T, R>(all: readonly T[], read: (some: readonly T[]) => Promise<R[]>): Promise<R[]> {
  const found: R[] = []
  for (let from = 0; from < all.length; from += chunk) found.push(...await read(all.slice(from, from + chunk)))
  return found
}

/** Of these keys (hashes in hex), those that came in before; a patient who was merged since is whoever goes on. */
export const findBefore = (hashes: readonly string[]): Promise<BeforeRow[]> => inChunks(hashes, (some) => ask<BeforeRow>(sql`
  select encode(key_hash, 'hex') as hash, coalesce(p.merged_into_id, p.id) as patient, k.appointment_id as appointment
  from import_key k join patient p on p.id = k.patient_id
  where key_hash in (select decode(hash, 'hex') from unnest(${[...some]}::text[]) as hash)`))

interface Found extends KnownPatient {
  key: string
}

/** By a number, or by a birth with a name that is near: each by an index. */
const ways: Sql[] = [
  sql`patient.phone = g.phone`, sql`patient.other_phone = g.phone`, sql`patient.phone = g.other`,
  sql`patient.date_of_birth = g.born and similarity(patient.name, g.name) >= 0.2`,
]
const byNameAlone = sql`plain_text(patient.name) = plain_text(g.name)`

/** Records that these people may have, by their keys. `clinics` are those of whoever asks. */
export async function findCandidates(people: ReadonlyMap<string, Person>, clinics: readonly string[]): Promise<Map<string, KnownPatient[]>> {
  const all = [...people].map(([key, { name, phone, otherPhone, born }]) => ({ key, name, phone, other: otherPhone, born }))
  const found = new Map<string, KnownPatient[]>()
  const read = (some: readonly (typeof all)[number][], by: readonly Sql[]) => ask<Found>(sql`
    with g as (select * from jsonb_to_recordset(${JSON.stringify(some)}::jsonb) as g(key text, name text, phone text, other text, born date)),
    pair as (${join(by.map((way) => sql`select g.key, patient.id from g join patient on ${way} where patient.merged_into_id is null`), ' union ')})
    select pair.key, patient.id, patient.name, patient.phone, patient.other_phone as "otherPhone", patient.email, patient.note, patient.version,
      to_char(patient.date_of_birth, 'YYYY-MM-DD') as "dateOfBirth", ${seenFrom(clinics)} as "isSeen"
    from pair join patient on patient.id = pair.id order by pair.key, patient.created_at, patient.id`)
  const [numbered, nameless] = [all.filter(({ phone }) => phone !== null), all.filter(({ phone }) => phone === null)]
  const rows = [...await inChunks(numbered, (some) => read(some, ways)), ...await inChunks(nameless, (some) => read(some, [byNameAlone]))]
  for (const { key, ...patient } of rows) found.set(key, [...(found.get(key) ?? []), patient])
  return found
}
