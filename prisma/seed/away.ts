import { bankHolidays } from '@/lib/core/bank-holidays'
import type { Closure } from '@/lib/core/diary-facts'
import { addDays, instantAt, startOfWeek, weekdayOf, type Day, type Instant, type WallMinute } from '@/lib/core/time'
import { zone } from './clinics'

export interface ClosureSeed extends Closure {
  /** Null: the whole practice. */
  clinic: string | null
}

export interface AbsenceSeed {
  practitioner: string
  start: Instant
  end: Instant
  reason: string
}

const isBankHoliday = (day: Day): boolean => bankHolidays.some((holiday) => holiday.day === day)

/** Both clinics open from Monday to Saturday but on bank holidays. */
export const isOpenDay = (day: Day): boolean => weekdayOf(day) !== 7 && !isBankHoliday(day)

const firstFrom = (day: Day, fits: (day: Day) => boolean): Day => fits(day) ? day : firstFrom(addDays(day, 1), fits)

/** Today, or the next day that the clinics open. */
export const openDayFrom = (day: Day): Day => firstFrom(day, isOpenDay)

const workdayFrom = (day: Day): Day => firstFrom(day, (one) => isOpenDay(one) && weekdayOf(one) <= 5)

/** Every bank holiday that is known, and a staff meeting on the first weekday morning. */
export const closuresAround = (today: Day): ClosureSeed[] => [
  ...bankHolidays.map(({ day, name }) =>
    ({ clinic: null, from: day, until: day, fromMinute: 0, toMinute: 1440, reason: name })),
  { clinic: 'hall-green', from: workdayFrom(today), until: workdayFrom(today), fromMinute: 480, toMinute: 510, reason: 'staff meeting' },
]

const away = (
  practitioner: string, reason: string, [from, fromMinute]: readonly [Day, WallMinute], [to, toMinute]: readonly [Day, WallMinute],
): AbsenceSeed =>
  ({ practitioner, reason, start: instantAt(from, fromMinute, zone), end: instantAt(to, toMinute, zone) })

/** A week's leave to come, an afternoon off today (or on the next weekday), a course last week. */
export function absencesAround(today: Day): AbsenceSeed[] {
  const leave = addDays(startOfWeek(today), 14)
  const course = addDays(startOfWeek(today), -3)
  return [
    away('dev-malhotra', 'family', [workdayFrom(today), 930], [workdayFrom(today), 1140]),
    away('marcus-lindqvist', 'annual leave', [leave, 0], [addDays(leave, 6), 0]),
    away('tom-adeyemi', 'course', [course, 0], [addDays(course, 1), 0]),
  ]
}
