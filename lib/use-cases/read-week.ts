import type { Actor } from '@/lib/auth/actor'
import { clinicScope, clinicScopes } from '@/lib/auth/can'
import { takesTime } from '@/lib/core/appointment'
import { closuresOn, hoursToDraw, isCovered, staysOn, within } from '@/lib/core/day-sheet'
import { hoursOn } from '@/lib/core/opening'
import { done, refused, type Result } from '@/lib/core/result'
import { addDays, dayOf, eachDay, instantAt, minuteOfDay, startOfWeek, weekdayOf, type Day, type Instant } from '@/lib/core/time'
import type { ClinicView, DiaryEntry } from '@/lib/core/views'
import type { WeekDay, WeekSession, WeekView } from '@/lib/core/week-view'
import { findAppointments, type AppointmentRow } from '@/lib/store/appointments'
import { recordLook } from '@/lib/store/events'
import { readSetup, type Setup } from '@/lib/store/setup'
import { clinicOf, statusOf, toDiaryEntry } from '@/lib/store/shape'
import { awayOn } from './read-diary'
import { eventActorOf } from './subject'

export interface WeekReader {
  setup: Setup
  practitioner: string
  /** Clinics of the reader. */
  scopes: readonly string[]
  zone: string
  now: Instant
}

function sessionsOn({ setup, practitioner, scopes }: WeekReader, day: Day): WeekSession[] {
  return setup.clinics.flatMap((clinic) => {
    const here = setup.sessions.filter((session) => session.clinic === clinic.id && session.practitioner === practitioner)
    const roomOf = (start: Instant) => here.find((one) => staysOn([one], day, clinic.timeZone).some((stay) => stay.start <= start && start < stay.end))?.room
    return staysOn(here, day, clinic.timeZone).map((stay) => ({
      ...stay, clinic: clinic.id, place: clinic.place, mine: scopes.includes(clinic.id),
      room: setup.rooms.find(({ id }) => id === roomOf(stay.start))?.name ?? null,
    }))
  }).sort((a, b) => a.start - b.start)
}

/** As the diary draws them: what frees its time is left out, and an expired hold. */
const isDrawn = (row: AppointmentRow, now: Instant): boolean => (takesTime(statusOf(row)) || row.status === 'no_show')
  && (row.status !== 'held' || (row.holdExpiresAt?.getTime() ?? 0) > now)

const isShut = (clinic: ClinicView, day: Day): string | null =>
  closuresOn(clinic.closures, day).find(({ from, to }) => from === 0 && to >= 1440)?.reason ?? null

function dayOf7(reader: WeekReader, day: Day, rows: readonly AppointmentRow[]): WeekDay {
  const { setup, practitioner, scopes, zone, now } = reader
  const sessions = sessionsOn(reader, day)
  const away = awayOn(setup, practitioner, day, zone)
  const today = rows.filter((row) => within({ start: row.startsAt.getTime(), end: row.endsAt.getTime() }, day, zone) !== null)
  const mine = today.filter(({ clinicId }) => scopes.includes(clinicId))
  const orphan = (entry: DiaryEntry, clinic: string): boolean => ['requested', 'confirmed'].includes(entry.status)
    && (!isCovered(entry, sessions.filter((session) => session.clinic === clinic)) || away.some((part) => part.start < entry.end && entry.start < part.end))
  const reasons = sessions.map((session) => isShut(clinicOf(setup, session.clinic), day))
  return {
    day, sessions, away, closed: reasons.every((reason) => reason !== null) ? reasons[0] ?? null : null,
    entries: mine.map((row) => {
      const entry = toDiaryEntry(row, 'reception', clinicOf(setup, row.clinicId).timeZone, now)
      return { ...entry, orphan: orphan(entry, row.clinicId), clinic: row.clinicId }
    }),
    taken: today.filter((row) => !scopes.includes(row.clinicId) && takesTime(statusOf(row)))
      .map((row) => ({ start: row.startsAt.getTime(), end: row.busyUntil.getTime(), place: clinicOf(setup, row.clinicId).place })),
  }
}

/** The seven days from a Monday on, as the reader may see them. */
export const weekDays = (reader: WeekReader, monday: Day, rows: readonly AppointmentRow[]): WeekDay[] =>
  eachDay(monday, addDays(monday, 6)).map((day) => dayOf7(reader, day, rows.filter((row) => isDrawn(row, reader.now))))

function hoursOf(view: readonly WeekDay[], clinics: readonly ClinicView[], zone: string) {
  const wall = (day: Day, at: Instant) => (dayOf(at, zone) > day ? 1440 : dayOf(at, zone) < day ? 0 : minuteOfDay(at, zone))
  const shown = view.flatMap(({ day, sessions, entries }) => [...sessions, ...entries].map(({ start, end }) => ({ from: wall(day, start), to: wall(day, end) })))
  const open = clinics.flatMap(({ openingHours }) => view.flatMap(({ day }) => hoursOn(openingHours, day).filter(({ weekday }) => weekday === weekdayOf(day))))
  return hoursToDraw([...shown, ...(shown.length === 0 ? open.map(({ opens, closes }) => ({ from: opens, to: Math.min(1440, closes) })) : [])])
}

/**
 * A practitioner's week (Monday to Sunday, of the clinic's local date) at all clinics together. At clinics that the reader may
 * not see, only that the time is taken there. That it was looked at is an event. Refusals: `forbidden`, `not-found`.
 */
export async function readWeek(
  actor: Actor, input: { clinic: string; practitioner: string; day: Day }, now: Instant,
): Promise<Result<WeekView>> {
  const scope = clinicScope(actor, 'week.read', input.clinic)
  if (!scope) return refused({ reason: 'forbidden' })
  const setup = await readSetup()
  const clinic = setup.clinics.find(({ id }) => id === scope)
  const person = setup.practitioners.find(({ id }) => id === input.practitioner)
  const scopes: string[] = clinicScopes(actor, 'week.read')
  if (!clinic || !person?.clinics.some((id) => scopes.includes(id))) return refused({ reason: 'not-found' })
  const zone = clinic.timeZone
  const monday = startOfWeek(input.day)
  const [rows] = await Promise.all([
    findAppointments({ practitioner: person.id }, instantAt(monday, 0, zone), instantAt(addDays(monday, 7), 0, zone)),
    recordLook({ at: now, actor: eventActorOf(actor), clinic: scope, appointment: null, patient: null,
      detail: { list: 'week', day: monday, practitioner: person.id } }),
  ])
  const reader: WeekReader = { setup, practitioner: person.id, scopes, zone, now }
  const days = weekDays(reader, monday, rows)
  const clinics = setup.clinics.filter(({ id }) => person.clinics.includes(id) && scopes.includes(id))
  return done({
    practitioner: { id: person.id, name: person.name, professions: person.professions, skills: person.skills }, clinic, clinics, days,
    ...hoursOf(days, clinics, zone), gridMinutes: setup.practice.policy.gridMinutes,
    colleagues: setup.practitioners.filter((other) => other.clinics.includes(scope)).map(({ id, name }) => ({ id, name })),
    services: setup.services.filter(({ id }) => person.services.includes(id)),
  })
}
