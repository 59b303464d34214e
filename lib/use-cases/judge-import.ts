import { createHash } from 'node:crypto'
import type { StaffActor } from '@/lib/auth/actor'
import { clinicScopes } from '@/lib/auth/can'
import { leisurely } from '@/lib/budget'
import { occupiedBy } from '@/lib/core/import/fit-times'
import type { ImportLine } from '@/lib/core/import/import-view'
import { judge, type JudgeGround, type Verdict } from '@/lib/core/import/judge'
import type { KnownThings } from '@/lib/core/import/match-names'
import { placeVisit, type Placed } from '@/lib/core/import/place-visit'
import { readRow, type Draft, type Person, type Readers } from '@/lib/core/import/read-row'
import { patientNumberKey, patientRowKey, personKey, visitRowKey } from '@/lib/core/import/row-key'
import type { ImportSettings } from '@/lib/core/import/settings'
import type { TableRow } from '@/lib/core/import/table'
import { dayOf, type Instant } from '@/lib/core/time'
import { findBefore, findCandidates } from '@/lib/store/import-ground'
import type { Setup } from '@/lib/store/setup'
import { clinicOf } from '@/lib/store/shape'
import { readTaken } from '@/lib/store/taken'

/** Looks at every row of an import and says what it does; writes nothing. */

export const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex')

/** What names in a file can mean to whoever imports: clinics of theirs alone. */
export const knownThings = (setup: Setup, actor: StaffActor): KnownThings => ({
  practitioner: setup.practitioners.map(({ id, name }) => ({ id, names: [name] })),
  service: setup.services.map(({ id, name }) => ({ id, names: [name] })),
  clinic: setup.clinics.filter(({ id }) => (clinicScopes(actor, 'import.run') as string[]).includes(id)).map(({ id, name, place }) => ({ id, names: [name, place] })),
})

/** Every key by which a row may be known. */
function keysOf(draft: Draft, placed: Placed | undefined, settings: ImportSettings): string[] {
  const own = draft.visit || placed ? visitRowKey(draft, placed?.at ?? null, settings) : patientRowKey(draft, settings)
  return [own, draft.patientId === null ? null : patientNumberKey(draft.patientId, settings)].filter((key) => key !== null)
}

async function findKnown(drafts: readonly Draft[], placed: readonly Placed[], settings: ImportSettings): Promise<JudgeGround['before']> {
  const byHash = new Map(drafts.flatMap((draft, i) => keysOf(draft, placed[i], settings)).map((key) => [hashOf(key), key]))
  const found = await findBefore([...byHash.keys()])
  return new Map(found.map(({ hash, patient, appointment }) => [byHash.get(hash) ?? '', { patient, appointment }]))
}

function peopleOf(drafts: readonly Draft[]): Map<string, Person> {
  const named = drafts.filter(({ person, problems }) => person.name !== '' && problems.length === 0)
  return new Map(named.map(({ person }) => [personKey(person), person]))
}

async function readOccupied(setup: Setup, placed: readonly Placed[], now: Instant): Promise<JudgeGround['taken']> {
  const visits = placed.flatMap(({ visit }) => visit ?? [])
  if (visits.length === 0) return occupiedBy([])
  const whose = { practitioners: [...new Set(visits.map(({ practitioner }) => practitioner))], rooms: setup.rooms.map(({ id }) => id) }
  const latest = visits.reduce((last, { end }) => Math.max(last, end), now)
  const dayMs = 24 * 3_600_000
  return occupiedBy((await readTaken(whose, now - dayMs, latest + dayMs, now)).taken)
}

function presencesOf(setup: Setup): JudgeGround['presenceOf'] {
  const made = new Map<string, ReturnType<JudgeGround['presenceOf']>>()
  const make = (id: string) => {
    const clinic = clinicOf(setup, id)
    return { zone: clinic.timeZone, sessions: setup.sessions.filter((session) => session.clinic === id), away: setup.absences, closures: clinic.closures }
  }
  return (id) => {
    const presence = made.get(id) ?? make(id)
    made.set(id, presence)
    return presence
  }
}

export interface JudgeInput {
  setup: Setup
  actor: StaffActor
  line: ImportLine
  settings: ImportSettings
  rows: readonly TableRow[]
  readers: Readers
}

export const judgeImport = leisurely(async ({ setup, actor, line, settings, rows, readers }: JudgeInput, now: Instant): Promise<Verdict[]> => {
  const services = new Map(setup.services.map((service) => [service.id, service]))
  const giving = new Map(setup.practitioners.map(({ id, services: given }) => [id, new Set(given)]))
  const today = dayOf(now, clinicOf(setup, line.clinic).timeZone)
  const drafts = rows.map((row) => readRow(line.kind, row, line.columns.length, settings, readers, today))
  const gives = (practitioner: string, service: string): boolean => giving.get(practitioner)?.has(service) ?? false
  const place = {
    settings, gives, known: knownThings(setup, actor), now,
    zoneOf: (clinic: string) => clinicOf(setup, clinic).timeZone, minutesOf: (service: string) => services.get(service)?.minutes ?? 0,
  }
  const placed = line.kind === 'patients' ? [] : drafts.map((draft) => placeVisit(draft, place))
  const [before, candidates, taken] = await Promise.all([
    findKnown(drafts, placed, settings), findCandidates(peopleOf(drafts), clinicScopes(actor, 'import.run')), readOccupied(setup, placed, now),
  ])
  return judge(drafts, placed, {
    kind: line.kind, settings, before, candidates, taken, presenceOf: presencesOf(setup),
    bufferOf: (service) => services.get(service)?.bufferMinutes ?? 0, gives,
  })
})

/** By this what is accepted is held to what was seen. */
export const seenOf = (verdicts: readonly Verdict[]): string => hashOf(JSON.stringify(verdicts))
