'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { toTellAt } from '@/app/_staff/addresses'
import { staffAction } from '@/app/_staff/staff-action'
import { changeReasons, changes as words } from '@/lib/copy/staff/changes'
import { whenDone } from '@/lib/copy/staff/refusals'
import type { Refusal } from '@/lib/core/refusal'
import { ApplyForm, choiceField } from '@/lib/input/change-forms'
import type { Applied } from '@/lib/core/change-view'
import { applyChange } from '@/lib/use-cases/apply-change'
import { readClinics } from '@/lib/use-cases/read-clinics'

/** Nothing was changed: the rows concerned, marked. */
const sayOvertaken = ({ rows }: Extract<Applied, { state: 'overtaken' }>): Refusal => ({
  reason: 'invalid',
  errors: [{ path: ['form'], message: words.overtaken(rows.length) },
    ...rows.map(({ reference, why }) => ({ path: [choiceField(reference)], message: words.why_[why] }))],
})

export const apply = staffAction(ApplyForm, async (actor, { id, change, why, choices }, now) => {
  const applied = await applyChange(actor, { id, change, reason: changeReasons[why].said, choices }, now)
  const zone = (await readClinics(now)).find(({ id: clinic }) => clinic === change.clinic)?.timeZone ?? 'Europe/London'
  revalidatePath('/reception', 'layout')
  if (!applied.ok) {
    const busy = applied.refusal.reason === 'slot-taken'
    return { refusal: busy ? { reason: 'invalid', errors: [{ path: ['form'], message: words.busy }] } : applied.refusal, zone }
  }
  if (applied.value.state === 'overtaken') return { refusal: sayOvertaken(applied.value), zone }
  const made = applied.value
  if (made.state === 'applied-already' && (made.change === null || made.staff !== actor.id)) {
    const message = words.already(made.by, whenDone(made.at, zone, now))
    return { refusal: { reason: 'invalid', errors: [{ path: ['form'], message }] }, zone }
  }
  redirect(toTellAt(change.clinic, { change: made.change ?? id }))
})
