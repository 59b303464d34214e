import type { StaffActor } from '@/lib/auth/actor'
import { dayAndClock, dayName } from '@/lib/copy/staff/time'
import { clock24, dayOf, type Day, type Instant, type Zone } from '@/lib/core/time'
import type { OpeningEntry, WaitEntry, WaitingListView } from '@/lib/core/waiting-view'
import type { ClinicView } from '@/lib/core/views'

/** What each part of the screen is shown from. */
export interface Shown {
  actor: StaffActor
  view: WaitingListView
  clinics: ClinicView[]
  now: Instant
}

export const todayAt = ({ view, now }: Pick<Shown, 'view' | 'now'>): Day => dayOf(now, view.clinic.timeZone)

/** 'Today 14:00', 'Thu 26 Nov 09:15' */
export const whenWords = (at: Instant, today: Day, zone: Zone): string =>
  (dayOf(at, zone) === today ? `${dayName(today, today)} ${clock24(at, zone)}` : dayAndClock(at, today, zone))

export const waitOf = (view: WaitingListView, id: string | undefined): WaitEntry | undefined => view.waits.find((wait) => wait.id === id)

/** The gap that a start is in, and the start. */
export function openingAt(
  view: WaitingListView, practitioner: string | undefined, start: Instant | undefined,
): { opening: OpeningEntry; at: OpeningEntry['starts'][number] } | null {
  for (const opening of view.openings) {
    const at = opening.practitioner.id === practitioner ? opening.starts.find((one) => one.start === start) : undefined
    if (at) return { opening, at }
  }
  return null
}

export const placesOf = (clinics: readonly ClinicView[], ids: readonly string[]): string =>
  clinics.filter(({ id }) => ids.includes(id)).map(({ place }) => place).join(', ')
