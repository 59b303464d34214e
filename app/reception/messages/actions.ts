'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { failuresAt } from '@/app/_staff/message-addresses'
import { staffAction, type Trouble } from '@/app/_staff/staff-action'
import { failures as words } from '@/lib/copy/staff/messages'
import type { Refusal } from '@/lib/core/refusal'
import type { Instant } from '@/lib/core/time'
import { SettleForm, TakeForm } from '@/lib/input/message-forms'
import { readClinics } from '@/lib/use-cases/read-clinics'
import { settleFailure, takeFailure } from '@/lib/use-cases/settle-failure'

async function troubleAt(clinic: string, refusal: Refusal, now: Instant): Promise<Trouble> {
  revalidatePath('/reception/messages')
  const zone = (await readClinics(now)).find(({ id }) => id === clinic)?.timeZone ?? 'Europe/London'
  return refusal.reason === 'call-closed' ? { refusal, zone, say: words.first(refusal.by) } : { refusal, zone }
}

export const take = staffAction(TakeForm, async (actor, { id, clinic }, now) => {
  const result = await takeFailure(actor, { id }, now)
  return result.ok ? redirect(failuresAt(clinic, { message: id })) : troubleAt(clinic, result.refusal, now)
})

export const settle = staffAction(SettleForm, async (actor, { id, clinic, how }, now) => {
  const result = await settleFailure(actor, { id, how }, now)
  return result.ok ? redirect(failuresAt(clinic, { done: how })) : troubleAt(clinic, result.refusal, now)
})
