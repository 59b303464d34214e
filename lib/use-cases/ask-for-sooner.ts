import type { Actor } from '@/lib/auth/actor'
import type { PartOfDay } from '@/lib/core/call'
import { refused, type Result } from '@/lib/core/result'
import { dayOf, type Instant, type Weekday } from '@/lib/core/time'
import { readSetup } from '@/lib/store/setup'
import { clinicOf, statusOf } from '@/lib/store/shape'
import { putOnList, type Joined } from './join-waiting-list'
import { findFor } from './subject'
import { resolveWish } from './wish'

export interface SoonerInput {
  reference: string
  /** Only with the one whom they are to see. */
  same: boolean
  /** At any clinic that gives the service, not only there. */
  anywhere: boolean
  weekdays: Weekday[]
  parts: PartOfDay[]
}

/**
 * Puts whoever has an appointment on the list for a sooner time of the same kind. Taking one gives the appointment up.
 * Refusals: `not-found`, `forbidden`, `status-forbids` (over, cancelled, or past).
 */
export async function askForSooner(actor: Actor, input: SoonerInput, now: Instant): Promise<Result<Joined>> {
  const found = await findFor(actor, 'wait.sooner', input.reference)
  if (!found.ok) return found
  const row = found.value
  const start = row.startsAt.getTime()
  if (!['requested', 'confirmed'].includes(row.status) || start <= now || row.patientId === null) {
    return refused({ reason: 'status-forbids', status: statusOf(row) })
  }
  const setup = await readSetup()
  const zone = clinicOf(setup, row.clinicId).timeZone
  // Whoever asked for it on the website opens no other clinic's list with it, until reception has found out who it is.
  const elsewhere = input.anywhere && (row.confirmedAt !== null || row.source === 'phone' || row.source === 'import')
  const others = setup.clinics.map(({ id }) => id).filter((id) => {
    const known = resolveWish(setup, { clinic: id, service: row.serviceId }, 'phone')
    return id !== row.clinicId && known.ok && known.value.practitioners.length > 0
  })
  return putOnList(actor, {
    patient: { id: row.patientId }, service: row.serviceId, practitioner: input.same ? row.practitionerId : null,
    clinics: [row.clinicId, ...(elsewhere ? others : [])], weekdays: [...new Set(input.weekdays)].sort(), parts: [...new Set(input.parts)],
    from: dayOf(now, zone), until: dayOf(start, zone), urgent: null, insteadOf: row.id, source: 'web',
  }, now)
}
