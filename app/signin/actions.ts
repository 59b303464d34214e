'use server'

import type { Route } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { wayBack } from '@/app/_staff/home-of'
import { nextTurn, typedOf } from '@/app/_staff/given'
import { wrongInput } from '@/app/_staff/staff-action'
import type { FormState } from '@/app/_ui/staff/form-state'
import { enterByPasskeyAndSetCookie, finishAndSetCookie, keepHalf } from '@/lib/auth/half-cookie'
import { deviceSecretOf } from '@/lib/auth/device-cookie'
import { giveDevice, signInAndSetCookie } from '@/lib/auth/sign-in-cookie'
import { clientAddress } from '@/lib/auth/client-address'
import { assertSameOrigin } from '@/lib/auth/origin'
import type { AskedOptions } from '@/lib/auth/passkey'
import { now } from '@/lib/clock'
import { sayRefusal } from '@/lib/copy/staff/refusals'
import { CodeForm, ForgotForm, PasskeyForm, SetForm } from '@/lib/input/account-forms'
import type { Refusal } from '@/lib/core/refusal'
import { SignInForm } from '@/lib/input/staff-forms'
import { isSetUpWanted } from '@/lib/use-cases/open-set-up'
import { readFirstZone } from '@/lib/use-cases/read-zone'
import { askAtDoor } from '@/lib/use-cases/enter-with-passkey'
import { askForReset, setByLink } from '@/lib/use-cases/set-password'

/** Opens the day. What was typed comes back when it is refused, but for the password. */
export async function enter(before: FormState, data: FormData): Promise<FormState> {
  const { password, ...typed } = typedOf(data)
  const parsed = SignInForm.safeParse({ ...typed, password })
  if (!parsed.success) return wrongInput(before, typed, parsed.error)
  const { back, ...credentials } = parsed.data
  const signed = await signInAndSetCookie(credentials)
  if (signed.ok) redirect(await isSetUpWanted() ? '/setup' : wayBack(signed.value, back))
  if (signed.refusal.reason === 'code-needed') {
    await keepHalf(signed.refusal.half)
    redirect(`/signin/code${back ? `?${new URLSearchParams({ back }).toString()}` : ''}` as Route)
  }
  const zone = await readFirstZone(now())
  return { turn: nextTurn(before), error: sayRefusal(signed.refusal, zone), wrong: {}, typed }
}

const refusedAt = (before: FormState, refusal: Refusal, typed: Record<string, string>): FormState =>
  ({ turn: nextTurn(before), error: sayRefusal(refusal, 'Etc/UTC'), wrong: {}, typed })

/** The code that belongs to the password. What was typed doesn't come back: it is of no use a second time. */
export async function enterCode(before: FormState, data: FormData): Promise<FormState> {
  const parsed = CodeForm.safeParse(typedOf(data))
  if (!parsed.success) return wrongInput(before, {}, parsed.error)
  const signed = await finishAndSetCookie(parsed.data.code)
  if (!signed.ok) return refusedAt(before, signed.refusal, {})
  redirect(await isSetUpWanted() ? '/setup' : wayBack(signed.value, parsed.data.back))
}

/** What the browser is asked for a passkey with. */
export async function askPasskey(): Promise<AskedOptions> {
  assertSameOrigin(await headers())
  return askAtDoor(now())
}

export async function enterPasskey(before: FormState, data: FormData): Promise<FormState> {
  const parsed = PasskeyForm.safeParse(typedOf(data))
  if (!parsed.success) return wrongInput(before, {}, parsed.error)
  const signed = await enterByPasskeyAndSetCookie(parsed.data.response)
  return signed.ok ? redirect(wayBack(signed.value, parsed.data.back)) : refusedAt(before, signed.refusal, {})
}

/** A link for a new password by mail; the answer says nothing of whether there is such an account. */
export async function forgot(before: FormState, data: FormData): Promise<FormState> {
  const sent = await headers()
  assertSameOrigin(sent)
  const typed = typedOf(data)
  const parsed = ForgotForm.safeParse(typed)
  if (!parsed.success) return wrongInput(before, typed, parsed.error)
  const asked = await askForReset({ email: parsed.data.email, address: clientAddress(sent) }, now())
  return asked.ok ? redirect('/signin/forgotten?done=asked') : refusedAt(before, asked.refusal, typed)
}

/** Keeps the password that whoever has the link chose. */
export async function setPassword(before: FormState, data: FormData): Promise<FormState> {
  const sent = await headers()
  assertSameOrigin(sent)
  const parsed = SetForm.safeParse(typedOf(data))
  if (!parsed.success) return wrongInput(before, {}, parsed.error)
  const set = await setByLink({ ...parsed.data, address: clientAddress(sent), device: deviceSecretOf(sent) }, now())
  if (!set.ok) return refusedAt(before, set.refusal, {})
  await giveDevice(set.value.device)
  redirect('/signin?done=set')
}
