import type { ChangeOf } from './practice-change'
import type { ClinicSession } from './practice-state'
import { keepWeeks, rotaRows, sessionsOf, type RotaRow, type RowShape } from './rota-rows'
import { addDays, weekdayOf, type Day, type WallMinute, type Weekday } from './time'

/** What somebody has drawn or typed on a rota and not saved. A row is named by the first of its sessions. */

interface Times {
  clinic: string
  room: string | null
  weekday: Weekday
  from: WallMinute
  to: WallMinute
  lunch: { from: WallMinute; to: WallMinute } | null
}

export type RotaDraft =
  /** `everyWeeks` 0: once, on the day `since`. */
  | ({ do: 'add'; practitioner: string; everyWeeks: number; since: Day; until: Day | null } & Times)
  /** From a day on, or on that day alone; the row ends the day before and another begins. */
  | ({ do: 'change'; row: string; alone: boolean; everyWeeks: number; since: Day; until: Day | null } & Times)
  /** `last` is the last day on which it is held. */
  | { do: 'end'; row: string; last: Day }
  /** A day of the week, or without one the whole week, in place of what they have from a day on. Without rooms: none is taken along. */
  | { do: 'copy'; practitioner: string; weekday: Weekday | null; toDays: Weekday[]; toPeople: string[]; rooms: boolean; since: Day }

export type DraftChange = ChangeOf<'rota'>
type Wrong = { wrong: string; message: string }
export type Drafted = { ok: true; change: DraftChange } | { ok: false; missing: true } | { ok: false; missing: false; wrong: Wrong }

const drafted = (ends: DraftChange['ends'], adds: ClinicSession[]): Drafted => ({ ok: true, change: { kind: 'rota', ends, adds } })
const refusing = (wrong: string, message: string): Drafted => ({ ok: false, missing: false, wrong: { wrong, message } })

/** The first such weekday from a day on. */
const firstOn = (weekday: Weekday, since: Day): Day => addDays(since, (weekday - weekdayOf(since) + 7) % 7)

function lunchFlaw({ from, to, lunch }: Times): Drafted | null {
  if (to <= from) return refusing('to', 'It ends before it begins. Choose a later time.')
  if (!lunch) return null
  if (lunch.to <= lunch.from) return refusing('lunchTo', 'Lunch ends before it begins. Choose a later time.')
  return lunch.from <= from || lunch.to >= to ? refusing('lunchFrom', 'Lunch lies outside the session. Choose a time within it.') : null
}

function add({ do: _, since, everyWeeks, ...draft }: Extract<RotaDraft, { do: 'add' }>, newId: () => string): Drafted {
  const once = everyWeeks === 0
  const weekday = once ? weekdayOf(since) : draft.weekday
  const validFrom = firstOn(weekday, since)
  return lunchFlaw(draft) ?? drafted([], sessionsOf({ ...draft, weekday, everyWeeks: once ? 1 : everyWeeks, validFrom, validUntil: once ? since : draft.until }, newId))
}

const endsOf = (row: RotaRow, until: Day): DraftChange['ends'] => row.ids.map((id) => ({ id, until }))

/** Goes on from a day as it was before: in its weeks. */
const goOn = (row: RotaRow, since: Day): RowShape => ({ ...row, validFrom: keepWeeks(row, since) })

function change(row: RotaRow, draft: Extract<RotaDraft, { do: 'change' }>, newId: () => string): Drafted {
  const { since, alone, everyWeeks } = draft
  if (row.validUntil !== null && row.validUntil < since) return refusing('since', 'It has ended by then. Choose an earlier day.')
  const flaw = lunchFlaw(draft)
  if (flaw) return flaw
  const shape = { practitioner: row.practitioner, clinic: draft.clinic, room: draft.room, from: draft.from, to: draft.to, lunch: draft.lunch }
  const ends = endsOf(row, addDays(since, -1))
  if (alone || everyWeeks === 0) {
    const that = sessionsOf({ ...shape, weekday: weekdayOf(since), everyWeeks: 1, validFrom: since, validUntil: since }, newId)
    const next = goOn(row, addDays(since, 1))
    const isOver = row.validUntil !== null && row.validUntil < next.validFrom
    return drafted(ends, [...that, ...(isOver ? [] : sessionsOf(next, newId))])
  }
  const validFrom = everyWeeks === row.everyWeeks && everyWeeks > 1 ? keepWeeks(row, since) : firstOn(draft.weekday, since)
  return drafted(ends, sessionsOf({ ...shape, weekday: draft.weekday, everyWeeks, validFrom, validUntil: draft.until }, newId))
}

/** Held on that day or later, and more than once. */
const goesOn = (row: RotaRow, since: Day): boolean => (row.validUntil === null || row.validUntil >= since) && row.validFrom !== row.validUntil

function copy(sessions: readonly ClinicSession[], draft: Extract<RotaDraft, { do: 'copy' }>, newId: () => string): Drafted {
  const { practitioner, weekday, since, rooms } = draft
  const rows = rotaRows(sessions).filter((row) => goesOn(row, since))
  const source = rows.filter((row) => row.practitioner === practitioner && (weekday === null || row.weekday === weekday))
  if (source.length === 0) return refusing('weekday', 'There is nothing to copy then. Choose another day.')
  const people = draft.toPeople.length > 0 ? draft.toPeople : weekday === null ? [] : [practitioner]
  const targets = people.flatMap((who) => (weekday === null ? [1, 2, 3, 4, 5, 6, 7] as const : draft.toDays).map((day) => ({ who, day })))
    .filter(({ who, day }) => who !== practitioner || (weekday !== null && day !== weekday))
  if (targets.length === 0) return refusing(weekday === null ? 'people' : 'days', weekday === null ? 'Choose to whom.' : 'Choose to which days.')
  const isTarget = (row: RotaRow): boolean => targets.some(({ who, day }) => row.practitioner === who && row.weekday === day)
  const ends = rows.filter(isTarget).flatMap((row) => endsOf(row, addDays(since, -1)))
  const adds = targets.flatMap(({ who, day }) => source.filter((row) => weekday !== null || row.weekday === day).flatMap((row) => {
    const begins = row.validFrom > since ? row.validFrom : since
    const validFrom = row.everyWeeks > 1 ? keepWeeks(row, begins) : firstOn(day, begins)
    return row.validUntil !== null && row.validUntil < validFrom ? []
      : sessionsOf({ ...row, practitioner: who, weekday: day, room: rooms ? row.room : null, validFrom }, newId)
  }))
  return drafted(ends, adds)
}

/**
 * What a draft changes of the rota, or what is wrong with it by field. Days are the clinic's local dates; times are minutes since
 * its midnight. What was before a change stays as it was.
 */
export function draftChange(sessions: readonly ClinicSession[], draft: RotaDraft, newId: () => string): Drafted {
  if (draft.do === 'add') return add(draft, newId)
  if (draft.do === 'copy') return copy(sessions, draft, newId)
  const row = rotaRows(sessions).find(({ ids }) => ids[0] === draft.row)
  if (!row) return { ok: false, missing: true }
  if (draft.do === 'change') return change(row, draft, newId)
  if (row.validUntil !== null && row.validUntil < draft.last) return refusing('last', 'It ends before that already. Choose an earlier day.')
  return drafted(endsOf(row, draft.last), [])
}
