'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { ownProfileAt } from '@/app/_staff/absence-addresses'
import { fieldOf, nextTurn, typedOf } from '@/app/_staff/given'
import { staffAction, wrongInput } from '@/app/_staff/staff-action'
import type { FormState } from '@/app/_ui/staff/form-state'
import { requireStaff } from '@/lib/auth/current-staff'
import { assertSameOrigin } from '@/lib/auth/origin'
import { profile as words } from '@/lib/copy/staff/my-own'
import { sayRefusal } from '@/lib/copy/staff/refusals'
import { pastClock } from '@/lib/copy/staff/time'
import { dayOf } from '@/lib/core/time'
import { PressForm, ProfileForm } from '@/lib/input/my-own-forms'
import { editProfile, readMyProfile } from '@/lib/use-cases/edit-profile'
import { makeFeed, stopFeed } from '@/lib/use-cases/keep-feed'
import { readMyZone } from '@/lib/use-cases/read-zone'
import { headers } from 'next/headers'

const keep = staffAction(ProfileForm, async (actor, form, now) => {
  const edited = await editProfile(actor, form, now)
  if (edited.ok) {
    revalidatePath('/day/profile')
    redirect(ownProfileAt('saved'))
  }
  const { refusal } = edited
  const zone = await readMyZone(actor)
  return refusal.reason === 'record-changed' ? { refusal, zone, say: words.changedMeanwhile(refusal.by, pastClock(refusal.at, dayOf(now, zone), zone)) } : { refusal, zone }
})

/** What was typed comes back, to be looked at; nothing is kept. */
async function show(before: FormState, data: FormData): Promise<FormState> {
  assertSameOrigin(await headers())
  const actor = await requireStaff()
  const typed = typedOf(data)
  const [parsed, own] = [ProfileForm.safeParse(typed), await readMyProfile(actor)]
  if (!parsed.success) return wrongInput(before, typed, parsed.error)
  return { turn: nextTurn(before), error: own.ok ? null : sayRefusal(own.refusal, 'Europe/London'), wrong: {}, typed }
}

/** Keeps the profile, or only shows it. */
export async function save(before: FormState, data: FormData): Promise<FormState> {
  return fieldOf(data, 'do') === 'show' ? show(before, data) : keep(before, data)
}

export const renewFeed = staffAction(PressForm, async (actor, _, now) => {
  const made = await makeFeed(actor, now)
  revalidatePath('/day/profile')
  return made.ok ? null : { refusal: made.refusal, zone: await readMyZone(actor) }
})

export const endFeed = staffAction(PressForm, async (actor, _, now) => {
  const ended = await stopFeed(actor, now)
  revalidatePath('/day/profile')
  return ended.ok ? null : { refusal: ended.refusal, zone: await readMyZone(actor) }
})
