import type { CopySection } from '@/lib/core/patient-copy'
import { db, raw, sql, type Sql } from './client'
import { withMerged } from './shown-in'
import { findUnfiled, theirIds, type Unfiled } from './unfiled'

/** Everything that the tables hold about one patient, with the records merged into theirs. */

const people = sql`(select id from theirs)`
const appointments = sql`(select id from appointment where patient_id in ${people})`
const under = (table: string, key: string): Sql => sql`(select id from ${raw(table)} where ${raw(key)} in ${appointments})`
const addresses = sql`(select lower(email) from patient where id in ${people} union select lower(contact_email) from appointment where patient_id in ${people})`

interface Source {
  table: string
  where: Sql | ((left: Unfiled) => Sql)
  order?: string
  without?: string[]
}

const ringBacks = ({ ringBacks: ids }: Unfiled): Sql => sql`any(${ids}::uuid[])`
const messages = ({ emails }: Unfiled): Sql => sql`t.patient_id in ${people}
  or (t.appointment_id in ${appointments} and t.recipient = 'patient')
  or (t.kind = 'sign-in-link' and lower(t.address) = any(${emails}::text[]))`
const rows = ({ rows: found }: Unfiled): Sql => sql`(t.import_id, t.place) in (
  select * from unnest(${found.map(({ import: id }) => id)}::uuid[], ${found.map(({ place }) => place)}::int[]))`

/** By table: which rows, in which order, and what of them is nobody's to have: secrets, and what is made for searching. */
const sources: Source[] = [
  { table: 'patient', where: sql`t.id in ${people}`, order: 'created_at', without: ['search_name', 'search_keys'] },
  { table: 'appointment', where: sql`t.patient_id in ${people}`, order: 'starts_at', without: ['hold_hash'] },
  { table: 'questionnaire', where: sql`t.appointment_id in ${appointments}`, order: 'started_at' },
  { table: 'questionnaire_reading', where: sql`t.appointment_id in ${appointments}`, order: 'at' },
  { table: 'call', where: sql`t.appointment_id in ${appointments}`, order: 'opened_at' },
  { table: 'attempt', where: sql`t.call_id in ${under('call', 'appointment_id')}`, order: 'at' },
  { table: 'ring_now', where: sql`t.appointment_id in ${appointments}`, order: 'raised_at' },
  { table: 'ring_now_try', where: sql`t.ring_now_id in ${under('ring_now', 'appointment_id')}`, order: 'at' },
  { table: 'wait', where: sql`t.patient_id in ${people}`, order: 'created_at' },
  { table: 'offer_to', where: sql`t.wait_id in (select id from wait where patient_id in ${people})`, order: 'offer_id' },
  { table: 'to_tell', where: sql`t.patient_id in ${people}`, order: 'opened_at' },
  { table: 'message', where: messages, order: 'created_at' },
  { table: 'patient_merge', where: sql`t.kept_id in ${people} or t.gone_id in ${people}`, order: 'at' },
  { table: 'patients_apart', where: sql`t.one_id in ${people} or t.other_id in ${people}`, order: 'at' },
  { table: 'ring_back', where: (left) => sql`t.id = ${ringBacks(left)}`, order: 'asked_at' },
  { table: 'ring_back_try', where: (left) => sql`t.ring_back_id = ${ringBacks(left)}`, order: 'at' },
  { table: 'draft', where: ({ drafts }) => sql`encode(t.secret_hash, 'hex') = any(${drafts}::text[])`, order: 'changed_at', without: ['secret_hash'] },
  { table: 'import_row', where: rows, order: 'place' },
  { table: 'import_key', where: sql`t.patient_id in ${people} or t.appointment_id in ${appointments}`, order: 'import_id', without: ['key_hash'] },
  { table: 'patient_sign_in', where: sql`t.email in ${addresses}`, order: 'asked_at', without: ['token_hash'] },
  { table: 'patient_session', where: sql`t.email in ${addresses}`, order: 'created_at', without: ['secret_hash'] },
]

/** The tables of which something may be held about a patient. */
export const tablesAbout = sources.map(({ table }) => table)

/** Only the tables of which something is held. */
export async function readHeldAbout(patient: string): Promise<CopySection[]> {
  const left = await findUnfiled(db(), await theirIds(db(), patient))
  const sections = await Promise.all(sources.map(async ({ table, where, order = 'id', without = [] }): Promise<CopySection> => {
    const found = await db().$queryRaw<{ row: CopySection['rows'][number] }[]>`
      ${withMerged(patient)} select to_jsonb(t) - ${without}::text[] as row from ${raw(table)} t
      where ${typeof where === 'function' ? where(left) : where} order by t.${raw(order)}`
    return { table, rows: found.map(({ row }) => row) }
  }))
  return sections.filter(({ rows }) => rows.length > 0)
}

/** Names by id of everybody who signs in, and of the programs that have or had a key. */
export async function readStaffNames(): Promise<Record<string, string>> {
  const named = { select: { id: true, name: true } } as const
  const all = await Promise.all([db().staff.findMany(named), db().apiKey.findMany(named)])
  return Object.fromEntries(all.flat().map(({ id, name }) => [id, name]))
}
