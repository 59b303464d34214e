import '../support/test-database'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { anybody } from '@/lib/auth/actor'
import type { StaffActor } from '@/lib/auth/actor'
import { makeSecret } from '@/lib/auth/hold-secret'
import { db, disconnect } from '@/lib/store/client'
import { forgetAll } from '@/lib/store/live'
import { actOnAppointment } from '@/lib/use-cases/act-on-appointment'
import { askForSooner } from '@/lib/use-cases/ask-for-sooner'
import { askRingBack } from '@/lib/use-cases/ask-ring-back'
import { bookByPhone } from '@/lib/use-cases/book-by-phone'
import { cancelAppointment } from '@/lib/use-cases/cancel-appointment'
import { changeContact } from '@/lib/use-cases/change-contact'
import { findCallers } from '@/lib/use-cases/find-callers'
import { holdSlot } from '@/lib/use-cases/hold-slot'
import { joinWaitingList } from '@/lib/use-cases/join-waiting-list'
import { openCaller } from '@/lib/use-cases/open-caller'
import { openPatient } from '@/lib/use-cases/open-patient'
import { readAppointment } from '@/lib/use-cases/read-appointment'
import { readCalls } from '@/lib/use-cases/read-calls'
import { readMine } from '@/lib/use-cases/read-mine'
import { readWaitingList } from '@/lib/use-cases/read-waiting-list'
import { undoPatientMerge } from '@/lib/use-cases/undo-patient-merge'
import { createAppointment, createPatient } from '../factories/appointments'
import { ask, asked } from './asking'
import { at, createReceptionist, createSmallPractice, monday, releaseAll, wednesday } from './small-practice'

// Anybody may know a patient's name, number and date of birth. What is asked for with them on the
// website opens nothing of the record to a clinic that doesn't know it.

let hallGreen: StaffActor
let tamworth: StaffActor
let both: StaffActor

beforeAll(async () => {
  await createSmallPractice()
  for (const [clinic, person] of [['tamworth', 'cy'], ['hall-green', 'dee']] as const) {
    await db().practitioner.create({ data: { id: person, name: person, registration: '1', skills: [], about: '' } })
    await db().practitionerProfession.create({ data: { practitionerId: person, professionId: 'osteopath' } })
    await db().practitionerService.create({ data: { practitionerId: person, serviceId: 'first' } })
    await db().rotaSession.createMany({ data: [1, 2, 3, 4, 5].map((weekday) => ({ id: randomUUID(), practitionerId: person, clinicId: clinic, roomId: null, weekday,
      fromMinute: 540, toMinute: 1080, validFrom: new Date('2027-01-01'), everyWeeks: 1 })) })
  }
  hallGreen = await createReceptionist('Una Desk')
  tamworth = await createReceptionist('Tim Desk', ['tamworth'])
  both = await createReceptionist('Bo Both', ['hall-green', 'tamworth'])
  forgetAll()
})
beforeEach(releaseAll)
afterAll(disconnect)

let n = 0
/** Somebody new for each test, known to Tamworth alone by a visit that took place. */
async function known() {
  n += 1
  const person = { name: `Zoë Whitlock ${n}`, phone: `+4477009001${String(n).padStart(2, '0')}`, dateOfBirth: '1980-05-04' }
  const record = await createPatient({ now: monday, ...person, email: `zoe${n}@example.org` })
  await db().patient.update({ where: { id: record.id }, data: { dateOfBirth: new Date('1980-05-04'), note: 'Rings at night', otherPhone: '+441632960111' } })
  const visit = await createAppointment({ now: monday, at: at('2027-03-02', 600), clinic: 'tamworth', practitioner: 'cy', service: 'first', patient: record.id, traits: ['confirmed'] })
  return { id: record.id, person, visit }
}
const seen = async (staff: StaffActor, id: string) => {
  const opened = await openPatient(staff, { id }, monday)
  return opened.ok ? 'seen' : opened.refusal.reason
}
const patientOf = async (reference: string) => (await db().appointment.findUniqueOrThrow({ where: { reference } })).patientId ?? ''
const slot = (wall = 600) => ({ clinic: 'hall-green', service: 'first', start: at(wednesday, wall), practitioner: 'dee' })
const stranger = (person: { name: string; phone: string; dateOfBirth: string }) => ({ ...person, email: 'stranger@example.org' })

