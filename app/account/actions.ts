'use server'

import type { Route } from 'next'
import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { homeOf } from '@/app/_staff/home-of'
import { noteRefused } from '@/app/_staff/note-refused'
import { nextTurn } from '@/app/_staff/given'
import { staffAction, type Trouble } from '@/app/_staff/staff-action'
import type { FormState } from '@/app/_ui/staff/form-state'
import type { StaffActor } from '@/lib/auth/actor'
import { clientAddress } from '@/lib/auth/client-address'
import { requireAccount } from '@/lib/auth/current-staff'
import { assertSameOrigin } from '@/lib/auth/origin'
import type { AskedOptions, MadeOptions } from '@/lib/auth/passkey'
import { renewSession } from '@/lib/auth/sign-in-cookie'
import { now as clockNow } from '@/lib/clock'
import { sayRefusal } from '@/lib/copy/staff/refusals'
import type { Result } from '@/lib/core/result'
import { AddPasskeyForm, AppForm, DropPasskeyForm, PasskeyForm, PasswordForm, ProveForm, RoleForm, SessionForm } from '@/lib/input/account-forms'
import { changePassword, endOwnSession, makeCodes, proveByPassword, setUpApp, workAs } from '@/lib/use-cases/keep-account'
import { addPasskey, askForOne, askToProve, proveByPasskey, removePasskey } from '@/lib/use-cases/own-passkeys'

const zone = 'Etc/UTC'
const own = async (): Promise<StaffActor> => (await requireAccount()).actor

/** Done, the page is read anew and says so; refused, it is read anew as well, since it may have to ask again who it is. */
function after(result: Result<unknown>, done: string): Trouble {
  if (result.ok) redirect(`/account?done=${done}` as Route)
  revalidatePath('/account')
  return { refusal: result.refusal, zone }
}

const from = async () => ({ address: clientAddress(await headers()) })

export const change = staffAction(PasswordForm, async (actor, input, now) => {
  const changed = await changePassword(actor, input, await from(), now)
  if (changed.ok) await renewSession(changed.value.secret)
  return after(changed, 'password')
}, own)
export const setUp = staffAction(AppForm, async (actor, input, now) => after(await setUpApp(actor, input, now), 'app'), own)
export const endSession = staffAction(SessionForm, async (actor, input, now) => after(await endOwnSession(actor, input, now), 'ended'), own)
export const dropKey = staffAction(DropPasskeyForm, async (actor, input, now) => after(await removePasskey(actor, input, now), 'passkey-gone'), own)

type Made = Parameters<typeof addPasskey>[1]['response']
type Answer = Parameters<typeof proveByPasskey>[1]['response']

export const addKey = staffAction(AddPasskeyForm, async (actor, { name, response }, now) =>
  after(await addPasskey(actor, { name, response: response as unknown as Made }, now), 'passkey'), own)

/** On whichever page it was asked for: that page is read anew. */
export const prove = staffAction(ProveForm, async (actor, input, now) => {
  const result = await proveByPassword(actor, input, await from(), now)
  if (result.ok) await renewSession(result.value.secret)
  revalidatePath('/', 'layout')
  return result.ok ? null : { refusal: result.refusal, zone }
}, own)

export const proveKey = staffAction(PasskeyForm, async (actor, { response }, now) => {
  const result = await proveByPasskey(actor, { response: response as unknown as Answer, ...await from() }, now)
  if (result.ok) await renewSession(result.value.secret)
  revalidatePath('/', 'layout')
  return result.ok ? null : { refusal: result.refusal, zone }
}, own)

export const work = staffAction(RoleForm, async (actor, input, now) => {
  const result = await workAs(actor, input, now)
  return result.ok ? redirect(homeOf(input)) : { refusal: result.refusal, zone }
})

/** New codes come back with the answer alone: they stand nowhere that they could be read again. */
export async function newCodes(before: FormState): Promise<FormState> {
  assertSameOrigin(await headers())
  const actor = await own()
  const made = await makeCodes(actor, clockNow())
  const turn = nextTurn(before)
  if (made.ok) return { turn, error: null, wrong: {}, typed: { codes: made.value.join(' ') } }
  await noteRefused(actor, made.refusal, 'staff-action')
  revalidatePath('/account')
  return { turn, error: sayRefusal(made.refusal, zone), wrong: {}, typed: {} }
}

/** What the browser is asked for a passkey with; null where it has to be shown first who it is. */
export async function askNewKey(): Promise<MadeOptions | null> {
  assertSameOrigin(await headers())
  const asked = await askForOne(await own(), clockNow())
  return asked.ok ? asked.value : null
}

export async function askProof(): Promise<AskedOptions> {
  assertSameOrigin(await headers())
  return askToProve(await own(), clockNow())
}
