'use server'

import { redirect } from 'next/navigation'
import { clinicsAt } from '@/app/_staff/practice-addresses'
import { staffAction } from '@/app/_staff/staff-action'
import { troubleAt } from '@/app/_staff/trouble-at'
import { Weighed, weighing } from '@/app/_staff/weighing'
import { ClinicAtForm, HoursForm, RoomsForm } from '@/lib/input/practice-forms'
import { hoursChange, weighChange } from '@/lib/use-cases/weigh-change'
import { keepClinic } from '@/lib/use-cases/keep-clinic'
import { keepHours } from '@/lib/use-cases/keep-hours'
import { keepRooms } from '@/lib/use-cases/keep-rooms'

export const saveClinic = staffAction(ClinicAtForm, async (actor, { at, ...form }, now) => {
  const result = await keepClinic(actor, form, now)
  return result.ok ? redirect(clinicsAt(result.value, { done: `clinic-${(form.seen ?? 0) + 1}` })) : troubleAt(at, result.refusal, now)
})

export const saveHours = weighing(staffAction(HoursForm, async (actor, { agreed, ...form }, now) => {
  const weighed = await weighChange(actor, await hoursChange(form), { agreed }, now)
  if (!weighed.ok) return troubleAt(form.clinic, weighed.refusal, now)
  if (weighed.value) throw new Weighed(weighed.value)
  const result = await keepHours(actor, form, now)
  return result.ok ? redirect(clinicsAt(form.clinic, { done: `hours-${form.seen + 1}` })) : troubleAt(form.clinic, result.refusal, now)
}))

export const saveRooms = staffAction(RoomsForm, async (actor, form, now) => {
  const result = await keepRooms(actor, form, now)
  return result.ok ? redirect(clinicsAt(form.clinic, { done: `rooms-${form.seen + 1}` })) : troubleAt(form.clinic, result.refusal, now)
})
