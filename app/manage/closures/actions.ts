'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { effectTrouble } from '@/app/_staff/effect-trouble'
import { closuresPageAt } from '@/app/_staff/rota-addresses'
import { staffAction } from '@/app/_staff/staff-action'
import { RefreshForm, SaveClosureForm } from '@/lib/input/closure-forms'
import { refreshBankHolidays } from '@/lib/use-cases/bank-holidays'
import { saveClosure } from '@/lib/use-cases/draft-closure'

/** Closes or opens as it was shown. Where it has changed meanwhile the page is made anew, and shows what it does now. */
export const save = staffAction(SaveClosureForm, async (actor, { clinic, ...input }, now) => {
  const saved = await saveClosure(actor, input, now)
  revalidatePath('/manage/closures')
  if (!saved.ok || saved.value.state === 'overtaken') return effectTrouble(clinic, saved, now)
  redirect(closuresPageAt(clinic, { done: 'saved', told: String(saved.value.told + saved.value.elsewhere) }))
})

export const refresh = staffAction(RefreshForm, async (actor, { clinic }, now) => {
  const found = await refreshBankHolidays(actor, now)
  if (!found.ok) return effectTrouble(clinic, found, now)
  redirect(closuresPageAt(clinic, { done: found.value.failure === null ? 'refreshed' : 'failed' }))
})
