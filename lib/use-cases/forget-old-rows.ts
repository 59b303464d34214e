import { leisurely } from '@/lib/budget'
import type { Instant } from '@/lib/core/time'
import {
  deleteOver, forgetHolds, forgetLooks, forgetMessages, forgetSecurityEvents,
} from '@/lib/store/old-rows'

/**
 * Deletes what is kept for months or years and is over by now, by the rules of lib/core/growth.ts.
 * Some thousands at most of each a call: it is called again while it answers a number. What lives
 * for minutes has its own jobs. Any number of servers may do it at once.
 */
export const forgetOldRows = leisurely(async (now: Instant): Promise<number> => {
  const gone = [
    await forgetMessages(now), await forgetLooks(now), await forgetSecurityEvents(now),
    await forgetHolds(now), await deleteOver('staff_link', now),
    await deleteOver('practice_change', now), await deleteOver('sign_in_throttle', now),
  ]
  return gone.reduce((sum, count) => sum + count, 0)
})
