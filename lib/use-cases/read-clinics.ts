import { dayOf, type Instant } from '@/lib/core/time'
import type { ClinicView } from '@/lib/core/views'
import { readSetup } from '@/lib/store/setup'

/** The clinics in the practice's order, each with the closures that are still to come. */
export async function readClinics(now: Instant): Promise<ClinicView[]> {
  return (await readSetup()).clinics.map((clinic) => ({
    ...clinic, closures: clinic.closures.filter((closure) => closure.until >= dayOf(now, clinic.timeZone)),
  }))
}
