'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { diaryAt, toTellAt } from '@/app/_staff/addresses'
import { staffAction, type Trouble } from '@/app/_staff/staff-action'
import type { Refusal } from '@/lib/core/refusal'
import { dayOf, type Instant } from '@/lib/core/time'
import { GiveUpForm, TakeUpForm, TickForm } from '@/lib/input/change-forms'
import { readClinics } from '@/lib/use-cases/read-clinics'
import { giveUpTelling, takeUpOrphan, tickTold } from '@/lib/use-cases/tick-told'

async function zoneOf(clinic: string, now: Instant): Promise<string> {
  return (await readClinics(now)).find(({ id }) => id === clinic)?.timeZone ?? 'Europe/London'
}

async function troubleAt(clinic: string, refusal: Refusal, now: Instant): Promise<Trouble> {
  revalidatePath('/reception', 'layout')
  return { refusal, zone: await zoneOf(clinic, now) }
}

export const tick = staffAction(TickForm, async (actor, { clinic, ...form }, now) => {
  const result = await tickTold(actor, form, now)
  return result.ok ? redirect(toTellAt(clinic)) : troubleAt(clinic, result.refusal, now)
})

export const giveUp = staffAction(GiveUpForm, async (actor, { clinic, id }, now) => {
  const result = await giveUpTelling(actor, { id }, now)
  return result.ok ? redirect(toTellAt(clinic)) : troubleAt(clinic, result.refusal, now)
})

/** To the diary, where another time is found or it is cancelled; the line stays until they have been told. */
export const takeUp = staffAction(TakeUpForm, async (actor, { reference, to }, now) => {
  const result = await takeUpOrphan(actor, { reference }, now)
  if (!result.ok) return troubleAt('', result.refusal, now)
  const { clinic, start } = result.value
  redirect(diaryAt(clinic, dayOf(start, await zoneOf(clinic, now)), { open: reference, do: to }))
})
