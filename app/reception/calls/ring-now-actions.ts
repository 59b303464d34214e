'use server'

import { redirect } from 'next/navigation'
import { callsAt } from '@/app/_staff/addresses'
import { staffAction } from '@/app/_staff/staff-action'
import { RingNowClaimForm, RingNowTryForm } from '@/lib/input/ring-now-forms'
import { claimRingNow, letGoOfRingNow } from '@/lib/use-cases/claim-ring-now'
import { recordRingNow } from '@/lib/use-cases/record-ring-now'
import { nextCall, troubleAt } from './what-next'

export const claimNow = staffAction(RingNowClaimForm, async (actor, { ringNow, clinic }, now) => {
  const result = await claimRingNow(actor, { ringNow }, now)
  return result.ok ? redirect(callsAt(clinic, ringNow)) : troubleAt(clinic, result.refusal, now)
})

export const letGoNow = staffAction(RingNowClaimForm, async (actor, { ringNow, clinic }, now) => {
  const result = await letGoOfRingNow(actor, { ringNow }, now)
  return result.ok ? redirect(callsAt(clinic, ringNow)) : troubleAt(clinic, result.refusal, now)
})

/** Spoken with: where the appointment is still to be confirmed, the same conversation goes on with that. */
export const saveNow = staffAction(RingNowTryForm, async (actor, { ringNow, clinic, outcome, note, tries }, now) => {
  const result = await recordRingNow(actor, { ringNow, outcome, note, tries }, now)
  if (!result.ok) return troubleAt(clinic, result.refusal, now)
  const { closed, call } = result.value
  redirect(closed && call !== null ? callsAt(clinic, call) : await nextCall(actor, clinic, call ?? ringNow, now))
})
