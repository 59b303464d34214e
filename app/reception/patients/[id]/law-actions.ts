'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { patientAt } from '@/app/_staff/addresses'
import { staffAction } from '@/app/_staff/staff-action'
import { EraseForm } from '@/lib/input/law-forms'
import { erasePatient } from '@/lib/use-cases/erase-patient'

export const erase = staffAction(EraseForm, async (actor, { patient, version }, now) => {
  const result = await erasePatient(actor, { id: patient, version }, now)
  if (result.ok) redirect(patientAt(patient))
  revalidatePath(`/reception/patients/${patient}/erase`)
  return { refusal: result.refusal, zone: 'Europe/London' }
})
