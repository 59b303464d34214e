import { database } from '@/tests/support/test-database'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { forgetConfig } from '@/lib/config'
import { instantAt } from '@/lib/core/time'
import { now } from '@/lib/clock'
import { startMessages } from '@/lib/jobs/messages'
import { connected } from '@/lib/run/roles'
import { db, disconnect } from '@/lib/store/client'
import { mailServer, type MailServer } from '@/tests/support/mail-server'
import { createAppointment, createPatient } from '@/tests/factories/appointments'
import { createSmallPractice } from '@/tests/use-cases/small-practice'

let mail: MailServer
let stop: () => Promise<void>

beforeAll(async () => {
  await createSmallPractice()
  mail = await mailServer()
  Object.assign(process.env, { SMTP_URL: mail.url, MAIL_FROM: 'clinic@example.org' })
  forgetConfig()
  stop = startMessages()
})
afterAll(async () => {
  await stop()
  await mail.close()
  await disconnect()
})

async function book(email: string, day: string): Promise<void> {
  const patient = await createPatient({ now: now(), name: email, email })
  await createAppointment({ now: now(), at: instantAt(day, 600, 'Europe/London'), clinic: 'hall-green', practitioner: 'ann', service: 'first', patient: patient.id })
}

test('a commit wakes whoever sends, by the role that serves, which makes no tables', async () => {
  await book('one@example.org', '2099-03-03')
  expect((await mail.arrived(1)).map(({ to }) => to[0])).toEqual(['one@example.org'])
  await book('two@example.org', '2099-03-04')
  expect((await mail.arrived(2)).map(({ to }) => to[0])).toEqual(['one@example.org', 'two@example.org'])
})

test('a second start is the same one', () => {
  expect(startMessages()).toBe(stop)
})

test.each(['create table planted (id int)', 'drop table outbox', 'drop table message'])('the role that serves may not: %s', async (statement) => {
  await expect(connected(database.url, (client) => client.query(statement))).rejects.toMatchObject({ code: '42501' })
})

test('what it sent is kept as sent', async () => {
  await mail.arrived(2)
  await expect.poll(() => db().message.count({ where: { kind: 'confirmed', status: 'sent' } })).toBe(2)
})
