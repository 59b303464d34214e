import type { Actor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/can'
import { linkSecret } from '@/lib/auth/link-secret'
import { isAhead, type MineEntry, type MinePerson } from '@/lib/core/mine-view'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import type { AppointmentRow } from '@/lib/store/appointments'
import { findOfMailbox } from '@/lib/store/mine'
import { readSetup, type Setup } from '@/lib/store/setup'
import { asGiven, clinicOf, statusOf } from '@/lib/store/shape'

/** As much of the past as is shown. */
const mostPast = 60

const entryOf = (row: AppointmentRow, setup: Setup): MineEntry => ({
  reference: row.reference, secret: linkSecret(row.id, row.linkGeneration), status: statusOf(row), start: row.startsAt.getTime(),
  clinic: clinicOf(setup, row.clinicId), practitioner: row.practitioner, service: { name: row.service.name, minutes: row.service.minutes },
})

/** Whoever the record itself names by this address is told what it says. */
export const toldTo = (email: string, row: AppointmentRow): AppointmentRow =>
  (row.patient?.email?.toLowerCase() === email ? row : asGiven(row))

function peopleOf(rows: readonly AppointmentRow[], setup: Setup, now: Instant): MinePerson[] {
  const people = new Map<string, MinePerson>()
  for (const row of rows) {
    if (!row.patient) continue
    const person = people.get(row.patient.id) ?? { id: row.patient.id, name: row.patient.name, ahead: [], past: [] }
    people.set(person.id, person)
    if (isAhead({ status: statusOf(row), end: row.endsAt.getTime() }, now)) person.ahead.push(entryOf(row, setup))
    else person.past.unshift(entryOf(row, setup))
  }
  return [...people.values()].sort((a, b) => (a.ahead[0]?.start ?? Infinity) - (b.ahead[0]?.start ?? Infinity) || a.name.localeCompare(b.name, 'en'))
}

/**
 * What is known under the proven address, by person: those with something to come first. A patient whose record has the
 * address, with everything; an appointment that was booked with it, alone. Refusal: `forbidden`.
 */
export async function readMine(actor: Actor, now: Instant): Promise<Result<MinePerson[]>> {
  if (actor.kind !== 'mailbox' || !can(actor, 'mine.read')) return refused({ reason: 'forbidden' })
  return done(peopleOf((await findOfMailbox(actor.email, now, mostPast)).map((row) => toldTo(actor.email, row)), await readSetup(), now))
}
