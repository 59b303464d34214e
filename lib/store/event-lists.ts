import type { EventLine } from '@/lib/core/event-view'
import { toIso, type Instant } from '@/lib/core/time'
import { db, join, sql, type Sql } from './client'
import { seenFrom } from './patient-records'
import { shownIn, withMerged } from './shown-in'

/** What happened and who looked, as a manager reads it. */

export interface EventFilter {
  /** Those of the reader. */
  clinics: readonly string[]
  staff?: string | undefined
  patient?: string | undefined
  verb?: string | undefined
  /** From this instant on, and before that one. */
  from?: Instant | undefined
  until?: Instant | undefined
  /** The last one of the page before. */
  before?: { at: Instant; id: string } | undefined
}

/**
 * Whose events a reader sees: of their clinics; and of no clinic where whoever did it works at one of these, or whom it is about is
 * theirs, or where it is neither (the practice's own).
 */
const readable = (clinics: readonly string[]): Sql => sql`(event.clinic_id = any(${[...clinics]}) or (event.clinic_id is null and (
  exists (select 1 from staff s where s.id::text = event.actor_id and (
    exists (select 1 from staff_grant g where g.staff_id = s.id and (g.clinic_id is null or g.clinic_id = any(${[...clinics]})))
    or exists (select 1 from staff_clinic c where c.staff_id = s.id and c.clinic_id = any(${[...clinics]}))))
  or exists (select 1 from patient where patient.id = event.patient_id and ${seenFrom(clinics)})
  or (event.actor_kind <> 'staff' and event.patient_id is null))))`

const at = (instant: Instant): Sql => sql`${toIso(instant)}::timestamptz`

/** A patient's own events, those of lists that showed them, and those of screens on which they stood. */
const about = (patient: string): Sql => sql`event.id in (
  ${withMerged(patient)} select e.id from event e join theirs on theirs.id = e.patient_id
  union select seen.event_id from event_seen seen join theirs on theirs.id = seen.patient_id
  union ${shownIn(sql`theirs`)})`

function whereOf({ clinics, staff, patient, verb, from, until, before }: EventFilter): Sql {
  const parts = [readable(clinics)]
  if (staff !== undefined) parts.push(sql`event.actor_id = ${staff}`)
  if (patient !== undefined) parts.push(about(patient))
  if (verb !== undefined) parts.push(sql`event.verb = ${verb}`)
  if (from !== undefined) parts.push(sql`event.at >= ${at(from)}`)
  if (until !== undefined) parts.push(sql`event.at < ${at(until)}`)
  if (before !== undefined) parts.push(sql`(event.at, event.id) < (${at(before.at)}, ${before.id}::bigint)`)
  return join(parts, ' and ')
}

interface Row {
  id: string
  at: Date
  verb: string
  kind: string
  by: string | null
  clinic: string | null
  reference: string | null
  patient: string | null
  name: string | null
  seen: number
  detail: Record<string, unknown>
}

/** The last ones first, at most so many. */
export async function findEvents(filter: EventFilter, most: number): Promise<EventLine[]> {
  const rows = await db().$queryRaw<Row[]>`
    with page as materialized (select * from event where ${whereOf(filter)} order by event.at desc, event.id desc limit ${most})
    select page.id::text, page.at, page.verb, page.actor_kind as kind, coalesce(page.actor_name, staff.name) as by, page.clinic_id as clinic,
      a.reference, coalesce(page.patient_id, a.patient_id)::text as patient, patient.name, page.detail,
      (select count(*)::int from event_seen s where s.event_id = page.id) as seen
    from page left join staff on page.actor_kind = 'staff' and staff.id::text = page.actor_id
      left join appointment a on a.id = page.appointment_id
      left join patient on patient.id = coalesce(page.patient_id, a.patient_id) and ${seenFrom(filter.clinics)}
    order by page.at desc, page.id desc`
  return rows.map(({ at: instant, patient, name, ...row }) => ({ ...row, at: instant.getTime(), patient: patient === null ? null : { id: patient, name } }))
}

/** Every verb that there is: by jumps through the index, not by reading all events. */
export async function findVerbs(): Promise<string[]> {
  const rows = await db().$queryRaw<{ verb: string }[]>`
    with recursive known as (
      (select verb from event order by verb limit 1)
      union all select (select verb from event where verb > known.verb order by verb limit 1) from known where known.verb is not null)
    select verb from known where verb is not null`
  return rows.map(({ verb }) => verb)
}

/** Who signs in at one of these clinics, or did; managers work at all of them. Then the programs whose keys are good there, or were. */
export async function findStaffOf(clinics: readonly string[]): Promise<{ id: string; name: string; role: string }[]> {
  const here = { some: { clinicId: { in: [...clinics] } } }
  const keys = await db().apiKey.findMany({ where: { OR: [{ everywhere: true }, { clinics: here }] }, select: { id: true, name: true }, orderBy: [{ name: 'asc' }, { id: 'asc' }] })
  const staff = await db().staff.findMany({ where: { OR: [{ grants: { some: { OR: [{ clinicId: null }, { clinicId: { in: [...clinics] } }] } } }, { clinics: here }] },
    select: { id: true, name: true, role: true }, orderBy: [{ name: 'asc' }, { id: 'asc' }] })
  return [...staff, ...keys.map((key) => ({ ...key, role: 'key' }))]
}
