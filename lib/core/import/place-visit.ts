import { instantAt, type Instant, type Zone } from '@/lib/core/time'
import { meaningOf, type KnownThings } from './match-names'
import type { Problem, ProblemCode } from './problems'
import type { ImportField } from './fields'
import type { Draft, When } from './read-row'
import type { ImportSettings, NamedThing } from './settings'

/** A visit with everything that the practice calls by name found, at its time. */
export interface Visit {
  practitioner: string
  service: string
  clinic: string
  start: Instant
  end: Instant
}

export interface PlaceGround {
  settings: ImportSettings
  known: KnownThings
  zoneOf: (clinic: string) => Zone
  minutesOf: (service: string) => number
  /** Whether the practitioner gives the service: services of several professions may have one name. */
  gives: (practitioner: string, service: string) => boolean
  now: Instant
}

export interface Placed {
  /** As much of it as is known, so that a row which came before is known again whatever else is wrong with it. */
  at: { start: Instant; practitioner: string } | null
  visit: Visit | null
  /** Somebody said that rows with this name are left out. */
  isUnwanted: boolean
  problems: Problem[]
}

/** As the database holds them; a longer one is no visit but a slip. */
const leastMinutes = 5
const mostMinutes = 480
const farthestMs = 2 * 366 * 24 * 3_600_000

const minute = 60_000
const atOf = (when: When, zone: Zone): Instant => Math.floor(('at' in when ? when.at : instantAt(when.day, when.wall, zone)) / minute) * minute

/** Where, when and with whom a row's visit is. Days and times of the clock are those of its clinic. */
export function placeVisit({ line, visit }: Draft, ground: PlaceGround): Placed {
  const problems: Problem[] = []
  const say = (field: ImportField, code: ProblemCode): void => { problems.push({ line, field, code }) }
  if (!visit) return { at: null, visit: null, isUnwanted: false, problems }
  const find = (thing: NamedThing, fits?: (id: string) => boolean): string | null => {
    const meant = meaningOf(thing, visit[thing], ground.settings, ground.known, fits)
    if (meant === null) say(thing, visit[thing] === '' ? `${thing}-missing` : `${thing}-unknown`)
    return meant
  }
  const practitioner = find('practitioner')
  const [service, clinic] = [find('service', (id) => practitioner !== null && ground.gives(practitioner, id)), find('clinic')]
  if (practitioner === '' || service === '' || clinic === '') return { at: null, visit: null, isUnwanted: true, problems: [] }
  if (practitioner === null || clinic === null || !visit.start) return { at: null, visit: null, isUnwanted: false, problems }
  const zone = ground.zoneOf(clinic)
  const start = atOf(visit.start, zone)
  const at = { start, practitioner }
  const field: ImportField = ground.settings.columns.includes('start') ? 'start' : 'date'
  if (start <= ground.now) say(field, 'past')
  else if (start > ground.now + farthestMs) say(field, 'too-far')
  if (service === null) return { at, visit: null, isUnwanted: false, problems }
  const minutes = visit.minutes ?? (visit.end ? (atOf(visit.end, zone) - start) / minute : ground.minutesOf(service))
  if (minutes < leastMinutes || minutes > mostMinutes) say(visit.minutes === null ? 'end' : 'minutes', visit.minutes === null ? 'end-wrong' : 'minutes-wrong')
  return { at, isUnwanted: false, problems, visit: problems.length > 0 ? null : { practitioner, service, clinic, start, end: start + minutes * minute } }
}
