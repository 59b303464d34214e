'use server'

import { revalidatePath } from 'next/cache'
import { staffAction } from '@/app/_staff/staff-action'
import { VerbForm } from '@/lib/input/staff-forms'
import { actOnAppointment } from '@/lib/use-cases/act-on-appointment'
import { readZoneOfAppointment } from '@/lib/use-cases/read-zone'

/** Arrived, completed, did not attend: what the practitioner may do with an appointment of their own. */
export const mark = staffAction(VerbForm, async (actor, form, now) => {
  const result = await actOnAppointment(actor, form, now)
  revalidatePath('/day')
  return result.ok ? null : { refusal: result.refusal, zone: await readZoneOfAppointment(form.reference) ?? 'Etc/UTC' }
})
