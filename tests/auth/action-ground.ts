import { randomUUID } from 'node:crypto'
import { createMember, createSmallPractice, monday, origin } from '@/tests/api/ground'
import { untouched } from '@/app/_ui/staff/form-state'
import { db } from '@/lib/store/client'
import { askRingBack } from '@/lib/use-cases/ask-ring-back'
import { mergePatients } from '@/lib/use-cases/merge-patients'
import { createAppointment, createPatient } from '@/tests/factories/appointments'
import { asked } from '@/tests/use-cases/asking'
import { at, createReceptionist, wednesday } from '@/tests/use-cases/small-practice'
import { joined, offered } from '@/tests/use-cases/waiting'
import { accountActions } from './account-actions'
import { deskActions } from './desk-actions'
import { frontActions } from './front-actions'
import { manageActions } from './manage-actions'
import { ownActions } from './own-actions'

/** Something of every kind for the tests that walk all server actions: who there is to send them, and what each is sent. */

export const people = ['public', 'patient', 'ann', 'ben', 'reception', 'elsewhere', 'manager'] as const
export type Person = (typeof people)[number]

/** The ids of what was made. */
export const made = {
  reference: '', call: '', ringBack: '', ringNow: '', patient: '', merge: '', other: '', wait: '', left: '', offer: '', tell: '', message: '', absence: '', boss: '',
}
const start = at(wednesday, 900)

/** The form that an action is sent: words in capitals stand for what was made. */
const filled = (text: string): string => Object.entries(made).reduce((so, [name, id]) =>
  so.replace(name.toUpperCase(), id), text)
const form = (fields: Record<string, string>) => (): unknown[] => [untouched, Object.entries(fields).reduce((data, [name, value]) => {
  data.set(filled(name), filled(value))
  return data
}, new FormData())]

export type Action = (...given: unknown[]) => Promise<unknown>

/** Every server action: what it is sent, and how it goes for each of `people` ('door': taken to sign in). */
export const actionTable: Record<string, { given: () => unknown[]; goes: string }> = {
  ...frontActions(form, start), ...ownActions(form), ...accountActions(form), ...deskActions(form, start), ...manageActions(form),
}

const modules = import.meta.glob<Record<string, unknown>>(['/app/**/actions.ts', '/app/**/*-actions.ts'])
export const actionFiles = Object.keys(modules)

export async function actionOf(name: string): Promise<Action> {
  const [file = '', word = ''] = name.split('#')
  return (await modules[file]?.())?.[word] as Action
}

export const headersOf = new Map<Person, Record<string, string>>()

export async function createActionGround(): Promise<void> {
  await createSmallPractice()
  const { appointment, secret } = await asked(at(wednesday, 600), { practitioner: 'ann' })
  made.reference = appointment.reference
  made.call = (await db().call.findFirstOrThrow()).id
  const toRing = await askRingBack({ clinic: 'hall-green', name: 'Rosa Field', phone: '+447700900321', bestTime: 'any' }, monday)
  made.ringBack = toRing.ok ? toRing.value.id : ''
  made.patient = (await db().appointment.findUniqueOrThrow({ where: { reference: made.reference } })).patientId ?? ''
  const row = await db().appointment.findUniqueOrThrow({ where: { reference: made.reference } })
  made.ringNow = (await db().ringNow.create({ data: { id: randomUUID(), appointmentId: row.id, clinicId: 'hall-green', flags: ['bladder'], raisedAt: new Date(monday) } })).id
  const [kept, gone] = [await createPatient({ now: monday }), await createPatient({ now: monday })]
  await createAppointment({ now: monday, at: at('2027-04-07', 600), clinic: 'hall-green', practitioner: 'ann', service: 'first', patient: kept.id })
  const merged = await mergePatients(await createReceptionist('Merging Desk'), { kept, gone, choice: {} }, monday)
  made.other = kept.id
  made.merge = merged.ok ? merged.value.merge : ''
  made.wait = await joined()
  made.left = await joined()
  made.offer = await offered(await createReceptionist('Offering Desk'), [made.wait], { start: at('2027-04-07', 720) })
  const line = { appointmentId: row.id, patientId: made.patient, clinicId: 'hall-green', why: 'moved', openedAt: new Date(monday) }
  made.tell = (await db().toTell.create({ data: { id: randomUUID(), ...line } })).id
  made.message = await failedMessage(row.id, made.patient)
  await openedImport(made.message)
  const member = async (...given: Parameters<typeof createMember>) => (await createMember(...given)).headers
  headersOf.set('public', { Origin: origin })
  headersOf.set('patient', { Origin: origin, Authorization: `Bearer ${secret}` })
  const ann = await createMember({ role: 'practitioner', practitioner: 'ann' }, monday)
  headersOf.set('ann', ann.headers)
  made.absence = randomUUID()
  await db().absenceRequest.create({ data: { id: made.absence, practitionerId: 'ann', reason: 'leave', fromDay: new Date('2027-05-03'), untilDay: new Date('2027-05-03'),
    status: 'asked', askedAt: new Date(monday), askedById: ann.id } })
  headersOf.set('ben', await member({ role: 'practitioner', practitioner: 'ben' }, monday))
  headersOf.set('reception', await member({ role: 'reception' }, monday))
  headersOf.set('elsewhere', await member({ role: 'reception', clinics: ['tamworth'] }, monday))
  const manager = await createMember({ role: 'manager', clinics: [] }, monday)
  made.boss = manager.id
  headersOf.set('manager', manager.headers)
}

/** A message of Hall Green's that did not arrive. */
async function failedMessage(appointmentId: string, patientId: string): Promise<string> {
  const id = randomUUID()
  const about = { clinicId: 'hall-green', appointmentId, patientId }
  const event = await db().event.create({ data: { at: new Date(monday), verb: 'note', actorKind: 'clock', ...about } })
  const visit = { start, end: start + 30 * 60_000, practitioner: 'ann' }
  await db().message.create({ data: {
    id, dedupeKey: id, eventId: event.id, kind: 'confirmed', channel: 'email', recipient: 'patient', address: 'grace@example.org', facts: { visit }, status: 'failed',
    error: 'wrong-address', createdAt: new Date(monday), dueAt: new Date(monday), tries: 1, ...about,
  } })
  return id
}

/** A file that is being looked at at Hall Green, under that id. */
async function openedImport(id: string): Promise<void> {
  const { id: staffId } = await createReceptionist('Bringing Desk')
  await db().import.create({ data: {
    id, kind: 'patients', clinicId: 'hall-green', fileName: 'patients.csv', reading: { encoding: 'utf-8', separator: ',', past: 0 }, columns: ['Name', 'Phone'], rowCount: 1, staffId,
    readAt: new Date(monday), rows: { create: { place: 0, line: 2, cells: ['Rosa Field', '07700 900123'] } },
  } })
}
