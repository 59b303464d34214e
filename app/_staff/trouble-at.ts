import type { Refusal } from '@/lib/core/refusal'
import type { Instant } from '@/lib/core/time'
import { readClinics } from '@/lib/use-cases/read-clinics'
import type { Trouble } from './staff-action'

/** A refusal with the clock of the clinic that one is at. */
export const troubleAt = async (clinic: string, refusal: Refusal, now: Instant): Promise<Trouble> =>
  ({ refusal, zone: (await readClinics(now)).find(({ id }) => id === clinic)?.timeZone ?? 'Europe/London' })
