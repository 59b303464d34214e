import { longestMs } from '@/lib/auth/session-limits'
import type { Instant } from '@/lib/core/time'
import { dropSessions } from '@/lib/store/staff-sessions'

/** Forgets sign-ins that have ended or are older than any may be. Answers how many. For a job. */
export const forgetSessions = (now: Instant): Promise<number> => dropSessions(now - longestMs)
