import type { Actor } from '@/lib/auth/actor'
import { clinicScopes } from '@/lib/auth/can'
import { columnsFor, thin } from '@/lib/core/free-table'
import type { Slot } from '@/lib/core/diary-facts'
import type { DayColumn, DayPart, FreeDay, FreeTime, TimesView } from '@/lib/core/phone-view'
import { done, refused, type Result } from '@/lib/core/result'
import { dayStates, offerSlots } from '@/lib/core/slots'
import { addDays, dayOf, eachDay, minuteOf, minuteOfDay, instantAt, weekdayOf, type Day, type Instant, type Weekday, type Zone } from '@/lib/core/time'
import { recallFacts } from '@/lib/store/facts'
import { readSetup, type Setup } from '@/lib/store/setup'
import { resolveWish, wishFor, type KnownWish } from './wish'

export interface TimesInput {
  /** Where they ring. */
  clinic: string
  service: string
  practitioner?: string | undefined
  /** Whom they mostly see: at a start at which several are free, it is with them. */
  usual?: string | undefined
  /** The other clinics of the actor as well. */
  elsewhere: boolean
  part: DayPart
  /** Weekdays on which they can't. */
  notOn: readonly Weekday[]
  /** The first ones of each cell, rather than some all over it. */
  soonest: boolean
  /** A day of which every start is wanted. */
  whole?: Day | undefined
}

/** Two to three weeks: further ahead nobody on the line wants to hear of. */
export const daysAhead = 20

interface AtClinic {
  known: KnownWish
  times: FreeTime[]
  none: Map<Day, FreeDay['none']>
}

/** With whom they mostly are, where that one is free at the start; else as slots are offered to anybody. */
function prefer(any: Slot[], own: Slot[]): Slot[] {
  const usual = new Map(own.map((slot) => [slot.start, slot]))
  return any.map((slot) => usual.get(slot.start) ?? slot)
}

/** Why nothing is free on a day: shut, the one wished for is away, or all is taken; a day on which nobody would be in isn't told of. */
function whyNone(setup: Setup, facts: Parameters<typeof dayStates>[0], known: KnownWish, days: { from: Day; to: Day }, slots: Slot[]) {
  const none = new Map<Day, FreeDay['none']>()
  const wish = wishFor(known, days.from, days.to)
  const present = dayStates({ ...facts, away: [] }, wish, [])
  const states = dayStates(facts, wish, slots)
  const [only] = known.practitioners.length === 1 ? known.practitioners : []
  states.forEach((state, i) => {
    if (state.state === 'full') none.set(state.day, { kind: 'full' })
    if (state.state !== 'closed') return
    if (state.reason !== null) none.set(state.day, { kind: 'shut', reason: state.reason })
    else if (present[i]?.state === 'full' && only) {
      const noon = minuteOf(instantAt(state.day, 720, facts.zone))
      const away = setup.absences.find((one) => one.practitioner === only && one.start < noon + 720 && noon - 720 < one.end)
      none.set(state.day, { kind: 'away', reason: away?.reason ?? '' })
    }
  })
  return none
}

async function timesAt(setup: Setup, clinic: string, input: TimesInput, days: { from: Day; to: Day }, now: Instant): Promise<AtClinic | null> {
  const wished = resolveWish(setup, { clinic, service: input.service, practitioner: input.practitioner }, 'phone')
  if (!wished.ok || wished.value.practitioners.length === 0) return null
  const known = wished.value
  const { facts } = await recallFacts(setup, clinic, known.practitioners, days, now)
  const wish = wishFor(known, days.from, days.to)
  const any = offerSlots(facts, wish, now, { notice: 'none' })
  const usual = input.usual !== undefined && known.practitioners.length > 1 && known.practitioners.includes(input.usual)
    ? offerSlots(facts, { ...wish, practitioners: [input.usual] }, now, { notice: 'none' }) : []
  const slots = prefer(any, usual)
  return { known, times: slots.map((slot) => ({ ...slot, clinic })), none: whyNone(setup, facts, known, days, slots) }
}

function tableOf(found: AtClinic[], columns: DayColumn[], input: TimesInput, days: { from: Day; to: Day }, zoneOf: (clinic: string) => Zone): FreeDay[] {
  const byDay = new Map<Day, FreeTime[]>()
  const all = found.flatMap(({ times }) => times).sort((a, b) => a.start - b.start || (a.clinic === input.clinic ? -1 : 1))
  for (const time of all) {
    const day = dayOf(time.start, zoneOf(time.clinic))
    byDay.set(day, [...byDay.get(day) ?? [], time])
  }
  const home = found.find(({ known }) => known.clinic.id === input.clinic)
  return eachDay(days.from, days.to).filter((day) => !input.notOn.includes(weekdayOf(day))).flatMap((day): FreeDay[] => {
    const times = byDay.get(day) ?? []
    const cells = columns.map(({ from, to }) => {
      const inside = times.filter((time) => {
        const wall = minuteOfDay(time.start, zoneOf(time.clinic))
        return from <= wall && wall < to
      })
      return input.whole === day ? { times: inside, more: 0 } : thin(inside, input.soonest)
    })
    if (cells.some((cell) => cell.times.length > 0)) return [{ day, cells, none: null }]
    const none = home?.none.get(day) ?? null
    return none && times.length === 0 ? [{ day, cells, none }] : []
  })
}

/**
 * The next free times for a service over nearly three weeks, as a table by day and part of day: of all practitioners or of one,
 * at the clinic or at every one of the actor's. Without online notice. Refusals: `forbidden` (another's clinic), `invalid` by field.
 */
export async function findTimes(actor: Actor, input: TimesInput, now: Instant): Promise<Result<TimesView>> {
  const clinics: readonly string[] = clinicScopes(actor, 'appointment.book')
  if (!clinics.includes(input.clinic)) return refused({ reason: 'forbidden' })
  const setup = await readSetup()
  const checked = resolveWish(setup, { clinic: input.clinic, service: input.service }, 'phone')
  if (!checked.ok) return checked
  const today = dayOf(now, checked.value.clinic.timeZone)
  const days = { from: today, to: addDays(today, daysAhead) }
  const where = [input.clinic, ...(input.elsewhere ? clinics.filter((id) => id !== input.clinic) : [])]
  const found = await Promise.all(where.map((clinic) => timesAt(setup, clinic, input, days, now)))
  const zoneOf = (id: string) => setup.clinics.find((clinic) => clinic.id === id)?.timeZone ?? checked.value.clinic.timeZone
  const columns = columnsFor(input.part)
  return done({ columns, days: tableOf(found.filter((one) => one !== null), columns, input, days, zoneOf), ...days })
}
