import type { RingNowEntry, RingNowView } from '@/lib/core/ring-now'
import type { RingBackEntry } from '@/lib/core/ring-view'
import type { CallEntry, CallsView } from '@/lib/core/views'
import { compareCalls } from '@/lib/core/worklist'

/** Whoever is to be rung: for an appointment that was asked for, because they asked to be, or at once for a warning sign. */
export type Entry = CallEntry | RingBackEntry | RingNowEntry

export const isCall = (entry: Entry): entry is CallEntry => 'reference' in entry
export const isRingNow = (entry: Entry): entry is RingNowEntry => 'flags' in entry

/** The warning sign that comes before everything, in whichever entry it stands. */
export const ringNowOf = (entry: Entry): RingNowView | null => (isRingNow(entry) ? entry : isCall(entry) ? entry.ringNow : null)

/** All in one list, most urgent first. */
export const entriesOf = ({ calls, ringBacks, ringNows }: Pick<CallsView, 'calls' | 'ringBacks' | 'ringNows'>): Entry[] =>
  [...ringNows, ...calls, ...ringBacks].sort(compareCalls)

export const nameOf = (entry: Entry): string => ('patient' in entry ? entry.patient.name : entry.name)
export const phoneOf = (entry: Entry): string => ('patient' in entry ? entry.patient.phone : entry.phone)
export const bookerOf = (entry: Entry): string | null => ('bookedByName' in entry ? entry.bookedByName : null)
export const isWrongNumber = (entry: Entry): boolean => 'wrongNumberAt' in entry && entry.wrongNumberAt !== null
