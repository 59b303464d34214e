import type { ClinicSession } from './practice-state'
import { addDays, daysBetween, startOfWeek, type Day, type WallMinute, type Weekday } from './time'

/** What people call one session: with the lunch in it, which leaves two of them with a gap. */
export interface RotaRow {
  /** Of its one or two sessions; the first names the row. */
  ids: string[]
  practitioner: string
  clinic: string
  room: string | null
  weekday: Weekday
  from: WallMinute
  to: WallMinute
  lunch: { from: WallMinute; to: WallMinute } | null
  everyWeeks: number
  validFrom: Day
  validUntil: Day | null
}

/** A longer gap is two sessions. */
export const longestLunchMinutes = 120

const alike = (a: RotaRow, b: ClinicSession): boolean => a.practitioner === b.practitioner && a.clinic === b.clinic && a.room === b.room
  && a.weekday === b.weekday && a.everyWeeks === b.everyWeeks && a.validFrom === b.validFrom && a.validUntil === b.validUntil

function joins(row: RotaRow, session: ClinicSession): boolean {
  const gap = session.from - row.to
  return row.lunch === null && gap > 0 && gap <= longestLunchMinutes && alike(row, session)
}

const byDay = (a: ClinicSession, b: ClinicSession): number => a.weekday - b.weekday || a.from - b.from || (a.validFrom < b.validFrom ? -1 : 1)

/** The sessions as rows: by weekday, then by their beginning. */
export function rotaRows(sessions: readonly ClinicSession[]): RotaRow[] {
  const rows: RotaRow[] = []
  for (const session of [...sessions].sort(byDay)) {
    const row = rows.find((candidate) => joins(candidate, session))
    if (row) Object.assign(row, { ids: [...row.ids, session.id], to: session.to, lunch: { from: row.to, to: session.from } })
    else {
      const { id, ...rest } = session
      rows.push({ ...rest, ids: [id], lunch: null })
    }
  }
  return rows
}

/** As it is to be from a day on. */
export type RowShape = Omit<RotaRow, 'ids'>

/** The sessions of a row: before and after lunch. */
export function sessionsOf({ lunch, ...row }: RowShape, newId: () => string): ClinicSession[] {
  const { practitioner, clinic, room, weekday, everyWeeks, validFrom, validUntil } = row
  const whole = { practitioner, clinic, room, weekday, everyWeeks, validFrom, validUntil }
  if (!lunch) return [{ ...whole, id: newId(), from: row.from, to: row.to }]
  return [{ ...whole, id: newId(), from: row.from, to: lunch.from }, { ...whole, id: newId(), from: lunch.to, to: row.to }]
}

/** Whole weeks, Monday to Monday. */
const weeksBetween = (a: Day, b: Day): number => daysBetween(startOfWeek(a), startOfWeek(b)) / 7

/**
 * From when a row that is held every few weeks goes on so that it keeps to its weeks: the day itself, or the Monday of its next week.
 * `since` is the day from which something about it changes.
 */
export function keepWeeks(row: Pick<RotaRow, 'everyWeeks' | 'validFrom'>, since: Day): Day {
  if (row.everyWeeks <= 1 || since <= row.validFrom) return since
  for (let week = 0; week < row.everyWeeks; week += 1) {
    const monday = addDays(startOfWeek(since), 7 * week)
    if (weeksBetween(row.validFrom, monday) % row.everyWeeks === 0) return week === 0 ? since : monday
  }
  return since
}
