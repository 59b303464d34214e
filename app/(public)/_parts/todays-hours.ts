import { now } from '@/lib/clock'
import type { OpeningHours } from '@/lib/core/diary-facts'
import { hoursOn } from '@/lib/core/opening'
import { dayOf } from '@/lib/core/time'
import type { ClinicView } from '@/lib/core/views'

/** The week's hours as they are just now: the season's, where today is in one. */
export const todaysHours = ({ openingHours, timeZone }: Pick<ClinicView, 'openingHours' | 'timeZone'>): OpeningHours[] =>
  hoursOn(openingHours, dayOf(now(), timeZone))