/**
 * Each way in which somebody who hasn't signed in names a person at Hall Green. Answers the record
 * that it stands under, where there is one.
 */
const ways = {
  'a request': async (person: Awaited<ReturnType<typeof known>>['person']) => patientOf((await asked(0, { from: { slot: slot() }, patient: stranger(person) })).appointment.reference),
  'a request on the pages, cancelled': async (person) => {
    const draft = makeSecret()
    await holdSlot({ ...slot(720), draft }, monday)
    const { appointment: { reference } } = await asked(0, { from: { draft }, patient: stranger(person), source: 'web' })
    const { id } = await db().appointment.findUniqueOrThrow({ where: { reference } })
    await cancelAppointment({ kind: 'patient', appointmentId: id }, { reference }, monday)
    return patientOf(reference)
  },
  'a place on the waiting list': async (person) => {
    const joined = await joinWaitingList(anybody, { patient: stranger(person), clinics: ['hall-green'], service: 'first', weekdays: [], parts: [] }, monday)
    if (!joined.ok) throw new Error(joined.refusal.reason)
    return (await db().wait.findUniqueOrThrow({ where: { id: joined.value.wait } })).patientId
  },
  'a place at both clinics': async (person) => {
    const joined = await joinWaitingList(anybody, { patient: stranger(person), clinics: ['tamworth', 'hall-green'], service: 'first', weekdays: [], parts: [] }, monday)
    if (!joined.ok) throw new Error(joined.refusal.reason)
    return (await db().wait.findUniqueOrThrow({ where: { id: joined.value.wait } })).patientId
  },
  'a wish to be rung': async (person) => {
    await askRingBack({ clinic: 'hall-green', name: person.name, phone: person.phone, bestTime: 'any' }, monday)
    return null
  },
} satisfies Record<string, (person: Awaited<ReturnType<typeof known>>['person']) => Promise<string | null>>

describe.each(Object.entries(ways))('%s', (_, way) => {
  test('leaves the record of another clinic shut', async () => {
    const { id, person } = await known()
    expect(await seen(hallGreen, id)).toBe('not-found')
    const under = await way(person)
    expect(under).not.toBe(id)
    expect([await seen(hallGreen, id), await seen(tamworth, id)]).toEqual(['not-found', 'seen'])
    expect(await openCaller(hallGreen, { id }, monday)).toMatchObject({ refusal: { reason: 'not-found' } })
    const found = await findCallers(hallGreen, { q: person.name }, monday)
    expect(JSON.stringify(found)).not.toContain(id)
    const list = await readWaitingList(hallGreen, { clinic: 'hall-green' }, monday)
    expect(JSON.stringify(list)).not.toContain('zoe')
    if (under) expect(JSON.stringify(await openPatient(hallGreen, { id: under }, monday))).not.toMatch(/zoe\d|Rings at night|960111/)
  })

  test('so does it where the record was merged into the one that goes on', async () => {
    const { id, person } = await known()
    const gone = await createPatient({ now: monday - 1, ...person })
    await db().patient.update({ where: { id: gone.id }, data: { dateOfBirth: new Date('1980-05-04'), mergedIntoId: id } })
    await way(person)
    expect([await seen(hallGreen, id), await seen(hallGreen, gone.id)]).toEqual(['not-found', 'not-found'])
  })
})

test('a wish to be rung that goes to another clinic takes along nothing that was said to the first, or came of it', async () => {
  const { person } = await known()
  const rung = { name: person.name, phone: person.phone, bestTime: 'any' } as const
  const first = await askRingBack({ clinic: 'tamworth', ...rung, about: 'Sciatica' }, monday)
  if (!first.ok) throw new Error(first.refusal.reason)
  await db().ringBack.update({ where: { id: first.value.id }, data: { note: 'Left word with her son', tries: 1 } })
  await db().ringBackTry.create({ data: { id: randomUUID(), ringBackId: first.value.id, staffId: tamworth.id, at: new Date(monday), outcome: 'no-answer', note: 'Her son picks up' } })
  await askRingBack({ clinic: 'hall-green', ...rung }, monday + 60_000)
  const calls = JSON.stringify(await readCalls(hallGreen, { clinic: 'hall-green' }, monday + 120_000))
  expect(calls).toContain(person.name)
  expect(calls).not.toMatch(/Sciatica|son/)
  await askRingBack({ clinic: 'hall-green', ...rung, about: 'A stiff neck' }, monday + 120_000)
  expect(await db().ringBack.findUniqueOrThrow({ where: { id: first.value.id } })).toMatchObject({ clinicId: 'hall-green', about: 'A stiff neck', note: null, tries: 0 })
})

