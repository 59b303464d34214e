'use server'

import type { Route } from 'next'
import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { noteRefused } from '@/app/_staff/note-refused'
import { nextTurn, typedOf } from '@/app/_staff/given'
import { staffAction, wrongFields, wrongInput } from '@/app/_staff/staff-action'
import type { FormState } from '@/app/_ui/staff/form-state'
import { requireStaff } from '@/lib/auth/current-staff'
import { assertSameOrigin } from '@/lib/auth/origin'
import { now as clockNow } from '@/lib/clock'
import { sayRefusal } from '@/lib/copy/staff/refusals'
import { NewKeyForm, RevokeForm } from '@/lib/input/api-key-forms'
import { makeKey, revokeKey } from '@/lib/use-cases/manage-keys'

const zone = 'Etc/UTC'
const page = '/manage/api-keys'

/** The key comes back with the answer alone, in a field of the form: it stands in no address, and nowhere that it could be read again. */
export async function make(before: FormState, data: FormData): Promise<FormState> {
  assertSameOrigin(await headers())
  const actor = await requireStaff()
  const typed = typedOf(data)
  const parsed = NewKeyForm.safeParse(typed)
  if (!parsed.success) return wrongInput(before, typed, parsed.error)
  const made = await makeKey(actor, parsed.data, clockNow())
  revalidatePath(page)
  const turn = nextTurn(before)
  if (made.ok) return { turn, error: null, wrong: {}, typed: { key: made.value, keyName: parsed.data.name } }
  await noteRefused(actor, made.refusal, 'staff-action')
  return { turn, error: sayRefusal(made.refusal, zone), wrong: wrongFields(made.refusal), typed }
}

export const revoke = staffAction(RevokeForm, async (actor, { key, clinic }, now) => {
  const revoked = await revokeKey(actor, { key }, now)
  if (revoked.ok) redirect(`${page}?${new URLSearchParams({ clinic, done: 'revoked' }).toString()}` as Route)
  revalidatePath(page)
  return { refusal: revoked.refusal, zone }
})
