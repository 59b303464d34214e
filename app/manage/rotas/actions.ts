'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { rotasAt } from '@/app/_staff/rota-addresses'
import { staffAction } from '@/app/_staff/staff-action'
import { effectTrouble } from '@/app/_staff/effect-trouble'
import { SaveRotaForm } from '@/lib/input/rota-forms'
import { saveRota } from '@/lib/use-cases/draft-rota'

/** Saves what was shown. Where it has changed meanwhile the page is made anew, and shows what it does now. */
export const save = staffAction(SaveRotaForm, async (actor, { clinic, who, ...input }, now) => {
  const saved = await saveRota(actor, input, now)
  revalidatePath('/manage/rotas')
  if (!saved.ok || saved.value.state === 'overtaken') return effectTrouble(clinic, saved, now)
  redirect(rotasAt(clinic, { who, done: 'saved', told: String(saved.value.told + saved.value.elsewhere) }))
})
