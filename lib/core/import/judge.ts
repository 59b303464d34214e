import type { RotaSession } from '../diary-facts'
import type { LikenessSign } from '../duplicates'
import type { Presence } from '../orphans'
import type { Instant } from '../time'
import type { ImportKind } from './fields'
import { outsideRota, roomFor, type Occupied } from './fit-times'
import type { Placed, Visit } from './place-visit'
import type { LeftReason, Problem, WarningCode } from './problems'
import type { Draft, Person } from './read-row'
import { patientNumberKey, patientRowKey, personKey, visitRowKey } from './row-key'
import type { AlikeChoice, ImportSettings } from './settings'
import { fillOf, whoIsIt, type Fill, type KnownPatient } from './who-is-it'

/** What a row does when the import is applied. */

export interface PlannedVisit extends Visit {
  busyUntil: Instant
  room: string | null
  note: string | null
}

/** A record that is there, or one to be made: rows with the same key make one. */
export type Target = { id: string; version: number | null; fill: Fill | null } | { key: string; person: Person & { phone: string } }

export interface Alike {
  id: string
  name: string
  signs: LikenessSign[]
  choice: AlikeChoice
}

export interface Take {
  is: 'take'
  line: number
  key: string
  /** Its patient's number where it comes from, to be known by from now on. */
  patientKey: string | null
  to: Target
  visit: PlannedVisit | null
  warnings: WarningCode[]
  alike: Alike | null
}

export type Verdict =
  | Take
  | { is: 'left'; line: number; why: LeftReason; other?: number; alike?: Alike }
  | { is: 'wrong'; line: number; problems: Problem[] }

export interface JudgeGround {
  kind: ImportKind
  settings: ImportSettings
  /** By key: what came in before. */
  before: ReadonlyMap<string, { patient: string; appointment: string | null }>
  /** By `personKey`. */
  candidates: ReadonlyMap<string, readonly KnownPatient[]>
  taken: { people: Occupied; rooms: Occupied }
  presenceOf: (clinic: string) => Presence & { sessions: readonly RotaSession[] }
  bufferOf: (service: string) => number
  gives: (practitioner: string, service: string) => boolean
}

const minute = 60_000

interface Desk {
  ground: JudgeGround
  /** By key: the line that it was first in, and what that said. */
  seen: Map<string, { line: number; said: string }>
  /** By the patient's number: whoever an earlier line said it is. */
  numbered: Map<string, Target>
  people: Set<string>
  outside: ReadonlySet<Visit>
}

const wrong = (line: number, problems: Problem[]): Verdict => ({ is: 'wrong', line, problems })

interface Found {
  to: Target
  alike: Alike | null
}

/** Whose row it is; a verdict where that settles it. */
function findTarget({ line, patientId, person }: Draft, { ground, numbered }: Desk): Found | Verdict {
  const number = patientId === null ? null : patientNumberKey(patientId, ground.settings)
  const before = number === null ? undefined : ground.before.get(number)
  if (before) return { to: { id: before.patient, version: null, fill: null }, alike: null }
  const earlier = number === null ? undefined : numbered.get(number)
  if (earlier) return { to: earlier, alike: null }
  if (person.name === '') return wrong(line, [{ line, field: 'patientId', code: 'patient-unknown' }])
  const key = personKey(person)
  const who = whoIsIt(person, ground.candidates.get(key) ?? [])
  if (who.is === 'unsure') return wrong(line, [{ line, field: 'phone', code: who.code }])
  const choice = ground.settings.lines[String(line)] ?? ground.settings.alike
  const alike = who.is === 'alike' ? { id: who.patient.id, name: who.patient.name, signs: who.signs, choice } : null
  if (alike?.choice === 'skip') return { is: 'left', line, why: 'alike', alike }
  if (who.is === 'same' || (who.is === 'alike' && choice === 'join')) {
    const fill = ground.kind === 'patients' ? fillOf(person, who.patient) : null
    return { to: { id: who.patient.id, version: who.patient.version, fill }, alike }
  }
  const { phone } = person
  if (phone === null) return wrong(line, [{ line, field: 'phone', code: 'phone-needed' }])
  return { to: { key: number ?? key, person: { ...person, phone } }, alike }
}

/** That the row came in before, or stands in the file twice. */
function asBefore({ line, id, person, visit }: Draft, key: string, { ground, seen }: Desk): Verdict | null {
  if (ground.before.get(key)?.[ground.kind === 'patients' ? 'patient' : 'appointment']) return { is: 'left', line, why: 'known' }
  const said = JSON.stringify([person, visit])
  const first = seen.get(key)
  if (!first) {
    seen.set(key, { line, said })
    return null
  }
  return id === null || first.said === said ? { is: 'left', line, why: 'twice', other: first.line }
    : wrong(line, [{ line, field: 'id', code: 'key-differs', other: first.line }])
}

