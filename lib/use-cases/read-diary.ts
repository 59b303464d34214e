import type { Actor } from '@/lib/auth/actor'
import { can, clinicScope, reachOf } from '@/lib/auth/can'
import { appointmentStatuses, type AppointmentStatus, type Party } from '@/lib/core/appointment'
import { closuresOn, hoursToDraw, isCovered, staysOn, within } from '@/lib/core/day-sheet'
import { hoursOn } from '@/lib/core/opening'
import { done, refused, type Result } from '@/lib/core/result'
import { subtractSpans } from '@/lib/core/spans'
import { addDays, dayOf, eachDay, instantAt, instantOf, minuteOfDay, startOfWeek, weekdayOf, type Day, type Instant } from '@/lib/core/time'
import type { ClinicDay, ClinicView, DiaryColumn, DiaryEntry, DiaryView, Stretch } from '@/lib/core/views'
import { findAppointments, readBusy, type AppointmentRow } from '@/lib/store/appointments'
import { recordLook } from '@/lib/store/events'
import { remember } from '@/lib/store/live'
import { readSetup, type Setup } from '@/lib/store/setup'
import { toDiaryEntry } from '@/lib/store/shape'
import { eventActorOf } from './subject'

/** Cancelled and released ones free their time and are not drawn, but for those cancelled that day's undo could bring back. */
const drawn = (entry: DiaryEntry, now: Instant): boolean => entry.status !== 'released'
  && (entry.status !== 'cancelled' || entry.verbs.includes('undo'))
  && (entry.status !== 'held' || (entry.holdExpiresAt ?? 0) > now)

interface Person {
  id: string
  name: string
}

const sessionsAt = (setup: Setup, clinic: string, practitioner: string) =>
  setup.sessions.filter((session) => session.clinic === clinic && session.practitioner === practitioner)

/** Where a practitioner sits that day: the room of their first session. */
function roomOn(setup: Setup, clinic: string, practitioner: string, day: Day, zone: string): string | null {
  const first = sessionsAt(setup, clinic, practitioner).find((session) => staysOn([session], day, zone).length > 0)
  return setup.rooms.find((room) => room.id === first?.room)?.name ?? null
}

export const awayOn = (setup: Setup, practitioner: string, day: Day, zone: string): (Stretch & { reason: string })[] =>
  setup.absences.filter((absence) => absence.practitioner === practitioner).flatMap(({ start, end, reason }) => {
    const part = within({ start: instantOf(start), end: instantOf(end) }, day, zone)
    return part ? [{ ...part, reason }] : []
  })

function columnOf(setup: Setup, clinic: ClinicView, { id, name }: Person, day: Day, entries: DiaryEntry[]): DiaryColumn {
  const person = setup.practitioners.find((known) => known.id === id)
  const elsewhere = elsewhereOn(setup, clinic, id, day)
  const open = staysOn(sessionsAt(setup, clinic.id, id), day, clinic.timeZone)
  const away = awayOn(setup, id, day, clinic.timeZone)
  const covered = (entry: DiaryEntry) => isCovered(entry, open)
    && !away.some((part) => part.start < entry.end && entry.start < part.end)
  return {
    practitioner: { id, name, professions: person?.professions ?? [], skills: person?.skills ?? [] },
    room: roomOn(setup, clinic.id, id, day, clinic.timeZone), open, away, elsewhere,
    entries: entries.map((entry) => ({ ...entry, orphan: ['requested', 'confirmed'].includes(entry.status) && !covered(entry) })),
  }
}

/** Sessions that day at other clinics, for the columns of this one. */
function elsewhereOn(setup: Setup, clinic: ClinicView, id: string, day: Day): DiaryColumn['elsewhere'] {
  return setup.clinics.filter((other) => other.id !== clinic.id).flatMap((other) =>
    staysOn(sessionsAt(setup, other.id, id), day, other.timeZone).map((open) => ({ ...open, place: other.place })))
}

const countOf = (entries: readonly DiaryEntry[]): Record<AppointmentStatus, number> => Object.fromEntries(
  appointmentStatuses.map((status) => [status, entries.filter((entry) => entry.status === status).length])) as Record<AppointmentStatus, number>

const length = (spans: readonly Stretch[]): number => spans.reduce((sum, span) => sum + span.end - span.start, 0)

/** In session and not away. */
function presentOn(setup: Setup, clinic: ClinicView, id: string, day: Day): Stretch[] {
  const away = awayOn(setup, id, day, clinic.timeZone)
  return subtractSpans(staysOn(sessionsAt(setup, clinic.id, id), day, clinic.timeZone), away)
}

/** How full each day of the week is: taken over open time. */
function weekOf(setup: Setup, clinic: ClinicView, day: Day, busy: readonly Stretch[]): DiaryView['week'] {
  const days = eachDay(startOfWeek(day), addDays(startOfWeek(day), 6))
  const zone = clinic.timeZone
  const people = [...new Set(setup.sessions.filter((session) => session.clinic === clinic.id).map((session) => session.practitioner))]
  return days.map((on) => {
    const shut = closuresOn(clinic.closures, on).find((closure) => closure.from === 0 && closure.to >= 1440)
    const open = people.reduce((sum, id) => sum + length(presentOn(setup, clinic, id, on)), 0)
    const taken = length(busy.flatMap((span) => within(span, on, zone) ?? []))
    return { day: on, taken: shut || open <= 0 ? null : Math.min(1, taken / open), closed: shut?.reason ?? null }
  })
}

interface Taken {
  rows: AppointmentRow[]
  week: DiaryView['week']
}

