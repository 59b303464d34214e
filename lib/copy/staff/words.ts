import type { AppointmentStatus, AppointmentVerb, BestTime, CancelReason } from '@/lib/core/appointment'
import type { AttemptOutcome } from '@/lib/core/call'
import type { RingBackOutcome } from '@/lib/core/ring-back'

/** One word for one thing: what the desk calls a status, a verb, an outcome. */
export const statusWords: Record<AppointmentStatus, string> = {
  held: 'held', requested: 'requested', confirmed: 'confirmed', arrived: 'arrived', completed: 'completed',
  no_show: 'did not attend', cancelled: 'cancelled', released: 'released',
}

export const verbWords: Record<AppointmentVerb, string> = {
  request: 'Request', take: 'Take', lapse: 'Lapse', confirm: 'Confirm', release: 'Release', move: 'Move', cancel: 'Cancel',
  arrive: 'Arrived', complete: 'Finished', miss: 'Did not attend', undo: 'Undo',
}

export const outcomeWords: Record<AttemptOutcome, string> = {
  confirmed: 'Confirmed', moved: 'Moved', 'no-answer': 'No answer', voicemail: 'Voicemail left',
  'wrong-number': 'Wrong number', 'call-back': 'Call back at', declined: 'Declined',
}

/** An outcome, told afterwards. */
export const outcomeDone: Record<AttemptOutcome, string> = {
  confirmed: 'confirmed', moved: 'moved', 'no-answer': 'no answer', voicemail: 'voicemail left',
  'wrong-number': 'wrong number', 'call-back': 'asked to be rung back', declined: 'declined',
}

export const ringBackWords: Record<RingBackOutcome, string> = {
  booked: 'Book a time', answered: 'Question settled', 'no-answer': 'No answer', unwanted: 'No longer wanted',
}

export const ringBackDone: Record<RingBackOutcome, string> = {
  booked: 'booked', answered: 'question settled', 'no-answer': 'no answer', unwanted: 'no longer wanted',
}

export const bestTimeWords: Record<BestTime, string> = {
  any: 'any time', 'before-noon': 'before noon', 'noon-to-2': 'noon to 2', '2-to-5': '2 to 5', 'after-5': 'after 5',
}

export const cancelReasonWords: Record<CancelReason, string> = {
  'patient-asked': 'The patient asked', 'patient-unwell': 'The patient is unwell',
  'time-no-longer-suits': 'The time no longer suits', 'booked-elsewhere': 'Booked elsewhere',
  'practitioner-away': 'The practitioner is away', 'clinic-closed': 'The clinic is closed',
  'booked-by-mistake': 'Booked by mistake', other: 'Another reason',
}

export const flagWords = {
  first: '1st', firstTitle: 'First visit', pregnant: 'preg', pregnantTitle: 'Pregnant',
  treatsPregnant: 'Treats in pregnancy',
}

export const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`
