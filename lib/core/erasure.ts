import type { Keep } from './retention'
import type { Day, Instant } from './time'

/** What stands in place of a name that is gone: the only text of a record that nobody is known by any more. */
export const erasedName = 'Erased'

/** part: the treatment record is kept, since it must be. whole: nobody knows any more who it was. */
export type Erasure = 'part' | 'whole'

/** Why a record can't be erased yet: something is still to happen with it. */
export const blockers = ['ahead', 'call', 'waiting', 'to-tell', 'ring-now', 'ring-back', 'merge'] as const
export type Blocker = (typeof blockers)[number]

/** How much of each there is. */
export interface HeldCounts {
  /** Phone numbers, addresses, notes, who books for them. */
  contact: number
  /** Visits that took place, or may have. */
  treated: number
  /** Asked for, cancelled, released, not come to. */
  untreated: number
  /** Questions answered before visits that took place, and before others. */
  answersKept: number
  answersGone: number
  attempts: number
  messages: number
  waits: number
  ringBacks: number
  /** Of files that are open in Import. */
  importRows: number
}

export interface ErasurePlan {
  id: string
  version: number
  name: string
  how: Erasure
  counts: HeldCounts
  /** Until when what must stay is kept, and by which rule; null where nothing must. */
  keep: Keep | null
  blockers: Blocker[]
  erasedAt: Instant | null
}

/** Somebody in the list of those whose time to be kept is over, or will be. */
export interface KeptPatient {
  id: string
  /** Null where the reader's clinics may not see it. */
  name: string | null
  dateOfBirth: Day | null
  lastTreated: Day | null
  keep: Keep
  blocked: boolean
}

export interface RetentionView {
  today: Day
  unattendedDays: number
  due: KeptPatient[]
  /** Of them at the practice as a whole: more than are listed, or of other clinics. */
  dueCount: number
  /** Until when others come due, and who; soonest first. */
  soonUntil: Day
  soon: KeptPatient[]
  soonCount: number
  ringBacksDue: number
}
