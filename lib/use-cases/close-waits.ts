import type { Instant } from '@/lib/core/time'
import { closeOver } from '@/lib/store/waits'

/** Places on the waiting list whose last day has passed are over. Answers how many. For a job. */
export const closeWaits = (now: Instant): Promise<number> => closeOver(now)
