'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { nextTurn, typedOf } from '@/app/_staff/given'
import { staffAction, wrongFields, wrongInput, type Trouble } from '@/app/_staff/staff-action'
import type { FormState } from '@/app/_ui/staff/form-state'
import { anybody } from '@/lib/auth/actor'
import { clientAddress } from '@/lib/auth/client-address'
import { assertSameOrigin } from '@/lib/auth/origin'
import { signInAndSetCookie } from '@/lib/auth/sign-in-cookie'
import { now as clockNow } from '@/lib/clock'
import { suggestedZone } from '@/lib/copy/staff/suggestions'
import { sayRefusal } from '@/lib/copy/staff/refusals'
import type { Refusal } from '@/lib/core/refusal'
import type { Result } from '@/lib/core/result'
import { ClinicForm, HoursForm, PracticeForm, PractitionerForm, RoomsForm } from '@/lib/input/practice-forms'
import { AppForm } from '@/lib/input/account-forms'
import { AccountForm, NoForm, ProfessionsForm, RotaForm, ServicesForm } from '@/lib/input/set-up-forms'
import { addProfessions } from '@/lib/use-cases/add-professions'
import { completeSetUp } from '@/lib/use-cases/complete-set-up'
import { keepClinic } from '@/lib/use-cases/keep-clinic'
import { keepHours } from '@/lib/use-cases/keep-hours'
import { keepPractice } from '@/lib/use-cases/keep-practice'
import { keepPractitioner } from '@/lib/use-cases/keep-practitioner'
import { keepRooms } from '@/lib/use-cases/keep-rooms'
import { keepServices } from '@/lib/use-cases/keep-service'
import { makeFirstManager } from '@/lib/use-cases/make-first-manager'
import { setUpApp } from '@/lib/use-cases/keep-account'
import { setFirstRota } from '@/lib/use-cases/set-first-rota'

const trouble = (refusal: Refusal): Trouble => ({ refusal, zone: suggestedZone })

/** On to what is next, which the first page says; what was refused is said where one is. */
const onOr = <T>(result: Result<T>): Trouble => (result.ok ? redirect('/setup') : trouble(result.refusal))

/** The first manager's account: the one action of these that is open to anybody, for which it wants the code. */
export async function begin(before: FormState, data: FormData): Promise<FormState> {
  const sent = await headers()
  assertSameOrigin(sent)
  const { password, ...typed } = typedOf(data)
  const parsed = AccountForm.safeParse({ ...typed, password })
  if (!parsed.success) return wrongInput(before, typed, parsed.error)
  const { code, name, email, password: chosen } = parsed.data
  const made = await makeFirstManager(anybody, { code, name, email, password: chosen, address: clientAddress(sent) }, clockNow())
  if (!made.ok) {
    return { turn: nextTurn(before), error: sayRefusal(made.refusal, suggestedZone), wrong: wrongFields(made.refusal), typed }
  }
  const signed = await signInAndSetCookie({ email, password: chosen })
  redirect(signed.ok ? '/setup' : '/signin')
}

export const factor = staffAction(AppForm, async (actor, form, now) => onOr(await setUpApp(actor, form, now)))
export const practice = staffAction(PracticeForm, async (actor, form, now) => onOr(await keepPractice(actor, form, now)))
export const clinic = staffAction(ClinicForm, async (actor, form, now) => onOr(await keepClinic(actor, form, now)))
export const hours = staffAction(HoursForm, async (actor, form, now) => onOr(await keepHours(actor, form, now)))
export const rooms = staffAction(RoomsForm, async (actor, form, now) => onOr(await keepRooms(actor, form, now)))
export const professions = staffAction(ProfessionsForm, async (actor, form, now) => onOr(await addProfessions(actor, form.professions, now)))
export const practitioner = staffAction(PractitionerForm, async (actor, form, now) =>
  onOr(await keepPractitioner(actor, { ...form, active: true, leave: false }, now)))
export const services = staffAction(ServicesForm, async (actor, form, now) => onOr(await keepServices(actor, form.services.map(({ key: _, price, ...service }) =>
  ({ ...service, pricePence: price, practitioners: [form.practitioner] })), now)))
export const rota = staffAction(RotaForm, async (actor, form, now) => onOr(await setFirstRota(actor, form, now)))

export const complete = staffAction(NoForm, async (actor, _form, now) => {
  const completed = await completeSetUp(actor, now)
  return completed.ok ? redirect('/reception/calls') : trouble(completed.refusal)
})
