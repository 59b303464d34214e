'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { absencesAt, type AbsencePlace } from '@/app/_staff/absence-addresses'
import { staffAction, type Trouble } from '@/app/_staff/staff-action'
import { manageAbsences as words } from '@/lib/copy/staff/manage-absences'
import { pastClock } from '@/lib/copy/staff/time'
import type { ChangeApplied } from '@/lib/core/effect-view'
import type { Refusal } from '@/lib/core/refusal'
import type { Result } from '@/lib/core/result'
import { dayOf, type Instant, type Zone } from '@/lib/core/time'
import { EndForm, EnterForm, GrantForm, RefuseForm } from '@/lib/input/my-own-forms'
import { decideAbsence, refuseAbsence } from '@/lib/use-cases/decide-absence'
import { readClinics } from '@/lib/use-cases/read-clinics'

const zoneAt = async (clinic: string, now: Instant): Promise<Zone> =>
  (await readClinics(now)).find(({ id }) => id === clinic)?.timeZone ?? 'Europe/London'

function troubleOf(refusal: Refusal, zone: Zone, now: Instant): Trouble {
  if (refusal.reason !== 'record-changed') return { refusal, zone }
  return { refusal, zone, say: words.changedMeanwhile(refusal.by, pastClock(refusal.at, dayOf(now, zone), zone)) }
}

/** Back to the list with what was done, or what stood against it. */
async function answer(result: Result<ChangeApplied>, clinic: string, done: NonNullable<AbsencePlace['done']>, now: Instant): Promise<Trouble> {
  revalidatePath('/manage', 'layout')
  const zone = await zoneAt(clinic, now)
  if (!result.ok) return troubleOf(result.refusal, zone, now)
  if (result.value.state === 'overtaken') return { refusal: { reason: 'not-found' }, zone, say: words.overtaken }
  return redirect(absencesAt(clinic, { done, told: String(result.value.told) }))
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
  return refused.ok ? redirect(absencesAt(clinic, { done: 'refused' })) : troubleOf(refused.refusal, await zoneAt(clinic, now), now)
})
