import '../support/test-database'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { hashSecret } from '@/lib/auth/hold-secret'
import { db, disconnect } from '@/lib/store/client'
import { actOnAppointment, type ActInput } from '@/lib/use-cases/act-on-appointment'
import { bookForCaller } from '@/lib/use-cases/book-for-caller'
import { cancelAppointment } from '@/lib/use-cases/cancel-appointment'
import { changeContact } from '@/lib/use-cases/change-contact'
import { editPatient } from '@/lib/use-cases/edit-patient'
import { extendHold } from '@/lib/use-cases/extend-hold'
import { holdSlot } from '@/lib/use-cases/hold-slot'
import { moveAppointment } from '@/lib/use-cases/move-appointment'
import { recordAttempt, type AttemptInput } from '@/lib/use-cases/record-attempt'
import { saveNote } from '@/lib/use-cases/save-note'
import { saveQuestions } from '@/lib/use-cases/save-questions'
import { undoMove } from '@/lib/use-cases/undo-move'
import { findRecord } from '@/lib/store/patient-records'
import { asked } from './asking'
import { callOf, created, linkOf, need, newPatient, nextTime, requested, reset, soon, walk, type Case } from './repeating'
import { at, createReceptionist, createSmallPractice, first, monday, wednesday } from './small-practice'

/** Asked again for what is already so, everything that changes something answers the same and writes nothing. */

let bev: StaffActor
let nasreen: StaffActor
beforeAll(async () => {
  await createSmallPractice()
  ;[bev, nasreen] = [await createReceptionist('Bev Okafor'), await createReceptionist('Nasreen Ali')]
})
beforeEach(() => reset())
afterAll(disconnect)

const later = at(wednesday, 840)

/** Each verb with the status it is used in, and with the version that was seen or without one. */
const verbs = ([['confirm', 'requested'], ['release', 'requested'], ['arrive', 'confirmed'], ['miss', 'confirmed'], ['complete', 'arrived'],
  ['undo', 'completed'], ['undo', 'arrived'], ['undo', 'no_show'], ['cancel', 'confirmed']] as const).flatMap(([verb, from]) =>
  [true, false].map((seen): Case => ({ what: `${verb} of one that is ${from}, ${seen ? 'with' : 'without'} its version`, prepare: async () => {
    const { reference, version } = await created(from)
    const input: ActInput = { reference, verb, ...(seen && { version }), ...(verb === 'cancel' && { cancelReason: 'other' as const }) }
    return (now) => actOnAppointment(bev, input, now)
  } })))

const attempts = ([{ outcome: 'no-answer' }, { outcome: 'voicemail', note: 'Left word' }, { outcome: 'wrong-number' }, { outcome: 'call-back', callBackAt: at('2027-03-01', 900) },
  { outcome: 'confirmed' }, { outcome: 'declined' }, { outcome: 'moved', moveTo: { start: later } }, { outcome: 'moved', moveTo: { start: at(wednesday, 600) } },
] satisfies Omit<AttemptInput, 'call'>[]).flatMap((input) => (['version', 'key', 'neither'] as const).map((by): Case => ({
  what: `a try by telephone, ${input.outcome}${'moveTo' in input && input.moveTo?.start !== later ? ' to its own time' : ''}, told apart by ${by}`, prepare: async () => {
    const { reference, version } = await requested()
    const full: AttemptInput = { ...input, call: await callOf(reference), ...(by === 'version' && { version }), ...(by === 'key' && { idempotencyKey: randomUUID() }) }
    return (now) => recordAttempt(bev, full, now)
  },
})))

const moves: Case[] = [
  { what: 'a move by the patient, with the version on their page', prepare: async () => {
    const { reference, version } = await requested()
    const actor = await linkOf(reference)
    return (now) => moveAppointment(actor, { reference, start: later, version }, now)
  } },
  { what: 'a move by a program, without a version', prepare: async () => {
    const { reference } = await requested()
    return (now) => moveAppointment(bev, { reference, start: later }, now)
  } },
  { what: 'a move to somebody else', prepare: async () => {
    const { reference, version } = await requested()
    return (now) => moveAppointment(bev, { reference, start: at(wednesday, 600), practitioner: 'ben', version }, now)
  } },
  { what: 'a move to the time that it has', prepare: async () => {
    const { reference, start } = await requested()
    return (now) => moveAppointment(bev, { reference, start }, now)
  } },
  { what: 'a move taken back', prepare: async () => {
    const { reference, version } = await requested()
    need(await moveAppointment(bev, { reference, start: later, version }, monday))
    return (now) => undoMove(bev, { reference, version: version + 1 }, now)
  } },
  { what: 'a cancellation by the patient', prepare: async () => {
    const { reference, version } = await requested()
    const actor = await linkOf(reference)
    return (now) => cancelAppointment(actor, { reference, reason: 'patient-unwell', version }, now)
  } },
  { what: 'a cancellation by a program', prepare: async () => {
    const { reference } = await requested()
    return (now) => cancelAppointment(bev, { reference }, now)
  } },
]

