import '../support/test-database'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { linkSecret } from '@/lib/auth/link-secret'
import type { PatientActor } from '@/lib/auth/actor'
import { db, disconnect } from '@/lib/store/client'
import { changeContact } from '@/lib/use-cases/change-contact'
import { claimCall } from '@/lib/use-cases/claim-call'
import { editPatient } from '@/lib/use-cases/edit-patient'
import { judgeLink, openLink } from '@/lib/use-cases/open-link'
import { readAppointment } from '@/lib/use-cases/read-appointment'
import { readCalls } from '@/lib/use-cases/read-calls'
import { recordAttempt } from '@/lib/use-cases/record-attempt'
import { renewLink } from '@/lib/use-cases/renew-link'
import { correctPhone } from '@/lib/use-cases/wrong-number'
import { asked, atOnce, tally } from './asking'
import { at, createReceptionist, createSmallPractice, monday, wednesday } from './small-practice'

beforeAll(createSmallPractice)
afterAll(disconnect)

let wall = 540
/** A requested appointment of its own person, and who comes with its link. */
async function linked(phone = '+447700900500') {
  const { appointment, secret } = await asked(at(`2027-03-0${3 + Math.floor((wall - 540) / 480)}`, 540 + (wall - 540) % 480), {
    practitioner: 'ann', patient: { name: `Rosa Field ${wall}`, phone } })
  wall += 60
  const row = await db().appointment.findUniqueOrThrow({ where: { reference: appointment.reference }, include: { call: true } })
  const actor: PatientActor = { kind: 'patient', appointmentId: row.id }
  return { actor, secret, reference: appointment.reference, id: row.id, call: row.call?.id ?? '', patient: row.patientId ?? '', version: row.version }
}

const calledOn = async (reference: string) =>
  readCalls(await createReceptionist('Looking Desk'), { clinic: 'hall-green' }, monday).then((read) =>
    read.ok ? read.value.calls.find((call) => call.reference === reference) : undefined)
const eventsOf = (id: string) => db().event.findMany({ where: { appointmentId: id }, orderBy: { id: 'asc' } })
const given = { phone: '+447700900501', email: 'rosa@example.org', bestTime: 'after-5' } as const

describe('how the patient is reached', () => {
  test('a requested one is rung on the new number, the record stays, the event says which and not what', async () => {
    const { actor, reference, id, patient, version } = await linked()
    expect(await changeContact(actor, { reference, version, ...given }, monday)).toEqual({ ok: true, value: null })
    expect(await calledOn(reference)).toMatchObject({ patient: { phone: given.phone, otherPhone: '+447700900500' }, bestTime: 'after-5', status: 'requested', version: version + 1 })
    expect(await db().patient.findUniqueOrThrow({ where: { id: patient } })).toMatchObject({ phone: '+447700900500', email: null, version: 1 })
    const last = (await eventsOf(id)).at(-1)
    expect([last?.verb, last?.actorKind, last?.detail]).toEqual(['contact', 'patient', { fields: 'phone, email, best-time', version: version + 1 }])
    expect(await readAppointment(actor, reference, monday)).toMatchObject({ value: { patient: { phone: given.phone, email: given.email }, contactEmail: given.email } })
  })

  test('saying the same changes nothing and is no event', async () => {
    const { actor, reference, id, version } = await linked()
    const before = (await eventsOf(id)).length
    expect((await changeContact(actor, { reference, version, phone: '+447700900500', email: null, bestTime: 'any' }, monday)).ok).toBe(true)
    expect(await db().appointment.findUniqueOrThrow({ where: { id } })).toMatchObject({ version, contactPhone: null })
    expect((await eventsOf(id)).length).toBe(before)
  })

  test('the record’s own number again is none with the appointment', async () => {
    const { actor, reference, id, version } = await linked()
    await changeContact(actor, { reference, version, ...given }, monday)
    await changeContact(actor, { reference, version: version + 1, ...given, phone: '+447700900500' }, monday)
    expect(await db().appointment.findUniqueOrThrow({ where: { id } })).toMatchObject({ contactPhone: null, version: version + 2 })
  })

  test.each([
    ['another’s link', 'not-found', async () => ({ ...await linked(), actor: (await linked()).actor })],
    ['an older version', 'changed-meanwhile', async () => ({ ...await linked(), version: 99 })],
    ['one that was cancelled', 'status-forbids', async () => {
      const made = await linked()
      await db().appointment.update({ where: { id: made.id }, data: { status: 'cancelled' } })
      return made
    }],
  ])('%s: %s', async (_, reason, make) => {
    const { actor, reference, version } = await make()
    expect(await changeContact(actor, { reference, version, ...given }, monday)).toMatchObject({ ok: false, refusal: { reason } })
  })

  test('staff have the record for that', async () => {
    const { reference, version } = await linked()
    expect(await changeContact(await createReceptionist('Desk'), { reference, version, ...given }, monday)).toMatchObject({ ok: false, refusal: { reason: 'forbidden' } })
  })

  test('of many at once one is written', async () => {
    const { actor, reference, version, id } = await linked()
    const results = await atOnce(8, (i) => changeContact(actor, { reference, version, ...given, phone: `+44770090051${i}` }, monday))
    expect(tally(results)).toEqual({ ok: 1, 'changed-meanwhile': 7 })
    expect((await eventsOf(id)).filter(({ verb }) => verb === 'contact')).toHaveLength(1)
  })
})

