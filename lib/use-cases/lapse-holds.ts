import type { Instant } from '@/lib/core/time'
import { forgetAsks } from '@/lib/store/asks'
import { forgetDrafts } from '@/lib/store/drafts'
import { lapseExpired } from '@/lib/store/holds'
import { forgetKeys } from '@/lib/store/idempotency'

/** Tidies up after patients who went away: expired holds lapse, drafts and keys are forgotten in their time. For a job. */
export async function lapseHolds(now: Instant): Promise<{ holds: number; drafts: number; keys: number }> {
  await forgetAsks(now)
  return { holds: await lapseExpired(now), drafts: await forgetDrafts(now), keys: await forgetKeys(now) }
}
