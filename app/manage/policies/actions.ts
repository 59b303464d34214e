'use server'

import { redirect } from 'next/navigation'
import { policiesAt } from '@/app/_staff/practice-addresses'
import { staffAction } from '@/app/_staff/staff-action'
import { troubleAt } from '@/app/_staff/trouble-at'
import { PoliciesForm } from '@/lib/input/practice-forms'
import { setPolicies } from '@/lib/use-cases/set-policies'

export const save = staffAction(PoliciesForm, async (actor, { clinic, seen, policies }, now) => {
  const result = await setPolicies(actor, { seen, policies }, now)
  return result.ok ? redirect(policiesAt(clinic, { done: String(seen + 1) })) : troubleAt(clinic, result.refusal, now)
})
