import '../support/test-database'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { anybody, type StaffActor } from '@/lib/auth/actor'
import { hashSecret } from '@/lib/auth/hold-secret'
import type { AbsenceTimes } from '@/lib/core/absence'
import { db, disconnect } from '@/lib/store/client'
import { actOnAppointment, type ActInput } from '@/lib/use-cases/act-on-appointment'
import { answerByLink, leaveByLink } from '@/lib/use-cases/answer-offer-link'
import { answerOffer, withdrawOffer } from '@/lib/use-cases/answer-offer'
import { applyChange } from '@/lib/use-cases/apply-change'
import { askAbsence, withdrawAbsence } from '@/lib/use-cases/ask-absence'
import { askForSooner } from '@/lib/use-cases/ask-for-sooner'
import { askRingBack } from '@/lib/use-cases/ask-ring-back'
import { bookForCaller } from '@/lib/use-cases/book-for-caller'
import { cancelAppointment } from '@/lib/use-cases/cancel-appointment'
import { changeContact } from '@/lib/use-cases/change-contact'
import { claimCall } from '@/lib/use-cases/claim-call'
import { claimRingBack, letGoOfRingBack } from '@/lib/use-cases/claim-ring-back'
import { refuseAbsence } from '@/lib/use-cases/decide-absence'
import { editPatient } from '@/lib/use-cases/edit-patient'
import { extendHold } from '@/lib/use-cases/extend-hold'
import { holdSlot } from '@/lib/use-cases/hold-slot'
import { joinWaitingList } from '@/lib/use-cases/join-waiting-list'
import { leaveWaitingList } from '@/lib/use-cases/leave-waiting-list'
import { letGoOfCall } from '@/lib/use-cases/let-go-of-call'
import { mergePatients } from '@/lib/use-cases/merge-patients'
import { moveAppointment } from '@/lib/use-cases/move-appointment'
import { partPatients } from '@/lib/use-cases/part-patients'
import { recordAttempt, type AttemptInput } from '@/lib/use-cases/record-attempt'
import { recordRingBack } from '@/lib/use-cases/record-ring-back'
import { saveNote } from '@/lib/use-cases/save-note'
import { saveQuestions } from '@/lib/use-cases/save-questions'
import { setRetention } from '@/lib/use-cases/set-retention'
import { disablePerson, invitePerson, resetFactor, sendLink, setRoles } from '@/lib/use-cases/manage-people'
import { undoMove } from '@/lib/use-cases/undo-move'
import { undoPatientMerge } from '@/lib/use-cases/undo-patient-merge'
import { findRecord } from '@/lib/store/patient-records'
import { asked } from './asking'
import { createManager } from './effect-ground'
import { callOf, created, everything, linkOf, need, newPatient, nextTime, requested, signedIn, type Case } from './repeating'
import { at, createReceptionist, createSmallPractice, first, monday, practitioner, releaseAll, wednesday } from './small-practice'
import { emptyList, joined, offered, secretOf } from './waiting'

/** Asked again for what is already so, everything that changes something answers the same and writes nothing. */

let bev: StaffActor
let nasreen: StaffActor
let ann: StaffActor
let helen: StaffActor
beforeAll(async () => {
  await createSmallPractice()
  ;[bev, nasreen] = [await createReceptionist('Bev Okafor'), await createReceptionist('Nasreen Ali')]
  // Somebody else has to be left who manages.
  await db().staff.update({ where: { id: (await createManager('Mo Lind')).id }, data: { passwordHash: 'set' } })
  await db().staffGrant.createMany({ data: (await db().staff.findMany({ where: { role: 'manager' } })).map(({ id }) => ({ id: randomUUID(), staffId: id, role: 'manager' })) })
  helen = await signedIn(await createManager('Helen Marchetti'))
  ann = practitioner('ann')
  await db().staff.create({ data: { id: ann.id, email: 'ann@example.org', name: 'Ann Ash', role: 'practitioner', practitionerId: 'ann', passwordHash: '-',
    createdAt: new Date(monday), clinics: { create: [{ clinicId: 'hall-green' }] } } })
})
beforeEach(() => reset())
afterAll(disconnect)

