'use server'

import { redirect } from 'next/navigation'
import { servicesAt } from '@/app/_staff/practice-addresses'
import { staffAction } from '@/app/_staff/staff-action'
import { troubleAt } from '@/app/_staff/trouble-at'
import { Weighed, weighing } from '@/app/_staff/weighing'
import { ServiceAtForm } from '@/lib/input/practice-forms'
import { weighChange } from '@/lib/use-cases/weigh-change'
import { keepService } from '@/lib/use-cases/keep-service'

export const saveService = weighing(staffAction(ServiceAtForm, async (actor, { clinic, price, agreed, ...form }, now) => {
  const { id, minutes, bufferMinutes, skill, active } = form
  const weighed = await weighChange(actor, { kind: 'service', service: id ?? '', set: { minutes, bufferMinutes, skill }, gone: !active }, { agreed }, now)
  if (!weighed.ok) return troubleAt(clinic, weighed.refusal, now)
  if (weighed.value) throw new Weighed(weighed.value)
  const result = await keepService(actor, { ...form, pricePence: price }, now)
  return result.ok ? redirect(servicesAt(clinic, { open: result.value, done: String((form.seen ?? 0) + 1) })) : troubleAt(clinic, result.refusal, now)
}))
