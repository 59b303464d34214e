import { createHash } from 'node:crypto'
import type { Instant } from '@/lib/core/time'
import { toIso } from '@/lib/core/time'
import { noteWriting } from './certainty'
import { db, inTransaction, sql, type Db, type Sql } from './client'
import { tryAgain } from './transact'

/** Who did it. The name is kept as it was then. */
export interface EventActor {
  kind: 'patient' | 'staff' | 'key' | 'policy' | 'clock'
  id: string | null
  name: string | null
}

/** What happened. `detail` never holds health data, names or numbers of patients. */
export interface NewEvent {
  at: Instant
  verb: string
  actor: EventActor
  clinic: string | null
  appointment: string | null
  patient: string | null
  detail?: Record<string, string | number | boolean | null>
}

/** Columns of a statement's rows that say what an event is about, instead of the event itself. */
interface About {
  clinic?: Sql
  appointment?: Sql
}

const values = (event: NewEvent, patient = sql`${event.patient}::uuid`, about: About = {}): Sql => sql`
  ${toIso(event.at)}::timestamptz, ${event.verb}, ${event.actor.kind}, ${event.actor.id}, ${event.actor.name}, ${about.clinic ?? sql`${event.clinic}`},
  ${about.appointment ?? sql`${event.appointment}::uuid`}, ${patient}, ${JSON.stringify(event.detail ?? {})}::jsonb`

const columns = sql`(at, verb, actor_kind, actor_id, actor_name, clinic_id, appointment_id, patient_id, detail)`

/** In the transaction of the change it tells of. */
export async function recordEvent(tx: Db, event: NewEvent): Promise<void> {
  noteWriting(tx)
  await tx.$executeRaw`insert into event ${columns} values (${values(event)})`
}

/** Many at once. */
export async function recordEvents(tx: Db, events: readonly NewEvent[]): Promise<void> {
  if (events.length > 0) noteWriting(tx)
  const rows = events.map(({ at, actor, detail = {}, ...event }) => ({ ...event, at: toIso(at), kind: actor.kind, actor: actor.id, name: actor.name, detail }))
  await tx.$executeRaw`insert into event ${columns}
    select at, verb, kind, actor, name, clinic, appointment, patient, detail from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as e(at timestamptz, verb text, kind text, actor text, name text, clinic text, appointment uuid, patient uuid, detail jsonb)`
}

/** As one part of a larger statement: the event is written for as many rows as `source` has; `patient` and `about` may name columns of it. */
export const eventOf = (event: NewEvent, source: Sql, patient?: Sql, about?: About): Sql =>
  sql`insert into event ${columns} select ${values(event, patient, about)} from ${source}`

const sameLookMs = 10 * 60_000

/** When this process last wrote each look, so that a screen that reads itself anew every minute doesn't ask again. */
const written = new Map<string, Instant>()
const mostWritten = 10_000

/** Whom an event showed, as one part of the statement that writes it. */
const seenIn = (source: Sql, patients: readonly string[]): Sql => sql`
  insert into event_seen (event_id, patient_id) select ${source}.id, shown from ${source}, unnest(${[...patients]}::uuid[]) shown on conflict do nothing`

const idsOf = (seen: readonly (string | null)[]): string[] => [...new Set(seen.filter((id) => id !== null))].sort()
/** The same people shown, the same mark: by it a list that shows others is told from one that reads itself anew. */
const markOf = (ids: readonly string[]): string => createHash('sha256').update(ids.join(' ')).digest('hex').slice(0, 16)

/** An event that showed people who can't be told from the tables afterwards, such as what a search found. */
export async function recordShown(event: NewEvent, seen: readonly (string | null)[]): Promise<void> {
  await db().$executeRaw`with told as (insert into event ${columns} values (${values(event)}) returning id) ${seenIn(sql`told`, idsOf(seen))}`
}

type Look = Omit<NewEvent, 'verb'>

/** Answers what is to be remembered once it is certain; null where the same was written already. */
type Remember = (() => void) | null

/**
 * That someone looked: once in ten minutes for one person and one subject, however often a screen reads itself anew. `seen`: the
 * patients of a list that can't be told from the tables afterwards; one that shows others is a look of its own.
 */
export async function recordLook(
  look: Look, seen: readonly (string | null)[] = [],
): Promise<void> {
  const remember = await writeLook(db(), look, seen)
  remember?.()
}

/** Several at once: all of them are written, or none is. */
export async function recordLooks(looks: readonly Look[]): Promise<void> {
  const certain = await tryAgain(() => inTransaction(async (tx) => {
    const each: Remember[] = []
    for (const look of looks) each.push(await writeLook(tx, look, []))
    return each
  }))
  for (const remember of certain) remember?.()
}

async function writeLook(
  on: Db, { detail: given = {}, ...event }: Look, seen: readonly (string | null)[],
): Promise<Remember> {
  const ids = idsOf(seen)
  const shown = ids.length === 0 ? given : { ...given, shown: markOf(ids) }
  const detail = JSON.stringify(shown)
  const key = [event.actor.id, event.clinic, event.appointment, event.patient, detail].join(' ')
  const before = written.get(key)
  if (before !== undefined && before <= event.at && event.at < before + sameLookMs) return null
  const look: NewEvent = { ...event, detail: shown, verb: 'look' }
  const rows = await on.$queryRaw<{ id: bigint }[]>`with told as (insert into event ${columns} select ${values(look)} where not exists (
    select 1 from event where verb = 'look' and actor_id = ${event.actor.id} and at > ${toIso(event.at - sameLookMs)}::timestamptz
      and appointment_id is not distinct from ${event.appointment}::uuid and patient_id is not distinct from ${event.patient}::uuid
      and clinic_id is not distinct from ${event.clinic} and detail = ${detail}::jsonb) returning id),
    seen as (${seenIn(sql`told`, ids)}) select id from told`
  if (rows.length === 0) return null
  return () => {
    if (written.size >= mostWritten) written.clear()
    written.set(key, event.at)
  }
}
