import '../support/test-database'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { anybody, type Actor, type MailboxActor } from '@/lib/auth/actor'
import { hashSecret } from '@/lib/auth/hold-secret'
import { askForSignIn, signInByLink } from '@/lib/auth/patient-auth'
import { signInLinkOf, signInToken } from '@/lib/auth/sign-in-link'
import { baseUrl } from '@/lib/config'
import { db, disconnect } from '@/lib/store/client'
import { answerMailAsks } from '@/lib/use-cases/answer-mail-asks'
import { askForLink } from '@/lib/use-cases/ask-for-link'
import { countAsk, mostByAddress, mostByEmail } from '@/lib/use-cases/asking-mail'
import { bookAgain } from '@/lib/use-cases/book-again'
import { forgetSessions } from '@/lib/use-cases/forget-sessions'
import { closeMailbox, findMailbox, keepSignIn, openMailbox, readSignIn, readSignInMail } from '@/lib/use-cases/mailbox-session'
import { readMine } from '@/lib/use-cases/read-mine'
import { createAppointment, createPatient } from '@/tests/factories/appointments'
import { asked, atOnce } from './asking'
import { at, createReceptionist, createSmallPractice, monday, practitioner, wednesday } from './small-practice'
import '@/tests/api/set-clock'

const minute = 60_000
const mailboxOf = (email: string): MailboxActor => ({ kind: 'mailbox', email, sessionId: randomUUID() })
const place = { clinic: 'hall-green', practitioner: 'ben', service: 'first' } as const
const events = (verb: string) => db().event.findMany({ where: { verb }, orderBy: { id: 'asc' } })
const asksOf = (email: string) => db().patientSignIn.findMany({ where: { email }, orderBy: { askedAt: 'asc' } })

const visits = { child: '', parent: '', past: '', given: '', cancelled: '' }

beforeAll(async () => {
  await createSmallPractice()
  await db().service.create({ data: { id: 'again', professionId: 'osteopath', name: 'Follow-up', about: '', minutes: 30, bufferMinutes: 0, pricePence: 4600, patients: 'returning' } })
  await db().service.update({ where: { id: 'first' }, data: { patients: 'new' } })
  await db().practitionerService.create({ data: { practitionerId: 'ben', serviceId: 'again' } })
  const parent = await createPatient({ now: monday, name: 'Rosa Field', email: 'Rosa@Example.org', phone: '+447700900601' })
  const child = await createPatient({ now: monday, name: 'Noor Field', email: 'rosa@example.org', phone: '+447700900602' })
  const other = await createPatient({ now: monday, name: 'Arthur Whitlock', email: 'arthur@example.org', phone: '+447700900603' })
  visits.parent = (await createAppointment({ ...place, now: monday, at: at(wednesday, 600), patient: parent.id })).reference
  visits.child = (await createAppointment({ ...place, now: monday, at: at('2027-03-04', 600), patient: child.id, traits: ['requested'] })).reference
  visits.past = (await createAppointment({ ...place, now: monday, at: at('2027-02-24', 600), patient: parent.id, traits: ['completed'] })).reference
  visits.cancelled = (await createAppointment({ ...place, now: monday, at: at('2027-03-04', 720), patient: parent.id, traits: ['cancelled'] })).reference
  // Somebody booked for Arthur and gave Rosa's address.
  const given = await createAppointment({ ...place, now: monday, at: at('2027-03-05', 600), patient: other.id })
  await db().appointment.update({ where: { id: given.id }, data: { contactEmail: 'ROSA@example.org' } })
  visits.given = given.reference
  await createAppointment({ ...place, now: monday, at: at('2027-03-05', 720), patient: other.id })
})
afterAll(disconnect)
beforeEach(() => db().signInThrottle.deleteMany())

