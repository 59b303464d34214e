import type { Instant } from '@/lib/core/time'
import { deleteOver } from '@/lib/store/old-rows'
import { dropMailboxSessions } from '@/lib/store/patient-sign-ins'
import { dropSessions } from '@/lib/store/staff-sessions'

/**
 * Forgets sign-ins that have ended or are older than any may be, patients' and staff's, wrong
 * tries, and devices that nobody uses. Answers how many of staff. For a job.
 */
export async function forgetSessions(now: Instant): Promise<number> {
  await dropMailboxSessions(now)
  await deleteOver('spent_challenge', now)
  await deleteOver('guess_count', now)
  await deleteOver('staff_device', now)
  return dropSessions(now)
}
