import type { Instant } from './time'

/** Who did or saw something, as an event tells it. */
export interface EventLine {
  /** A whole number, as text. */
  id: string
  at: Instant
  verb: string
  /** staff, patient, key, policy or clock */
  kind: string
  /** The member of staff, or the program, by the name they had then. */
  by: string | null
  clinic: string | null
  reference: string | null
  /** Their name as the record says it today; null where the reader's clinics may not see it. */
  patient: { id: string; name: string | null } | null
  /** How many people a list showed, as far as that was written down with it. */
  seen: number
  /** Codes, ids, instants and counts. */
  detail: Readonly<Record<string, unknown>>
}

export interface EventPage {
  lines: EventLine[]
  more: boolean
}

/** How somebody was seen: with their own record or appointment, in a list that keeps whom it showed, or on a screen that showed them then. */
export const sightings = ['record', 'found', 'diary', 'week', 'day', 'calls', 'waiting', 'to-tell'] as const
export type Sighting = (typeof sightings)[number]

/** Somebody whose data an account saw. */
export interface SeenPerson {
  /** A patient's id, or that of a wish to be rung, which has a name and no record. */
  id: string
  kind: 'patient' | 'ring-back'
  /** Null where the reader's clinics may not see it. */
  name: string | null
  ways: Sighting[]
  first: Instant
  last: Instant
}
