import { clock24, type Zone } from '@/lib/core/time'
import type { Refusal } from '@/lib/core/refusal'
import { statusWords } from './words'

/** A refusal, said to the one who was refused: what happened, by whom where that is known, and what to do. */
export function sayRefusal(refusal: Refusal, zone: Zone): string {
  switch (refusal.reason) {
    case 'slot-taken': return 'That time has just been taken. Choose another.'
    case 'status-forbids': return `That can’t be done: the appointment is ${statusWords[refusal.status]} now.`
    case 'changed-meanwhile':
      return `${refusal.by} was first: since ${clock24(refusal.at, zone)} it is ${statusWords[refusal.status]}. Nothing of yours was saved.`
    case 'call-claimed': return `${refusal.by} has this call until ${clock24(refusal.until, zone)}.`
    case 'call-closed': return `${refusal.by} dealt with this call at ${clock24(refusal.at, zone)}. Nothing of yours was saved.`
    case 'too-many-tries': return tooManyTries(refusal.retryAfterSeconds)
    case 'sign-in-failed': return 'The email or the password is not right.'
    case 'invalid': return refusal.errors[0]?.message ?? 'Something in it is not right.'
    case 'not-found': return 'It is not there any more.'
    case 'forbidden': return 'Your account may not do that.'
    case 'unauthorised': return 'You are signed out. Sign in again.'
    case 'past-cutoff': return `Less than ${refusal.cutoffHours} hours before, this is done by phone.`
    case 'hold-expired': case 'hold-extended-already': case 'idempotency-key-reused':
      return 'That was for another time. Start again.'
  }
}

export function tooManyTries(seconds: number): string {
  const minutes = Math.ceil(seconds / 60)
  return `Too many tries. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`
}
