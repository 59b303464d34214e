import { toIso, type Instant } from '@/lib/core/time'
import { whole, type AppointmentRow } from './appointments'
import { db, sql, type Db } from './client'
import { eventOf } from './events'

/**
 * Whose is whose, by an email address in lower case: a patient whose record has it, with all their appointments; and an
 * appointment that it was given with, alone: whoever gave it may have been anybody. `a` is the appointment.
 */
const known = (email: string) => sql`
  a.status <> 'held' and (lower(a.contact_email) = ${email}
    or exists (select 1 from patient where patient.id = a.patient_id and lower(patient.email) = ${email}))`

/** Every appointment that is known under the address, soonest first; of the past the latest `most`. */
export async function findOfMailbox(email: string, now: Instant, most: number): Promise<AppointmentRow[]> {
  const found = await db().$queryRaw<{ id: string }[]>`
    (select a.id from appointment a where ${known(email)} and a.ends_at >= ${toIso(now)}::timestamptz)
    union all (select a.id from appointment a where ${known(email)} and a.ends_at < ${toIso(now)}::timestamptz order by a.starts_at desc limit ${most})`
  return db().appointment.findMany({
    where: { id: { in: found.map(({ id }) => id) } }, include: whole, orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  })
}

/** One of them, or null. */
export async function findOneOfMailbox(email: string, reference: string): Promise<AppointmentRow | null> {
  const [found] = await db().$queryRaw<{ id: string }[]>`select a.id from appointment a where a.reference = ${reference} and ${known(email)}`
  return found ? db().appointment.findUnique({ where: { id: found.id }, include: whole }) : null
}

/**
 * That somebody who says they read this address has lost a link: an event for each of its appointments to come, by which the
 * link is mailed to it. `to` says which of the two addresses it is: the one given with the booking, or the record's. One
 * statement, known or not.
 */
export async function recordLinkAsked(tx: Db, email: string, now: Instant): Promise<void> {
  const lost = (to: 'booking' | 'record', where: ReturnType<typeof known>) => {
    const event = { at: now, verb: 'link.ask', actor: { kind: 'patient', id: null, name: null }, appointment: null, clinic: null, patient: null, detail: { to } } as const
    return eventOf(event, sql`appointment a where a.status in ('requested', 'confirmed') and a.starts_at > ${toIso(now)}::timestamptz and ${where}`,
      sql`a.patient_id`, { clinic: sql`a.clinic_id`, appointment: sql`a.id` })
  }
  const given = sql`lower(a.contact_email) = ${email}`
  const record = sql`lower(a.contact_email) is distinct from ${email}
    and exists (select 1 from patient where patient.id = a.patient_id and lower(patient.email) = ${email})`
  await tx.$executeRaw`with booking as (${lost('booking', given)} returning 1) ${lost('record', record)}`
}
