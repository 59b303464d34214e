import type { PeriodFigures } from '@/lib/core/figures/figures'
import { isOpenAt } from '@/lib/core/opening'
import type { Weekday } from '@/lib/core/diary-facts'
import { dayOf, instantAt, minuteOfDay, type Day, type Instant, type Zone } from '@/lib/core/time'
import { clinics, practitioners, services, type Made, type MadeVisit } from './made'

/** The figures, counted one by one, as one would with a pencil. */

export interface Asked {
  from: Day
  until: Day
  clinics: readonly string[]
  practitioner?: string | undefined
  profession?: string | undefined
}

const minute = 60_000
const dayMs = 86_400_000
const zoneOf = (clinic: string): Zone => clinics.find(({ id }) => id === clinic)!.zone
const days = (from: Day, until: Day): Day[] => {
  const all: Day[] = []
  for (let at = Date.parse(from); at < Date.parse(until); at += dayMs) all.push(new Date(at).toISOString().slice(0, 10))
  return all
}
const weekday = (day: Day): number => new Date(day).getUTCDay() || 7
const mondayOf = (day: Day): number => Date.parse(day) - (weekday(day) - 1) * dayMs
const shifted = (day: Day, n: number): Day => new Date(Date.parse(day) + n * dayMs).toISOString().slice(0, 10)
const count = <T>(all: readonly T[], fits: (one: T) => boolean): number => all.filter(fits).length

export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  if (sorted.length === 0) return null
  return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2
}

/** Whether an instant is in the period, by the clinic's clock. */
const isIn = (at: Instant | null, clinic: string, { from, until }: Asked): boolean =>
  at !== null && dayOf(at, zoneOf(clinic)) >= from && dayOf(at, zoneOf(clinic)) < until

const fits = (asked: Asked) => ({ clinic, practitioner, service }: MadeVisit): boolean => asked.clinics.includes(clinic)
  && (asked.practitioner ?? practitioner) === practitioner && (asked.profession ?? service.profession) === service.profession

const booked = ({ status }: MadeVisit): boolean => status !== 'cancelled' && status !== 'released'

/** Every minute at which somebody's rota has them at the clinic and nothing is in the way. */
function offeredMinutes(made: Made, clinic: string, practitioner: string, { from, until }: Asked): Set<Instant> {
  const zone = zoneOf(clinic)
  const minutes = new Set<Instant>()
  const each = (start: Instant, end: Instant, work: (at: Instant) => void): void => {
    for (let at = start; at < end; at += minute) work(at)
  }
  for (const session of made.sessions.filter((one) => one.clinic === clinic && one.practitioner === practitioner)) {
    for (const day of days(shifted(from, -1), until)) {
      const weeks = (mondayOf(day) - mondayOf(session.validFrom)) / (7 * dayMs)
      const runs = weekday(day) === session.weekday && day >= session.validFrom && day <= (session.validUntil ?? day) && weeks % session.everyWeeks === 0
      if (runs) each(instantAt(day, session.from, zone), instantAt(day, session.to, zone), (at) => minutes.add(at))
    }
  }
  for (const at of [...minutes]) if (!isIn(at, clinic, { from, until, clinics: [] })) minutes.delete(at)
  for (const closure of made.closures.filter((one) => (one.clinic ?? clinic) === clinic)) {
    for (const day of days(closure.from, shifted(closure.until, 1))) {
      each(instantAt(day, closure.fromMinute, zone), instantAt(day, closure.toMinute, zone), (at) => minutes.delete(at))
    }
  }
  for (const absence of made.absences.filter((one) => one.practitioner === practitioner)) each(absence.start, absence.end, (at) => minutes.delete(at))
  return minutes
}

const professionOf = { ann: 'osteopath', ben: 'physiotherapist' } as const

