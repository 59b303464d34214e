import type { AppointmentView } from '@/lib/core/views'
import { moment } from './words'

/*
 * The way through the questions before a visit: what stands around them. What is asked and advised, which a clinician signs off,
 * stands in questions.ts.
 */

export const questionsWords = {
  title: (name: string): string => `Before your visit: ${name}`,
  count: (n: number, of: number): string => `Question ${n} of ${of}`,
  titleCount: (n: number, of: number): string => ` (${n} of ${of})`,
  steps: 'The questions',
  done: ', answered, go back to change it',
  toAppointment: 'Back to your appointment',
  optional: '(optional)',
  save: 'Save and continue',
  saveBack: 'Save and go back to your answers',
  later: 'Save and finish later',
  tooLong: (most: number): string => `Say it in at most ${most.toLocaleString('en-GB')} characters`,
  controls: 'Take out the characters that cannot be shown',
  startTitle: 'Before your first visit',
  start: 'Before you come, please answer a few questions',
  startLead: 'It takes about ten minutes and saves them at your visit. Your practitioner reads the answers before you come.',
  startPoints: [
    'Each page is kept as you go on. You can stop at any page and come back by the same link.',
    'You can change your answers until the visit.',
    'Only the practitioner who treats you reads them. Reception sees that you have answered, and rings you if a warning sign fits.',
  ],
  startByPhone: 'If you would rather not answer here, your practitioner asks you the same at the visit. Need help with it? Ring ',
  begin: 'Begin',
  goOn: 'Go on where you left off',
  sentOn: (when: string): string => `You sent your answers on ${when}.`,
  look: 'Look at your answers, or change them',
  whenSent: moment,
}

export const checkWords = {
  title: 'Check and send',
  heading: 'Check your answers, then send them',
  sentHeading: 'Your answers',
  sentLead: 'They are with your practitioner. What you change is kept as soon as you save it.',
  send: 'Send',
  sendText: 'Once sent, your practitioner can read them. You can still change them until the visit.',
  button: 'Send my answers',
  left: 'Not answered yet',
  none: 'None',
  nothing: 'Not said',
  change: 'Change',
  changeHidden: (page: string): string => ` ${page}`,
  answerNow: 'Answer',
  agreed: 'Agreed',
  notAgreed: 'Not agreed yet',
}

export const sentWords = {
  title: 'Sent',
  heading: 'Thank you. Your answers are with us.',
  lead: (view: AppointmentView): string => `${view.practitioner.name} reads them before you come on ${moment(view.start, view.clinic.timeZone)}.`,
  next: 'What happens next',
  points: [
    'You need do nothing more. Bring a list of your medicines if you have one, and letters about scans.',
    'If anything changes before the visit, open your link and change your answers.',
  ],
  worse: 'If it gets worse, or one of the warning signs comes: ',
  act: 'call 999 or go to A&E now',
}

/** On the pages of an appointment. */
export const offerWords = {
  heading: 'Before your first visit',
  none: 'A few questions about your health and what brings you. About ten minutes, whenever you like before you come.',
  begun: 'You have begun to answer our questions. What you wrote is kept.',
  sent: 'Your answers are with your practitioner. You can change them until the visit.',
  begin: 'Answer the questions',
  goOn: 'Go on with the questions',
  look: 'Look at your answers',
  kept: 'Kept. Come back by this link whenever you like.',
}
