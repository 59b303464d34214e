import type { OpeningHours, Policy } from './diary-facts'
import type { ClinicSession, KnownAway, KnownClosure, PracticeState } from './practice-state'
import type { Day } from './time'

/** What may be changed of a practice, by kind. What is to be written has its id already, so that what is shown is what is done. */
export interface ChangeKinds {
  /** `ends`: the last day of each (inclusive); one that would end before it begins is dropped. */
  rota: { ends: { id: string; until: Day }[]; adds: ClinicSession[] }
  absence: { adds: KnownAway[]; drops: string[] }
  closure: { adds: KnownClosure[]; drops: string[] }
  policy: { policy: Partial<Policy> }
  hours: { clinic: string; openingHours: OpeningHours[] }
  /** `gone`: nobody can book it any more. */
  service: { service: string; set: Partial<PracticeState['services'][number]>; gone?: boolean }
  /** `gone`: they have left, and their sessions with them. */
  practitioner: { practitioner: string; set: Partial<PracticeState['practitioners'][number]>; gone?: boolean }
}

export type ChangeKind = keyof ChangeKinds
export type PracticeChange = { [K in ChangeKind]: { kind: K } & ChangeKinds[K] }[ChangeKind]
export type ChangeOf<K extends ChangeKind> = { kind: K } & ChangeKinds[K]

interface Known { id: string }

const altered = <T extends Known>(rows: readonly T[], { adds, drops }: { adds: readonly T[]; drops: readonly string[] }): T[] =>
  [...rows.filter(({ id }) => !drops.includes(id)), ...adds]

const setOne = <T extends Known>(rows: readonly T[], one: string, set: Partial<T>, gone = false): T[] =>
  rows.filter(({ id }) => !gone || id !== one).map((row) => (row.id === one ? { ...row, ...set } : row))

function alterSessions(sessions: readonly ClinicSession[], { ends, adds }: ChangeKinds['rota']): ClinicSession[] {
  const untilOf = new Map(ends.map(({ id, until }) => [id, until]))
  const kept = sessions.map((session) => ({ ...session, validUntil: untilOf.get(session.id) ?? session.validUntil }))
  return [...kept.filter(({ id, validFrom, validUntil }) => !untilOf.has(id) || validUntil === null || validFrom <= validUntil), ...adds]
}

/** What each kind of change does to the practice. */
const alter: { [K in ChangeKind]: (state: PracticeState, change: ChangeKinds[K]) => Partial<PracticeState> } = {
  rota: ({ sessions }, change) => ({ sessions: alterSessions(sessions, change) }),
  absence: ({ absences }, change) => ({ absences: altered(absences, change) }),
  closure: ({ closures }, change) => ({ closures: altered(closures, change) }),
  policy: ({ practice }, { policy }) => ({ practice: { ...practice, policy: { ...practice.policy, ...policy } } }),
  hours: ({ clinics }, { clinic, openingHours }) => ({ clinics: setOne(clinics, clinic, { openingHours }) }),
  service: ({ services }, { service, set, gone }) => ({ services: setOne(services, service, set, gone) }),
  practitioner: ({ practitioners, sessions }, { practitioner, set, gone }) => ({
    practitioners: setOne(practitioners, practitioner, set, gone),
    sessions: gone ? sessions.filter((session) => session.practitioner !== practitioner) : sessions,
  }),
}

/** The practice as it will be. Nothing is written. */
export function alterPractice(state: PracticeState, change: PracticeChange): PracticeState {
  const work = alter[change.kind] as (state: PracticeState, change: PracticeChange) => Partial<PracticeState>
  return { ...state, ...work(state, change) }
}
