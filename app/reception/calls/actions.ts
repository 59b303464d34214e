'use server'

import { redirect } from 'next/navigation'
import { callsAt } from '@/app/_staff/addresses'
import { staffAction } from '@/app/_staff/staff-action'
import { instantAt } from '@/lib/core/time'
import { CorrectPhoneForm } from '@/lib/input/call-forms'
import { AddNoteForm, AttemptForm, ClaimForm } from '@/lib/input/staff-forms'
import { claimCall } from '@/lib/use-cases/claim-call'
import { letGoOfCall } from '@/lib/use-cases/let-go-of-call'
import { readStory } from '@/lib/use-cases/read-story'
import { recordAttempt } from '@/lib/use-cases/record-attempt'
import { saveNote } from '@/lib/use-cases/save-note'
import { correctPhone } from '@/lib/use-cases/wrong-number'
import { nextCall, troubleAt, zoneAt } from './what-next'

export const claim = staffAction(ClaimForm, async (actor, { call, clinic }, now) => {
  const result = await claimCall(actor, { call }, now)
  return result.ok ? redirect(callsAt(clinic, call)) : troubleAt(clinic, result.refusal, now)
})

export const letGo = staffAction(ClaimForm, async (actor, { call, clinic }, now) => {
  const result = await letGoOfCall(actor, { call }, now)
  return result.ok ? redirect(callsAt(clinic, call)) : troubleAt(clinic, result.refusal, now)
})

export const saveAttempt = staffAction(AttemptForm, async (actor, form, now) => {
  const zone = await zoneAt(form.clinic, now)
  const callBackAt = form.outcome === 'call-back' && form.backDay && form.backTime !== undefined
    ? instantAt(form.backDay, form.backTime, zone) : undefined
  const result = await recordAttempt(actor, {
    call: form.call, outcome: form.outcome, note: form.note, version: form.version, callBackAt,
    moveTo: form.outcome === 'moved' ? form.moveTo : undefined,
  }, now)
  if (!result.ok) return { refusal: result.refusal, zone }
  // A wrong number has ways forward, which are shown where it was found.
  const stays = form.outcome === 'wrong-number' && !result.value.closed
  redirect(stays ? callsAt(form.clinic, form.call) : await nextCall(actor, form.clinic, form.call, now))
})

export const putNumberRight = staffAction(CorrectPhoneForm, async (actor, { call, clinic, phone, version }, now) => {
  const result = await correctPhone(actor, { call, phone, version }, now)
  return result.ok ? redirect(callsAt(clinic, call)) : troubleAt(clinic, result.refusal, now)
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
