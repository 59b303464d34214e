import type { Actor } from '@/lib/auth/actor'
import { isRepeat, type AskedChange } from '@/lib/core/repeat'
import { findAppointment, type AppointmentRow } from '@/lib/store/appointments'
import { lastMade } from '@/lib/store/moves'
import { statusOf } from '@/lib/store/shape'
import { eventActorOf } from './subject'

type Asked = Omit<AskedChange, 'by'>

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
