import type { RingBackEntry } from '@/lib/core/ring-view'
import type { CallEntry, CallsView } from '@/lib/core/views'
import { compareCalls } from '@/lib/core/worklist'

/** Whoever is to be rung: for an appointment that was asked for, or because they asked to be. */
export type Entry = CallEntry | RingBackEntry

export const isCall = (entry: Entry): entry is CallEntry => 'reference' in entry

/** Both in one list, most urgent first. */
export const entriesOf = ({ calls, ringBacks }: Pick<CallsView, 'calls' | 'ringBacks'>): Entry[] => [...calls, ...ringBacks].sort(compareCalls)

export const nameOf = (entry: Entry): string => (isCall(entry) ? entry.patient.name : entry.name)
export const phoneOf = (entry: Entry): string => (isCall(entry) ? entry.patient.phone : entry.phone)
