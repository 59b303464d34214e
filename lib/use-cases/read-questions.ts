import type { Actor } from '@/lib/auth/actor'
import { mayAnswer, type QuestionsView } from '@/lib/core/questions'
import { done, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { findQuestionnaire, toQuestionsView } from '@/lib/store/questionnaires'
import { statusOf } from '@/lib/store/shape'
import { findFor } from './subject'

/**
 * What a patient has answered before their visit, for themselves. `open`: it may still be answered or changed.
 * Refusal: `not-found` (also for staff, who read answers by `openQuestions` alone).
 */
export async function readQuestions(actor: Actor, reference: string, now: Instant): Promise<Result<QuestionsView & { open: boolean }>> {
  const found = await findFor(actor, 'questions.fill', reference)
  if (!found.ok) return found
  const { id, startsAt } = found.value
  const open = mayAnswer({ status: statusOf(found.value), start: startsAt.getTime() }, now)
  return done({ ...toQuestionsView(await findQuestionnaire(id)), open })
}
