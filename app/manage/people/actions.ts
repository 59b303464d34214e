'use server'

import type { Route } from 'next'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { staffAction, type Trouble } from '@/app/_staff/staff-action'
import type { Result } from '@/lib/core/result'
import { InviteForm, PersonForm, RolesForm } from '@/lib/input/account-forms'
import { disablePerson, endSessionsOf, invitePerson, resetFactor, sendLink, setRoles } from '@/lib/use-cases/manage-people'

/** Done, the person stands open and the page says what was done; refused, it is read anew, since it may have to ask who it is. */
function after(result: Result<unknown>, person: string, done: string): Trouble {
  if (result.ok) redirect(`/manage/people?${new URLSearchParams({ person, done }).toString()}` as Route)
  revalidatePath('/manage/people')
  return { refusal: result.refusal, zone: 'Etc/UTC' }
}

export const invite = staffAction(InviteForm, async (actor, { name, email, practitioner, grants }, now) => {
  const made = await invitePerson(actor, { name, email, practitioner, grants }, now)
  return after(made, made.ok ? made.value : '', 'invited')
})

export const saveRoles = staffAction(RolesForm, async (actor, { staff, practitioner, grants }, now) =>
  after(await setRoles(actor, { staff, practitioner, grants }, now), staff, 'roles'))

export const inviteAgain = staffAction(PersonForm, async (actor, { staff }, now) => after(await sendLink(actor, { staff, purpose: 'invite' }, now), staff, 'link'))
export const resetPassword = staffAction(PersonForm, async (actor, { staff }, now) => after(await sendLink(actor, { staff, purpose: 'reset' }, now), staff, 'link'))
export const dropFactor = staffAction(PersonForm, async (actor, { staff }, now) => after(await resetFactor(actor, { staff }, now), staff, 'factor'))
export const disable = staffAction(PersonForm, async (actor, { staff }, now) => after(await disablePerson(actor, { staff, disabled: true }, now), staff, 'disabled'))
export const enable = staffAction(PersonForm, async (actor, { staff }, now) => after(await disablePerson(actor, { staff, disabled: false }, now), staff, 'enabled'))
export const endTheirs = staffAction(PersonForm, async (actor, { staff }, now) => after(await endSessionsOf(actor, { staff }, now), staff, 'ended'))
