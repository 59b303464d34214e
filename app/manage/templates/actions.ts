'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { templatesAt } from '@/app/_staff/message-addresses'
import { noteRefused } from '@/app/_staff/note-refused'
import { fieldOf, nextTurn, typedOf } from '@/app/_staff/given'
import { staffAction, wrongFields, wrongInput, type Trouble } from '@/app/_staff/staff-action'
import type { FormState } from '@/app/_ui/staff/form-state'
import type { StaffActor } from '@/lib/auth/actor'
import { requireStaff } from '@/lib/auth/current-staff'
import { assertSameOrigin } from '@/lib/auth/origin'
import { now as clockNow } from '@/lib/clock'
import { templates as words } from '@/lib/copy/staff/messages'
import { sayRefusal } from '@/lib/copy/staff/refusals'
import { pastClock } from '@/lib/copy/staff/time'
import type { Refusal } from '@/lib/core/refusal'
import { dayOf, type Instant, type Zone } from '@/lib/core/time'
import { ResetForm, TemplateForm } from '@/lib/input/message-forms'
import { checkWords, dropWords, editTemplate, openTemplate } from '@/lib/use-cases/edit-template'
import { readClinics } from '@/lib/use-cases/read-clinics'

const zoneAt = async (clinic: string, now: Instant): Promise<Zone> =>
  (await readClinics(now)).find(({ id }) => id === clinic)?.timeZone ?? 'Europe/London'

type Which = Parameters<typeof openTemplate>[1]

/** Somebody else was first, and the form says so: pressed again, it writes over what they wrote, and over nothing else. */
async function troubleAt(actor: StaffActor, which: Which & { clinic: string }, refusal: Refusal, now: Instant): Promise<Trouble> {
  const zone = await zoneAt(which.clinic, now)
  if (refusal.reason !== 'record-changed') return { refusal, zone }
  const opened = await openTemplate(actor, which)
  const theirs = opened.ok ? opened.value.versions.find(({ at, by }) => at === refusal.at && by === refusal.by) : undefined
  return { refusal, zone, say: words.changedMeanwhile(refusal.by, pastClock(refusal.at, dayOf(now, zone), zone)), ...(theirs && { instead: { seen: theirs.id } }) }
}

const keep = staffAction(TemplateForm, async (actor, { clinic, ...form }, now) => {
  const result = await editTemplate(actor, form, now)
  const { kind, channel } = form
  return result.ok ? redirect(templatesAt(clinic, { kind, channel, done: 'saved' })) : troubleAt(actor, { kind, channel, clinic }, result.refusal, now)
})

/** What was typed comes back with what is wrong in it; the page shows both. Nothing is kept. */
async function show(before: FormState, data: FormData): Promise<FormState> {
  assertSameOrigin(await headers())
  const actor = await requireStaff()
  const typed = typedOf(data)
  const parsed = TemplateForm.safeParse(typed)
  if (!parsed.success) return wrongInput(before, typed, parsed.error)
  const now = clockNow()
  const checked = await checkWords(actor, parsed.data, now)
  const turn = nextTurn(before)
  if (checked.ok) return { turn, error: null, wrong: {}, typed }
  const { refusal } = checked
  await noteRefused(actor, refusal, 'staff-action')
  const error = sayRefusal(refusal, await zoneAt(parsed.data.clinic, now))
  return { turn, error, wrong: wrongFields(refusal), typed }
}

/** Keeps the words, or only shows them. */
export async function save(before: FormState, data: FormData): Promise<FormState> {
  return fieldOf(data, 'do') === 'show' ? show(before, data) : keep(before, data)
}

export const reset = staffAction(ResetForm, async (actor, { clinic, ...form }, now) => {
  const result = await dropWords(actor, form, now)
  const { kind, channel } = form
  return result.ok ? redirect(templatesAt(clinic, { kind, channel, done: 'reset' })) : troubleAt(actor, { kind, channel, clinic }, result.refusal, now)
})
