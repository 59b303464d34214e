import { deviceMs, longestMs, mailboxLongestMs } from '@/lib/auth/session-limits'
import { longestGuessMs } from '@/lib/core/guessing'
import type { Instant } from '@/lib/core/time'
import { dropOldGuesses } from '@/lib/store/guess-counts'
import { dropMailboxSessions } from '@/lib/store/patient-sign-ins'
import { dropSpentChallenges } from '@/lib/store/passkeys'
import { dropOldDevices } from '@/lib/store/staff-devices'
import { dropSessions } from '@/lib/store/staff-sessions'

/** One-time links that are over are still told from wrong ones for a day. */
const toldForMs = 24 * 3_600_000

/** Forgets sign-ins that have ended or are older than any may be, patients' and staff's, wrong tries, and devices that nobody uses. Answers how many of staff. For a job. */
export async function forgetSessions(now: Instant): Promise<number> {
  await dropMailboxSessions(now - mailboxLongestMs, now - toldForMs)
  await dropSpentChallenges(now)
  await dropOldGuesses(now - longestGuessMs)
  await dropOldDevices(now - deviceMs)
  return dropSessions(now - longestMs)
}
