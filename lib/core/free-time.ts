import type { DiaryFacts, RotaSession, Span } from './diary-facts'
import { closureSpans } from './opening'
import { sessionSpans } from './rota'
import { byStart, subtractSpans } from './spans'
import type { DayNumber } from './time'

/** Where and when a practitioner can treat: open time of the sessions in one room that nothing takes. */
export interface FreeTime {
  room: string | null
  spans: Span[]
}

export interface PractitionerTime {
  practitioner: string
  /** By room, those without one last. */
  free: FreeTime[]
  /** Time taken from the practitioner, anywhere; sorted by start. */
  taken: readonly Span[]
}

type Lists<K, V> = Map<K, V[]>

function addTo<K, V>(lists: Lists<K, V>, key: K, value: V): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

const none: readonly never[] = []

/** Rooms by name; sessions without a room come last. */
function compareRooms(a: string | null, b: string | null): number {
  if (a === b) return 0
  if (a === null || b === null) return a === null ? 1 : -1
  return a < b ? -1 : 1
}

/** Sorts each taken span to its practitioner and to its room, keeping only those that are asked about. */
function indexTaken(facts: DiaryFacts, who: Lists<string, Span>, where: Lists<string, Span>): void {
  for (const taken of facts.taken) {
    who.get(taken.practitioner)?.push(taken)
    if (taken.room !== null) where.get(taken.room)?.push(taken)
  }
}

function byPractitioner(sessions: readonly RotaSession[], practitioners: readonly string[]): Lists<string, RotaSession> {
  const lists: Lists<string, RotaSession> = new Map([...new Set(practitioners)].sort().map((id) => [id, []]))
  for (const session of sessions) lists.get(session.practitioner)?.push(session)
  return lists
}

/**
 * The free time of each practitioner (in the order of their ids) for visits that begin on the days from `from` to `to`.
 * The day before and the day after count too: a night session of the one reaches into the first day, and a session at
 * the start of the other carries on what ends at midnight. It is the open time of the sessions without closures, absences, and what is taken of the practitioner anywhere and of the room by anyone. Sessions in
 * one room join where they abut; a visit can't go on from one room into another.
 */
export function freeTimes(
  facts: DiaryFacts, practitioners: readonly string[], from: DayNumber, to: DayNumber,
): PractitionerTime[] {
  const { zone } = facts
  const shut = closureSpans(facts.closures, zone, from - 1, to + 2)
  const sessions = byPractitioner(facts.sessions, practitioners)
  const ofPractitioner: Lists<string, Span> = new Map([...sessions.keys()].map((id) => [id, []]))
  const ofRoom: Lists<string, Span> = new Map()
  for (const { room } of facts.sessions) if (room !== null && !ofRoom.has(room)) ofRoom.set(room, [])
  indexTaken(facts, ofPractitioner, ofRoom)
  const away: Lists<string, Span> = new Map()
  for (const absence of facts.away) addTo(away, absence.practitioner, absence)

  return [...sessions].map(([practitioner, own]) => {
    const taken = ofPractitioner.get(practitioner) ?? none
    const absent = away.get(practitioner)?.sort(byStart) ?? none
    const rooms: Lists<string | null, RotaSession> = new Map()
    for (const session of own) addTo(rooms, session.room, session)
    const free = [...rooms].sort(([a], [b]) => compareRooms(a, b)).map(([room, inRoom]) => {
      const inUse = room === null ? none : ofRoom.get(room) ?? none
      const open = subtractSpans(sessionSpans(inRoom, zone, from - 1, to + 1), shut)
      return { room, spans: subtractSpans(subtractSpans(subtractSpans(open, absent), taken), inUse) }
    })
    return { practitioner, free, taken }
  })
}
