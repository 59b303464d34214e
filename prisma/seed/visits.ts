import {
  addDays, daysBetween, eachDay, instantAt, minuteOfDay, startOfWeek, weekdayOf, dayOf, type Day, type Instant, type WallMinute,
} from '@/lib/core/time'
import type { AbsenceSeed, ClosureSeed } from './away'
import { zone } from './clinics'
import { practitioners, servicesOf } from './people'
import type { Random } from './random'
import { rotas, type SessionSeed } from './rotas'
import type { ServiceSeed } from './services'

/** A place in the diary: when, where, with whom and for what. Who comes and what became of it is told later. */
export interface Visit {
  clinic: string
  room: string
  practitioner: string
  service: ServiceSeed
  day: Day
  start: Instant
  end: Instant
  busyUntil: Instant
}

export interface Shut {
  closures: readonly ClosureSeed[]
  absences: readonly AbsenceSeed[]
}

interface Stretch { from: WallMinute; to: WallMinute }

const grid = 15
/** Whole years of rota behind us, in weeks: a fortnightly session is on in the week of seeding. */
const rotaWeeks = 104

export const rotaBegins = (today: Day): Day => addDays(startOfWeek(today), -7 * rotaWeeks)

const without = (spans: readonly Stretch[], { from, to }: Stretch): Stretch[] => spans.flatMap((span) =>
  [{ from: span.from, to: Math.min(span.to, from) }, { from: Math.max(span.from, to), to: span.to }]
    .filter((rest) => rest.from < rest.to))

const ceil = (minute: WallMinute): WallMinute => Math.ceil(minute / grid) * grid

function takenOff(session: SessionSeed, day: Day, shut: Shut): Stretch[] {
  const closed = shut.closures
    .filter((closure) => (closure.clinic ?? session.clinic) === session.clinic && closure.from <= day && day <= closure.until)
    .map((closure) => ({ from: closure.fromMinute, to: closure.toMinute }))
  const away = shut.absences
    .filter((absence) => absence.practitioner === session.practitioner)
    .filter((absence) => dayOf(absence.start, zone) <= day && day <= dayOf(absence.end - 1, zone))
    .map((absence) => ({
      from: dayOf(absence.start, zone) < day ? 0 : minuteOfDay(absence.start, zone),
      to: dayOf(absence.end, zone) > day ? 1440 : minuteOfDay(absence.end, zone),
    }))
  return [...closed, ...away]
}

/** Whether the session is held in the week of that day. */
const isOn = (session: SessionSeed, day: Day, today: Day): boolean => session.weekday === weekdayOf(day)
  && (daysBetween(rotaBegins(today), startOfWeek(day)) / 7) % session.everyWeeks === 0

/** When the session is really held on that day. */
export function openStretches(session: SessionSeed, day: Day, today: Day, shut: Shut): Stretch[] {
  if (!isOn(session, day, today)) return []
  return takenOff(session, day, shut).reduce(without, [{ from: session.from, to: session.to }])
}

/** How full the diary is: what has been is full, today is fullest, and what comes thins out over three weeks. */
function fullness(day: Day, busiest: Day, clinic: string): number {
  const ahead = daysBetween(busiest, day)
  if (ahead < 0) return 0.8
  const most = clinic === 'tamworth' ? 0.7 : 0.8
  return ahead === 0 ? 0.94 : Math.max(0.2, most - 0.045 * ahead)
}

function visitsIn(session: SessionSeed, day: Day, open: Stretch, full: number, random: Random): Visit[] {
  const person = practitioners.find(({ id }) => id === session.practitioner)
  const menu = person ? servicesOf(person).map((service) => [service, service.weight] as const) : []
  const visits: Visit[] = []
  let at = ceil(open.from)
  while (at < open.to) {
    const fitting = menu.filter(([service]) => at + service.minutes + service.bufferMinutes <= open.to)
    if (fitting.length === 0) break
    if (!random.chance(full)) {
      at += grid * random.between(1, 3)
      continue
    }
    const service = random.weighted(fitting)
    const [end, busy] = [at + service.minutes, at + service.minutes + service.bufferMinutes]
    visits.push({
      clinic: session.clinic, room: session.room, practitioner: session.practitioner, service, day,
      start: instantAt(day, at, zone), end: instantAt(day, end, zone), busyUntil: instantAt(day, busy, zone),
    })
    at = ceil(busy)
  }
  return visits
}

/** Two weeks back to three weeks ahead, inside the sessions and never overlapping; sorted by start. */
export function planVisits(today: Day, busiest: Day, shut: Shut, random: Random): Visit[] {
  return eachDay(addDays(today, -14), addDays(today, 21))
    .flatMap((day) => rotas.flatMap((session) => openStretches(session, day, today, shut)
      .flatMap((open) => visitsIn(session, day, open, fullness(day, busiest, session.clinic), random))))
    .sort((a, b) => a.start - b.start || (a.practitioner < b.practitioner ? -1 : 1))
}

