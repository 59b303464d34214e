'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { revalidatePath } from 'next/cache'
import { phoneAt } from '@/app/_staff/addresses'
import { noteRefused } from '@/app/_staff/note-refused'
import { typedOf } from '@/app/_staff/given'
import { staffAction, type Trouble } from '@/app/_staff/staff-action'
import { requireStaff } from '@/lib/auth/current-staff'
import { assertSameOrigin } from '@/lib/auth/origin'
import { now as clockNow } from '@/lib/clock'
import { byPhone as words } from '@/lib/copy/staff/by-phone'
import { sayRefusal } from '@/lib/copy/staff/refusals'
import type { Refusal } from '@/lib/core/refusal'
import { clock24, dayOf, shortDate, type Instant } from '@/lib/core/time'
import { CallerQuery, PhoneBookForm } from '@/lib/input/phone-forms'
import { bookByPhone } from '@/lib/use-cases/book-by-phone'
import { findCallers } from '@/lib/use-cases/find-callers'
import { recordRingBack } from '@/lib/use-cases/record-ring-back'
import { readClinics } from '@/lib/use-cases/read-clinics'
import type { FindState } from './find-state'
import { hitsOf } from './hits'

/** Looks for a caller. Posted, since what is looked for is a name or a number. */
export async function find(_before: FindState, data: FormData): Promise<FindState> {
  assertSameOrigin(await headers())
  const actor = await requireStaff()
  const now = clockNow()
  const parsed = CallerQuery.safeParse(typedOf(data))
  if (!parsed.success) return { q: '', hits: null, error: null }
  const { q } = parsed.data
  const [found, clinics] = [await findCallers(actor, { q }, now), await readClinics(now)]
  if (!found.ok) await noteRefused(actor, found.refusal, 'staff-action')
  if (!found.ok) return { q, hits: null, error: sayRefusal(found.refusal, 'Europe/London') }
  const zoneOf = (id: string) => clinics.find((clinic) => clinic.id === id)?.timeZone ?? 'Europe/London'
  return { q, hits: hitsOf(found.value, dayOf(now, zoneOf(actor.clinics[0] ?? '')), zoneOf), error: null }
}

/** Which dates went, where some did: the page shows them as clashes. */
async function trouble(refusal: Refusal, clinic: string, now: Instant): Promise<Trouble> {
  const zone = (await readClinics(now)).find(({ id }) => id === clinic)?.timeZone ?? 'Europe/London'
  if (refusal.reason !== 'slot-taken' || !refusal.gone?.length) return { refusal, zone }
  const dates = refusal.gone.map((start) => `${shortDate(dayOf(start, zone))} ${clock24(start, zone)}`)
  return { refusal: { reason: 'invalid', errors: [{ path: ['times'], message: words.justGone(dates) }] }, zone }
}

export const book = staffAction(PhoneBookForm, async (actor, form, now) => {
  const { clinic, patient, ring, name, phone, email, dateOfBirth, ...booking } = form
  const who = patient ? { id: patient } : { name: name ?? '', phone: phone ?? '', email, dateOfBirth }
  const result = await bookByPhone(actor, { ...booking, patient: who }, now)
  revalidatePath('/reception', 'layout')
  if (!result.ok) return trouble(result.refusal, clinic, now)
  // Had it been dealt with meanwhile, there is nothing left to close.
  if (ring) await recordRingBack(actor, { ringBack: ring, outcome: 'booked' }, now)
  redirect(phoneAt(clinic, { booked: result.value.references[0] ?? '' }))
})
