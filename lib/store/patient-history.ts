import type { AppointmentStatus } from '@/lib/core/appointment'
import type { AttemptOutcome } from '@/lib/core/call'
import {
  patientFields, type PatientAppointment, type PatientField, type PatientTry, type RecordLine,
} from '@/lib/core/patient-view'
import type { Instant } from '@/lib/core/time'
import { db, sql, type Db } from './client'
import type { Prisma } from './generated/client'

/**
 * What is told of a patient: appointments, tries to ring, and what was done with the record. Always of some clinics.
 */

const appointmentParts = {
  id: true, reference: true, status: true, startsAt: true, endsAt: true, clinicId: true, practitioner: { select: { name: true } },
  service: { select: { name: true } },
} as const satisfies Prisma.AppointmentSelect

const toAppointment = (row: Prisma.AppointmentGetPayload<{ select: typeof appointmentParts }>): PatientAppointment => ({
  id: row.id, reference: row.reference, status: row.status as AppointmentStatus, start: row.startsAt.getTime(),
  end: row.endsAt.getTime(), clinic: row.clinicId, practitioner: row.practitioner.name, service: row.service.name,
})

const stillToBe = (now: Instant) => ({ status: { in: ['requested', 'confirmed', 'arrived'] }, endsAt: { gt: new Date(now) } })

/**
 * What is to come (soonest first, all of it), and what is past, cancelled or released (latest first, at most so many).
 */
export async function findAppointmentsOf(
  patient: string, clinics: readonly string[], now: Instant, most: number, tx: Db = db(),
): Promise<{ ahead: PatientAppointment[]; past: PatientAppointment[]; earlier: number }> {
  const theirs = { patientId: patient, clinicId: { in: [...clinics] } }
  const behind = { ...theirs, NOT: stillToBe(now) }
  const [ahead, past, count] = await Promise.all([
    tx.appointment.findMany({ where: { ...theirs, ...stillToBe(now) }, select: appointmentParts, orderBy: { startsAt: 'asc' } }),
    tx.appointment.findMany({ where: behind, select: appointmentParts, orderBy: { startsAt: 'desc' }, take: most }),
    tx.appointment.count({ where: behind }),
  ])
  return { ahead: ahead.map(toAppointment), past: past.map(toAppointment), earlier: count - past.length }
}

/** How often they were rung, the latest first. */
export async function findTriesOf(patient: string, clinics: readonly string[], most: number): Promise<PatientTry[]> {
  const rows = await db().attempt.findMany({
    where: { call: { appointment: { patientId: patient, clinicId: { in: [...clinics] } } } },
    include: { staff: { select: { name: true } }, key: { select: { name: true } },
      call: { select: { clinicId: true, appointment: { select: { reference: true } } } } },
    orderBy: { at: 'desc' }, take: most,
  })
  return rows.map((row) => ({
    at: row.at.getTime(), outcome: row.outcome as AttemptOutcome, by: (row.staff ?? row.key)?.name ?? '', note: row.note,
    reference: row.call.appointment.reference, clinic: row.call.clinicId,
  }))
}

/** What changes a record itself. */
export const recordVerbs = ['edit', 'patient-phone', 'merge', 'unmerge', 'apart'] as const

interface Told {
  id: bigint
  at: Date
  verb: string
  by: string
  fields: string | null
  version: number | null
}

const isField = (text: string): text is PatientField => (patientFields as readonly string[]).includes(text)

const toLine = (row: Told): RecordLine => ({
  id: Number(row.id), at: row.at.getTime(), verb: row.verb, by: row.by, version: row.version,
  fields: (row.fields ?? '').split(', ').filter(isField),
})

/** Events of a record and of those that were merged into it, newest first: its changes, or everything. */
export async function readTrail(
  patient: string, which: 'changes' | 'all', most: number, before: number | null = null,
): Promise<RecordLine[]> {
  const verbs = which === 'all' ? sql`true` : sql`verb = any(${[...recordVerbs]})`
  const until = before === null ? sql`true` : sql`event.id < ${before}`
  const rows = await db().$queryRaw<Told[]>`
    with recursive theirs as (
      select ${patient}::uuid as id union select patient.id from patient join theirs on patient.merged_into_id = theirs.id)
    select event.id, at, verb, coalesce(actor_name, actor_kind) as by, detail->>'fields' as fields,
      (detail->>'version')::int as version
    from event join theirs on theirs.id = event.patient_id where ${verbs} and ${until} order by event.id desc limit ${most}`
  return rows.map(toLine)
}

/** Who changed it last, and when: what a stale form is told. */
export async function lastRecordChange(patient: string, tx: Db = db()): Promise<{ by: string; at: Instant } | null> {
  const [row] = await tx.$queryRaw<{ by: string; at: Date }[]>`
    select coalesce(actor_name, actor_kind) as by, at from event
    where patient_id = ${patient}::uuid and (verb = any(${recordVerbs.filter((verb) => verb !== 'apart')})
      or (verb = 'attempt' and detail->>'outcome' = 'wrong-number'))
    order by id desc limit 1`
  return row ? { by: row.by, at: row.at.getTime() } : null
}
