import type { EventLine } from './event-view'
import type { Instant } from './time'

/** Rows of one table that are about somebody, each column as the database writes it in JSON. */
export interface CopySection {
  table: string
  rows: Readonly<Record<string, unknown>>[]
}

/** Everything that is held about one patient, but for secrets and what is derived for searching. */
export interface PatientCopy {
  madeAt: Instant
  patient: { id: string; name: string }
  sections: CopySection[]
  /** Who did and who saw what, the last first. */
  events: EventLine[]
  /** Names of the staff whose ids stand in the rows. */
  staff: Readonly<Record<string, string>>
}
