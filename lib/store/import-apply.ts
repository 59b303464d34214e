import type { Fill } from '@/lib/core/import/who-is-it'
import { toIso, type Day, type Instant } from '@/lib/core/time'
import type { Db } from './client'
import { recordEvents, type NewEvent } from './events'
import { newReference } from './new-reference'

/** Everything that an import makes, in a transaction of the caller's. */

export interface ImportedPatient {
  id: string
  name: string
  phone: string
  otherPhone: string | null
  email: string | null
  born: Day | null
  note: string | null
}

export interface ImportedVisit {
  id: string
  /** In the file. */
  line: number
  patient: string
  clinic: string
  practitioner: string
  service: string
  room: string | null
  start: Instant
  end: Instant
  busyUntil: Instant
  firstVisit: boolean
  note: string | null
  email: string | null
}

export interface ImportWork {
  import: string
  at: Instant
  patients: ImportedPatient[]
  /** What records lack, by the version that was seen. */
  fills: { id: string; version: number; fill: Fill }[]
  visits: ImportedVisit[]
  keys: { hash: string; patient: string; appointment: string | null }[]
  events: NewEvent[]
}

/** As many rows as one statement writes: each is well within the pool's time. */
const chunk = 500

/** Runs `write` over all of it; answers the ids of the rows that were written. */
async function inChunks(all: readonly object[], write: (json: string) => Promise<{ id: string }[]>): Promise<Set<string>> {
  const written = new Set<string>()
  for (let from = 0; from < all.length; from += chunk) for (const { id } of await write(JSON.stringify(all.slice(from, from + chunk)))) written.add(id)
  return written
}

const writePatients = (tx: Db, patients: readonly ImportedPatient[], now: Instant) => inChunks(patients, (json) => tx.$queryRaw`
  insert into patient (id, name, phone, other_phone, email, date_of_birth, note, created_at)
  select id, name, phone, "otherPhone", email, born, note, ${toIso(now)}::timestamptz
  from jsonb_to_recordset(${json}::jsonb) as p(id uuid, name text, phone text, "otherPhone" text, email text, born date, note text)
  returning id::text`)

/** What a record says by now stays, whoever wrote it. */
const fillRecords = (tx: Db, fills: ImportWork['fills']) => inChunks(fills.map(({ fill, ...seen }) => ({ ...seen, ...fill })), (json) => tx.$queryRaw`
  update patient p set email = coalesce(p.email, f.email), date_of_birth = coalesce(p.date_of_birth, f."dateOfBirth"),
    other_phone = coalesce(p.other_phone, f."otherPhone"), note = coalesce(p.note, f.note), version = p.version + 1
  from jsonb_to_recordset(${json}::jsonb) as f(id uuid, version int, email text, "dateOfBirth" date, "otherPhone" text, note text)
  where p.id = f.id and p.version = f.version and p.merged_into_id is null returning p.id::text`)

/** References that no appointment has: among many thousands two of the same are to be expected. */
async function freshReferences(tx: Db, count: number): Promise<string[]> {
  const fresh = new Set<string>()
  while (fresh.size < count) {
    const tried = Array.from({ length: count - fresh.size }, newReference)
    const known = await tx.$queryRaw<{ reference: string }[]>`select reference from appointment where reference = any(${tried})`
    const had = new Set(known.map(({ reference }) => reference))
    for (const reference of tried) if (!had.has(reference)) fresh.add(reference)
  }
  return [...fresh]
}

/** Whoever is being booked into the same time just then is waited for; what is then in the way is left out, which the count tells. */
async function writeVisits(tx: Db, visits: readonly ImportedVisit[], now: Instant): Promise<Set<string>> {
  const references = await freshReferences(tx, visits.length)
  const rows = visits.map((visit, i) => ({
    ...visit, reference: references[i] ?? '', start: toIso(visit.start), end: toIso(visit.end), busyUntil: toIso(visit.busyUntil),
  }))
  return inChunks(rows, (json) => tx.$queryRaw`
    insert into appointment (id, reference, status, clinic_id, practitioner_id, service_id, room_id, patient_id, starts_at, ends_at, busy_until,
      source, first_visit, note, contact_email, created_at, confirmed_at, changed_at)
    select id, reference, 'confirmed', clinic, practitioner, service, room, patient, start, "end", "busyUntil",
      'import', "firstVisit", note, email, ${toIso(now)}::timestamptz, ${toIso(now)}::timestamptz, ${toIso(now)}::timestamptz
    from jsonb_to_recordset(${json}::jsonb) as v(id uuid, reference text, clinic text, practitioner text, service text, room text, patient uuid,
      start timestamptz, "end" timestamptz, "busyUntil" timestamptz, "firstVisit" boolean, note text, email text)
    on conflict do nothing returning id::text`)
}

const writeKeys = (tx: Db, id: string, keys: ImportWork['keys']) => inChunks(keys, (json) => tx.$queryRaw`
  insert into import_key (key_hash, import_id, patient_id, appointment_id)
  select decode(hash, 'hex'), ${id}::uuid, patient, appointment
  from jsonb_to_recordset(${json}::jsonb) as k(hash text, patient uuid, appointment uuid) on conflict do nothing
  returning encode(key_hash, 'hex') as id`)

/** The lines whose visit could not be written, since somebody has its time by now, and how much else was otherwise. */
export interface LeftOut {
  lines: number[]
  others: number
}

/**
 * Writes all of it but what changed since it was looked at (a time was taken, a record changed, a row came in), which is told: the caller
 * rolls all of it back, or goes on.
 */
export async function writeImported(tx: Db, { at, ...work }: ImportWork): Promise<LeftOut> {
  await writePatients(tx, work.patients, at)
  const filled = await fillRecords(tx, work.fills)
  const visits = await writeVisits(tx, work.visits, at)
  const isThere = ({ appointment }: { appointment: string | null }) => appointment === null || visits.has(appointment)
  const keys = work.keys.filter(isThere)
  const known = await writeKeys(tx, work.import, keys)
  const isFilled = ({ patient, detail }: NewEvent) => detail?.['fields'] === undefined || filled.has(patient ?? '')
  const events = work.events.filter((event) => isThere(event) && isFilled(event))
  for (let from = 0; from < events.length; from += chunk) await recordEvents(tx, events.slice(from, from + chunk))
  return { lines: work.visits.filter(({ id }) => !visits.has(id)).map(({ line }) => line), others: work.fills.length - filled.size + keys.length - known.size }
}
