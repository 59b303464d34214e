import { database } from '@/tests/support/test-database'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { now } from '@/lib/clock'
import { forgetConfig } from '@/lib/config'
import { instantAt } from '@/lib/core/time'
import { startMessages } from '@/lib/jobs/messages'
import { connected } from '@/lib/run/roles'
import { db, disconnect } from '@/lib/store/client'
import { watch } from '@/lib/store/live'
import { createAppointment, createPatient } from '@/tests/factories/appointments'
import { deafProxy, type DeafProxy } from '@/tests/support/deaf-proxy'
import { mailServer, type MailServer } from '@/tests/support/mail-server'
import {
  textAccount,
  textFrom,
  textService,
  textToken,
  type TextServiceStandIn,
} from '@/tests/support/text-service'
import { createSmallPractice } from '@/tests/use-cases/small-practice'

// A mail that is owed goes out, whatever became of the wake or of a server before this one.

let mail: MailServer
let texts: TextServiceStandIn
let proxy: DeafProxy
let stop: () => Promise<void> = () => Promise.resolve()

beforeAll(async () => {
  await createSmallPractice()
  ;[mail, texts, proxy] = [await mailServer(), await textService(), await deafProxy(database.url)]
  Object.assign(process.env, {
    DATABASE_URL: proxy.url,
    DATABASE_DIRECT_URL: proxy.url,
    SMTP_URL: mail.url,
    MAIL_FROM: 'clinic@example.org',
    SMS_URL: texts.url,
    SMS_ACCOUNT: textAccount,
    SMS_TOKEN: textToken,
    SMS_FROM: textFrom,
  })
  forgetConfig()
})
afterEach(async () => {
  proxy.isDeaf(false)
  await stop()
})
afterAll(async () => {
  await disconnect()
  await Promise.all([mail.close(), texts.close(), proxy.close()])
})

const owner = (statement: string, values: unknown[] = []) =>
  connected(database.ownerUrl, (client) => client.query<Record<string, unknown>>(statement, values))

let day = 10
interface Person {
  email?: string
  phone?: string
}
async function book({ email, phone }: Person): Promise<string> {
  const patient = await createPatient({
    now: now(),
    name: 'A Patient',
    email: email ?? null,
    ...(phone && { phone, tellBy: 'text' }),
  })
  const { id } = await createAppointment({
    now: now(),
    at: instantAt(`2099-03-${(day += 1)}`, 600, 'Europe/London'),
    clinic: 'hall-green',
    practitioner: 'ann',
    service: 'first',
    patient: patient.id,
  })
  return id
}

/** Within less than a minute; the test's own time ends it. */
const arrived = (email: string) =>
  vi.waitFor(() => expect(mail.received.map(({ to }) => to[0])).toContain(email), {
    timeout: 25_000,
    interval: 20,
  })

test('what was owed while this process listened already, but nobody sent yet, goes out', async () => {
  const heard = new Promise<void>((resolve) => watch(() => resolve()))
  await heard
  await book({ email: 'before@example.org' })
  stop = startMessages()
  await arrived('before@example.org')
})

test('what no wake tells of goes out', async () => {
  proxy.isDeaf(true)
  stop = startMessages()
  await arrived('before@example.org')
  await book({ email: 'unheard@example.org' })
  await arrived('unheard@example.org')
})

test('a message that a dead server was sending holds up no other', async () => {
  const id = await book({ email: 'leased@example.org' })
  stop = startMessages()
  await arrived('leased@example.org')
  await stop()
  await vi.waitFor(async () =>
    expect(await db().message.count({ where: { appointmentId: id, status: 'sent' } })).toBe(1),
  )
  await db().message.updateMany({
    where: { appointmentId: id, kind: 'confirmed' },
    data: { status: 'sending', leaseUntil: new Date(now() + 120_000) },
  })
  stop = startMessages()
  await book({ email: 'other@example.org' })
  await arrived('other@example.org')
})

test('an event that couldn’t be looked at is looked at again within seconds', async () => {
  await book({ email: 'once@example.org' })
  await owner(
    `create function broken() returns trigger language plpgsql as 'begin raise exception ''not now''; end'`,
  )
  await owner(
    'create trigger broken before insert on message for each row execute function broken()',
  )
  stop = startMessages()
  const tried = async () =>
    Number((await owner('select coalesce(max(tries), 0) as tries from outbox')).rows[0]?.['tries'])
  await vi.waitFor(async () => expect(await tried()).toBeGreaterThan(0), { timeout: 25_000 })
  await owner('drop trigger broken on message; drop function broken()')
  await arrived('once@example.org')
})

test('a mail server that hangs holds up no text', async () => {
  mail.is('hangs-after-data')
  stop = startMessages()
  await book({ email: 'slow@example.org' })
  await arrived('slow@example.org')
  await book({ phone: '+447700900456' })
  await vi.waitFor(() => expect(texts.received.map(({ to }) => to)).toContain('+447700900456'), {
    timeout: 20_000,
    interval: 20,
  })
  mail.goOn()
  mail.is('takes')
})

test('the same mail goes out once', () => {
  const addresses = mail.received.map(({ to }) => to[0])
  expect(addresses.filter((one, i) => addresses.indexOf(one) !== i)).toEqual([])
})
