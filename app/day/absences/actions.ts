'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { ownAbsencesAt } from '@/app/_staff/absence-addresses'
import { staffAction, type Trouble } from '@/app/_staff/staff-action'
import type { StaffActor } from '@/lib/auth/actor'
import { absences as words } from '@/lib/copy/staff/my-own'
import { pastClock } from '@/lib/copy/staff/time'
import type { Refusal } from '@/lib/core/refusal'
import { dayOf, type Instant } from '@/lib/core/time'
import { AskForm, WithdrawForm } from '@/lib/input/my-own-forms'
import { askAbsence, withdrawAbsence } from '@/lib/use-cases/ask-absence'
import { readMyAbsences } from '@/lib/use-cases/read-absences'

async function troubleFor(actor: StaffActor, refusal: Refusal, now: Instant): Promise<Trouble> {
  const own = await readMyAbsences(actor, now)
  const zone = own.ok ? own.value.zone : 'Europe/London'
  if (refusal.reason !== 'record-changed') return { refusal, zone }
  return { refusal, zone, say: words.changedMeanwhile(refusal.by, pastClock(refusal.at, dayOf(now, zone), zone)) }
}

export const askFor = staffAction(AskForm, async (actor, form, now) => {
  const asked = await askAbsence(actor, form, now)
  revalidatePath('/day', 'layout')
  return asked.ok ? redirect(ownAbsencesAt('asked')) : troubleFor(actor, asked.refusal, now)
})

export const withdraw = staffAction(WithdrawForm, async (actor, form, now) => {
  const taken = await withdrawAbsence(actor, form, now)
  revalidatePath('/day', 'layout')
  return taken.ok ? redirect(ownAbsencesAt('withdrawn')) : troubleFor(actor, taken.refusal, now)
})
