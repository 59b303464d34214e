import { randomUUID } from 'node:crypto'
import { toIso, type Instant } from '@/lib/core/time'
import { ask, db, sql, type Db, type Sql } from './client'

/** A practitioner's diary for the calendar on their phone. */

export interface FeedRow {
  id: string
  generation: number
  open: boolean
  changedAt: Instant
}

const toFeed = ({ id, generation, open, changedAt }: { id: string; generation: number; open: boolean; changedAt: Date }): FeedRow =>
  ({ id, generation, open, changedAt: changedAt.getTime() })

export async function findFeed(staff: string): Promise<FeedRow | null> {
  const row = await db().calendarFeed.findUnique({ where: { staffId: staff } })
  return row && toFeed(row)
}

/** The calendar with whose it is, while it is open and their account and they themselves are here. */
export async function findOpenFeed(id: string): Promise<{ generation: number; practitioner: { id: string; name: string } } | null> {
  const row = await db().calendarFeed.findFirst({
    where: { id, open: true, staff: { disabledAt: null, practitioner: { active: true } } },
    include: { staff: { select: { practitioner: { select: { id: true, name: true } } } } },
  })
  return row?.staff.practitioner ? { generation: row.generation, practitioner: row.staff.practitioner } : null
}

/** Opens it under a new address. */
export async function renewFeed(tx: Db, staff: string, now: Instant): Promise<FeedRow> {
  const changedAt = new Date(now)
  return toFeed(await tx.calendarFeed.upsert({
    where: { staffId: staff }, create: { id: randomUUID(), staffId: staff, changedAt },
    update: { open: true, generation: { increment: 1 }, changedAt },
  }))
}

/** No address opens it any more. False when it wasn't open. */
export async function closeFeed(tx: Db, staff: string, now: Instant): Promise<boolean> {
  const { count } = await tx.calendarFeed.updateMany({ where: { staffId: staff, open: true }, data: { open: false, changedAt: new Date(now) } })
  return count === 1
}

/** Time that is taken, with whom as far as initials are made from it. */
export interface BusyRow {
  id: string
  status: string
  version: number
  clinic: string
  patient: string
  start: Instant
  end: Instant
  changedAt: Instant
}

const ms = (column: Sql): Sql => sql`extract(epoch from ${column})::float8 * 1000`

/** What is asked for, agreed on or has been, of a practitioner between two instants; by start. */
export const findBusy = (practitioner: string, from: Instant, to: Instant): Promise<BusyRow[]> => ask(sql`
  select a.id, a.status, a.version, a.clinic_id as clinic, p.name as patient, ${ms(sql`a.starts_at`)} as start, ${ms(sql`a.ends_at`)} as end,
    ${ms(sql`a.changed_at`)} as "changedAt"
  from appointment a join patient p on p.id = a.patient_id
  where a.practitioner_id = ${practitioner} and a.status in ('requested', 'confirmed', 'arrived', 'completed')
    and a.starts_at >= ${toIso(from)}::timestamptz and a.starts_at < ${toIso(to)}::timestamptz
  order by a.starts_at, a.id`)