/** What a day and its week depend on besides the hour: every screen of the clinic reads it, and again at each change. */
const readTaken = (setup: Setup, clinic: ClinicView, day: Day, now: Instant): Promise<Taken> =>
  remember(['day', setup.edition, clinic.id, day].join(' '), now, async () => {
    const [zone, monday] = [clinic.timeZone, startOfWeek(day)]
    const [rows, busy] = await Promise.all([
      findAppointments({ clinic: clinic.id }, instantAt(day, 0, zone), instantAt(addDays(day, 1), 0, zone)),
      readBusy(clinic.id, instantAt(monday, 0, zone), instantAt(addDays(monday, 7), 0, zone)),
    ])
    return { value: { rows, week: weekOf(setup, clinic, day, busy) }, until: Infinity }
  })

/** Who has a column, by name: whoever is in that day (or away when they would be), or has an appointment, also after they left. */
function peopleOf(setup: Setup, clinic: ClinicView, day: Day, rows: readonly AppointmentRow[]): Person[] {
  const inSession = setup.practitioners.filter((person) => staysOn(sessionsAt(setup, clinic.id, person.id), day, clinic.timeZone).length > 0)
  const people = new Map([...inSession, ...rows.map((row) => row.practitioner)].map(({ id, name }) => [id, { id, name }]))
  return [...people.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

function columnsOf(
  setup: Setup, clinic: ClinicView, day: Day, rows: readonly AppointmentRow[], party: Party, now: Instant,
): Pick<ClinicDay, 'columns' | 'counts'> {
  const entries = rows.map((row) => toDiaryEntry(row, party, clinic.timeZone, now)).filter((entry) => drawn(entry, now))
  const columns = peopleOf(setup, clinic, day, rows).map((person) =>
    columnOf(setup, clinic, person, day, entries.filter((entry) => entry.practitioner === person.id)))
  return { columns, counts: countOf(entries) }
}

/** What the people in the columns give. */
function servicesOf(setup: Setup, columns: readonly DiaryColumn[]): DiaryView['services'] {
  const ids = new Set(columns.flatMap((column) => setup.practitioners.find((person) => person.id === column.practitioner.id)?.services ?? []))
  return setup.services.filter((service) => ids.has(service.id))
}

/**
 * One clinic's day, a column for each practitioner, as reception works with it. `day` is the clinic's local date. That it was
 * looked at is an event.
 * Refusals: `forbidden`, `not-found`.
 */
export async function readDiary(actor: Actor, input: { clinic: string; day: Day }, now: Instant): Promise<Result<DiaryView>> {
  const scope = clinicScope(actor, 'diary.read', input.clinic)
  if (!scope) return refused({ reason: 'forbidden' })
  const setup = await readSetup()
  const clinic = setup.clinics.find((known) => known.id === scope)
  if (!clinic) return refused({ reason: 'not-found' })
  const { day } = input
  const zone = clinic.timeZone
  const [{ rows, week }] = await Promise.all([
    readTaken(setup, clinic, day, now),
    recordLook({ at: now, actor: eventActorOf(actor), clinic: scope, appointment: null, patient: null, detail: { list: 'diary', day } })])
  const { columns, counts } = columnsOf(setup, clinic, day, rows, 'reception', now)
  const wall = (at: Instant) => dayOf(at, zone) > day ? 1440 : minuteOfDay(at, zone)
  const shown = columns.flatMap((column) => [...column.open, ...column.entries]).map(({ start, end }) => ({ from: wall(start), to: wall(end) }))
  const hours = hoursOn(clinic.openingHours, day).filter((open) => open.weekday === weekdayOf(day)).map(({ opens, closes }) => ({ from: opens, to: Math.min(closes, 1440) }))
  return done({
    clinic, day, ...hoursToDraw([...shown, ...hours]), closed: closuresOn(clinic.closures, day), columns,
    counts, week, gridMinutes: setup.practice.policy.gridMinutes,
    services: servicesOf(setup, columns),
  })
}

/** The actor's own column, read and counted as if nobody else were there that day. Told as a look at one's own day. */
async function readOwnColumn(actor: Actor, input: { clinic: string; day: Day }, now: Instant): Promise<Result<ClinicDay>> {
  const practitioner = actor.kind === 'staff' && actor.clinics.includes(input.clinic) ? actor.practitionerId : null
  if (practitioner === null || !can(actor, 'diary.read', { practitioner })) return refused({ reason: 'forbidden' })
  const setup = await readSetup()
  const clinic = setup.clinics.find((known) => known.id === input.clinic)
  if (!clinic) return refused({ reason: 'not-found' })
  const { day } = input
  const [{ rows }] = await Promise.all([
    readTaken(setup, clinic, day, now),
    recordLook({ at: now, actor: eventActorOf(actor), clinic: null, appointment: null, patient: null, detail: { list: 'day', day } })])
  const theirs = rows.filter((row) => row.practitionerId === practitioner)
  const { columns, counts } = columnsOf(setup, clinic, day, theirs, 'practitioner', now)
  return done({
    clinic, day, closed: closuresOn(clinic.closures, day), counts, columns: columns.filter((column) => column.practitioner.id === practitioner),
  })
}

/**
 * One clinic's day for whoever reads it through the API: a practitioner has their own column of it, the desk all of them.
 * Refusals: `forbidden`, `not-found`.
 */
export const readClinicDay = (actor: Actor, input: { clinic: string; day: Day }, now: Instant): Promise<Result<ClinicDay>> =>
  reachOf(actor, 'diary.read') === 'own' ? readOwnColumn(actor, input, now) : readDiary(actor, input, now)
