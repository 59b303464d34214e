import { instantOf, toIso, type Day, type Instant } from '@/lib/core/time'
import type { Db } from '@/lib/store/client'
import type { Prisma } from '@/lib/store/generated/client'
import { writeKeys } from './api-keys'
import { makeAccounts, type DemoAccount } from './accounts'
import { clinics, practice, practicePhone, professions, roomId, zone } from './clinics'
import { writeMessages } from './messages'
import { practitioners, servicesOf } from './people'
import type { DemoPlan } from './plan'
import { rotas } from './rotas'
import { services } from './services'

const date = (day: Day): string => `${day}T00:00:00.000Z`
const days = instantOf(24 * 60)

/** How many of the rows of long lists are written; the others take no time. */
export interface Written {
  done: number
  all: number
}

/**
 * One statement after the other: Prisma would send the parts of a long list at once, which one
 * connection can't take.
 */
async function inParts<T>(
  rows: readonly T[], write: (rows: T[]) => Promise<unknown>, written: Written,
): Promise<void> {
  for (let i = 0; i < rows.length; i += 400) {
    const part = rows.slice(i, i + 400)
    await write(part)
    written.done += part.length
  }
}

async function writePlaces(tx: Db, { random }: DemoPlan): Promise<void> {
  await tx.practice.create({ data: practice })
  await tx.clinic.createMany({ data: clinics.map(({ hours: _hours, rooms: _rooms, ...clinic }, position) =>
    ({ ...clinic, phone: practicePhone, timeZone: zone, position })) })
  await tx.openingHours.createMany({ data: clinics.flatMap(({ id, hours }) =>
    hours.map((hour) => ({ id: random.uuid(), clinicId: id, ...hour }))) })
  await tx.room.createMany({ data: clinics.flatMap(({ id, rooms }) =>
    rooms.map((name) => ({ id: roomId(id, name), clinicId: id, name }))) })
}

async function writePeople(tx: Db): Promise<void> {
  await tx.profession.createMany({ data: professions.map((profession, position) => ({ ...profession, position })) })
  await tx.service.createMany({ data: services.map(({ weight: _weight, ...service }, position) => ({ ...service, position })) })
  await tx.practitioner.createMany({ data: practitioners.map(({ id, name, registration, skills, languages = [], about }) =>
    ({ id, name, registration, skills, languages, about })) })
  await tx.practitionerProfession.createMany({ data: practitioners.map(({ id, profession, registration }) =>
    ({ practitionerId: id, professionId: profession, registration: registration.slice(registration.indexOf(' ') + 1) })) })
  await tx.practitionerService.createMany({ data: practitioners.flatMap((person) =>
    servicesOf(person).map((service) => ({ practitionerId: person.id, serviceId: service.id }))) })
}

async function writeCalendar(tx: Db, { random, closures, absences, rotaBegins }: DemoPlan): Promise<void> {
  await tx.rotaSession.createMany({ data: rotas.map(({ practitioner, clinic, room, from, to, ...session }) => ({
    id: random.uuid(), practitionerId: practitioner, clinicId: clinic, roomId: room, fromMinute: from, toMinute: to,
    validFrom: date(rotaBegins), ...session,
  })) })
  await tx.closure.createMany({ data: closures.map(({ clinic, from, until, ...closure }) =>
    ({ id: random.uuid(), clinicId: clinic, fromDay: date(from), untilDay: date(until), ...closure })) })
  await tx.absence.createMany({ data: absences.map(({ practitioner, start, end, reason }) =>
    ({ id: random.uuid(), practitionerId: practitioner, startsAt: toIso(start), endsAt: toIso(end), reason })) })
}

/** Those whose open call found somebody else at their number, and when. */
const wrongNumbers = (tales: DemoPlan['tales']): Map<string, Date | string> => new Map(tales.filter(({ call }) => call && !call.closedAt)
  .flatMap(({ appointment, attempts }) => attempts.filter(({ outcome }) => outcome === 'wrong-number')
    .map(({ at }): [string, Date | string] => [appointment.patientId ?? '', at])))

