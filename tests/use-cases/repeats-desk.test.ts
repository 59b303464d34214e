import '../support/test-database'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { anybody, type StaffActor } from '@/lib/auth/actor'
import type { AbsenceTimes } from '@/lib/core/absence'
import { db, disconnect } from '@/lib/store/client'
import { answerByLink, leaveByLink } from '@/lib/use-cases/answer-offer-link'
import { answerOffer, withdrawOffer } from '@/lib/use-cases/answer-offer'
import { tickTold } from '@/lib/use-cases/tick-told'
import { settleFailure, takeFailure } from '@/lib/use-cases/settle-failure'
import { keepClinic } from '@/lib/use-cases/keep-clinic'
import { keepRooms } from '@/lib/use-cases/keep-rooms'
import { keepPractice } from '@/lib/use-cases/keep-practice'
import { keepHours } from '@/lib/use-cases/keep-hours'
import { setPolicies } from '@/lib/use-cases/set-policies'
import { editTemplate } from '@/lib/use-cases/edit-template'
import { applyChange } from '@/lib/use-cases/apply-change'
import { askAbsence, withdrawAbsence } from '@/lib/use-cases/ask-absence'
import { askForSooner } from '@/lib/use-cases/ask-for-sooner'
import { askRingBack } from '@/lib/use-cases/ask-ring-back'
import { claimCall } from '@/lib/use-cases/claim-call'
import { claimRingBack, letGoOfRingBack } from '@/lib/use-cases/claim-ring-back'
import { refuseAbsence } from '@/lib/use-cases/decide-absence'
import { joinWaitingList } from '@/lib/use-cases/join-waiting-list'
import { leaveWaitingList } from '@/lib/use-cases/leave-waiting-list'
import { letGoOfCall } from '@/lib/use-cases/let-go-of-call'
import { mergePatients } from '@/lib/use-cases/merge-patients'
import { partPatients } from '@/lib/use-cases/part-patients'
import { recordRingBack } from '@/lib/use-cases/record-ring-back'
import { setRetention } from '@/lib/use-cases/set-retention'
import { disablePerson, invitePerson, resetFactor, sendLink, setRoles } from '@/lib/use-cases/manage-people'
import { undoPatientMerge } from '@/lib/use-cases/undo-patient-merge'
import { createManager } from './effect-ground'
import { callOf, created, linkOf, need, newPatient, nextTime, requested, reset, signedIn, walk, type Case } from './repeating'
import { createReceptionist, createSmallPractice, monday, practitioner, wednesday } from './small-practice'
import { joined, offered, secretOf } from './waiting'

/** Asked again for what is already so, everything that changes something answers the same and writes nothing. */

let bev: StaffActor
let ann: StaffActor
let helen: StaffActor
beforeAll(async () => {
  await createSmallPractice()
  bev = await createReceptionist('Bev Okafor')
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

const leave = (day: string): AbsenceTimes => ({ from: day, until: day, fromMinute: 0, toMinute: 1440, everyWeeks: null, repeatUntil: null })
const rosa = { clinic: 'hall-green', name: 'Rosa Field', phone: '+447700900321', bestTime: 'any', about: 'Parking' } as const

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
    return (now) => mergePatients(helen, { kept: { id: kept.id, version: 1 }, gone: { id: gone.id, version: 1 }, choice: {} }, now)
  } },
  { what: 'a merge taken back', prepare: async () => {
    const [kept, gone] = [await newPatient(), await newPatient()]
    const { merge } = need(await mergePatients(helen, { kept: { id: kept.id, version: 1 }, gone: { id: gone.id, version: 1 }, choice: {} }, monday))
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

/** A message that could not be sent. */
async function failed(): Promise<string> {
  const { id } = await created('confirmed', nextTime())
  const event = await db().event.findFirstOrThrow({ where: { appointmentId: id } })
  const message = randomUUID()
  await db().message.create({ data: { id: message, dedupeKey: message, eventId: event.id, kind: 'confirmed', channel: 'email', recipient: 'patient', clinicId: 'hall-green',
    appointmentId: id, facts: {}, status: 'failed', createdAt: new Date(monday), dueAt: new Date(monday) } })
  return message
}

const failures: Case[] = [
  { what: 'a failure taken on', prepare: async () => {
    const id = await failed()
    return (now) => takeFailure(bev, { id }, now)
  } },
  ...(['told', 'again', 'dropped'] as const).map((how): Case => ({ what: `a failure settled: ${how}`, prepare: async () => {
    const id = await failed()
    return (now) => settleFailure(bev, { id, how }, now)
  } })),
  ...(['phone', 'unreached'] as const).map((which): Case => ({ what: `somebody told: ${which}`, prepare: async () => {
    const { id, patientId } = await created('cancelled', nextTime())
    const line = await db().toTell.create({ data: { id: randomUUID(), appointmentId: id, patientId: patientId ?? '', clinicId: 'hall-green', why: 'cancelled',
      detail: { was: { start: new Date(monday).toISOString(), practitioner: 'ann' } }, openedAt: new Date(monday) } })
    return (now) => tickTold(bev, { id: line.id, outcome: which === 'phone' ? 'phone' : 'unreachable' }, now)
  } })),
]

const practice: Case[] = [
  { what: 'the practice’s name', prepare: async () => {
    const { version } = await db().practice.findFirstOrThrow()
    return (now) => keepPractice(helen, { name: `Practice ${version}`, phone: '+441217095222', seen: version }, now)
  } },
  { what: 'a clinic’s address', prepare: async () => {
    const { id, version, name, place, region, postcode, phone, timeZone, gettingIn } = await db().clinic.findUniqueOrThrow({ where: { id: 'tamworth' } })
    const fields = { name, place, region, postcode, phone, timeZone, gettingIn, address: [`${version} Example Road`] }
    return (now) => keepClinic(helen, { id, seen: version, ...fields }, now)
  } },
  { what: 'a room', prepare: async () => {
    const { version } = await db().clinic.findUniqueOrThrow({ where: { id: 'tamworth' } })
    return (now) => keepRooms(helen, { clinic: 'tamworth', seen: version, rooms: [{ id: null, name: `Room ${version}`, field: 'room' }] }, now)
  } },
  { what: 'opening hours', prepare: async () => {
    const { version } = await db().clinic.findUniqueOrThrow({ where: { id: 'tamworth' } })
    return (now) => keepHours(helen, { clinic: 'tamworth', seen: version, was: null, from: null, until: null, hours: [{ weekday: 1, opens: 480 + version, closes: 1080 }] }, now)
  } },
  { what: 'a rule', prepare: async () => {
    const { version, cutoffHours } = await db().practice.findFirstOrThrow()
    return (now) => setPolicies(helen, { seen: version, policies: { cutoffHours: cutoffHours + 1 } }, now)
  } },
  { what: 'words of a message', prepare: async () => {
    const last = await db().event.findFirst({ where: { verb: 'template' }, orderBy: { id: 'desc' } })
    const body = `Hello, your appointment is cancelled. ${randomUUID()}`
    return (now) => editTemplate(helen, { kind: 'factor-reset', channel: 'email', subject: 'Your account', body, seen: last ? String(last.id) : null }, now)
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

walk([...desk, ...failures, ...practice, ...managers])