function diaries(made: Made, asked: Asked): PeriodFigures['diaries'] {
  const wanted = practitioners.filter((id) => (asked.practitioner ?? id) === id && (asked.profession ?? professionOf[id]) === professionOf[id])
  return wanted.flatMap((practitioner) => asked.clinics.flatMap((clinic) => {
    const offered = offeredMinutes(made, clinic, practitioner, asked)
    const taken = new Set<Instant>()
    for (const visit of made.visits.filter((one) => fits(asked)(one) && booked(one) && one.clinic === clinic && one.practitioner === practitioner)) {
      for (let at = visit.start; at < visit.busyUntil; at += minute) if (offered.has(at)) taken.add(at)
    }
    return offered.size === 0 ? [] : [{ clinic, practitioner, name: practitioner === 'ann' ? 'Ann' : 'Ben', offered: offered.size, booked: taken.size }]
  }))
}

function visits(made: Made, asked: Asked): PeriodFigures['visits'] {
  const own = made.visits.filter((visit) => fits(asked)(visit) && isIn(visit.start, visit.clinic, asked))
  return practitioners.flatMap((practitioner) => clinics.flatMap(({ id: clinic }) => services.flatMap(({ profession, pence }) => {
    const all = own.filter((one) => one.practitioner === practitioner && one.clinic === clinic && one.service.profession === profession)
    const due = (one: MadeVisit) => ['confirmed', 'arrived', 'completed', 'no_show'].includes(one.status) && one.start <= made.now
    const missed = count(all, ({ status }) => status === 'no_show')
    return all.length === 0 ? [] : [{
      clinic, practitioner, name: practitioner === 'ann' ? 'Ann' : 'Ben', profession, booked: count(all, booked), first: count(all, (one) => booked(one) && one.first),
      due: count(all, due), missed, cancelled: count(all, ({ status }) => status === 'cancelled'), pence: count(all, booked) * pence, missedPence: missed * pence,
    }]
  })))
}

const hours = {
  weekdays: [1, 2, 3, 4, 5].map((day) => ({ weekday: day as Weekday, opens: 540, closes: 1080 })),
  west: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ weekday: day as Weekday, opens: 1320, closes: 1800 })),
} as const

/** Minute by minute. */
function openMinutes(made: Made, clinic: string, from: Instant, to: Instant, known: Map<string, boolean>): number {
  const closures = made.closures.filter((one) => (one.clinic ?? clinic) === clinic).map((one) => ({ ...one, reason: '' }))
  let open = 0
  for (let at = from; at < to; at += minute) {
    const key = `${clinic} ${at}`
    const isOpen = known.get(key) ?? isOpenAt(clinic === 'west' ? hours.west : hours.weekdays, closures, zoneOf(clinic), at)
    known.set(key, isOpen)
    if (isOpen) open += 1
  }
  return open
}

function requests(made: Made, asked: Asked): PeriodFigures['requests'] {
  const all = made.visits.filter((visit) => fits(asked)(visit) && isIn(visit.requested, visit.clinic, asked))
  const known = new Map<string, boolean>()
  const waits = all.flatMap(({ clinic, requested, confirmed }) => (requested === null || confirmed === null ? [] : [openMinutes(made, clinic, requested, confirmed, known)]))
  const lost = all.filter(({ confirmed }) => confirmed === null)
  const bounds = [-1, 15, 30, 60, 120, 180, 240, Infinity]
  return {
    asked: all.length, confirmed: waits.length, cancelled: count(lost, ({ status }) => status === 'cancelled'), released: count(lost, ({ status }) => status === 'released'),
    passed: count(lost, ({ status, start }) => status === 'requested' && start <= made.now),
    waiting: count(lost, ({ status, start }) => status === 'requested' && start > made.now),
    waits: bounds.slice(1).map((most, i) => count(waits, (wait) => wait > bounds[i]! && wait <= most)), median: median(waits), late: count(waits, (wait) => wait > 240),
  }
}