async function reset(): Promise<void> {
  await emptyList()
  await releaseAll()
  for (const gone of [db().absence.deleteMany(), db().absenceRequest.deleteMany(), db().dayChange.deleteMany()]) await gone
  await db().ringBack.updateMany({ where: { closedAt: null }, data: { closedAt: new Date(monday), outcome: 'answered' } })
}

const leave = (day: string): AbsenceTimes => ({ from: day, until: day, fromMinute: 0, toMinute: 1440, everyWeeks: null, repeatUntil: null })
const rosa = { clinic: 'hall-green', name: 'Rosa Field', phone: '+447700900321', bestTime: 'any', about: 'Parking' } as const
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
    return (now) => saveQuestions(actor, { reference, page: 'why', answers: { reason: 'Stiff' } as never }, now)
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

const desk: Case[] = [
  { what: 'a call taken', but: 'call', prepare: async () => {
    const call = await callOf((await requested()).reference)
    return (now) => claimCall(bev, { call }, now)
  } },
  { what: 'a call put back', prepare: async () => {
    const call = await callOf((await requested()).reference)
    need(await claimCall(bev, { call }, monday))
    return (now) => letGoOfCall(bev, { call }, now)
  } },
  { what: 'a call back asked for', prepare: async () => (now) => askRingBack(rosa, now) },
  { what: 'a call back taken', but: 'ring_back', prepare: async () => {
    const { id } = need(await askRingBack(rosa, monday))
    return (now) => claimRingBack(bev, { ringBack: id }, now)
  } },
  { what: 'a call back put back', prepare: async () => {
    const { id } = need(await askRingBack(rosa, monday))
    need(await claimRingBack(bev, { ringBack: id }, monday))
    return (now) => letGoOfRingBack(bev, { ringBack: id }, now)
  } },
  ...(['no-answer', 'answered'] as const).map((outcome): Case => ({ what: `a call back tried: ${outcome}`, prepare: async () => {
    const { id } = need(await askRingBack(rosa, monday))
    return (now) => recordRingBack(bev, { ringBack: id, outcome, tries: 0 }, now)
  } })),
  { what: 'the waiting list joined', prepare: async () => {
    const patient = { name: `Wanda ${randomUUID().slice(0, 6)}`, phone: '+447700900322' }
    return (now) => joinWaitingList(anybody, { patient, clinics: ['hall-green'], service: 'first', weekdays: [1, 3], parts: [] }, now)
  } },
  { what: 'a sooner time asked for', prepare: async () => {
    const { reference } = await created('confirmed', nextTime())
    const actor = await linkOf(reference)
    return (now) => askForSooner(actor, { reference, same: false, anywhere: false, weekdays: [], parts: [] }, now)
  } },
  { what: 'somebody taken off the list', prepare: async () => {
    const wait = await joined()
    return (now) => leaveWaitingList(bev, { wait }, now)
  } },
  ...(['takes', 'declines', 'no-answer'] as const).map((answer): Case => ({ what: `an offer answered at the desk: ${answer}`, prepare: async () => {
    const wait = await joined()
    const offer = await offered(bev, [wait])
    return async (now) => {
      const { ok, ...rest } = await answerOffer(bev, { offer, wait, answer }, now)
      return ok ? { ok, value: (rest as { value: { reference: string | null } }).value.reference } : { ok, ...rest } as never
    }
  } })),
  ...(['takes', 'declines'] as const).map((answer): Case => ({ what: `an offer answered by link: ${answer}`, prepare: async () => {
    const waits = [await joined(), await joined()]
    const offer = await offered(bev, waits)
    return (now) => answerByLink(secretOf(offer, waits[0] ?? ''), answer, now)
  } })),
  { what: 'the list left by link', prepare: async () => {
    const waits = [await joined(), await joined()]
    const offer = await offered(bev, waits)
    return (now) => leaveByLink(secretOf(offer, waits[0] ?? ''), now)
  } },
  { what: 'an offer withdrawn', prepare: async () => {
    const offer = await offered(bev, [await joined()])
    return (now) => withdrawOffer(bev, { offer }, now)
  } },
  { what: 'two records merged', prepare: async () => {
    const [kept, gone] = [await newPatient(), await newPatient()]
    for (const { id } of [kept, gone]) await db().appointment.update({ where: { id: (await created('released', nextTime())).id }, data: { patientId: id } })
    return (now) => mergePatients(helen, { kept: { id: kept.id, version: 1 }, gone: { id: gone.id, version: 1 }, choice: {} as never }, now)
  } },
  { what: 'a merge taken back', prepare: async () => {
    const [kept, gone] = [await newPatient(), await newPatient()]
    const { merge } = need(await mergePatients(helen, { kept: { id: kept.id, version: 1 }, gone: { id: gone.id, version: 1 }, choice: {} as never }, monday))
    return (now) => undoPatientMerge(helen, { merge }, now)
  } },
  { what: 'two records said to be two', prepare: async () => {
    const [one, other] = [await newPatient(), await newPatient()]
    return (now) => partPatients(helen, { one: one.id, other: other.id }, now)
  } },
  { what: 'somebody ill, from one form', prepare: async () => {
    const id = randomUUID()
    const change = { clinic: 'hall-green', practitioner: 'ann', from: wednesday, until: wednesday, fromMinute: 0, untilMinute: 1440 }
    return (now) => applyChange(bev, { id, change, reason: 'unwell', choices: [] }, now)
  } },
]