/** A new patient's record is as old as the first request; the others have been coming for years. */
function patientRows({ patients, casts, tales, random }: DemoPlan, now: Instant): Prisma.PatientCreateManyInput[] {
  const newcomers = new Set(casts.filter(({ firstVisit }) => firstVisit).map(({ patient }) => patient.id))
  const since = new Map<string, string>()
  for (const { appointment } of tales) {
    const [patient, at] = [appointment.patientId ?? '', String(appointment.requestedAt ?? appointment.createdAt)]
    if (at < (since.get(patient) ?? '9')) since.set(patient, at)
  }
  const seen = new Set(casts.map(({ patient }) => patient.id))
  const wrong = wrongNumbers(tales)
  return patients.filter(({ id }) => seen.has(id)).map(({ id, name, phone, email, dateOfBirth }) => ({
    id, name, phone, email, dateOfBirth: dateOfBirth === null ? null : date(dateOfBirth), wrongNumberAt: wrong.get(id) ?? null,
    createdAt: newcomers.has(id) ? since.get(id) ?? toIso(now) : toIso(now - days * random.between(60, 1200)),
  }))
}

async function writeTales(tx: Db, plan: DemoPlan, written: Written): Promise<void> {
  const { tales, ringBacks, questionnaires } = plan
  const appointments = tales.map(({ appointment }) => appointment)
  await inParts(appointments, (data) => tx.appointment.createMany({ data }), written)
  const calls = tales.flatMap(({ call }) => call ?? [])
  await inParts(calls, (data) => tx.call.createMany({ data }), written)
  const attempts = tales.flatMap((tale) => tale.attempts)
  await inParts(attempts, (data) => tx.attempt.createMany({ data }), written)
  await tx.ringBack.createMany({ data: ringBacks.rows })
  await tx.questionnaire.createMany({ data: questionnaires.rows })
  await tx.ringNow.createMany({ data: questionnaires.ringNows })
  await tx.ringNowTry.createMany({ data: questionnaires.tries })
  // In the order in which they happened, which is the order of their numbers; one tale's own order stays.
  const events = eventsOf(plan).map((event, i) => ({ event, i }))
    .sort((a, b) => (a.event.at < b.event.at ? -1 : a.event.at > b.event.at ? 1 : a.i - b.i))
  await inParts(events.map(({ event }) => event), (data) => tx.event.createMany({ data }), written)
}

const eventsOf = ({ tales, ringBacks, questionnaires, asked, keys }: DemoPlan) =>
  [...tales, ringBacks, questionnaires, asked, keys].flatMap(({ events }) => events)

/** What a plan's long lists have, before any of it is written. */
export function nothingWritten(plan: DemoPlan): Written {
  const ofTales = plan.tales
    .reduce((sum, { call, attempts }) => sum + 1 + (call ? 1 : 0) + attempts.length, 0)
  const patients = new Set(plan.casts.map(({ patient }) => patient.id)).size
  return { done: 0, all: patients + ofTales + eventsOf(plan).length }
}

/**
 * Writes the plan inside one transaction, and counts in `written` how far it is; answers how the
 * demo staff sign in.
 */
export async function writeDemo(
  tx: Db, plan: DemoPlan, now: Instant, written: Written,
): Promise<DemoAccount[]> {
  const accounts = await makeAccounts(plan.staff, now - 400 * days)
  await writePlaces(tx, plan)
  await writePeople(tx)
  await writeCalendar(tx, plan)
  await tx.staff.createMany({ data: accounts.map(({ row }) => ({ ...row, createdAt: toIso(row.createdAt) })) })
  await tx.staffClinic.createMany({ data: accounts.flatMap(({ row, clinics: at }) =>
    at.map((clinicId) => ({ staffId: row.id, clinicId }))) })
  await writeKeys(tx, plan.keys)
  await tx.absenceRequest.createMany({ data: plan.asked.rows })
  await tx.absence.createMany({ data: plan.asked.absences })
  await inParts(patientRows(plan, now), (data) => tx.patient.createMany({ data }), written)
  await writeTales(tx, plan, written)
  await writeMessages(tx, now)
  return accounts.map(({ account }) => account)
}
