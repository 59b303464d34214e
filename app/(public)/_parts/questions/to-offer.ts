import { mayAnswer, type QuestionsState } from '@/lib/core/questions'
import type { Instant } from '@/lib/core/time'
import type { AppointmentView } from '@/lib/core/views'
import { readQuestions } from '@/lib/use-cases/read-questions'
import { whoCame } from '../open-appointment'

/** How far the questions have come, where they are to be offered: before a first visit, and wherever they have been begun. */
export async function questionsToOffer(view: AppointmentView, secret: string, at: Instant): Promise<QuestionsState | null> {
  if (!mayAnswer(view, at)) return null
  const came = await whoCame(view.reference, secret)
  const read = came && await readQuestions(came.actor, came.reference, at)
  return read?.ok && (view.firstVisit || read.value.state !== 'none') ? read.value.state : null
}
