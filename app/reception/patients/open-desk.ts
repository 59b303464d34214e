import { cache } from 'react'
import { chooseClinic, requirePractice } from '@/app/_staff/choose-clinic'
import { unwrap } from '@/app/_staff/unwrap'
import { toRing } from '@/app/_staff/to-ring'
import { requireStaff } from '@/lib/auth/current-staff'
import { now as clockNow } from '@/lib/clock'
import { dayOf } from '@/lib/core/time'
import { readCalls } from '@/lib/use-cases/read-calls'
import { readClinics } from '@/lib/use-cases/read-clinics'

/** What the bar of a patient's page is made from: the clinic that was open last, and its calls. Read once a page. */
export const openDesk = cache(async (asked?: string) => {
  const actor = await requireStaff()
  await requirePractice()
  const now = clockNow()
  const [all, view] = await Promise.all([
    readClinics(now), chooseClinic(actor, asked).then((clinic) => readCalls(actor, { clinic }, now)).then(unwrap),
  ])
  const { clinic } = view
  const calls = toRing(view)
  const clinics = all.filter(({ id }) => actor.clinics.includes(id))
  return { actor, now, clinic, clinics, calls, day: dayOf(now, clinic.timeZone), here: 'patients' as const }
})

export type PatientsDesk = Awaited<ReturnType<typeof openDesk>>

/** The zone of a clinic that a line is about. */
export const zoneAt = ({ clinics, clinic }: Pick<PatientsDesk, 'clinics' | 'clinic'>, id: string): string =>
  clinics.find((one) => one.id === id)?.timeZone ?? clinic.timeZone

export const placeAt = ({ clinics }: Pick<PatientsDesk, 'clinics'>, id: string): string =>
  clinics.find((one) => one.id === id)?.place ?? id
