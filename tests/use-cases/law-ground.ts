import { randomUUID } from 'node:crypto'
import type { AppointmentStatus } from '@/lib/core/appointment'
import type { Day, Instant } from '@/lib/core/time'
import { db } from '@/lib/store/client'
import { createAppointment, createPatient } from '../factories/appointments'
import { wholeAnswers } from '../factories/answers'
import { at, monday } from './small-practice'

/** Somebody whose every word can be found again, wherever it is kept. */
export const said = {
  name: 'Zephyrine Quillfeather', phone: '+447700900777', other: '+441632960777', email: 'zephyrine@example.org', carer: 'Odalys Quillfeather', carerPhone: '+447700900778',
  note: 'likes the blue chair', reason: 'stiff after gardening', missedReason: 'sore after running', visitNote: 'uses a stick', call: 'husband answered', advice: 'told to go to A&E', ringBack: 'about her shoulder', waitNote: 'any morning',
  contact: 'zephyrine.other@example.org', contactPhone: '+447700900779', bookedBy: 'Peregrine Quillfeather', emergency: 'Ida Quillfeather',
}

let wall = 540
export async function visit(patient: string, status: AppointmentStatus, { day = '2027-03-03', reason = said.reason }: { day?: Day; reason?: string } = {}) {
  wall = wall >= 900 ? 540 : wall + 60
  const made = await createAppointment({ now: monday, at: at(day, wall), clinic: 'hall-green', practitioner: wall % 120 === 0 ? 'ann' : 'ben', service: 'first', patient, traits: [status] })
  return db().appointment.update({ where: { id: made.id }, data: { reason, note: said.visitNote, pregnant: true, bookedByName: said.bookedBy, contactEmail: said.contact, contactPhone: said.contactPhone } })
}

/** A patient with something in every table that can hold anything of theirs: one visit that took place, one that they missed. */
export async function makeZephyrine(staff: string, dateOfBirth: Day = '1980-04-12') {
  const { id } = await createPatient({ now: monday, name: said.name, phone: said.phone, email: said.email, dateOfBirth })
  await db().patient.update({ where: { id }, data: { otherPhone: said.other, carerName: said.carer, carerPhone: said.carerPhone, note: said.note, flags: ['steps'] } })
  const [came, missed] = [await visit(id, 'completed'), await visit(id, 'no_show', { reason: said.missedReason })]
  const settled = { closedAt: new Date(monday), closedById: staff }
  for (const { id: appointmentId } of [came, missed]) {
    await db().call.create({ data: { id: randomUUID(), appointmentId, clinicId: 'hall-green', openedAt: new Date(monday), dueAt: new Date(monday), ...settled, outcome: 'confirmed',
      attempts: { create: { id: randomUUID(), staffId: staff, at: new Date(monday), outcome: 'confirmed', note: said.call } } } })
    await db().questionnaire.create({ data: { appointmentId, answers: { ...wholeAnswers, contact: { name: said.emergency, phone: '07700 900456', relation: 'wife' }, why: { about: said.reason } },
      page: 'consent', consentVersion: '1', consentedAt: new Date(monday), startedAt: new Date(monday), changedAt: new Date(monday), finishedAt: new Date(monday) } })
    await db().questionnaireReading.create({ data: { appointmentId, staffId: staff, at: new Date(monday) } })
    await db().ringNow.create({ data: { id: randomUUID(), appointmentId, clinicId: 'hall-green', flags: ['bladder'], raisedAt: new Date(monday), ...settled, outcome: 'advised',
      attempts: { create: { id: randomUUID(), staffId: staff, at: new Date(monday), outcome: 'advised', note: said.advice } } } })
    const event = await db().event.create({ data: { at: new Date(monday), verb: 'confirm', actorKind: 'staff', actorId: staff, actorName: 'Bev Okafor', clinicId: 'hall-green', appointmentId, patientId: id } })
    await db().message.create({ data: { id: randomUUID(), dedupeKey: randomUUID(), eventId: event.id, kind: 'confirmed', channel: 'email', recipient: 'patient', clinicId: 'hall-green', appointmentId, patientId: id,
      address: said.contact, status: 'sent', createdAt: new Date(monday), dueAt: new Date(monday), sentAt: new Date(monday) } })
  }
  await db().wait.create({ data: { id: randomUUID(), patientId: id, serviceId: 'first', clinics: ['hall-green'], weekdays: [], parts: [], fromDay: new Date('2027-03-01'), untilDay: new Date('2027-04-01'), note: said.waitNote,
    source: 'phone', createdAt: new Date(monday), closedAt: new Date(monday), outcome: 'withdrawn' } })
  await db().ringBack.create({ data: { id: randomUUID(), clinicId: 'hall-green', name: said.name.toUpperCase(), phone: said.phone, about: said.ringBack, askedAt: new Date(monday), dueAt: new Date(monday), ...settled, outcome: 'answered', note: said.call,
    attempts: { create: { id: randomUUID(), staffId: staff, at: new Date(monday), outcome: 'answered', note: said.call } } } })
  const gone = await createPatient({ now: monday, name: said.name, phone: said.other, email: said.contact, dateOfBirth })
  await db().patient.update({ where: { id: gone.id }, data: { mergedIntoId: id } })
  const before = { name: said.name, phone: said.phone, email: said.email }
  await db().patientMerge.create({ data: { id: randomUUID(), keptId: id, goneId: gone.id, staffId: staff, at: new Date(monday), before: { before, after: before, appointments: [came.id], waits: [], toTell: [] } } })
  for (const email of [said.email, said.contact]) {
    await db().patientSignIn.create({ data: { id: randomUUID(), email, tokenHash: new Uint8Array(Buffer.from(randomUUID())), askedAt: new Date(monday), expiresAt: new Date(monday + 900_000) } })
    await db().patientSession.create({ data: { id: randomUUID(), email, secretHash: new Uint8Array(Buffer.from(randomUUID())), createdAt: new Date(monday), lastSeenAt: new Date(monday) } })
  }
  return { id, gone: gone.id, came, missed }
}

/** Every table in which a text stands, with its rows as text: the whole database is searched. */
export async function whereStands(text: string): Promise<string[]> {
  const tables = await db().$queryRaw<{ name: string }[]>`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`
  const found = await Promise.all(tables.map(async ({ name }) => {
    const rows = await db().$queryRawUnsafe<unknown[]>(`select 1 from "${name}" t where t::text ilike $1 limit 1`, `%${text}%`)
    return rows.length > 0 ? [name] : []
  }))
  return found.flat().sort()
}

export const versionOf = async (id: string): Promise<number> => (await db().patient.findUniqueOrThrow({ where: { id } })).version
export const after = (day: Day, wallMinute = 0): Instant => at(day, wallMinute)
