'use server'

import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { patientAt, patientsAt } from '@/app/_staff/addresses'
import { noteRefused } from '@/app/_staff/note-refused'
import { nextTurn, typedOf } from '@/app/_staff/given'
import { staffAction, type Trouble } from '@/app/_staff/staff-action'
import type { StaffActor } from '@/lib/auth/actor'
import { requireStaff } from '@/lib/auth/current-staff'
import { assertSameOrigin } from '@/lib/auth/origin'
import { now as clockNow } from '@/lib/clock'
import { patients as words } from '@/lib/copy/staff/patients'
import { phoneWords } from '@/lib/copy/staff/phone'
import { sayRefusal } from '@/lib/copy/staff/refusals'
import { patientFlags } from '@/lib/core/patient-view'
import type { Refusal } from '@/lib/core/refusal'
import { longDate, type Instant } from '@/lib/core/time'
import { ApartForm, MergeForm, PatientForm, UndoMergeForm } from '@/lib/input/patient-record-forms'
import { FindForm } from '@/lib/input/staff-forms'
import { editPatient } from '@/lib/use-cases/edit-patient'
import { mergePatients } from '@/lib/use-cases/merge-patients'
import { partPatients } from '@/lib/use-cases/part-patients'
import { readClinics } from '@/lib/use-cases/read-clinics'
import { searchPatients } from '@/lib/use-cases/search-patients'
import { undoPatientMerge } from '@/lib/use-cases/undo-patient-merge'
import type { Found } from './found'

async function trouble(actor: StaffActor, refusal: Refusal, now: Instant): Promise<Trouble> {
  revalidatePath('/reception/patients', 'layout')
  const mine = (await readClinics(now)).find(({ id }) => actor.clinics.includes(id))
  return { refusal, zone: mine?.timeZone ?? 'Europe/London' }
}

/** Looks for a patient. Posted, since what is looked for is a name or a number. */
export async function find(before: Found, data: FormData): Promise<Found> {
  assertSameOrigin(await headers())
  const actor = await requireStaff()
  const now = clockNow()
  const parsed = FindForm.safeParse(typedOf(data))
  if (!parsed.success) return { turn: nextTurn(before), q: '', people: null, error: words.hint }
  const found = await searchPatients(actor, parsed.data, now)
  const { q } = parsed.data
  if (!found.ok) await noteRefused(actor, found.refusal, 'staff-action')
  if (!found.ok) return { turn: nextTurn(before), q, people: null, error: sayRefusal(found.refusal, 'Europe/London') }
  const people = q.length < 2 ? null : found.value.map(({ id, name, phone, dateOfBirth }) => ({
    id, name, phone: phoneWords(phone), born: dateOfBirth && longDate(dateOfBirth).replace(/^\S+ /, ''),
  }))
  return { turn: nextTurn(before), q, people, error: null }
}

export const save = staffAction(PatientForm, async (actor, form, now) => {
  const { patient, version, over, was, interpreter, hearing, sight, steps, chaperone, ...rest } = form
  const has = { interpreter, hearing, sight, steps, chaperone }
  const details = { ...rest, flags: patientFlags.filter((flag) => has[flag]) }
  const result = await editPatient(actor, { id: patient, version: over ?? version, details, was }, now)
  return result.ok ? redirect(patientAt(patient)) : trouble(actor, result.refusal, now)
})

export const merge = staffAction(MergeForm, async (actor, form, now) => {
  const result = await mergePatients(actor, form, now)
  return result.ok ? redirect(patientAt(form.kept.id)) : trouble(actor, result.refusal, now)
})

export const part = staffAction(ApartForm, async (actor, form, now) => {
  const result = await partPatients(actor, form, now)
  return result.ok ? redirect(patientsAt(actor.clinics[0] ?? '')) : trouble(actor, result.refusal, now)
})

export const undoMerge = staffAction(UndoMergeForm, async (actor, form, now) => {
  const result = await undoPatientMerge(actor, form, now)
  return result.ok ? redirect(patientAt(result.value.kept)) : trouble(actor, result.refusal, now)
})
