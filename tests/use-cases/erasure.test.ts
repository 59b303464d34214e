import '../support/test-database'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { db, disconnect } from '@/lib/store/client'
import { leaseMessage, settleMessage } from '@/lib/store/messages'
import { requestAppointment } from '@/lib/use-cases/request-appointment'
import { copyPatient } from '@/lib/use-cases/copy-patient'
import { erasePatient } from '@/lib/use-cases/erase-patient'
import { planErasure } from '@/lib/use-cases/plan-erasure'
import { searchPatients } from '@/lib/use-cases/search-patients'
import { createPatient } from '../factories/appointments'
import { createStaff } from '../factories/staff'
import { after, makeZephyrine, said, versionOf, visit, whereStands } from './law-ground'
import { createReceptionist, createSmallPractice, monday, practitioner, releaseAll } from './small-practice'

// What may go goes, what must stay stays, and nothing of what went stands anywhere in the database.

let boss: StaffActor
let bev: StaffActor

beforeAll(async () => {
  await createSmallPractice()
  bev = await createReceptionist('Bev Okafor')
  boss = await createStaff({ now: monday, traits: ['manager'], name: 'Helen Marchetti', clinics: ['hall-green', 'tamworth'] })
})
beforeEach(releaseAll)
afterAll(disconnect)

const erase = async (id: string, now: number) => erasePatient(boss, { id, version: await versionOf(id) }, now)
const places = async (texts: readonly string[]) => Object.fromEntries(await Promise.all(texts.map(async (text) => [text, await whereStands(text)] as const)))
const nowhere = (texts: readonly string[]) => Object.fromEntries(texts.map((text) => [text, []]))

describe('within the time that the treatment record must be kept', () => {
  const now = after('2027-06-01')
  const goes = [said.phone, said.other, said.email, said.carer, said.carerPhone, said.note, said.call, said.ringBack, said.waitNote, said.contact, said.contactPhone, said.bookedBy, said.emergency, said.missedReason]

  it('the plan says what goes and what stays, and then exactly that is so', async () => {
    const { id, came, missed } = await makeZephyrine(bev.id)
    const plan = await planErasure(boss, { id }, now)
    expect(plan).toMatchObject({ ok: true, value: {
      how: 'part', keep: { until: '2035-03-03', rule: 'adult' }, blockers: [],
      counts: { treated: 1, untreated: 1, answersKept: 1, answersGone: 1, attempts: 2, messages: 2, waits: 1, ringBacks: 1 },
    } })
    expect(await erase(id, now)).toEqual({ ok: true, value: { how: 'part' } })
    expect(await places(goes)).toEqual(nowhere(goes))
    expect(await db().patient.findUniqueOrThrow({ where: { id } })).toMatchObject({ name: said.name, dateOfBirth: new Date('1980-04-12'), phone: '', reminders: false, flags: [], erasedHow: 'part' })
    expect(await db().appointment.findUniqueOrThrow({ where: { id: came.id } })).toMatchObject({ reason: said.reason, note: said.visitNote, pregnant: true, linkGeneration: came.linkGeneration + 1 })
    expect(await db().appointment.findUniqueOrThrow({ where: { id: missed.id } })).toMatchObject({ reason: null, note: null, pregnant: false })
    expect(await db().questionnaire.findMany({ where: { appointmentId: { in: [came.id, missed.id] } } })).toMatchObject([{ appointmentId: came.id }])
    expect(await db().event.findMany({ where: { verb: 'erase', patientId: id } })).toMatchObject([{ actorId: boss.id, detail: { how: 'part', by: 'wish', keep: 'adult', until: '2035-03-03' } }])
  })

  it('who comes again is a new record, and the old one is found by its name alone', async () => {
    const { id } = await makeZephyrine(bev.id)
    await erase(id, now)
    const found = await searchPatients(bev, { q: 'Zephyrine Quill' }, now)
    expect(found.ok && found.value.map(({ id: one }) => one)).toContain(id)
    const byPhone = await searchPatients(bev, { q: '07700 900777' }, now)
    expect(byPhone).toEqual({ ok: true, value: [] })
  })
})

