import '@/tests/support/test-database'
import { createHash } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { forgetConfig } from '@/lib/config'
import { db } from '@/lib/store/client'
import { readChannel } from '@/lib/store/message-channels'
import { keepChannelSettings } from '@/lib/use-cases/keep-settings'
import { createAppointment, createPatient } from '@/tests/factories/appointments'
import { deafPort } from '@/tests/support/strict-mail-server'
import { portsTo, sendAt, setUpMailing } from './mailing'
import { at, monday } from './small-practice'

const mailing = setUpMailing()
const minute = 60_000
const right = {
  SMTP_URL: 'smtp://clinic:right@mail.example.org:587',
  MAIL_FROM: 'clinic@example.org',
}
const texts = {
  SMS_URL: 'https://sms.example.org',
  SMS_ACCOUNT: 'AC1',
  SMS_TOKEN: 'token',
  SMS_FROM: '+447700900999',
}

/** The environment that the next start of a server finds. */
function setUpWith(settings: Record<string, string>): void {
  for (const name of Object.keys({ ...right, ...texts })) process.env[name] = ''
  Object.assign(process.env, settings)
  forgetConfig()
}

beforeEach(async () => {
  setUpWith({ ...right, ...texts })
  await keepChannelSettings('email')
  await keepChannelSettings('text')
})
afterAll(() => setUpWith({}))

/** Something to send. */
async function book(): Promise<void> {
  const patient = await createPatient({
    now: monday,
    email: 'grace@example.org',
    phone: '+441632960123',
  })
  await createAppointment({
    now: monday,
    at: at('2027-04-05', 540),
    clinic: 'hall-green',
    practitioner: 'ann',
    service: 'first',
    patient: patient.id,
  })
}

/** One message that a server which isn't there keeps waiting for a minute or more. */
async function failed(): Promise<void> {
  await book()
  await sendAt(monday, {
    ...portsTo({}),
    email: async () => ({ outcome: 'trouble', code: 'sign-in', reply: null }),
  })
  expect(await readChannel('email')).toMatchObject({
    failures: 1,
    resumeAt: monday + minute,
    trouble: 'sign-in',
  })
}

const changes: readonly (readonly [string, Record<string, string>])[] = [
  ['another password', { SMTP_URL: 'smtp://clinic:other@mail.example.org:587' }],
  ['another user', { SMTP_URL: 'smtp://desk:right@mail.example.org:587' }],
  ['another host', { SMTP_URL: 'smtp://clinic:right@smtp.example.org:587' }],
  ['another port', { SMTP_URL: 'smtp://clinic:right@mail.example.org:465' }],
  ['another sender', { MAIL_FROM: 'desk@example.org' }],
]

test.each(changes)('%s: the next start sends at once what was waiting', async (_, change) => {
  await failed()
  setUpWith({ ...right, ...texts, ...change })
  expect(await keepChannelSettings('email')).toBe(true)
  await sendAt(monday + 1, portsTo(mailing))
  expect(mailing.mail.received.map(({ to }) => to[0])).toEqual(['grace@example.org'])
})

test('the same settings leave the pause as it is, and so does a change of the other way', async () => {
  await failed()
  expect(await keepChannelSettings('email')).toBe(false)
  setUpWith({ ...right, ...texts, SMS_TOKEN: 'another' })
  expect([await keepChannelSettings('email'), await keepChannelSettings('text')]).toEqual([
    false,
    false,
  ])
  await sendAt(monday + 1, portsTo(mailing))
  expect(mailing.mail.received).toEqual([])
  expect(await readChannel('email')).toMatchObject({ failures: 1, trouble: 'sign-in' })
})

test('changed settings that don’t work either begin a pause of their own', async () => {
  await failed()
  setUpWith({ ...right, ...texts, MAIL_FROM: 'desk@example.org' })
  await keepChannelSettings('email')
  await sendAt(monday + 1, {
    ...portsTo({}),
    email: async () => ({ outcome: 'trouble', code: 'wrong-sender', reply: null }),
  })
  expect(await readChannel('email')).toMatchObject({ failures: 1, trouble: 'wrong-sender' })
})

test('the database holds no hash that a password could be tried against', async () => {
  const { settingsHash } = await db().messageChannel.findUniqueOrThrow({
    where: { channel: 'email' },
  })
  const plain = [right.SMTP_URL, JSON.stringify(['email', right.SMTP_URL, right.MAIL_FROM])].map(
    (text) => createHash('sha256').update(text).digest('hex'),
  )
  expect(settingsHash).toHaveLength(32)
  expect(plain).not.toContain(Buffer.from(settingsHash ?? []).toString('hex'))
  const before = process.env['AUTH_SECRET'] ?? ''
  process.env['AUTH_SECRET'] = 'another secret of more than 32 letters, for this test'
  forgetConfig()
  await keepChannelSettings('email')
  process.env['AUTH_SECRET'] = before
  const after = await db().messageChannel.findUniqueOrThrow({ where: { channel: 'email' } })
  expect(Buffer.from(after.settingsHash ?? []).equals(Buffer.from(settingsHash ?? []))).toBe(false)
})

test('nobody listens: why it rests is kept with the pause', async () => {
  await book()
  const { smtp } = await import('@/lib/adapters/smtp')
  await sendAt(monday, {
    ...portsTo({}),
    email: smtp({
      url: `smtp://127.0.0.1:${await deafPort()}`,
      from: right.MAIL_FROM,
      timeoutMs: 2_000,
    }),
  })
  expect(await readChannel('email')).toMatchObject({ failures: 1, trouble: 'port-closed' })
})
