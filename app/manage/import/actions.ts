'use server'

import { redirect } from 'next/navigation'
import { importAt, importsAt } from '@/app/_staff/import-addresses'
import { staffAction } from '@/app/_staff/staff-action'
import { imports as words } from '@/lib/copy/staff/import'
import { importReaders } from '@/lib/input/import-readers'
import { AcceptForm, ChoicesForm, ColumnsForm, DropForm, NamesForm } from '@/lib/input/import-forms'
import { applyImport } from '@/lib/use-cases/apply-import'
import { dropImport } from '@/lib/use-cases/drop-import'
import { setImport } from '@/lib/use-cases/set-import'

const zone = 'Europe/London'

/** What the columns are; next are names, where there is one that nobody here has. */
export const saveColumns = staffAction(ColumnsForm, async (actor, input, now) => {
  const result = await setImport(actor, input, now)
  return result.ok ? redirect(importAt(input.id)) : { refusal: result.refusal, zone }
})

export const saveNames = staffAction(NamesForm, async (actor, input, now) => {
  const result = await setImport(actor, input, now)
  return result.ok ? redirect(importAt(input.id, 'check')) : { refusal: result.refusal, zone }
})

export const saveChoices = staffAction(ChoicesForm, async (actor, input, now) => {
  const result = await setImport(actor, input, now)
  return result.ok ? redirect(importAt(input.id, 'check')) : { refusal: result.refusal, zone }
})

export const accept = staffAction(AcceptForm, async (actor, input, now) => {
  const result = await applyImport(actor, input, importReaders, now)
  if (!result.ok) return { refusal: result.refusal, zone }
  if (result.value.state === 'overtaken') return { refusal: { reason: 'slot-taken', alternatives: [] }, zone, say: words.overtaken }
  return redirect(importAt(input.id))
})

export const drop = staffAction(DropForm, async (actor, { id, clinic }, now) => {
  const result = await dropImport(actor, { id }, now)
  return result.ok ? redirect(importsAt(clinic, { done: 'dropped' })) : { refusal: result.refusal, zone }
})
