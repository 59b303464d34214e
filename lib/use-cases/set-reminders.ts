import { anybody } from '@/lib/auth/actor'
import { can } from '@/lib/auth/can'
import { patientOfSecret } from '@/lib/auth/unsubscribe-secret'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { recordEvent } from '@/lib/store/events'
import { findReminders, setReminders } from '@/lib/store/texters'
import { transact } from '@/lib/store/transact'
import { eventActorOf } from './subject'

/** Whose reminders a link speaks of, and whether they get any. A look. Refusal: `not-found`. */
export async function readReminders(secret: string): Promise<Result<{ id: string; reminders: boolean }>> {
  const patient = patientOfSecret(secret)
  const found = patient === null ? null : await findReminders(patient)
  return found && can(anybody, 'reminders.set') ? done(found) : refused({ reason: 'not-found' })
}

/** Whoever has the link stops the reminders it came with, or has them again. Twice is once. Refusal: `not-found`. */
export async function changeReminders(secret: string, on: boolean, now: Instant): Promise<Result<null>> {
  const found = await readReminders(secret)
  if (!found.ok) return found
  const { id } = found.value
  return transact<null>(async (tx) => {
    if (await setReminders(tx, id, on)) {
      await recordEvent(tx, { at: now, verb: 'reminders', actor: eventActorOf(anybody), clinic: null, appointment: null, patient: id, detail: { on } })
    }
    return done(null)
  })
}
