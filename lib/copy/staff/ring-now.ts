import { howSoon } from '@/lib/core/red-flags'
import type { QuestionsState } from '@/lib/core/questions'
import type { RingNowOutcome } from '@/lib/core/ring-now'

/*
 * FOR A CLINICIAN'S SIGN-OFF, with lib/copy/patient/questions.ts: what reception says to somebody who answered a warning sign with
 * yes. Reception advises in these words and judges nothing.
 *
 *   Read and approved by: ____________________   Registration: ____________   Date: ____________
 */

export const ringNow = {
  group: 'Ring now',
  due: 'Now',
  since: (clock: string): string => `since ${clock}`,
  said: (count: number): string => `Warning sign: ${count} to ring now`,
  again: 'no answer: ring again',
  takenBackShort: 'since answered no',
  booked: (status: string, when: string): string => `${status}, ${when}`,
  heading: (clock: string): string => `Answered yes at ${clock}, in the questions before the visit`,
  takenBack: 'They have since changed it to no. Ring all the same.',
  appointment: 'Appointment',
  say: {
    now: 'You told us about a sign that needs a hospital today. Please call 999 or go to A&E now, even if it has eased. Is somebody with you? Shall I call 999 for you?',
    today: 'You told us about something that a doctor should hear of today, before we treat you. Please ring 111, or your surgery for an urgent appointment. If it gets worse, call 999.',
  },
  dontJudge: 'Don’t judge whether it is serious. Unsure? Ask a practitioner, now.',
  note: 'Note, for the next person who rings',
  closing: {
    advised: 'They know what to do. It comes off the top; the practitioner sees their answers.',
    'passed-on': 'A practitioner in the clinic has taken it over. It comes off the top.',
    mistake: 'They chose it by mistake. It comes off the top; their answers are theirs to change.',
    'no-answer': 'It stays at the top. Ring again in a few minutes.',
  } satisfies Record<RingNowOutcome, string>,
}

export const sayTo = (flags: readonly string[]): string => ringNow.say[howSoon(flags) ?? 'today']

export const ringNowOutcomeWords: Record<RingNowOutcome, string> = {
  advised: 'Told what to do', 'passed-on': 'Passed to a practitioner', mistake: 'Chosen by mistake', 'no-answer': 'No answer',
}

export const ringNowDone: Record<RingNowOutcome, string> = {
  advised: 'told what to do', 'passed-on': 'passed to a practitioner', mistake: 'chosen by mistake', 'no-answer': 'no answer',
}

/** Whether the questions before the visit are answered: all that reception may know. */
export const questionsState: Record<QuestionsState | 'name', string> = { name: 'Questions', none: 'not answered yet', begun: 'begun, not sent', sent: 'answered' }
