import { questionPages, type PageAnswers, type QuestionPage } from '@/lib/core/questions'
import type { Instant } from '@/lib/core/time'
import type { PatientActor } from '@/lib/auth/actor'
import { db } from '@/lib/store/client'
import { saveQuestions, type SavedPage } from '@/lib/use-cases/save-questions'
import { wholeAnswers } from '../factories/answers'
import { asked } from './asking'
import { monday } from './small-practice'

export interface Answering {
  id: string
  reference: string
  patient: PatientActor
  secret: string
}

/** Somebody who asked for a time, with what their link proves. */
export async function answering(start: Instant): Promise<Answering> {
  const { appointment: { reference }, secret } = await asked(start, { practitioner: 'ann' })
  const { id } = await db().appointment.findUniqueOrThrow({ where: { reference }, select: { id: true } })
  return { id, reference, secret, patient: { kind: 'patient', appointmentId: id } }
}

export async function save(
  { patient, reference }: Answering, page: QuestionPage, answers: PageAnswers = wholeAnswers[page], now: Instant = monday,
): Promise<SavedPage> {
  const saved = await saveQuestions(patient, { reference, page, answers }, now)
  if (!saved.ok) throw new Error(saved.refusal.reason)
  return saved.value
}

/** Every page, one after the other. */
export async function saveAll(who: Answering, now: Instant = monday): Promise<void> {
  for (const page of questionPages) await save(who, page, wholeAnswers[page], now)
}
