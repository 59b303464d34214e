'use server'

import { headers } from 'next/headers'
import { redirect, RedirectType } from 'next/navigation'
import { revalidatePath } from 'next/cache'
import { diaryAt } from '@/app/_staff/addresses'
import { noteRefused } from '@/app/_staff/note-refused'
import { staffAction, type Trouble } from '@/app/_staff/staff-action'
import type { StaffActor } from '@/lib/auth/actor'
import { requireStaff } from '@/lib/auth/current-staff'
import { assertSameOrigin } from '@/lib/auth/origin'
import { now as clockNow } from '@/lib/clock'
import { undo as undoWords } from '@/lib/copy/staff/move'
import { phoneWords } from '@/lib/copy/staff/phone'
import type { Refusal } from '@/lib/core/refusal'
import type { Result } from '@/lib/core/result'
import { dayOf, longDate, type Instant } from '@/lib/core/time'
import { BookForm, CancelForm, FindForm, MoveForm, NoteForm, UndoMoveForm, VerbForm } from '@/lib/input/staff-forms'
import { actOnAppointment } from '@/lib/use-cases/act-on-appointment'
import { bookForCaller } from '@/lib/use-cases/book-for-caller'
import { cancelAppointment } from '@/lib/use-cases/cancel-appointment'
import { moveAppointment } from '@/lib/use-cases/move-appointment'
import { findClinic } from '@/lib/use-cases/find-clinic'
import { readClinics } from '@/lib/use-cases/read-clinics'
import { readStory } from '@/lib/use-cases/read-story'
import { saveNote } from '@/lib/use-cases/save-note'
import { searchPatients } from '@/lib/use-cases/search-patients'
import { undoMove as undo } from '@/lib/use-cases/undo-move'

async function zoneOf(clinic: string | undefined, now: Instant): Promise<string> {
  const clinics = await readClinics(now)
  return (clinics.find(({ id }) => id === clinic) ?? clinics[0])?.timeZone ?? 'Europe/London'
}

const trouble = async (refusal: Refusal, clinic: string | undefined, now: Instant): Promise<Trouble> =>
  ({ refusal, zone: await zoneOf(clinic, now) })

/** Shows the page anew, and the refusal where there was one, in the time of the appointment's clinic. */
async function settle(result: Result<unknown>, actor: StaffActor, reference: string, now: Instant): Promise<Trouble | null> {
  revalidatePath('/reception', 'layout')
  if (result.ok) return null
  const clinic = await findClinic(actor, { reference })
  return trouble(result.refusal, clinic ?? actor.clinics[0], now)
}

export const act = staffAction(VerbForm, async (actor, form, now) =>
  settle(await actOnAppointment(actor, form, now), actor, form.reference, now))

export const keepNote = staffAction(NoteForm, async (actor, form, now) => settle(await saveNote(actor, form, now), actor, form.reference, now))

/** Back to the appointment on its day, which the change may have made another one. */
async function backTo(actor: StaffActor, reference: string, now: Instant) {
  const found = await readStory(actor, { reference }, now)
  if (!found.ok) return '/reception/diary'
  const { clinic, entry } = found.value
  return diaryAt(clinic, dayOf(entry.start, await zoneOf(clinic, now)), { open: reference })
}

export const release = staffAction(VerbForm, async (actor, form, now) => {
  const result = await actOnAppointment(actor, form, now)
  return result.ok ? redirect(await backTo(actor, form.reference, now)) : settle(result, actor, form.reference, now)
})

export const cancel = staffAction(CancelForm, async (actor, form, now) => {
  const result = await cancelAppointment(actor, form, now)
  return result.ok ? redirect(await backTo(actor, form.reference, now)) : settle(result, actor, form.reference, now)
})

export const move = staffAction(MoveForm, async (actor, { reference, place, version, back }, now) => {
  const result = await moveAppointment(actor, { reference, ...place, version }, now)
  return result.ok ? redirect(back ?? await backTo(actor, reference, now), RedirectType.replace)
    : settle(result, actor, reference, now)
})

export const undoMove = staffAction(UndoMoveForm, async (actor, form, now) => {
  const result = await undo(actor, form, now)
  const settled = await settle(result, actor, form.reference, now)
  return settled?.refusal.reason === 'slot-taken' ? { ...settled, say: undoWords.gone } : settled
})

export const book = staffAction(BookForm, async (actor, form, now) => {
  const { patient, name, phone, email, dateOfBirth, ...wish } = form
  const who = patient ? { id: patient } : { name: name ?? '', phone: phone ?? '', email, dateOfBirth }
  const result = await bookForCaller(actor, { ...wish, patient: who }, now)
  if (!result.ok) return trouble(result.refusal, form.clinic, now)
  const day = dayOf(result.value.start, await zoneOf(form.clinic, now))
  redirect(diaryAt(form.clinic, day, { open: result.value.reference }))
})

export interface FoundPatient {
  id: string
  name: string
  phone: string
  born: string | null
}

/** Looks for a caller. Posted, since what is looked for is a name or a number. */
export async function findCallers(q: string): Promise<FoundPatient[]> {
  assertSameOrigin(await headers())
  const actor = await requireStaff()
  const parsed = FindForm.safeParse({ q })
  if (!parsed.success) return []
  const found = await searchPatients(actor, parsed.data, clockNow())
  if (!found.ok) await noteRefused(actor, found.refusal, 'staff-action')
  if (!found.ok) return []
  return found.value.map(({ id, name, phone, dateOfBirth }) => ({
    id, name, phone: phoneWords(phone), born: dateOfBirth && longDate(dateOfBirth).replace(/^\S+ /, ''),
  }))
}
