import './set-clock'
import { call, createSmallPractice, monday, origin } from './ground'
import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { forgetConfig } from '@/lib/config'
import { db } from '@/lib/store/client'
import { createAppointment, createPatient } from '@/tests/factories/appointments'
import { signatureOf, textToken } from '@/tests/support/text-service'
import { forgetMessages } from '@/tests/use-cases/mailing'
import { at, releaseAll, wednesday } from '@/tests/use-cases/small-practice'

beforeAll(async () => {
  process.env['SMS_TOKEN'] = textToken
  forgetConfig()
  await createSmallPractice()
})
beforeEach(async () => {
  await releaseAll()
  await forgetMessages()
  await db().ringBack.deleteMany({})
})

const form = 'application/x-www-form-urlencoded'
const inbound = '/api/sms/inbound'

interface Signed {
  /** What is signed, where it isn't what is sent. */
  as?: Record<string, string>
  address?: string
  token?: string
  signature?: string
}

const post = (path: string, fields: Record<string, string>, { as, address, token, signature }: Signed = {}): Promise<Response> => call('POST', path, {
  raw: new URLSearchParams(fields).toString(),
  headers: { 'Content-Type': form, 'X-Twilio-Signature': signature ?? signatureOf(address ?? `${origin}${path}`, as ?? fields, token) },
})

let numbers = 0
/** Somebody with a mobile and an appointment to come. */
async function texter(change: { at?: number } = {}) {
  const phone = `+44770090${String((numbers += 1)).padStart(4, '0')}`
  const patient = await createPatient({ now: monday, name: `Texter ${numbers}`, phone })
  const appointment = await createAppointment({ now: monday, at: change.at ?? at(wednesday, 600), clinic: 'hall-green', practitioner: 'ann', service: 'first', patient: patient.id })
  return { phone, patient, appointment }
}

const says = (From: string, Body: string): Record<string, string> => ({ From, Body, To: '+447700900999', MessageSid: `SM${randomUUID().replaceAll('-', '')}`, NumMedia: '0' })
const answerTo = async (From: string, Body: string): Promise<string> => (/<Message>(.*)<\/Message>/.exec(await (await post(inbound, says(From, Body))).text())?.[1]) ?? ''
const neutral = 'Thank you. For anything about an appointment, please ring 0121 709 5222.'

describe('only what the service has signed, for this very address and these very fields', () => {
  const fields = says('+447700900001', 'YES')
  test.each([
    ['nothing', { signature: '' }], ['something', { signature: 'bm90aGluZw==' }], ['another token', { token: 'another token' }],
    ['another address', { address: `https://evil.example.org${inbound}` }], ['the other route', { address: `${origin}/api/sms/status` }],
    ['another word', { as: { ...fields, Body: 'CANCEL' } }], ['another number', { as: { ...fields, From: '+447700900002' } }],
  ])('signed with %s: 403', async (_, signed) => {
    expect((await post(inbound, fields, signed)).status).toBe(403)
    expect((await post('/api/sms/status', { MessageSid: 'SM1', MessageStatus: 'failed' }, { ...signed, as: { MessageSid: 'SM1', MessageStatus: 'delivered' } })).status).toBe(403)
  })
  test('with no token of our own nothing is right', async () => {
    delete process.env['SMS_TOKEN']
    forgetConfig()
    expect((await post(inbound, fields)).status).toBe(403)
    process.env['SMS_TOKEN'] = textToken
    forgetConfig()
  })
  test.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'])('%s does nothing', async (method) => {
    expect((await call(method, inbound)).status).toBe(405)
    expect((await call(method, '/api/sms/status')).status).toBe(405)
  })
  test('a form, and a form that is one of theirs', async () => {
    expect((await call('POST', inbound, { body: fields })).status).toBe(415)
    expect((await post(inbound, { From: 'CLINIC', Body: 'x', MessageSid: 'SM1' })).status).toBe(422)
  })
})

describe('YES', () => {
  test.each(['YES', 'yes', ' Yes! ', 'Yes please', 'y'])('%j marks that they come, once, and leaves the status alone', async (word) => {
    const { phone, appointment } = await texter()
    for (let i = 0; i < 2; i += 1) expect(await answerTo(phone, word)).toBe('Thank you. We look forward to seeing you.')
    const row = await db().appointment.findUniqueOrThrow({ where: { id: appointment.id } })
    expect([row.status, row.attendsAt !== null]).toEqual(['confirmed', true])
    expect(await db().event.count({ where: { verb: 'attend', appointmentId: appointment.id } })).toBe(1)
    expect(await db().ringBack.count()).toBe(0)
  })
  test('of two appointments it is the one that they were reminded of', async () => {
    const { phone, patient, appointment: sooner } = await texter()
    const later = await createAppointment({ now: monday, at: at('2027-03-10', 600), clinic: 'hall-green', practitioner: 'ann', service: 'first', patient: patient.id })
    const event = await db().event.findFirstOrThrow({ where: { appointmentId: later.id } })
    await db().message.create({ data: { id: randomUUID(), dedupeKey: randomUUID(), eventId: event.id, kind: 'reminder-3', channel: 'text', recipient: 'patient',
      appointmentId: later.id, address: phone, status: 'sent', createdAt: new Date(monday), dueAt: new Date(monday), sentAt: new Date(monday) } })
    await answerTo(phone, 'YES')
    const marked = await db().appointment.findMany({ where: { attendsAt: { not: null }, id: { in: [sooner.id, later.id] } } })
    expect(marked.map(({ id }) => id)).toEqual([later.id])
  })
})