function calls(made: Made, asked: Asked): PeriodFigures['calls'] {
  const tries = made.visits.filter(fits(asked)).flatMap(({ clinic, tries: own }) => own.filter(({ at }) => isIn(at, clinic, asked))
    .map(({ at, outcome }) => ({ hour: Math.floor(minuteOfDay(at, zoneOf(clinic)) / 60), outcome })))
  const kinds = new Map(tries.map((one) => [JSON.stringify(one), one]))
  return [...kinds].map(([key, one]) => ({ ...one, count: count(tries, (other) => JSON.stringify(other) === key) }))
}

function cancelled(made: Made, asked: Asked): PeriodFigures['cancelled'] {
  const all = made.visits.filter((visit) => fits(asked)(visit) && isIn(visit.start, visit.clinic, asked) && visit.status === 'cancelled').map(({ start, changed, reason }) => {
    const hoursBefore = (start - changed) / 3_600_000
    return { reason: reason ?? 'other' as const, band: hoursBefore < 24 ? 0 : hoursBefore < 48 ? 1 : hoursBefore < 168 ? 2 : 3 }
  })
  const kinds = new Map(all.map((one) => [JSON.stringify(one), one]))
  return [...kinds].map(([key, one]) => ({ ...one, count: count(all, (other) => JSON.stringify(other) === key) }))
}

function leads(made: Made, asked: Asked): PeriodFigures['leads'] {
  const all = made.visits.filter((visit) => fits(asked)(visit) && isIn(visit.start, visit.clinic, asked) && booked(visit))
    .map(({ clinic, start, made: at }) => Math.max(0, Date.parse(dayOf(start, zoneOf(clinic))) - Date.parse(dayOf(at, zoneOf(clinic)))) / dayMs)
  const within = (least: number, most: number) => count(all, (lead) => lead >= least && lead <= most)
  return { counts: [within(0, 0), within(1, 2), within(3, 7), within(8, 14), within(15, 28), within(29, Infinity)], median: median(all) }
}

function waiting(made: Made, asked: Asked): PeriodFigures['waiting'] {
  const all = made.waits.filter(({ practitioner, service }) => (asked.practitioner ?? practitioner) === practitioner && (asked.profession ?? service.profession) === service.profession)
    .flatMap((wait) => { const clinic = wait.clinics.find((id) => asked.clinics.includes(id)); return clinic === undefined ? [] : [{ ...wait, clinic }] })
  const ended = all.filter(({ clinic, closed }) => isIn(closed, clinic, asked))
  const before = (at: Instant, clinic: string) => dayOf(at, zoneOf(clinic)) < asked.until
  return {
    joined: count(all, ({ clinic, created }) => isIn(created, clinic, asked)), booked: count(ended, ({ outcome }) => outcome === 'booked'),
    withdrawn: count(ended, ({ outcome }) => outcome === 'withdrawn'), over: count(ended, ({ outcome }) => outcome === 'over'),
    waiting: count(all, ({ clinic, created, closed }) => before(created, clinic) && (closed === null || !before(closed, clinic))),
    median: median(ended.filter(({ outcome }) => outcome === 'booked').map(({ created, closed }) => (closed! - created) / dayMs)),
  }
}

function tries(made: Made, asked: Asked): number[] {
  const took = made.visits.filter((visit) => fits(asked)(visit) && visit.requested !== null && isIn(visit.confirmed, visit.clinic, asked))
    .map(({ tries: own, confirmed }) => count(own, ({ at }) => at <= confirmed!))
  return [1, 2, 3, 4].map((n) => count(took, (one) => (n === 4 ? one >= 4 : one === n)))
}

export const countPlainly = (made: Made, asked: Asked): PeriodFigures => ({
  diaries: diaries(made, asked), visits: visits(made, asked), requests: requests(made, asked), calls: calls(made, asked), tries: tries(made, asked),
  cancelled: cancelled(made, asked), leads: leads(made, asked), waiting: waiting(made, asked),
})
