'use server'

import { redirect } from 'next/navigation'
import { policiesAt } from '@/app/_staff/practice-addresses'
import { staffAction } from '@/app/_staff/staff-action'
import { troubleAt } from '@/app/_staff/trouble-at'
import { Weighed, weighing } from '@/app/_staff/weighing'
import { PoliciesForm } from '@/lib/input/practice-forms'
import { policyChange, weighChange } from '@/lib/use-cases/weigh-change'
import { setPolicies } from '@/lib/use-cases/set-policies'

export const save = weighing(staffAction(PoliciesForm, async (actor, { clinic, seen, policies, agreed }, now) => {
  const weighed = await weighChange(actor, policyChange(policies), { agreed }, now)
  if (!weighed.ok) return troubleAt(clinic, weighed.refusal, now)
  if (weighed.value) throw new Weighed(weighed.value)
  const result = await setPolicies(actor, { seen, policies }, now)
  return result.ok ? redirect(policiesAt(clinic, { done: String(seen + 1) })) : troubleAt(clinic, result.refusal, now)
}))
