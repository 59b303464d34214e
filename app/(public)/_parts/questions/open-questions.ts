import { notFound, redirect } from 'next/navigation'
import type { QuestionsView } from '@/lib/core/questions'
import type { Instant } from '@/lib/core/time'
import type { SearchParams } from '@/lib/input/journey'
import { readQuestions } from '@/lib/use-cases/read-questions'
import { openAppointment, whoCame } from '../open-appointment'
import type { OpenAppointment } from '../open-appointment'
import { paths } from '../paths'

export interface OpenQuestionnaire extends OpenAppointment {
  questions: QuestionsView
}

/** The questions behind a link; once they can no longer be answered, the appointment's own page, which says how it stands. */
export async function openQuestionnaire(typed: string, params: SearchParams, at: Instant): Promise<OpenQuestionnaire> {
  const open = await openAppointment(typed, params, at)
  const came = await whoCame(typed, params.key)
  const read = came && await readQuestions(came.actor, came.reference, at)
  if (!read?.ok) notFound()
  const { open: mayAnswer, ...questions } = read.value
  if (!mayAnswer) redirect(paths.appointment(open.view.reference, open.secret))
  return { ...open, questions }
}
