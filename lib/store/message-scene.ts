import type { Visit } from '@/lib/core/messages/facts'
import type { Instant } from '@/lib/core/time'
import { findAppointment, type AppointmentRow } from './appointments'
import { db } from './client'

/** Everybody and everything that a message is about, as it stands when it is sent or shown. */
export interface SceneRow {
  appointment: AppointmentRow | null
  /** Of an offer: their record, the link's generation, and whether they can still answer it. */
  offered: { patient: NonNullable<AppointmentRow['patient']>; generation: number; open: boolean } | null
  staff: { email: string; name: string; disabled: boolean } | null
  /** The visits of the course, where it is one of several that stand. By start. */
  course: (Visit & { reference: string; version: number })[]
}

interface Of {
  appointment: string | null
  staff: string | null
  facts: { offer?: { id: string; wait: string } }
}

async function findOffered({ id, wait }: { id: string; wait: string }, now: Instant): Promise<SceneRow['offered']> {
  const row = await db().offerTo.findUnique({ where: { offerId_waitId: { offerId: id, waitId: wait } },
    include: { offer: true, wait: { include: { patient: true } } } })
  if (!row) return null
  const open = row.outcome === null && row.offer.closedAt === null && row.offer.expiresAt.getTime() > now && row.wait.closedAt === null
  return { patient: row.wait.patient, generation: row.linkGeneration, open }
}

async function findCourse(row: AppointmentRow | null): Promise<SceneRow['course']> {
  if (!row?.courseId) return []
  const rows = await db().appointment.findMany({ where: { courseId: row.courseId, status: 'confirmed' }, orderBy: [{ startsAt: 'asc' }, { id: 'asc' }] })
  return rows.map((one) => ({ start: one.startsAt.getTime(), end: one.endsAt.getTime(), practitioner: one.practitionerId,
    reference: one.reference, version: one.version }))
}

async function findStaff(id: string): Promise<SceneRow['staff']> {
  const row = await db().staff.findUnique({ where: { id }, select: { email: true, name: true, disabledAt: true } })
  return row && { email: row.email, name: row.name, disabled: row.disabledAt !== null }
}

export async function readScene({ appointment, staff, facts }: Of, now: Instant): Promise<SceneRow> {
  const [row, offered, account] = await Promise.all([
    appointment === null ? null : findAppointment({ id: appointment }), facts.offer ? findOffered(facts.offer, now) : null,
    staff === null ? null : findStaff(staff),
  ])
  return { appointment: row, offered, staff: account, course: await findCourse(row) }
}