const patients: Case[] = [
  { what: 'a note', prepare: async () => {
    const { reference, version } = await created('confirmed')
    return (now) => saveNote(bev, { reference, note: 'Brings X-rays', version }, now)
  } },
  { what: 'another number', prepare: async () => {
    const { reference, version } = await requested()
    const actor = await linkOf(reference)
    return (now) => changeContact(actor, { reference, version, phone: '+447700900777', email: null, bestTime: 'any' }, now)
  } },
  { what: 'a page of questions', prepare: async () => {
    const { reference } = await created('confirmed')
    const actor = await linkOf(reference)
    return (now) => saveQuestions(actor, { reference, page: 'why', answers: { reason: 'Stiff' } }, now)
  } },
  { what: 'a hold extended', prepare: async () => {
    const { hold } = need(await holdSlot({ ...first, start: nextTime(), practitioner: 'ann' }, monday))
    return (now) => extendHold({ hold }, now)
  } },
  { what: 'a hold of a draft', prepare: async () => {
    const [draft, start] = [`draft-${randomUUID()}-${randomUUID()}`, nextTime()]
    await db().draft.create({ data: { secretHash: hashSecret(draft), details: {}, changedAt: new Date(monday) } })
    return async (now) => {
      const held = await holdSlot({ ...first, start, practitioner: 'ann', draft }, now)
      return held.ok ? { ok: true, value: [held.value.start, held.value.expiresAt] } : held
    }
  } },
  { what: 'a request with its key', prepare: async () => {
    const [idempotencyKey, start] = [randomUUID(), nextTime()]
    return async () => {
      const { appointment, manageUrl } = await asked(start, { idempotencyKey, practitioner: 'ann' })
      return { ok: true, value: [appointment.reference, appointment.status, appointment.start, appointment.callBy, manageUrl] }
    }
  } },
  { what: 'a caller booked', prepare: async () => {
    const start = nextTime()
    return (now) => bookForCaller(bev, { ...first, practitioner: 'ann', start, patient: { name: 'Cal Ling', phone: '+447700900111' } }, now)
  } },
  { what: 'a record edited', prepare: async () => {
    const { id } = await newPatient()
    const record = await findRecord(id)
    const details = { ...record?.details, phone: '+447700900666' } as Parameters<typeof editPatient>[1]['details']
    return (now) => editPatient(bev, { id, version: 1, details }, now)
  } },
]

walk([...verbs, ...attempts, ...moves, ...patients])

test('somebody else’s change in between is told by whom, and a repeat is none then', async () => {
  const { reference, version } = await created('confirmed')
  need(await actOnAppointment(bev, { reference, verb: 'arrive', version }, monday))
  need(await actOnAppointment(nasreen, { reference, verb: 'undo' }, monday))
  expect(await actOnAppointment(bev, { reference, verb: 'arrive', version }, soon)).toMatchObject({ refusal: { reason: 'changed-meanwhile', by: 'Nasreen Ali' } })
  expect(await actOnAppointment(bev, { reference, verb: 'undo' }, soon)).toMatchObject({ refusal: { reason: 'changed-meanwhile', by: 'Nasreen Ali' } })
})

test('a second step back is taken by whoever saw the first', async () => {
  const { reference } = await created('completed')
  const back = need(await actOnAppointment(bev, { reference, verb: 'undo' }, monday))
  expect(back.status).toBe('arrived')
  expect(await actOnAppointment(bev, { reference, verb: 'undo' }, soon)).toEqual({ ok: true, value: back })
  expect(await actOnAppointment(bev, { reference, verb: 'undo', version: back.version }, soon)).toMatchObject({ value: { status: 'confirmed' } })
})
