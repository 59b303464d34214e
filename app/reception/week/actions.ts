'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { weekAt } from '@/app/_staff/addresses'
import { staffAction } from '@/app/_staff/staff-action'
import { ExtraForm } from '@/lib/input/change-forms'
import { addSession } from '@/lib/use-cases/add-session'
import { readClinics } from '@/lib/use-cases/read-clinics'

export const openExtra = staffAction(ExtraForm, async (actor, { room: { clinic, room }, ...form }, now) => {
  const opened = await addSession(actor, { ...form, clinic, room }, now)
  revalidatePath('/reception', 'layout')
  if (opened.ok) redirect(weekAt(clinic, form.practitioner, form.day))
  return { refusal: opened.refusal, zone: (await readClinics(now)).find(({ id }) => id === clinic)?.timeZone ?? 'Europe/London' }
})
