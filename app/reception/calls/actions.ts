'use server'

import { redirect } from 'next/navigation'
import { callsAt } from '@/app/_staff/addresses'
import { staffAction, type Trouble } from '@/app/_staff/staff-action'
import type { StaffActor } from '@/lib/auth/actor'
import type { Refusal } from '@/lib/core/refusal'
import { instantAt, type Instant } from '@/lib/core/time'
import { AddNoteForm, AttemptForm, ClaimForm } from '@/lib/input/staff-forms'
import { claimCall } from '@/lib/use-cases/claim-call'
import { letGoOfCall } from '@/lib/use-cases/let-go-of-call'
import { readCalls } from '@/lib/use-cases/read-calls'
import { readClinics } from '@/lib/use-cases/read-clinics'
import { readStory } from '@/lib/use-cases/read-story'
import { recordAttempt } from '@/lib/use-cases/record-attempt'
import { saveNote } from '@/lib/use-cases/save-note'

async function troubleAt(clinic: string, refusal: Refusal, now: Instant): Promise<Trouble> {
  const found = (await readClinics(now)).find(({ id }) => id === clinic)
  return { refusal, zone: found?.timeZone ?? 'Europe/London' }
}

export const claim = staffAction(ClaimForm, async (actor, { call, clinic }, now) => {
  const result = await claimCall(actor, { call }, now)
  return result.ok ? redirect(callsAt(clinic, call)) : troubleAt(clinic, result.refusal, now)
})

export const letGo = staffAction(ClaimForm, async (actor, { call, clinic }, now) => {
  const result = await letGoOfCall(actor, { call }, now)
  return result.ok ? redirect(callsAt(clinic, call)) : troubleAt(clinic, result.refusal, now)
})

export const saveAttempt = staffAction(AttemptForm, async (actor, form, now) => {
  const zone = (await readClinics(now)).find(({ id }) => id === form.clinic)?.timeZone ?? 'Europe/London'
  const callBackAt = form.outcome === 'call-back' && form.backDay && form.backTime !== undefined
    ? instantAt(form.backDay, form.backTime, zone) : undefined
  const result = await recordAttempt(actor, {
    call: form.call, outcome: form.outcome, note: form.note, version: form.version, callBackAt,
    moveTo: form.outcome === 'moved' ? form.moveTo : undefined,
  }, now)
  return result.ok ? redirect(await nextCall(actor, form.clinic, form.call, now)) : { refusal: result.refusal, zone }
})

/** A note for which there is no call any more goes under what the appointment's note says already. */
export const addNote = staffAction(AddNoteForm, async (actor, { reference, note }, now) => {
  const found = await readStory(actor, { reference }, now)
  if (!found.ok) return troubleAt('', found.refusal, now)
  const { clinic, entry } = found.value
  const lines = entry.note?.split('\n') ?? []
  if (note === undefined || lines.includes(note)) return null
  const result = await saveNote(actor, { reference, note: [...lines, note].join('\n'), version: entry.version }, now)
  return result.ok ? null : troubleAt(clinic, result.refusal, now)
})

/** The most urgent call that nobody else is ringing, other than the one just saved. */
async function nextCall(actor: StaffActor, clinic: string, saved: string, now: Instant) {
  const list = await readCalls(actor, { clinic }, now)
  if (!list.ok) return callsAt(clinic)
  const others = list.value.calls.filter((entry) => entry.id !== saved)
  const free = others.find((entry) => entry.claim === null || entry.claim.staff === actor.id)
  return callsAt(clinic, free?.id)
}
