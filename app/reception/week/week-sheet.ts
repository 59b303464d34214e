import { week as words } from '@/lib/copy/staff/week'
import { appointmentStatuses, type AppointmentStatus } from '@/lib/core/appointment'
import type { Instant } from '@/lib/core/time'
import type { DiaryColumn, DiaryView } from '@/lib/core/views'
import type { WeekDay, WeekView } from '@/lib/core/week-view'
import { laySheet, type Sheet } from '../diary/sheet'

/** A week laid out: for every day the diary's own sheet with one column. */
export interface LaidDay {
  day: WeekDay
  view: DiaryView
  sheet: Sheet
  column: DiaryColumn
}

const none = Object.fromEntries(appointmentStatuses.map((status) => [status, 0])) as Record<AppointmentStatus, number>

/** Where others decide, only the place is said, and when it is taken. */
const columnOf = ({ practitioner }: WeekView, { sessions, away, entries, taken }: WeekDay): DiaryColumn => ({
  practitioner, room: null, away, entries,
  open: sessions.filter(({ mine }) => mine).map(({ start, end }) => ({ start, end })),
  elsewhere: [
    ...sessions.filter(({ mine }) => !mine).map(({ start, end, place }) => ({ start, end, place })),
    ...taken.map(({ start, end, place }) => ({ start, end, place: words.takenAt(place) })),
  ],
})

export function layWeek(week: WeekView, now: Instant): LaidDay[] {
  return week.days.map((day) => {
    const column = columnOf(week, day)
    const view: DiaryView = {
      clinic: week.clinic, day: day.day, from: week.from, to: week.to, columns: [column], counts: none, week: [], services: week.services,
      closed: day.closed === null ? [] : [{ from: 0, to: 1440, reason: day.closed }], gridMinutes: week.gridMinutes,
    }
    return { day, view, column, sheet: laySheet(view, now) }
  })
}
