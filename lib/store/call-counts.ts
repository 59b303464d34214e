import type { CallCounts } from '@/lib/health/metrics-text'
import type { Instant } from '@/lib/core/time'
import { askPulse } from './pulse'

/** Clinic by clinic, as the index has them. */
const query = (now: Instant): string => `
  select coalesce(sum(open), 0)::int as open, coalesce(sum(overdue), 0)::int as overdue
  from clinic c cross join lateral (
    select count(*) as open,
      count(*) filter (where coalesce(next_try_at, due_at) < to_timestamp(${now / 1000})) as overdue
    from call join appointment a on a.id = call.appointment_id and a.status = 'requested'
    where call.clinic_id = c.id and call.closed_at is null) counted`

/** Calls that are to be made, and those of them that should have been, at all clinics. */
export async function countCalls(now: Instant): Promise<CallCounts> {
  const [row] = await askPulse<CallCounts>(query(now))
  return row ?? { open: 0, overdue: 0 }
}
