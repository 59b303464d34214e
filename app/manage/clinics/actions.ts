'use server'

import { redirect } from 'next/navigation'
import { clinicsAt } from '@/app/_staff/practice-addresses'
import { staffAction } from '@/app/_staff/staff-action'
import { troubleAt } from '@/app/_staff/trouble-at'
import { ClinicAtForm, HoursForm, RoomsForm } from '@/lib/input/practice-forms'
import { keepClinic } from '@/lib/use-cases/keep-clinic'
import { keepHours } from '@/lib/use-cases/keep-hours'
import { keepRooms } from '@/lib/use-cases/keep-rooms'

export const saveClinic = staffAction(ClinicAtForm, async (actor, { at, ...form }, now) => {
  const result = await keepClinic(actor, form, now)
  return result.ok ? redirect(clinicsAt(result.value, { done: `clinic-${(form.seen ?? 0) + 1}` })) : troubleAt(at, result.refusal, now)
})

export const saveHours = staffAction(HoursForm, async (actor, form, now) => {
  const result = await keepHours(actor, form, now)
  return result.ok ? redirect(clinicsAt(form.clinic, { done: `hours-${form.seen + 1}` })) : troubleAt(form.clinic, result.refusal, now)
})

export const saveRooms = staffAction(RoomsForm, async (actor, form, now) => {
  const result = await keepRooms(actor, form, now)
  return result.ok ? redirect(clinicsAt(form.clinic, { done: `rooms-${form.seen + 1}` })) : troubleAt(form.clinic, result.refusal, now)
})
