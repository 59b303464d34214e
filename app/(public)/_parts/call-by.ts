import { dueAt } from '@/lib/core/call'
import type { Policy } from '@/lib/core/diary-facts'
import type { Instant } from '@/lib/core/time'
import type { HoldView } from '@/lib/core/views'

/** By when reception would ring, were the held time asked for now. */
export const callByIfAsked = ({ clinic, start }: HoldView, policy: Policy, at: Instant): Instant => {
  const { openingHours, closures, timeZone } = clinic
  return dueAt({ openingHours, closures, zone: timeZone, policy }, at, start)
}