describe('whose is whose', () => {
  test('records with the address with all of theirs; what was booked with it, alone', async () => {
    const read = await readMine(mailboxOf('rosa@example.org'), monday)
    const shown = read.ok ? read.value.map(({ name, ahead, past }) => [name, ahead.map((one) => one.reference), past.map((one) => one.reference)]) : []
    expect(shown).toEqual([
      ['Rosa Field', [visits.parent], [visits.cancelled, visits.past]],
      ['Noor Field', [visits.child], []],
      ['Arthur Whitlock', [visits.given], []],
    ])
  })

  test('nothing of why anybody comes', async () => {
    await db().appointment.updateMany({ data: { reason: 'Sciatica since June', note: 'Anxious' } })
    expect(JSON.stringify(await readMine(mailboxOf('rosa@example.org'), monday))).not.toMatch(/Sciatica|Anxious/)
  })

  test.each<[string, () => Actor | Promise<Actor>]>([
    ['anybody', () => anybody], ['a link', () => ({ kind: 'patient', appointmentId: randomUUID() })],
    ['reception', () => createReceptionist('Desk')], ['a practitioner', () => practitioner('ben')],
  ])('%s has no mailbox', async (_, make) => {
    const actor = await make()
    expect(await readMine(actor, monday)).toMatchObject({ ok: false, refusal: { reason: 'forbidden' } })
    expect(await bookAgain(actor, { reference: visits.past })).toMatchObject({ ok: false, refusal: { reason: 'forbidden' } })
  })
})

describe('book again', () => {
  test('the profession’s service for who has been, with the same person, the details filled in', async () => {
    expect(await bookAgain(mailboxOf('rosa@example.org'), { reference: visits.past })).toEqual({ ok: true, value: {
      clinic: 'hall-green', profession: 'osteopath', service: 'again', practitioner: 'ben',
      details: { for: 'me', name: 'Rosa Field', phone: '+447700900601', email: 'rosa@example.org', best: 'any', 'dob-day': '12', 'dob-month': '4', 'dob-year': '1980' },
    } })
  })

  test('the date of birth goes to nobody whom the record doesn’t name', async () => {
    const again = await bookAgain(mailboxOf('rosa@example.org'), { reference: visits.given })
    expect(again.ok && Object.keys(again.value.details).filter((name) => name.startsWith('dob'))).toEqual([])
  })

  test('not for what is another’s', async () => {
    expect(await bookAgain(mailboxOf('nobody@example.org'), { reference: visits.past })).toMatchObject({ ok: false, refusal: { reason: 'not-found' } })
  })
})

describe('a lost link', () => {
  const from = (email: string) => ({ email, address: '203.0.113.7' })

  test('an event for each to come, which says to which of the two addresses', async () => {
    await askForLink(from('rosa@example.org'), monday)
    await answerMailAsks(monday)
    const ids = new Map((await db().appointment.findMany({ select: { id: true, reference: true } })).map(({ id, reference }) => [id, reference]))
    const told = (await events('link.ask')).map(({ appointmentId, clinicId, patientId, detail }) => [ids.get(appointmentId ?? ''), clinicId, patientId !== null, detail])
    expect(told).toHaveLength(3)
    expect(told).toEqual(expect.arrayContaining([
      [visits.parent, 'hall-green', true, { to: 'record' }], [visits.child, 'hall-green', true, { to: 'record' }], [visits.given, 'hall-green', true, { to: 'booking' }]]))
  })

  test('an unknown address: the same answer, and nothing', async () => {
    const before = (await events('link.ask')).length
    const [known, unknown] = [await askForLink(from('arthur@example.org'), monday), await askForLink(from('nobody@example.org'), monday)]
    expect(unknown).toEqual(known)
    await answerMailAsks(monday)
    expect((await events('link.ask')).length).toBe(before + 2)
  })

  test('five to an address in a quarter of an hour, and nobody is told; thirty from one, who is', async () => {
    const ask = (email: string, address: string) => countAsk({ email, address }, monday)
    for (let i = 0; i < mostByEmail; i += 1) expect(await ask('x@example.org', `203.0.113.${i}`)).toEqual({ ok: true, value: { mail: true } })
    expect(await ask('x@example.org', '203.0.113.99')).toEqual({ ok: true, value: { mail: false } })
    for (let i = 0; i < mostByAddress; i += 1) expect((await ask(`y${i}@example.org`, '203.0.113.100')).ok).toBe(true)
    expect(await ask('z@example.org', '203.0.113.100')).toMatchObject({ ok: false, refusal: { reason: 'too-many-tries', retryAfterSeconds: 900 } })
    expect((await countAsk({ email: 'x@example.org', address: '203.0.113.100' }, monday + 16 * minute))).toEqual({ ok: true, value: { mail: true } })
  })
})

