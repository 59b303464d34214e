'use server'

import { redirect } from 'next/navigation'
import { wayBack } from '@/app/_staff/home-of'
import { typedOf, wrongInput } from '@/app/_staff/staff-action'
import type { FormState } from '@/app/_ui/staff/form-state'
import { signInAndSetCookie } from '@/lib/auth/sign-in-cookie'
import { now } from '@/lib/clock'
import { sayRefusal } from '@/lib/copy/staff/refusals'
import { SignInForm } from '@/lib/input/staff-forms'
import { isSetUpWanted } from '@/lib/use-cases/open-set-up'
import { readFirstZone } from '@/lib/use-cases/read-zone'

/** Opens the day. What was typed comes back when it is refused, but for the password. */
export async function enter(before: FormState, data: FormData): Promise<FormState> {
  const { password, ...typed } = typedOf(data)
  const parsed = SignInForm.safeParse({ ...typed, password })
  if (!parsed.success) return wrongInput(before, typed, parsed.error)
  const { back, ...credentials } = parsed.data
  const signed = await signInAndSetCookie(credentials)
  if (signed.ok) redirect(await isSetUpWanted() ? '/setup' : wayBack(signed.value, back))
  const zone = await readFirstZone(now())
  return { turn: before.turn + 1, error: sayRefusal(signed.refusal, zone), wrong: {}, typed }
}
