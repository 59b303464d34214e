import type { Actor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/can'
import { done, refused, type Result } from '@/lib/core/result'
import type { DraftDetails, ServiceView } from '@/lib/core/views'
import type { AppointmentRow } from '@/lib/store/appointments'
import { findOneOfMailbox } from '@/lib/store/mine'
import { readSetup, type Setup } from '@/lib/store/setup'
import { dayOfDate } from '@/lib/store/shape'
import { toldTo } from './read-mine'
import { resolveWish } from './wish'

/** Where the booking begins, and what is filled in already. */
export interface Again {
  clinic: string
  profession: string
  /** Left out where none can be booked online: then it is chosen on the way. */
  service: string | undefined
  practitioner: string | undefined
  details: DraftDetails
}

/** The service for somebody who has been: the same, or that profession's for who comes again; those of the same practitioner first. */
function serviceFor(setup: Setup, row: AppointmentRow): Pick<Again, 'service' | 'practitioner'> {
  const was = setup.services.find(({ id }) => id === row.serviceId)
  const again = (service: ServiceView): boolean => service.profession === row.service.professionId && service.patients !== 'new' && service.skill === null
  const wanted = [...(was && was.patients !== 'new' ? [was] : []), ...setup.services.filter(again), ...(was ? [was] : [])]
  for (const practitioner of [row.practitionerId, undefined]) {
    const found = wanted.find(({ id }) => {
      const known = resolveWish(setup, { clinic: row.clinicId, service: id, practitioner }, 'online')
      return known.ok && known.value.practitioners.length > 0
    })
    if (found) return { service: found.id, practitioner }
  }
  return { service: undefined, practitioner: undefined }
}

/** As they would type it. The date of birth goes only to whom the record itself names by this address. */
function detailsOf(found: AppointmentRow, email: string): DraftDetails {
  const row = toldTo(email, found)
  const { patient } = row
  if (!patient) return {}
  const [year = '', month = '', day = ''] = found.patient?.email?.toLowerCase() === email ? dayOfDate(patient.dateOfBirth)?.split('-') ?? [] : []
  return {
    name: patient.name, phone: row.contactPhone ?? patient.phone, email, best: 'any',
    ...(row.bookedByName === null ? { for: 'me' } : { for: 'other', booker: row.bookedByName }),
    ...(year && { 'dob-day': String(Number(day)), 'dob-month': String(Number(month)), 'dob-year': year }),
  }
}

/** Once more with the same person: for an appointment that is known under the proven address. Refusals: `forbidden`, `not-found`. */
export async function bookAgain(actor: Actor, input: { reference: string }): Promise<Result<Again>> {
  if (actor.kind !== 'mailbox' || !can(actor, 'mine.book-again')) return refused({ reason: 'forbidden' })
  const row = await findOneOfMailbox(actor.email, input.reference)
  if (!row) return refused({ reason: 'not-found' })
  const setup = await readSetup()
  return done({ clinic: row.clinicId, profession: row.service.professionId, ...serviceFor(setup, row), details: detailsOf(row, actor.email) })
}
