'use server'

import { redirect } from 'next/navigation'
import { retentionAt } from '@/app/_staff/law-addresses'
import { staffAction } from '@/app/_staff/staff-action'
import { RetentionForm } from '@/lib/input/law-forms'
import { setRetention } from '@/lib/use-cases/set-retention'

export const saveDays = staffAction(RetentionForm, async (actor, { clinic, ...input }, now) => {
  const result = await setRetention(actor, input, now)
  return result.ok ? redirect(retentionAt(clinic, 'saved')) : { refusal: result.refusal, zone: 'Europe/London' }
})