function judgePatient(draft: Draft, desk: Desk): Verdict {
  const { line, problems, person } = draft
  const key = patientRowKey(draft, desk.ground.settings)
  if (draft.id !== null && desk.ground.before.has(key)) return { is: 'left', line, why: 'known' }
  if (problems.length > 0) return wrong(line, problems)
  const before = asBefore(draft, key, desk)
  if (before) return before
  const who = personKey(person)
  if (desk.people.has(who)) return { is: 'left', line, why: 'twice' }
  const found = findTarget(draft, desk)
  if ('is' in found) return found
  desk.people.add(who)
  return { is: 'take', line, key, patientKey: null, visit: null, warnings: [], ...found }
}

function judgeVisit(draft: Draft, placed: Placed, desk: Desk): Verdict {
  const { line, patientId } = draft
  const { ground, numbered } = desk
  if (draft.isCancelled) return { is: 'left', line, why: 'cancelled' }
  if (placed.isUnwanted) return { is: 'left', line, why: 'unwanted' }
  const key = visitRowKey(draft, placed.at, ground.settings)
  if (key !== null && ground.before.get(key)?.appointment) return { is: 'left', line, why: 'known' }
  const problems = [...draft.problems, ...placed.problems]
  if (problems.length > 0 || key === null || !placed.visit) return wrong(line, problems)
  const { visit } = placed
  const before = asBefore(draft, key, desk)
  if (before) return before
  const isOutside = desk.outside.has(visit)
  if (isOutside && !ground.settings.outside) return { is: 'left', line, why: 'outside' }
  const found = findTarget(draft, desk)
  if ('is' in found) return found
  const field = ground.settings.columns.includes('start') ? 'start' : 'date'
  const way = ground.taken.people.inTheWay(visit.practitioner, visit.start, visit.end)
  if (way) return wrong(line, [{ line, field, ...(way.line === null ? { code: 'taken' } : { code: 'twice-taken', other: way.line }) }])
  ground.taken.people.take(visit.practitioner, { start: visit.start, end: visit.end, line })
  const number = patientId === null ? null : patientNumberKey(patientId, ground.settings)
  if (number !== null) numbered.set(number, found.to)
  const warnings: WarningCode[] = [...(isOutside ? ['outside' as const] : []), ...(ground.gives(visit.practitioner, visit.service) ? [] : ['not-given' as const])]
  const planned = { ...visit, busyUntil: visit.end, room: null, note: draft.visit?.note ?? null }
  return { is: 'take', line, key, patientKey: number !== null && !ground.before.has(number) ? number : null, visit: planned, warnings, ...found }
}

/**
 * Once all times are known: what is needed to turn round, as far as the next appointment leaves it (elsewhere people were booked back to
 * back), and the room of the session, where it is free.
 */
function settle(verdicts: readonly Verdict[], { taken, presenceOf, bufferOf }: JudgeGround): void {
  for (const verdict of verdicts) {
    if (verdict.is !== 'take' || !verdict.visit) continue
    const { visit, warnings } = verdict
    visit.busyUntil = taken.people.nextFrom(visit.practitioner, visit.end, visit.end + bufferOf(visit.service) * minute)
    const { sessions, zone } = presenceOf(visit.clinic)
    const room = roomFor(visit, sessions, zone)
    if (room === null) continue
    if (taken.rooms.inTheWay(room, visit.start, visit.busyUntil)) warnings.push('room-taken')
    else {
      visit.room = room
      taken.rooms.take(room, { start: visit.start, end: visit.busyUntil, line: verdict.line })
    }
  }
}

/** What each row does, in the order of the file; of two that are in each other's way the earlier one is taken. `placed` is by place, as the drafts are. */
export function judge(drafts: readonly Draft[], placed: readonly Placed[], ground: JudgeGround): Verdict[] {
  const outside = outsideRota(placed.flatMap(({ visit }) => visit ?? []), ground.presenceOf)
  const desk: Desk = { ground, seen: new Map(), numbered: new Map(), people: new Set(), outside }
  const none: Placed = { at: null, visit: null, isUnwanted: false, problems: [] }
  const verdicts = drafts.map((draft, i) => (ground.kind === 'patients' ? judgePatient(draft, desk) : judgeVisit(draft, placed[i] ?? none, desk)))
  settle(verdicts, ground)
  return verdicts
}
