'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { practitionersAt } from '@/app/_staff/practice-addresses'
import { fileOf, nextTurn, typedOf } from '@/app/_staff/given'
import { noteRefused } from '@/app/_staff/note-refused'
import { staffAction, wrongFields, wrongInput } from '@/app/_staff/staff-action'
import { troubleAt } from '@/app/_staff/trouble-at'
import { Weighed, weighing } from '@/app/_staff/weighing'
import type { FormState } from '@/app/_ui/staff/form-state'
import { requireStaff } from '@/lib/auth/current-staff'
import { assertSameOrigin } from '@/lib/auth/origin'
import { now as clockNow } from '@/lib/clock'
import { sayRefusal } from '@/lib/copy/staff/refusals'
import { PhotoForm, PractitionerAtForm } from '@/lib/input/practice-forms'
import { readPhotoFile } from '@/lib/input/photo-file'
import { weighChange } from '@/lib/use-cases/weigh-change'
import { keepPhoto } from '@/lib/use-cases/keep-photo'
import { keepPractitioner } from '@/lib/use-cases/keep-practitioner'

export const savePractitioner = weighing(staffAction(PractitionerAtForm, async (actor, { clinic, agreed, ...form }, now) => {
  const { id, skills, services, active } = form
  const weighed = await weighChange(actor, { kind: 'practitioner', practitioner: id ?? '', set: { skills, services }, gone: !active }, { agreed }, now)
  if (!weighed.ok) return troubleAt(clinic, weighed.refusal, now)
  if (weighed.value) throw new Weighed(weighed.value)
  const result = await keepPractitioner(actor, { ...form, leave: form.leave || agreed !== '' }, now)
  return result.ok ? redirect(practitionersAt(clinic, { open: result.value, done: String((form.seen ?? 0) + 1) })) : troubleAt(clinic, result.refusal, now)
}))

/** As `staffAction`, with a file, which that leaves out. */
export async function savePhoto(before: FormState, data: FormData): Promise<FormState> {
  assertSameOrigin(await headers())
  const actor = await requireStaff()
  const typed = typedOf(data)
  const turn = nextTurn(before)
  const parsed = PhotoForm.safeParse(typed)
  if (!parsed.success) return wrongInput(before, typed, parsed.error)
  const { clinic, practitioner } = parsed.data
  const now = clockNow()
  const file = await readPhotoFile(fileOf(data, 'photo'))
  const result = await keepPhoto(actor, { practitioner, file }, now)
  if (result.ok) redirect(practitionersAt(clinic, { open: practitioner, done: `photo-${now}` }))
  await noteRefused(actor, result.refusal, 'staff-action')
  const { zone } = await troubleAt(clinic, result.refusal, now)
  return { turn, error: sayRefusal(result.refusal, zone), wrong: wrongFields(result.refusal), typed }
}

export const dropPhoto = staffAction(PhotoForm, async (actor, { clinic, practitioner }, now) => {
  const result = await keepPhoto(actor, { practitioner, file: 'none' }, now)
  return result.ok ? redirect(practitionersAt(clinic, { open: practitioner, done: `photo-${now}` })) : troubleAt(clinic, result.refusal, now)
})