test('CANCEL has them rung; the appointment stands', async () => {
  const { phone, appointment } = await texter()
  for (let i = 0; i < 2; i += 1) expect(await answerTo(phone, 'Cancel')).toMatch(/^Thank you\. We ring you about it\. Your appointment stands until then/)
  const rows = await db().ringBack.findMany()
  expect(rows.map(({ about, clinicId }) => [about, clinicId])).toEqual([[`Texted CANCEL about ${appointment.reference}. It stands until you have spoken.`, 'hall-green']])
  expect((await db().appointment.findUniqueOrThrow({ where: { id: appointment.id } })).status).toBe('confirmed')
})

test('STOP ends texts for everybody with that number, START begins them again', async () => {
  const { phone, patient } = await texter()
  const child = await createPatient({ now: monday, name: 'A Child', phone })
  const wants = async () => (await db().patient.findMany({ where: { id: { in: [patient.id, child.id] } } })).map(({ texts }) => texts)
  expect(await answerTo(phone, 'STOP')).toBe('We send you no more texts. Text START to have them again, or ring 0121 709 5222.')
  expect(await wants()).toEqual([false, false])
  expect(await db().event.count({ where: { verb: 'texts', patientId: { in: [patient.id, child.id] } } })).toBe(2)
  await answerTo(phone, 'stop')
  expect(await db().event.count({ where: { verb: 'texts', patientId: patient.id } })).toBe(1)
  await answerTo(phone, 'START')
  expect(await wants()).toEqual([true, true])
})

test('other words have them rung, stand with that and nowhere else', async () => {
  const { phone, appointment } = await texter()
  expect(await answerTo(phone, 'My back is worse, can I come sooner?')).toBe(neutral)
  expect((await db().ringBack.findFirstOrThrow()).about).toBe('Sent a text: My back is worse, can I come sooner?')
  const [told] = await db().$queryRaw<{ all: string }[]>`select string_agg(e::text, ' ') as all from event e`
  expect(told?.all).not.toContain('worse')
  expect((await db().appointment.findUniqueOrThrow({ where: { id: appointment.id } })).attendsAt).toBeNull()
})

test.each(['YES', 'CANCEL', 'My back hurts'])('a number that nobody gave is answered as any other words are: %j', async (words) => {
  expect(await answerTo('+447700900998', words)).toBe(neutral)
  expect(await db().ringBack.count()).toBe(0)
})

test('YES to nothing that is to come is other words', async () => {
  const { phone, appointment } = await texter()
  await db().appointment.update({ where: { id: appointment.id }, data: { status: 'cancelled' } })
  expect(await answerTo(phone, 'YES')).toBe(neutral)
  expect(await db().ringBack.count()).toBe(1)
})

describe('what became of a text', () => {
  const status = (MessageSid: string, MessageStatus: string, ErrorCode = '30003') =>
    post('/api/sms/status', { MessageSid, MessageStatus, ErrorCode })
  async function sent() {
    const { phone, patient, appointment } = await texter()
    const event = await db().event.findFirstOrThrow({ where: { appointmentId: appointment.id } })
    const sid = `SM${randomUUID().replaceAll('-', '')}`
    await db().message.create({ data: { id: randomUUID(), dedupeKey: randomUUID(), eventId: event.id, kind: 'cancelled', channel: 'text', recipient: 'patient', clinicId: 'hall-green',
      appointmentId: appointment.id, patientId: patient.id, address: phone, status: 'sent', providerId: sid, createdAt: new Date(monday), dueAt: new Date(monday), sentAt: new Date(monday) } })
    await db().toTell.create({ data: { id: randomUUID(), appointmentId: appointment.id, patientId: patient.id, clinicId: 'hall-green', why: 'cancelled', openedAt: new Date(monday),
      closedAt: new Date(monday), outcome: 'message' } })
    return { sid, appointment }
  }
  test.each(['failed', 'undelivered'])('%s: it has failed, and they are to be told again, once', async (word) => {
    const { sid, appointment } = await sent()
    for (let i = 0; i < 2; i += 1) expect((await status(sid, word)).status).toBe(204)
    expect(await db().message.findFirst({ where: { providerId: sid } })).toMatchObject({ status: 'failed', error: 'undelivered' })
    expect(await db().toTell.findFirst({ where: { appointmentId: appointment.id } })).toMatchObject({ outcome: null, closedAt: null })
    expect(await db().event.count({ where: { verb: 'undelivered', appointmentId: appointment.id } })).toBe(1)
  })
  test.each([['30006', 'not-a-mobile'], ['30007', 'looks-like-spam'], ['99999', 'undelivered'], ['a word', 'undelivered']])(
    'with the code %s it failed as %s', async (code, error) => {
      const { sid } = await sent()
      expect((await status(sid, 'undelivered', code)).status).toBe(204)
      expect(await db().message.findFirst({ where: { providerId: sid } })).toMatchObject({ status: 'failed', error })
    })
  test.each(['queued', 'sent', 'delivered'])('%s changes nothing', async (word) => {
    const { sid } = await sent()
    expect((await status(sid, word)).status).toBe(204)
    expect(await db().message.findFirst({ where: { providerId: sid } })).toMatchObject({ status: 'sent' })
  })
  test('one that isn’t ours changes nothing', async () => {
    expect((await status('SMunknown', 'failed')).status).toBe(204)
  })
})
