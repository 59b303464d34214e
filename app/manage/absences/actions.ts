'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { absencesAt, type AbsencePlace } from '@/app/_staff/absence-addresses'
import { effectTrouble } from '@/app/_staff/effect-trouble'
import { staffAction, type Trouble } from '@/app/_staff/staff-action'
import type { ChangeApplied } from '@/lib/core/effect-view'
import type { Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { EndForm, EnterForm, GrantForm, RefuseForm } from '@/lib/input/my-own-forms'
import { decideAbsence, refuseAbsence } from '@/lib/use-cases/decide-absence'

/** Back to the list with what was done, or what stood against it. */
async function answer(saved: Result<ChangeApplied>, clinic: string, done: NonNullable<AbsencePlace['done']>, now: Instant): Promise<Trouble> {
  revalidatePath('/manage', 'layout')
  return saved.ok && saved.value.state === 'applied' ? redirect(absencesAt(clinic, { done, told: String(saved.value.told) })) : effectTrouble(clinic, saved, now)
}

export const grant = staffAction(GrantForm, async (actor, { id, clinic, seen, absence, version, times }, now) => answer(
  await decideAbsence(actor, { id, seen, version, change: { do: 'grant', absence, times }, reason: 'other', note: null }, now), clinic, 'granted', now))

export const enter = staffAction(EnterForm, async (actor, { id, clinic, seen, who, reason, note, times }, now) => answer(
  await decideAbsence(actor, { id, seen, version: null, change: { do: 'enter', practitioner: who, times }, reason, note }, now), clinic, 'entered', now))

export const end = staffAction(EndForm, async (actor, { id, clinic, seen, absence, version, day }, now) => answer(
  await decideAbsence(actor, { id, seen, version, change: { do: 'end', absence, day }, reason: 'other', note: null }, now), clinic, 'ended', now))

export const refuse = staffAction(RefuseForm, async (actor, { absence, clinic, version, word }, now) => {
  const refused = await refuseAbsence(actor, { id: absence, version, word }, now)
  revalidatePath('/manage', 'layout')
  return refused.ok ? redirect(absencesAt(clinic, { done: 'refused' })) : effectTrouble(clinic, refused, now)
})