describe('once reception has found out who it is', () => {
  test('by confirming: it is under the known record, whose details stay as they are; and apart again when that was wrong', async () => {
    const { id, person } = await known()
    const { appointment: { reference } } = await asked(0, { from: { slot: slot() }, patient: stranger(person) })
    const own = await patientOf(reference)
    expect(await actOnAppointment(hallGreen, { reference, verb: 'confirm' }, monday)).toMatchObject({ ok: true })
    expect([await patientOf(reference), await seen(hallGreen, id)]).toEqual([id, 'seen'])
    expect(await db().patient.findUniqueOrThrow({ where: { id }, select: { email: true, name: true } })).toEqual({ email: `zoe${n}@example.org`, name: person.name })
    expect((await db().event.findMany({ where: { verb: 'merge', patientId: { in: [id, own] } } })).map(({ actorId }) => actorId)).toEqual([hallGreen.id, hallGreen.id])
    const merge = await db().patientMerge.findFirstOrThrow({ where: { keptId: id } })
    expect(await undoPatientMerge(hallGreen, { merge: merge.id }, monday)).toMatchObject({ ok: true })
    expect([await patientOf(reference), await seen(hallGreen, id), await seen(hallGreen, own)]).toEqual([own, 'not-found', 'seen'])
  })

  test('not by a rule, nor by letting it go, nor without a date of birth, nor where there are two', async () => {
    const { id, person } = await known()
    const { appointment: { reference } } = await asked(0, { from: { slot: slot() }, patient: stranger(person) })
    await actOnAppointment(hallGreen, { reference, verb: 'release' }, monday)
    expect(await seen(hallGreen, id)).toBe('not-found')
    const { dateOfBirth: _, ...nameless } = stranger(person)
    const { appointment: other } = await asked(0, { from: { slot: slot(720) }, patient: nameless })
    await actOnAppointment(hallGreen, { reference: other.reference, verb: 'confirm' }, monday)
    expect(await seen(hallGreen, id)).toBe('not-found')
  })

  test('not by ringing another number, that was put in the place of theirs by the link', async () => {
    const { id, person } = await known()
    const { appointment: { reference } } = await asked(0, { from: { slot: slot() }, patient: stranger(person) })
    const row = await db().appointment.findUniqueOrThrow({ where: { reference } })
    await changeContact({ kind: 'patient', appointmentId: row.id }, { reference, version: row.version, phone: '+447700900555', email: null, bestTime: 'any' }, monday)
    expect(await actOnAppointment(hallGreen, { reference, verb: 'confirm' }, monday)).toMatchObject({ ok: true })
    expect([await patientOf(reference) === id, await seen(hallGreen, id)]).toEqual([false, 'not-found'])
  })

  test('by booking them on the telephone: who says name, number and birth to reception is known', async () => {
    const { id, person } = await known()
    const booked = await bookByPhone(hallGreen, { patient: person, service: 'first', times: [{ clinic: 'hall-green', practitioner: 'dee', start: at(wednesday, 840) }], key: randomUUID() }, monday)
    expect(booked.ok && await patientOf(booked.value.references[0] ?? '')).toBe(id)
  })

  test('whoever may see both clinics sees both records, as likely one person', async () => {
    const { id, person } = await known()
    const { appointment: { reference } } = await asked(0, { from: { slot: slot() }, patient: stranger(person) })
    const opened = await openPatient(both, { id }, monday)
    expect(opened.ok && opened.value.alike.map((one) => one.id)).toContain(await patientOf(reference))
  })
})