describe('a one-time link, by next-auth’s email provider', () => {
  test('is kept as a hash, derived again from its row, mailed where somebody is known', async () => {
    await askForSignIn('rosa@example.org')
    await answerMailAsks(monday)
    const [row] = await asksOf('rosa@example.org')
    const [told] = (await events('sign-in-link.ask')).slice(-1)
    expect(told).toMatchObject({ appointmentId: null, patientId: null, detail: { signIn: row?.id } })
    const token = signInToken(row?.id ?? '')
    expect(signInLinkOf(row?.id ?? '')).toBe(`${baseUrl()}/appointments/mine/open/${token}`)
    expect(Buffer.from(row?.tokenHash ?? []).toString('hex')).not.toContain(Buffer.from(token).toString('hex'))
    expect(await readSignInMail(row?.id ?? '', monday)).toMatchObject({ email: 'rosa@example.org', link: signInLinkOf(row?.id ?? '') })
  })

  test('an unknown address: a row like any other, and nothing to mail', async () => {
    const before = (await events('sign-in-link.ask')).length
    await askForSignIn('nobody@example.org')
    await answerMailAsks(monday)
    expect(await asksOf('nobody@example.org')).toHaveLength(1)
    expect((await events('sign-in-link.ask')).length).toBe(before)
  })

  test('is used once, however many press', async () => {
    await askForSignIn('arthur@example.org')
    const token = signInToken((await asksOf('arthur@example.org')).at(-1)?.id ?? '')
    expect(await readSignIn(token, monday + minute)).toMatchObject({ state: 'open' })
    const secrets = (await atOnce(5, () => signInByLink(token))).filter((secret) => secret !== null)
    expect(secrets).toHaveLength(1)
    expect(await readSignIn(token, monday + minute)).toMatchObject({ state: 'used' })
    expect(await signInByLink(token)).toBeNull()
    expect(await findMailbox(secrets[0] ?? '', monday + minute)).toMatchObject({ kind: 'mailbox', email: 'arthur@example.org' })
    expect(await db().patientSession.findUnique({ where: { secretHash: hashSecret(secrets[0] ?? '') } })).not.toBeNull()
  })

  test('is over after fifteen minutes', async () => {
    const id = randomUUID()
    await keepSignIn({ id, email: 'arthur@example.org', tokenHash: 'ab'.repeat(32) }, monday - 16 * minute)
    expect(await readSignIn(signInToken(id), monday)).toMatchObject({ state: 'over' })
    expect(await readSignInMail(id, monday)).toBeNull()
    expect(await signInByLink(signInToken(id))).toBeNull()
  })

  test.each(['', 'x', 'x'.repeat(65), signInToken(randomUUID()), `${signInToken(randomUUID()).slice(0, -1)}!`])('%j opens nothing', async (token) => {
    expect([await readSignIn(token, monday), await signInByLink(token)]).toEqual([null, null])
  })
})

describe('the session', () => {
  const opened = async (secret: string, now = monday) => {
    await openMailbox({ secret, email: 'rosa@example.org' }, now)
    return secret
  }

  test.each([
    ['29 minutes after the last thing done', 29, false, true], ['30 minutes of nothing', 30, false, false],
    ['four hours, whatever is done', 240, true, false],
  ])('%s', async (_, minutes, busy, stands) => {
    const secret = await opened('s'.repeat(40) + String(minutes).padStart(3, '0'))
    for (let passed = 20; busy && passed < minutes; passed += 20) expect(await findMailbox(secret, monday + passed * minute)).not.toBeNull()
    expect(await findMailbox(secret, monday + minutes * minute) !== null).toBe(stands)
  })

  test('is over once left, also for whoever kept the cookie', async () => {
    const secret = await opened('t'.repeat(43))
    await closeMailbox(secret, monday)
    await closeMailbox(secret, monday)
    expect(await findMailbox(secret, monday)).toBeNull()
    expect((await events('sign-out')).filter(({ actorKind }) => actorKind === 'patient')).toHaveLength(1)
  })

  test('what is over is forgotten', async () => {
    await forgetSessions(monday + 48 * 60 * minute)
    expect([await db().patientSession.count(), await db().patientSignIn.count()]).toEqual([0, 0])
  })
})

test('a booking by a stranger who gives the address shows that booking alone', async () => {
  const patient = await createPatient({ now: monday, name: 'Grace Whitlock', phone: '+447700900777', email: null, dateOfBirth: null })
  await createAppointment({ ...place, now: monday, at: at('2027-03-09', 600), patient: patient.id })
  const { appointment } = await asked(at('2027-03-10', 600), { practitioner: 'ben', patient: { name: 'Grace Whitlock', phone: '+447700900777', email: 'stranger@example.org' } })
  const read = await readMine(mailboxOf('stranger@example.org'), monday)
  expect(read.ok && read.value.flatMap(({ ahead }) => ahead.map(({ reference }) => reference))).toEqual([appointment.reference])
})
