/** A course of visits: the same person at the same time of day, every so many weeks. Facts in, dates out. */
import type { Away, Closure, DiaryFacts, Slot } from './diary-facts'
import { nearestSlots, offerByPractitioner } from './slots'
import { addDays, dayOf, instantAt, minuteOf, minuteOfDay, type Day, type Instant, type Zone } from './time'

export const mostTimes = 12
export const mostWeeksBetween = 8

/** A start is looked for from two days before to four after: so the windows of a weekly course never meet. */
const daysBefore = 2
const daysAfter = 4
/** The telephone books no further; online booking's own horizon is for first visits by the website. */
export const courseHorizonDays = 2 * 366

export interface CourseWish {
  practitioner: string
  /** The first visit. */
  start: Instant
  times: number
  everyWeeks: number
  minutes: number
  bufferMinutes: number
  /** Everybody who may treat: who else could be offered. */
  practitioners: readonly string[]
}

export type Clash =
  | { kind: 'past' | 'taken' | 'off' }
  | { kind: 'shut' | 'away'; reason: string | null }

export interface CourseDate {
  day: Day
  /** The start wished for: the clock of the first one, on its own day. */
  start: Instant
  /** Free as wished. */
  slot: Slot | null
  clash: Clash | null
  /** In place of a clash: at most three, each free, none of them another date's. */
  instead: Slot[]
}

/** The local days and starts of a course, whether free or not: `times` of them, the first at `start`. */
export function courseStarts(wish: Pick<CourseWish, 'start' | 'times' | 'everyWeeks'>, zone: Zone): { day: Day; start: Instant }[] {
  const [first, wall] = [dayOf(wish.start, zone), minuteOfDay(wish.start, zone)]
  return Array.from({ length: wish.times }, (_, k) => {
    const day = addDays(first, 7 * wish.everyWeeks * k)
    return { day, start: k === 0 ? wish.start : instantAt(day, wall, zone) }
  })
}

/** Every day that a course's facts have to cover, both inclusive. */
export function courseDays(wish: Pick<CourseWish, 'start' | 'times' | 'everyWeeks'>, zone: Zone): { from: Day; to: Day } {
  const days = courseStarts(wish, zone).map(({ day }) => day)
  return { from: addDays(days[0] ?? dayOf(wish.start, zone), -daysBefore), to: addDays(days.at(-1) ?? dayOf(wish.start, zone), daysAfter) }
}

const isShutAt = (closure: Closure, day: Day, from: number, to: number): boolean =>
  closure.from <= day && day <= closure.until && closure.fromMinute < to && from < closure.toMinute

function clashAt(facts: DiaryFacts, wish: CourseWish, day: Day, start: Instant, now: Instant): Clash {
  if (start < now) return { kind: 'past' }
  const needs = wish.minutes + wish.bufferMinutes
  const wall = minuteOfDay(start, facts.zone)
  const shut = facts.closures.find((closure) => isShutAt(closure, day, wall, wall + needs))
  if (shut) return { kind: 'shut', reason: shut.reason }
  const from = minuteOf(start)
  const away: (Away & { reason?: string }) | undefined = facts.away.find((one) =>
    one.practitioner === wish.practitioner && one.start < from + needs && from < one.end)
  if (away) return { kind: 'away', reason: away.reason ?? null }
  const inRota = offerByPractitioner({ ...facts, taken: [] }, { ...wish, from: day, to: day, practitioners: [wish.practitioner] }, now, { notice: 'none' })
  return { kind: inRota.some((slot) => slot.start === start) ? 'taken' : 'off' }
}

/** The same time on the next day it is free, the nearest time with the same person, the same time with somebody else. */
function insteadOf(offered: readonly Slot[], wish: CourseWish, day: Day, start: Instant, zone: Zone): Slot[] {
  const own = offered.filter(({ practitioner }) => practitioner === wish.practitioner)
  const wall = minuteOfDay(start, zone)
  const sameTime = own.find((slot) => dayOf(slot.start, zone) > day && minuteOfDay(slot.start, zone) === wall)
  const [nearest] = nearestSlots(own, start, 1)
  const somebody = offered.find((slot) => slot.start === start && slot.practitioner !== wish.practitioner)
  const [anyone] = own.length === 0 ? nearestSlots(offered, start, 1) : []
  return [...new Set([sameTime, nearest, somebody, anyone].filter((slot) => slot !== undefined))].slice(0, 3)
}

/**
 * All dates of a course at once: free as wished, or why not and what could be instead. `facts` covers `courseDays`, of
 * everybody who may treat; the practice's horizon doesn't apply. Instants in, clinic-local days by the facts' zone.
 */
export function planCourse(given: DiaryFacts, wish: CourseWish, now: Instant): CourseDate[] {
  const facts = { ...given, policy: { ...given.policy, horizonDays: courseHorizonDays } }
  return courseStarts(wish, facts.zone).map(({ day, start }) => {
    const window = { ...wish, from: addDays(day, -daysBefore), to: addDays(day, daysAfter) }
    const offered = offerByPractitioner(facts, window, now, { notice: 'none' })
    const slot = offered.find((free) => free.start === start && free.practitioner === wish.practitioner)
    if (slot) return { day, start, slot, clash: null, instead: [] }
    return { day, start, slot: null, clash: clashAt(facts, wish, day, start, now), instead: insteadOf(offered, wish, day, start, facts.zone) }
  })
}
