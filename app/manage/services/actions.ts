'use server'

import { redirect } from 'next/navigation'
import { servicesAt } from '@/app/_staff/practice-addresses'
import { staffAction } from '@/app/_staff/staff-action'
import { troubleAt } from '@/app/_staff/trouble-at'
import { ServiceAtForm } from '@/lib/input/practice-forms'
import { keepService } from '@/lib/use-cases/keep-service'

export const saveService = staffAction(ServiceAtForm, async (actor, { clinic, price, ...form }, now) => {
  const result = await keepService(actor, { ...form, pricePence: price }, now)
  return result.ok ? redirect(servicesAt(clinic, { open: result.value, done: String((form.seen ?? 0) + 1) })) : troubleAt(clinic, result.refusal, now)
})
