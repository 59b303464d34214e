import { addDays, dayNumber, dayFromNumber, startOfWeek, type Day } from '@/lib/core/time'

/** The stretches that figures are of: a clinic's whole local days. Weeks begin on Monday. */
export const periodKinds = ['week', 'month', 'quarter'] as const
export type PeriodKind = (typeof periodKinds)[number]

export interface Period {
  kind: PeriodKind
  from: Day
  /** The first day after it. */
  until: Day
}

const monthsIn = { month: 1, quarter: 3 } as const

const yearOf = (day: Day): number => Number(day.slice(0, 4))
const monthOf = (day: Day): number => Number(day.slice(5, 7)) - 1

/** The first day of the month that is `months` after January of `year`. */
const firstOf = (year: number, months: number): Day => {
  const at = year * 12 + months
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`
}

/** The period of that kind that `day` is in, or the one so many after it. */
export function periodOf(kind: PeriodKind, day: Day, after = 0): Period {
  if (kind === 'week') {
    const from = addDays(startOfWeek(day), 7 * after)
    return { kind, from, until: addDays(from, 7) }
  }
  const size = monthsIn[kind]
  const begins = Math.floor(monthOf(day) / size) * size + size * after
  return { kind, from: firstOf(yearOf(day), begins), until: firstOf(yearOf(day), begins + size) }
}

/** The period so many after this one; before it where `n` is negative. */
export const shiftPeriod = ({ kind, from }: Period, n: number): Period => periodOf(kind, from, n)

/** The last period of that kind that is over on `today`. */
export const lastWhole = (kind: PeriodKind, today: Day): Period => periodOf(kind, today, -1)

/** The period and those before it, the earliest first. */
export const periodsUpTo = (period: Period, count: number): Period[] =>
  Array.from({ length: count }, (_, i) => shiftPeriod(period, i + 1 - count))

/** ISO 8601: the number of the week that a Monday begins. */
export function weekNumber(monday: Day): number {
  const thursday = addDays(monday, 3)
  return Math.floor((dayNumber(thursday) - dayNumber(`${thursday.slice(0, 4)}-01-01`)) / 7) + 1
}

/** Days of the period and of the one before it, from a day earlier: what begins then may reach into it. */
export const daysAround = (first: Period, last: Period): Day[] => {
  const [from, until] = [dayNumber(first.from) - 1, dayNumber(last.until)]
  return Array.from({ length: until - from }, (_, i) => dayFromNumber(from + i))
}
