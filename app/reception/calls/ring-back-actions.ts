'use server'

import { redirect } from 'next/navigation'
import { callsAt, phoneAt } from '@/app/_staff/addresses'
import { staffAction } from '@/app/_staff/staff-action'
import { RingBackClaimForm, RingBackTryForm } from '@/lib/input/ring-back-forms'
import { claimRingBack, letGoOfRingBack } from '@/lib/use-cases/claim-ring-back'
import { recordRingBack } from '@/lib/use-cases/record-ring-back'
import { nextCall, troubleAt } from './what-next'

export const claimRing = staffAction(RingBackClaimForm, async (actor, { ringBack, clinic }, now) => {
  const result = await claimRingBack(actor, { ringBack }, now)
  return result.ok ? redirect(callsAt(clinic, ringBack)) : troubleAt(clinic, result.refusal, now)
})

export const letGoRing = staffAction(RingBackClaimForm, async (actor, { ringBack, clinic }, now) => {
  const result = await letGoOfRingBack(actor, { ringBack }, now)
  return result.ok ? redirect(callsAt(clinic, ringBack)) : troubleAt(clinic, result.refusal, now)
})

/** Booked leads to the booking, which closes it once there is one: until then it is claimed and stays on the list. */
export const saveRing = staffAction(RingBackTryForm, async (actor, { ringBack, clinic, outcome, note, tries }, now) => {
  const books = outcome === 'booked'
  const result = books ? await claimRingBack(actor, { ringBack, note }, now)
    : await recordRingBack(actor, { ringBack, outcome, note, tries }, now)
  if (!result.ok) return troubleAt(clinic, result.refusal, now)
  redirect(books ? phoneAt(clinic, { ring: ringBack }) : await nextCall(actor, clinic, ringBack, now))
})