test('who books on the telephone is under no record that somebody only asked for on the website, at another clinic', async () => {
  n += 1
  const person = { name: `Newcomer ${n}`, phone: `+4477009001${String(n).padStart(2, '0')}`, dateOfBirth: '1980-05-04' }
  const own = await patientOf((await asked(0, { from: { slot: slot() }, patient: stranger(person) })).appointment.reference)
  const time = { clinic: 'tamworth', practitioner: 'cy', start: at(wednesday, 840) }
  const booked = await bookByPhone(tamworth, { patient: person, service: 'first', times: [time], key: randomUUID() }, monday)
  const under = booked.ok ? await patientOf(booked.value.references[0] ?? '') : own
  expect(under).not.toBe(own)
  expect(await db().patient.findUniqueOrThrow({ where: { id: under } })).toMatchObject({ email: null })
  const mine = await readMine({ kind: 'mailbox', email: 'stranger@example.org', sessionId: randomUUID() }, monday)
  expect(JSON.stringify(mine)).not.toContain(booked.ok ? booked.value.references[0] : '')
})

describe('where the clinic knows them', () => {
  test('a request is under their record, however the name is written', async () => {
    const { id, person } = await known()
    const here = { clinic: 'tamworth', service: 'first', practitioner: 'cy' }
    expect(await patientOf((await asked(0, { from: { slot: { ...here, start: at(wednesday, 600) } }, patient: { ...person, name: person.name.toLowerCase() } })).appointment.reference)).toBe(id)
  })

  test.each([['without an email', undefined], ['with another email', 'stranger@example.org']])(
    'the link of a request %s shows what was typed, and nothing that the record says', async (_, email) => {
      const { id, person } = await known()
      const typed = { ...person, name: person.name.toLowerCase().replace('ë', 'e'), email }
      const { appointment: { reference } } = await asked(0, { from: { slot: { clinic: 'tamworth', service: 'first', practitioner: 'cy', start: at(wednesday, 600) } }, patient: typed })
      const { id: appointmentId, patientId } = await db().appointment.findUniqueOrThrow({ where: { reference } })
      expect(patientId).toBe(id)
      await db().patient.update({ where: { id }, data: { phone: '+441632960222' } })
      const opened = await readAppointment({ kind: 'patient', appointmentId }, reference, monday)
      expect(opened).toMatchObject({ ok: true, value: { patient: { name: typed.name, phone: person.phone, email: email ?? null } } })
      expect(await readAppointment(tamworth, reference, monday)).toMatchObject({ ok: true, value: { patient: { name: person.name, phone: '+441632960222' } } })
      if (email === undefined) return
      const mine = JSON.stringify(await readMine({ kind: 'mailbox', email, sessionId: randomUUID() }, monday))
      expect(mine).toContain(typed.name)
      expect(mine).not.toContain(person.name)
    })

  test('two requests of somebody new are under one record', async () => {
    n += 1
    const patient = { name: `Newcomer ${n}`, phone: `+4477009001${String(n).padStart(2, '0')}` }
    const one = await asked(0, { from: { slot: slot(600) }, patient })
    const two = await asked(0, { from: { slot: slot(720) }, patient })
    expect(await patientOf(one.appointment.reference)).toBe(await patientOf(two.appointment.reference))
  })

  test('a sooner time is looked for at other clinics only once reception has confirmed', async () => {
    const { person, visit } = await known()
    const { appointment: { reference } } = await asked(0, { from: { slot: { clinic: 'tamworth', service: 'first', practitioner: 'cy', start: at(wednesday, 900) } }, patient: stranger(person) })
    const { id } = await db().appointment.findUniqueOrThrow({ where: { reference } })
    const sooner = { same: false, anywhere: true, weekdays: [], parts: [] }
    await askForSooner({ kind: 'patient', appointmentId: id }, { reference, ...sooner }, monday)
    expect((await db().wait.findFirstOrThrow({ where: { insteadOfId: id } })).clinics).toEqual(['tamworth'])
    await askForSooner({ kind: 'patient', appointmentId: visit.id }, { reference: visit.reference, ...sooner }, monday)
    expect((await db().wait.findFirstOrThrow({ where: { insteadOfId: visit.id } })).clinics).toEqual(['tamworth', 'hall-green'])
  })
})

test('whoever asks is answered the same, whether there is a record or not', async () => {
  const { person } = await known()
  const there = await ask(0, { from: { slot: slot(600) }, patient: stranger(person) })
  const nobody = await ask(0, { from: { slot: slot(720) }, patient: { ...stranger(person), name: 'Nobody Known' } })
  const told = (one: typeof there) => one.ok && Object.keys(one.value.appointment).sort()
  expect(told(there)).toEqual(told(nobody))
})
