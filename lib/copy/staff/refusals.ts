import { clock24, dayOf, mediumDate, type Instant, type Zone } from '@/lib/core/time'
import type { Refusal } from '@/lib/core/refusal'
import { statusWords } from './words'

const offerClosed = {
  taken: 'Somebody has taken that time already. Nothing of yours was saved.',
  declined: 'That offer was declined already. Nothing of yours was saved.',
  withdrawn: 'That offer was taken back already. Nothing of yours was saved.',
  lapsed: 'The time was not kept any longer: the offer is over. Look again, then offer it anew.',
}

/** When something was done: at 10:02, or on which day. */
export const whenDone = (at: Instant, zone: Zone, now: Instant): string =>
  dayOf(at, zone) === dayOf(now, zone) ? `at ${clock24(at, zone)}` : `on ${mediumDate(dayOf(at, zone))}`

/** A refusal, said to the one who was refused: what happened, by whom where that is known, and what to do. */
export function sayRefusal(refusal: Refusal, zone: Zone): string {
  switch (refusal.reason) {
    case 'slot-taken': return 'That time has just been taken. Choose another.'
    case 'status-forbids': return `That can’t be done: the appointment is ${statusWords[refusal.status]} now.`
    case 'changed-meanwhile':
      return `${refusal.by} was first: since ${clock24(refusal.at, zone)} it is ${statusWords[refusal.status]}. Nothing of yours was saved.`
    case 'call-claimed': return `${refusal.by} has this call until ${clock24(refusal.until, zone)}.`
    case 'call-closed': return `${refusal.by} dealt with this call at ${clock24(refusal.at, zone)}. Nothing of yours was saved.`
    case 'offered-already':
      return refusal.by === undefined ? 'Somebody here has just been offered another time. Look again, then choose.'
        : `Somebody here has just been offered a time by ${refusal.by}. Look again, then choose.`
    case 'offer-closed': return offerClosed[refusal.why]
    case 'too-many-tries': return tooManyTries(refusal.retryAfterSeconds)
    case 'too-many-open': return 'The website takes no more requests for this person just now. Book it at the desk instead.'
    case 'sign-in-failed': return 'The email or the password is not right.'
    case 'code-needed': return 'Give the code of your second factor as well.'
    case 'code-wrong': return 'That code is not right, or it was used already. Wait for the next one, or use a recovery code.'
    case 'half-over': return 'That took too long, or too many codes were wrong. Begin again with your email and password.'
    case 'passkey-wrong': return 'That passkey is not known here. Use your email and password.'
    case 'prove-again': return 'For this, show first that it is you: your password is asked for at the top of the page.'
    case 'link-over': return 'This link was used already, or is too old. Ask for another one.'
    case 'last-manager': return 'Somebody has to stay a manager. Make another one first.'
    case 'invalid': return refusal.errors[0]?.message ?? 'Something in it is not right.'
    case 'not-found': return 'It is not there any more.'
    case 'forbidden': return 'Your account may not do that.'
    case 'unauthorised': return 'You are signed out. Sign in again.'
    case 'noted-meanwhile': return `${refusal.by} wrote another note at ${clock24(refusal.at, zone)}. Yours is not saved yet, and still here.`
    case 'undo-over': return `A move can be undone for ${refusal.seconds} seconds, and they are over. Move it back by hand.`
    case 'past-cutoff': return `Less than ${refusal.cutoffHours} hours before, this is done by phone.`
    case 'record-changed':
      return `${refusal.by} was first, at ${clock24(refusal.at, zone)}. Nothing of yours is saved yet; what you typed is still here.`
    case 'record-merged': return `${refusal.by} merged this record into another at ${clock24(refusal.at, zone)}. Nothing of yours was saved.`
    case 'merge-stands': return mergeStands[refusal.why]
    case 'hold-expired': case 'hold-extended-already': case 'idempotency-key-reused':
      return 'That was for another time. Start again.'
  }
}

const mergeStands = {
  over: 'A merge can be undone for a day. That day is over.',
  undone: 'It is undone already.',
  'merged-again': 'One of the two was merged again since. Undo that first.',
} as const

export function tooManyTries(seconds: number): string {
  if (seconds < 60) return `Too many tries. Try again in ${seconds === 1 ? 'a second' : `${seconds} seconds`}.`
  const minutes = Math.ceil(seconds / 60)
  return `Too many tries. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`
}
