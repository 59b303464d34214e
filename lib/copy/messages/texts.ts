import { phoneText } from '@/lib/copy/patient/phone'
import type { PatientKind } from '@/lib/core/messages/kinds'
import type { Reply } from '@/lib/core/messages/reply-words'

/**
 * Text messages, of each kind from the fullest to the shortest: the first that fits one text is sent, and the last always does,
 * since nothing in it has a length that anybody chose. Read on lock screens: no names but a first one, nothing of what for.
 */
export const textWords: Record<Exclude<PatientKind, 'sign-in-link'>, readonly string[]> = {
  requested: [
    'Thank you, {firstName}. {day} at {time}, {place}, is kept for you. We ring you by {callBy}. See or change it: {link}',
    'Thank you, {firstName}. {day} at {time}, {place}, is kept for you. We ring you by {callBy} to confirm it. Questions: {phone}',
    '{day} at {time} is kept for you. We ring you by {callBy} to confirm it. Questions: {phone}',
  ],
  confirmed: [
    'Confirmed, {firstName}: your appointment on {day} at {time}, {place}. See or change it: {link}',
    'Confirmed: {day}, {time}, {place}. Change it: {link}',
    'Confirmed, {firstName}: your appointment on {day} at {time}, {place}. To change it, ring {phone}',
    'Your appointment on {day} at {time} is confirmed. To change it, ring {phone}',
  ],
  moved: [
    '{firstName}, your appointment has moved from {oldDay}, {oldTime} to {day} at {time}, {place}. If that does not suit, ring {phone}',
    'Your appointment has moved to {day} at {time}, {place}. If that does not suit, ring {phone}',
    'Your appointment has moved to {day} at {time}. If that does not suit, ring {phone}',
  ],
  cancelled: [
    '{firstName}, your appointment on {day} at {time}, {place}, is cancelled. For another time, ring {phone}',
    'Your appointment on {day} at {time} is cancelled. For another time, ring {phone}',
  ],
  released: [
    '{firstName}, we could not reach you to confirm {day} at {time}, {place}, so that time is free again. For another one, ring {phone}',
    'We could not reach you to confirm {day} at {time}, so that time is free again. For another one, ring {phone}',
  ],
  unreached: [
    '{firstName}, we rang about your appointment on {day} at {time}, {place}, and missed you. The time stays yours. Say when to ring: {link}',
    '{firstName}, we rang about your appointment on {day} at {time}, {place}, and missed you. We try again, or ring us: {phone}',
    'We rang about your appointment on {day} at {time} and missed you. We try again, or ring us: {phone}',
  ],
  'reminder-3': [
    '{firstName}, your appointment is on {day} at {time}, {place}. Reply YES if you are coming, CANCEL if not. Questions: {phone}',
    'Your appointment is on {day} at {time}, {place}. Reply YES if you are coming, CANCEL if not. Questions: {phone}',
    'Your appointment is on {day} at {time}. Reply YES if you are coming, CANCEL if not. Questions: {phone}',
  ],
  'reminder-1': [
    '{firstName}, see you on {day} at {time}, {place}. Reply YES if you are coming, CANCEL if not. Questions: {phone}',
    'See you on {day} at {time}, {place}. Reply YES if you are coming, CANCEL if not. Questions: {phone}',
    'Your appointment is on {day} at {time}. Reply YES if you are coming, CANCEL if not. Questions: {phone}',
  ],
  offer: [
    'Free: {day} at {time}, {place}. Yours if you say so by {until}: {link}',
    'Free: {day}, {time}. Answer by {until}: {link}',
    '{day}, {time} is free. Yes or no? {link}',
    'A time has come free: {day} at {time}, {place}. If you would like it, ring {phone} by {until}',
    'A time has come free: {day} at {time}. If you would like it, ring {phone} by {until}',
  ],
  'offer-taken': [
    'It is yours, {firstName}: {day} at {time}, {place}. See or change it: {link}',
    'It is yours: {day}, {time}, {place}. Change it: {link}',
    'It is yours, {firstName}: {day} at {time}, {place}. To change it, ring {phone}',
    'It is yours: {day} at {time}. To change it, ring {phone}',
  ],
  'offer-over': [
    '{firstName}, {day} at {time}, {place}, is no longer free. You keep your place on the waiting list. Questions: {phone}',
    '{day} at {time} is no longer free. You keep your place on the waiting list. Questions: {phone}',
  ],
  link: [
    'The link to your appointment on {day}: {link}',
    'Your link: {link}',
    'For your appointment on {day} at {time}, ring {phone}',
  ],
}

const mostQuoted = 500

/** Beside somebody to ring back. */
export const aboutWords = {
  cancel: (reference: string | null): string => reference === null ? 'Texted CANCEL.' : `Texted CANCEL about ${reference}. It stands until you have spoken.`,
  text: (words: string): string => `Sent a text: ${words.length > mostQuoted ? `${words.slice(0, mostQuoted - 1)}…` : words}`,
}

/** What an inbound text is answered with. */
const replies = {
  yes: 'Thank you. We look forward to seeing you.',
  cancel: (phone: string): string => `Thank you. We ring you about it. Your appointment stands until then. You can also ring ${phone}.`,
  stop: (phone: string): string => `We send you no more texts. Text START to have them again, or ring ${phone}.`,
  start: 'Thank you. We text you again about your appointments.',
  other: (phone: string): string => `Thank you. For anything about an appointment, please ring ${phone}.`,
}

/** The answer to a text, in the words for what it said. */
export function sayReply(reply: Reply, phone: string): string {
  const words = replies[reply]
  return typeof words === 'string' ? words : words(phoneText(phone))
}
