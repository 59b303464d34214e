'use server'

import { redirect } from 'next/navigation'
import { callsAt, phoneAt } from '@/app/_staff/addresses'
import { staffAction } from '@/app/_staff/staff-action'
import { RingBackClaimForm, RingBackTryForm } from '@/lib/input/ring-back-forms'
import { claimRingBack, claimToBook, letGoOfRingBack } from '@/lib/use-cases/claim-ring-back'
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
  if (outcome === 'booked') {
    const claimed = await claimToBook(actor, { ringBack, note }, now)
    if (!claimed.ok) return troubleAt(clinic, claimed.refusal, now)
    const { patient } = claimed.value
    redirect(phoneAt(clinic, { ring: ringBack, ...(patient === null ? { new: '1' } : { patient }) }))
  }
  const result = await recordRingBack(actor, { ringBack, outcome, note, tries }, now)
  return result.ok ? redirect(await nextCall(actor, clinic, ringBack, now)) : troubleAt(clinic, result.refusal, now)
})
