import type { Actor } from '@/lib/auth/actor'
import { isRepeat, type AskedChange } from '@/lib/core/repeat'
import { done, type Result } from '@/lib/core/result'
import { findAppointment, type AppointmentRow } from '@/lib/store/appointments'
import { makeCertain } from '@/lib/store/certainty'
import { lastMade } from '@/lib/store/moves'
import { statusOf } from '@/lib/store/shape'
import { eventActorOf } from './subject'

type Asked = Omit<AskedChange, 'by'>

/**
 * The one way to answer from what was read that it is so already: a repeat is told so only once nothing can undo it. Within a transaction
 * its own commit says so. Throws `OutcomeUnknown`.
 */
export async function again<T>(value: T): Promise<Result<T>> {
  await makeCertain()
  return done(value)
}

/** The same for a page that leads on to what was found. */
export { makeCertain }

/** Whether this very actor has made what is there by this very request, and nobody changed anything since. */
export async function isMadeAlready(actor: Actor, row: AppointmentRow, asked: Asked): Promise<boolean> {
  const made = await lastMade(row.id)
  return isRepeat({ ...asked, by: eventActorOf(actor) }, { status: statusOf(row), version: row.version }, made)
}

/** The appointment as it is now, where this request has made it so; null where it hasn't. */
export async function findMade(actor: Actor, id: string, asked: Asked): Promise<AppointmentRow | null> {
  const row = await findAppointment({ id })
  return row && await isMadeAlready(actor, row, asked) ? row : null
}
