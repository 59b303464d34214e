import type { Instant, Zone } from './time'

/** A practitioner's time that is taken, as their own calendar may show it: initials at most, never what for. */
export interface FeedEntry {
  /** The same in every fetch, so that a calendar replaces what it has. */
  id: string
  /** Raised at each change. */
  version: number
  /** Null: away. */
  initials: string | null
  /** Nobody has confirmed it yet. */
  tentative: boolean
  /** Where; null where away. */
  place: string | null
  start: Instant
  end: Instant
  zone: Zone
  /** When it last changed: what is fetched twice is the same twice. */
  changedAt: Instant
}

export interface Feed {
  id: string
  name: string
  entries: FeedEntry[]
}
