import { toIso, type Instant } from '@/lib/core/time'
import { askIn, sql, type Db } from './client'

export interface UpcomingCounts {
  appointments: number
  /** Open places on the waiting list that ask for it. */
  waits: number
}

/** What is agreed on and still to come with a practitioner, or of a service. */
export async function countUpcoming(tx: Db, of: { practitioner: string } | { service: string }, now: Instant): Promise<UpcomingCounts> {
  const [appointment, wait] = 'practitioner' in of
    ? [sql`practitioner_id = ${of.practitioner}`, sql`practitioner_id = ${of.practitioner}`]
    : [sql`service_id = ${of.service}`, sql`service_id = ${of.service}`]
  const [row] = await askIn(tx)<{ appointments: number; waits: number }>(sql`
    select (select count(*)::int from appointment where ${appointment} and status in ('requested', 'confirmed')
        and starts_at > ${toIso(now)}::timestamptz) as appointments,
      (select count(*)::int from wait where ${wait} and closed_at is null) as waits`)
  return row ?? { appointments: 0, waits: 0 }
}
