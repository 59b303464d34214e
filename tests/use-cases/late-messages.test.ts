import '../support/test-database'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { trueIn } from '@/lib/core/messages/judge'
import { isForStaff, messageKinds, type MessageKind } from '@/lib/core/messages/kinds'
import { backoffMs, nextTry, tryingMs, whyFailed } from '@/lib/core/messages/retry'
import type { Instant } from '@/lib/core/time'
import { db, disconnect } from '@/lib/store/client'
import { createAppointment, createPatient } from '@/tests/factories/appointments'
import { mailServer, type MailServer } from '@/tests/support/mail-server'
import { forgetMessages, portsTo, sendAt } from './mailing'
import { at, createSmallPractice, releaseAll } from './small-practice'

/** What is planned late, or was due while nobody was there, still gets its day of tries; never once it would tell nobody anything. */

const minute = 60_000
const hour = 60 * minute
const monday = at('2027-03-08', 540)
const visit = at('2027-03-10', 600)

let gone: MailServer
let mail: MailServer
let staff: string

beforeAll(async () => {
  await createSmallPractice()
  ;[gone, mail, staff] = [await mailServer(), await mailServer(), randomUUID()]
  await gone.close()
  await db().staff.create({ data: { id: staff, email: 'ann@example.org', name: 'Ann Ash', role: 'practitioner', practitionerId: 'ann',
    passwordHash: '-', createdAt: new Date(monday) } })
})
beforeEach(async () => {
  await releaseAll()
  await forgetMessages()
  await db().messageChannel.updateMany({ data: { seenAt: null } })
  mail.received.length = 0
})
afterAll(async () => {
  await mail.close()
  await disconnect()
})

interface Late {
  dueAt: Instant
  until: Instant | null
}

/** One message of a kind, whose appointment is as it must be for it still to be true. */
async function owe(kind: MessageKind, { dueAt, until }: Late, start = visit): Promise<string> {
  const patient = await createPatient({ now: monday, name: 'Nell Late', email: 'nell@example.org' })
  const status = trueIn[kind]?.[0] ?? 'confirmed'
  const appointment = await createAppointment({ now: monday, at: start, clinic: 'hall-green', practitioner: 'ann', service: 'first',
    patient: patient.id, traits: [status] })
  await db().appointment.update({ where: { id: appointment.id }, data: { contactEmail: 'nell@example.org' } })
  const event = await db().event.findFirstOrThrow({ where: { appointmentId: appointment.id } })
  await db().outbox.deleteMany({})
  const place = { start, end: start + 45 * minute, practitioner: 'ann' }
  const id = randomUUID()
  await db().message.create({ data: {
    id, dedupeKey: `${kind} ${id}`, eventId: event.id, kind, channel: 'email', recipient: isForStaff(kind) ? 'staff' : 'patient', clinicId: 'hall-green',
    ...(isForStaff(kind) ? { staffId: staff } : { patientId: patient.id }), appointmentId: kind === 'sign-in-link' ? null : appointment.id,
    facts: { visit: place, was: place, status, callBy: visit - hour, change: 'moved', mailbox: 'booking',
      absence: { outcome: 'granted', from: visit, until: visit + hour }, over: 'lapsed', wrongs: ['disk'] },
    address: kind === 'sign-in-link' ? 'nell@example.org' : null,
    status: 'due', createdAt: new Date(monday), dueAt: new Date(dueAt), until: until === null ? null : new Date(until), tries: 0,
  } })
  return id
}

const message = async (id: string) => {
  const { status, tries, error } = await db().message.findUniqueOrThrow({ where: { id } })
  return { status, tries, error }
}

/** Passes at these minutes from Monday morning, against a server that can't be reached. */
async function tryAt(...minutes: number[]): Promise<void> {
  for (const i of minutes) await sendAt(monday + i * minute, portsTo({ mail: gone }))
}

// What it is offered by has to be open, or it is dropped before it is tried.
const kinds = messageKinds.filter((kind) => kind !== 'offer' && kind !== 'offer-over')

test.each(kinds)('a message %s that was planned thirty hours late is tried at growing intervals, not given up at once', async (kind) => {
  const id = await owe(kind, { dueAt: monday - 30 * hour, until: null })
  await tryAt(0, 1, 3, 7)
  expect(await message(id)).toMatchObject({ status: 'due', tries: 4 })
  await sendAt(monday + 15 * minute, portsTo({ mail }))
  expect([await message(id), mail.received.length]).toEqual([{ status: 'sent', tries: 5, error: null }, 1])
})

test.each(kinds)('a message %s that is late is given up after a day of tries', async (kind) => {
  const id = await owe(kind, { dueAt: monday - 30 * hour, until: null })
  for (let i = 0; i <= 25; i += 1) await tryAt(i * 60)
  const { status, error, tries } = await message(id)
  const over = kind.startsWith('reminder') ? 'due' : 'failed'
  expect([status, tries > 4]).toEqual([over, true])
  if (over === 'failed') expect(error).toBe('gave-up')
})

test.each(kinds)('a message %s is tried no longer than it would tell somebody something', async (kind) => {
  const id = await owe(kind, { dueAt: monday - 30 * hour, until: monday + 2 * hour })
  await tryAt(0, 1, 3, 7, 15, 31, 63, 121)
  const { status, error, tries } = await message(id)
  expect([status, error, tries >= 6]).toEqual(['failed', 'too-late', true])
  await sendAt(monday + 3 * hour, portsTo({ mail }))
  expect(mail.received).toEqual([])
})

test('of several that are late, the one that is tried first doesn’t take the others’ tries', async () => {
  for (const hours of [0, 3, 6]) await owe('reminder-1', { dueAt: monday - (30 - hours) * hour, until: visit }, visit + hours * hour)
  await tryAt(0, 1, 3)
  expect(await db().message.count({ where: { status: 'due' } })).toBe(3)
  await sendAt(monday + 7 * minute, portsTo({ mail }))
  expect(await db().message.count({ where: { status: 'sent' } })).toBe(3)
})

test('a day in which nobody was there to try takes nothing from the tries', async () => {
  const id = await owe('cancelled', { dueAt: monday, until: null })
  await tryAt(0, 1)
  await tryAt(26 * 60, 26 * 60 + 8)
  expect(await message(id)).toMatchObject({ status: 'due', tries: 4 })
  for (let i = 27; i <= 52; i += 1) await tryAt(i * 60)
  expect(await message(id)).toMatchObject({ status: 'failed', error: 'gave-up' })
})

const since = monday
/** `until` after how many hours, tried for how many; what becomes of it. */
const deadlines: readonly { until: number | null; tried: number; next: boolean; why: 'gave-up' | 'too-late' }[] = [
  { until: null, tried: 0, next: true, why: 'gave-up' }, { until: null, tried: 22, next: true, why: 'gave-up' },
  { until: null, tried: 23.5, next: false, why: 'gave-up' }, { until: 48, tried: 23.5, next: false, why: 'gave-up' },
  { until: 3, tried: 1, next: true, why: 'too-late' }, { until: 3, tried: 2.5, next: false, why: 'too-late' },
]
test.each(deadlines)('until $until h, tried for $tried h: tried again $next', ({ until, tried, next, why }) => {
  const message = { trySince: since, until: until === null ? null : since + until * hour }
  const now = since + tried * hour
  const again = nextTry(message, backoffMs(9, 0), now)
  expect(again).toBe(next ? now + hour : null)
  expect(whyFailed(message)).toBe(why)
  expect(tryingMs).toBe(24 * hour)
})
