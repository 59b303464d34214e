import { done, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { countAsk, keepAsk, type MailAsk } from './asking-mail'

/**
 * A lost link: each appointment to come that is known under the address has its link mailed there.
 * Looked up after the answer, which is the same, after the same work, whether or not there is one.
 * Refusal: `too-many-tries`.
 */
export async function askForLink(ask: MailAsk, now: Instant): Promise<Result<null>> {
  const counted = await countAsk(ask, now)
  if (!counted.ok) return counted
  if (counted.value.mail) await keepAsk('lost-link', ask.email, now)
  return done(null)
}