const managers: Case[] = [
  { what: 'leave asked for', prepare: async () => {
    const id = randomUUID()
    return (now) => askAbsence(ann, { id, reason: 'leave', note: null, times: leave(wednesday) }, now)
  } },
  ...(['withdrawn', 'refused'] as const).map((end): Case => ({ what: `leave ${end}`, prepare: async () => {
    const id = randomUUID()
    need(await askAbsence(ann, { id, reason: 'leave', note: null, times: leave(wednesday) }, monday))
    return (now) => end === 'withdrawn' ? withdrawAbsence(ann, { id, version: 1 }, now) : refuseAbsence(helen, { id, version: 1, word: 'Not then' }, now)
  } })),
  { what: 'how long somebody is kept', prepare: async () => {
    const { unattendedDays: was } = await db().practice.findFirstOrThrow()
    return (now) => setRetention(helen, { days: was + 1, was }, now)
  } },
  ...(['roles', 'link', 'factor', 'shut', 'invite'] as const).map((what): Case => ({ what: `somebody’s account: ${what}`, prepare: async () => {
    const staff = (await createReceptionist('Ivy New')).id
    const grants = [{ role: 'reception' as const, clinic: 'tamworth' }]
    const ways = {
      roles: (now: number) => setRoles(helen, { staff, grants, practitioner: null }, now),
      link: (now: number) => sendLink(helen, { staff, purpose: 'reset' }, now),
      factor: (now: number) => resetFactor(helen, { staff }, now),
      shut: (now: number) => disablePerson(helen, { staff, disabled: true }, now),
      invite: (now: number) => invitePerson(helen, { name: 'Kit', email: `kit-${staff}@example.org`, grants, practitioner: null }, now),
    }
    return ways[what]
  } })),
]

const soon = monday + 5_000

describe.each([...verbs, ...attempts, ...moves, ...patients, ...desk, ...managers])('$what', ({ prepare, but }) => {
  test('asked again: the same answer, and nothing is written', async () => {
    const request = await prepare()
    const answer = await request(monday)
    expect(answer).toMatchObject({ ok: true })
    const before = await everything()
    const again = await request(soon)
    const after = await everything()
    for (const hashes of [before, after]) if (but !== undefined) hashes[but] = 'newer'
    expect(after).toEqual(before)
    if (but === undefined) expect(again).toEqual(answer)
    expect(again.ok).toBe(true)
  })

  test('asked three times at once: all succeed, and it is done once', async () => {
    const one = await prepare()
    const count = async () => db().event.count({ where: { verb: { not: 'look' } } })
    const start = await count()
    await one(monday)
    const once = await count() - start
    await reset()
    const request = await prepare()
    const before = await count()
    const answers = await Promise.all([request(monday), request(monday), request(monday)])
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true])
    expect(await count() - before).toBe(once)
  })
})

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