describe('once nothing must be kept', () => {
  const everything = Object.values(said).filter((text) => text !== said.reason).concat('Quillfeather', 'gardening', '1980-04-12')

  it('nobody knows any more who it was, in any table', async () => {
    const now = after('2035-03-04')
    // The rows of earlier tests, as people who are treated no longer either.
    for (const { id } of await db().patient.findMany({ where: { mergedIntoId: null, OR: [{ erasedHow: null }, { erasedHow: 'part' }] } })) expect(await erase(id, now)).toMatchObject({ ok: true })
    const { id, gone } = await makeZephyrine(bev.id, '1979-05-05')
    expect(await planErasure(boss, { id }, now)).toMatchObject({ ok: true, value: { how: 'whole', keep: null } })
    expect(await erase(id, now)).toEqual({ ok: true, value: { how: 'whole' } })
    expect(await places([...everything, '1979-05-05'])).toEqual(nowhere([...everything, '1979-05-05']))
    for (const one of [id, gone]) expect(await db().patient.findUniqueOrThrow({ where: { id: one } })).toMatchObject({ name: 'Erased', dateOfBirth: null, erasedHow: 'whole' })
    expect(await searchPatients(bev, { q: 'erased' }, now)).toEqual({ ok: true, value: [] })
    expect(await db().appointment.count({ where: { patientId: id } })).toBe(2)
  })

  it('who never came is erased whole at once', async () => {
    const { id } = await createPatient({ now: monday, name: 'Nell Nevercame' })
    await visit(id, 'cancelled', { reason: 'thought better of it' })
    expect(await erase(id, after('2027-04-01'))).toEqual({ ok: true, value: { how: 'whole' } })
    expect(await places(['Nevercame', 'thought better'])).toEqual(nowhere(['Nevercame', 'thought better']))
  })

  it('a booking for a record that is erased meanwhile is made under a new one', async () => {
    const { id } = await createPatient({ now: monday, name: 'Rae Racing', phone: '+447700900555', dateOfBirth: '1990-01-01' })
    await visit(id, 'cancelled')
    const ask = () => requestAppointment({ from: { slot: { clinic: 'hall-green', service: 'first', start: after('2027-03-10', 600), practitioner: 'ann' } },
      patient: { name: 'Rae Racing', phone: '+447700900555', dateOfBirth: '1990-01-01' }, idempotencyKey: 'a key for the race', bodyHash: '00', source: 'web', privacyVersion: 'shown' }, monday)
    const [erased, asked] = await Promise.all([erase(id, monday), ask()])
    const reference = asked.ok ? asked.value.appointment.reference : ''
    const row = await db().appointment.findUniqueOrThrow({ where: { reference }, include: { patient: true } })
    expect(row).toMatchObject({ privacyVersion: 'shown', patient: { name: 'Rae Racing', erasedHow: null } })
    // Whoever was first: the erasure, then there is a new record; or the booking, then nothing is erased.
    expect(erased.ok).toBe(row.patientId !== id)
  })
})

describe('refused', () => {
  const now = after('2027-06-01')
  it('while something is still to happen', async () => {
    const { id } = await createPatient({ now: monday })
    await visit(id, 'confirmed', { day: '2027-06-02' })
    expect(await planErasure(boss, { id }, now)).toMatchObject({ ok: true, value: { blockers: ['ahead'] } })
    expect(await erase(id, now)).toMatchObject({ ok: false, refusal: { reason: 'invalid' } })
    expect((await db().patient.findUniqueOrThrow({ where: { id } })).erasedAt).toBeNull()
  })

  it('where somebody changed the record since it was looked at', async () => {
    const { id } = await createPatient({ now: monday })
    await visit(id, 'cancelled')
    expect(await erasePatient(boss, { id, version: 7 }, now)).toMatchObject({ ok: false, refusal: { reason: 'record-changed' } })
  })

  test.each<[string, () => StaffActor, string]>([
    ['reception', () => bev, 'forbidden'], ['a practitioner', () => practitioner('ann'), 'forbidden'],
    ['a manager of another clinic alone', () => ({ ...boss, clinics: ['tamworth'] }), 'not-found'], ['a manager of all', () => boss, 'ok'],
  ])('%s: plan, copy and erasure', async (_, who, verdict) => {
    const { id } = await createPatient({ now: monday })
    await visit(id, 'cancelled')
    const reason = (result: { ok: boolean; refusal?: { reason: string } }) => (result.ok ? 'ok' : result.refusal?.reason)
    expect(reason(await planErasure(who(), { id }, now))).toBe(verdict)
    expect(reason(await copyPatient(who(), { id, form: 'page' }, now))).toBe(verdict)
    expect(reason(await erasePatient(who(), { id, version: await versionOf(id) }, now))).toBe(verdict)
  })
})

it('a message that is being sent meanwhile doesn’t bring the address back', async () => {
  const { id } = await createPatient({ now: monday, name: 'Sent Meanwhile' })
  const { id: appointmentId } = await visit(id, 'cancelled')
  const now = after('2027-06-01')
  const email = 'meanwhile@example.org'
  const event = await db().event.create({ data: { at: new Date(monday), verb: 'note', actorKind: 'clock' } })
  await db().message.create({ data: {
    id: randomUUID(), dedupeKey: randomUUID(), eventId: event.id, kind: 'cancelled', channel: 'email',
    recipient: 'patient', clinicId: 'hall-green', appointmentId, patientId: id, address: email,
    status: 'due', createdAt: new Date(now), dueAt: new Date(now),
  } })
  const leased = await leaseMessage('email', now + 60_000, now)
  expect((await erase(id, now)).ok).toBe(true)
  const sent = { status: 'sent', error: null, address: email, sentAt: now, providerId: 'x' } as const
  expect(leased && await db().$transaction((tx) => settleMessage(tx, leased, sent))).toBe(false)
  expect(await db().message.count({ where: { address: email } })).toBe(0)
})
