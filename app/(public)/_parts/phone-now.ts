import { home } from '@/lib/copy/patient/home'
import { shortClock } from '@/lib/copy/patient/words'
import { openSpans } from '@/lib/core/opening'
import { addDays, dayOf, instantOf, minuteOfDay, relativeDay } from '@/lib/core/time'
import type { Instant, Zone } from '@/lib/core/time'
import type { ClinicView } from '@/lib/core/views'

const daysSearched = 14

interface Open {
  start: Instant
  end: Instant
  zone: Zone
}

const comingSpans = (clinic: ClinicView, at: Instant): Open[] => {
  const today = dayOf(at, clinic.timeZone)
  return openSpans(clinic.openingHours, clinic.closures, clinic.timeZone, today, addDays(today, daysSearched))
    .map((span) => ({ start: instantOf(span.start), end: instantOf(span.end), zone: clinic.timeZone }))
    .filter((span) => span.end > at)
}

const clock = (at: Instant, zone: Zone): string => shortClock(minuteOfDay(at, zone))

/** 'Today until 7pm', 'Today from 8am', 'Again tomorrow from 8am': when somebody answers; null if not for two weeks. */
export function phoneNow(clinics: ClinicView[], at: Instant): string | null {
  const spans = clinics.flatMap((clinic) => comingSpans(clinic, at))
  const open = spans.filter((span) => span.start <= at).sort((a, b) => b.end - a.end)[0]
  if (open) return home.openUntil(clock(open.end, open.zone))
  const next = spans.sort((a, b) => a.start - b.start)[0]
  if (!next) return null
  const today = dayOf(at, next.zone)
  const day = dayOf(next.start, next.zone)
  const opens = clock(next.start, next.zone)
  return day === today ? home.opensToday(opens) : home.opensLater(relativeDay(day, today), opens)
}