describe('a number given by the link that finds somebody else', () => {
  const tried = async () => {
    const made = await linked()
    await changeContact(made.actor, { reference: made.reference, version: made.version, ...given }, monday)
    const desk = await createReceptionist('Ringing Desk')
    await claimCall(desk, { call: made.call }, monday)
    await recordAttempt(desk, { call: made.call, outcome: 'wrong-number' }, monday)
    return { ...made, desk }
  }

  test('is marked with the appointment, not with the record', async () => {
    const { reference, patient } = await tried()
    expect(await calledOn(reference)).toMatchObject({ wrongNumberAt: monday })
    expect((await db().patient.findUniqueOrThrow({ where: { id: patient } })).wrongNumberAt).toBeNull()
  })

  test('another one from the patient is no wrong one', async () => {
    const { actor, reference } = await tried()
    const { version = 0 } = await calledOn(reference) ?? {}
    expect((await changeContact(actor, { reference, version, ...given, phone: '+447700900599' }, monday)).ok).toBe(true)
    expect(await calledOn(reference)).toMatchObject({ wrongNumberAt: null, patient: { phone: '+447700900599' } })
  })

  test('put right by reception, the record’s is rung', async () => {
    const { reference, call, desk } = await tried()
    expect((await correctPhone(desk, { call, phone: '+447700900598', version: 1 }, monday)).ok).toBe(true)
    expect(await calledOn(reference)).toMatchObject({ wrongNumberAt: null, patient: { phone: '+447700900598' } })
  })
})

test('a number that reception writes into the record later counts', async () => {
  const { actor, reference, version, patient } = await linked('+447700900520')
  await changeContact(actor, { reference, version, ...given }, monday)
  const record = await db().patient.findUniqueOrThrow({ where: { id: patient } })
  const details = { name: record.name, phone: '+447700900597', otherPhone: null, email: null, dateOfBirth: null, carerName: null, carerPhone: null,
    flags: [], ringing: 'any', tellBy: 'phone', note: null } as const
  expect((await editPatient(await createReceptionist('Editing Desk'), { id: patient, version: 1, details: { ...details, flags: [] } }, monday)).ok).toBe(true)
  expect(await calledOn(reference)).toMatchObject({ patient: { phone: '+447700900597' } })
})

describe('a new link', () => {
  test('opens, and the old ones are old and open nothing', async () => {
    const { actor, reference, id, secret } = await linked()
    const renewed = await renewLink(actor, { reference }, monday)
    expect(renewed).toEqual({ ok: true, value: { secret: linkSecret(id, 1) } })
    const [second, third] = [linkSecret(id, 1), linkSecret(id, 2)]
    expect(await openLink({ reference, secret: second })).toEqual(actor)
    expect(await openLink({ reference, secret })).toBeNull()
    expect(await Promise.all([secret, second, third, 'x'.repeat(43)].map((key) => judgeLink({ reference, secret: key })))).toEqual(['old', actor, null, null])
    expect((await eventsOf(id)).at(-1)).toMatchObject({ verb: 'renew-link', actorKind: 'patient', detail: { generation: 1 } })
  })

  test('of many who ask at once one has it', async () => {
    const { actor, reference, id } = await linked()
    expect(tally(await atOnce(6, () => renewLink(actor, { reference }, monday)))).toMatchObject({ ok: 1 })
    expect(await db().appointment.findUniqueOrThrow({ where: { id } })).toMatchObject({ linkGeneration: 1 })
  })

  test('only for one’s own', async () => {
    const [mine, other] = [await linked(), await linked()]
    expect(await renewLink(mine.actor, { reference: other.reference }, monday)).toMatchObject({ ok: false, refusal: { reason: 'not-found' } })
    expect(wednesday).toBe('2027-03-03')
  })
})
