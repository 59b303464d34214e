import { database } from '@/tests/support/test-database'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Instant } from '@/lib/core/time'
import { db, disconnect } from '@/lib/store/client'
import { createAppointment, createPatient } from '@/tests/factories/appointments'
import { mailServer, type MailMood, type MailServer } from '@/tests/support/mail-server'
import { textService, type TextMood, type TextServiceStandIn } from '@/tests/support/text-service'
import { forgetMessages, from, portsTo, sendAt } from './mailing'
import { at, createSmallPractice, monday, releaseAll } from './small-practice'

/** As many as are owed when the trouble begins; `MESSAGES=1000` makes it the measure that the design names. */
const many = Number(process.env['MESSAGES'] ?? 10)
const minute = 60_000

let mail: MailServer
let texts: TextServiceStandIn

beforeAll(async () => {
  await createSmallPractice()
  ;[mail, texts] = [await mailServer(), await textService()]
})
beforeEach(async () => {
  await releaseAll()
  await forgetMessages()
  mail.is('takes')
  texts.is('takes')
  mail.received.length = 0
  texts.received.length = 0
})
afterAll(async () => {
  await Promise.all([mail.close(), texts.close()])
  await disconnect()
})

/** Appointments as far apart as it takes, each of somebody else, each owing one confirmation. */
async function owe(count: number, by: 'email' | 'text' = 'email'): Promise<string[]> {
  const whom: string[] = []
  for (let i = 0; i < count; i += 1) {
    const [email, phone] = by === 'email' ? [`n${i}@example.org`, '+441632960123'] : [null, `+44770090${String(i).padStart(4, '0')}`]
    const patient = await createPatient({ now: monday, name: `Nr ${i}`, phone, email })
    await createAppointment({ now: monday, at: at('2027-04-05', 540) + i * 3_600_000, clinic: 'hall-green', practitioner: 'ann', service: 'first', patient: patient.id })
    whom.push(email ?? phone)
  }
  return whom
}

/** The clock, a minute at a time. */
async function wait(fromMinute: number, untilMinute: number, timeoutMs?: number): Promise<void> {
  for (let i = fromMinute; i < untilMinute; i += 1) await sendAt(monday + i * minute, portsTo({ mail, texts }, timeoutMs))
}

const statuses = async (): Promise<Record<string, number>> => {
  const rows = await db().message.groupBy({ by: ['status'], where: { kind: 'confirmed' }, _count: true })
  return Object.fromEntries(rows.map(({ status, _count }) => [status, _count]))
}

/** How often each arrived, by how many. */
function counts(keys: readonly string[]): Record<string, number> {
  const times = new Map<string, number>()
  for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1)
  return [...times.values()].reduce<Record<string, number>>((all, n) => ({ ...all, [n]: (all[n] ?? 0) + 1 }), {})
}

const troubles: readonly { mood: MailMood; timeoutMs?: number; arrivedUnsaid: number }[] = [
  { mood: 'refuses-to-talk', arrivedUnsaid: 0 }, { mood: 'put-off', arrivedUnsaid: 0 }, { mood: 'put-off-recipient', arrivedUnsaid: 0 },
  { mood: 'hangs', timeoutMs: 300, arrivedUnsaid: 0 }, { mood: 'cut-before-data', arrivedUnsaid: 0 },
  // Two at once, then one at a time: after one, two and four minutes.
  { mood: 'cut-after-data', arrivedUnsaid: 5 }, { mood: 'hangs-after-data', timeoutMs: 3_000, arrivedUnsaid: 5 },
]

describe.each(troubles)('ten minutes of a mail server that $mood', ({ mood, timeoutMs, arrivedUnsaid }) => {
  test(`all ${many} arrive afterwards, none is lost, and only what was cut off arrives twice`, { timeout: 60_000 + many * 2_000 }, async () => {
    const whom = await owe(many)
    mail.is(mood)
    await wait(0, 10, timeoutMs)
    const unsaid = Math.min(arrivedUnsaid, many)
    expect(mail.received.length).toBe(unsaid)
    mail.is('takes')
    await wait(10, 40)
    expect(await statuses()).toEqual({ sent: many })
    expect([...new Set(mail.received.map(({ to }) => to[0]))].sort()).toEqual([...whom].sort())
    expect(counts(mail.received.map(({ mail: { messageId } }) => messageId ?? ''))).toEqual(
      { ...(unsaid < many && { 1: many - unsaid }), ...(unsaid > 0 && { 2: unsaid }) })
  })
})

test('a server that is away altogether: nothing is tried in vain more than now and then, and all goes out once it is back', async () => {
  const whom = await owe(5)
  const gone = await mailServer()
  await gone.close()
  for (let i = 0; i < 10; i += 1) await sendAt(monday + i * minute, portsTo({ mail: gone }))
  expect(await db().message.aggregate({ where: { kind: 'confirmed' }, _sum: { tries: true } })).toMatchObject({ _sum: { tries: 4 } })
  await wait(10, 20)
  expect(mail.received.map(({ to }) => to[0]).sort()).toEqual(whom)
})

test('a server that is away for longer than a day: what could not be sent is somebody’s to see to, and nothing is sent after that', async () => {
  await owe(3)
  const gone = await mailServer()
  await gone.close()
  for (let hour = 0; hour < 26; hour += 1) await sendAt(monday + hour * 60 * minute, portsTo({ mail: gone }))
  expect(await statuses()).toEqual({ failed: 3 })
  expect((await db().message.findMany({ where: { status: 'failed' } })).map(({ error }) => error)).toEqual(['gave-up', 'gave-up', 'gave-up'])
  await wait(26 * 60, 26 * 60 + 2)
  expect(mail.received).toEqual([])
})

test('one address that is refused for good holds up nobody', async () => {
  await owe(4)
  mail.is('no-such-address')
  await sendAt(monday, portsTo({ mail }))
  expect(await statuses()).toEqual({ failed: 4 })
  expect(await db().messageChannel.findUnique({ where: { channel: 'email' } })).toMatchObject({ failures: 0 })
})

describe.each([['busy', 0], ['signed-out', 0], ['cut', 5]] as const satisfies readonly (readonly [TextMood, number])[])('ten minutes of a text service that is %s', (mood, arrivedUnsaid) => {
  test('every text arrives afterwards, and only what was cut off arrives twice', async () => {
    const whom = await owe(8, 'text')
    texts.is(mood)
    await wait(0, 10)
    texts.is('takes')
    await wait(10, 40)
    expect(await statuses()).toEqual({ sent: 8 })
    expect([...new Set(texts.received.map(({ to }) => to))].sort()).toEqual(whom)
    expect(texts.received.length).toBe(8 + arrivedUnsaid)
  })
})

test.each([['wrong-number', 'wrong-number'], ['stopped', 'stopped']] as const)('a text service that says %s: it has failed, at once', async (mood, error) => {
  await owe(1, 'text')
  texts.is(mood)
  await sendAt(monday, portsTo({ texts }))
  expect(await db().message.findFirst({ where: { kind: 'confirmed' } })).toMatchObject({ status: 'failed', error, tries: 1 })
})

describe('a worker that is stopped while it sends', () => {
  const root = path.resolve(import.meta.dirname, '../..')
  function worker(now: Instant): ChildProcess {
    return spawn(process.execPath, ['--import', 'tsx', 'tests/support/message-worker.ts'], {
      cwd: root, stdio: 'inherit', env: { ...process.env, DATABASE_URL: database.url, NOW: String(now), SMTP_URL: mail.url, MAIL_FROM: from, LOG_LEVEL: 'silent' } })
  }

  test('killed: the lease runs out and another sends it again, under the same Message-ID; all else arrives once', async () => {
    await owe(6)
    mail.is('hangs-after-data')
    const killed = worker(monday)
    await mail.arrived(1)
    killed.kill('SIGKILL')
    await once(killed, 'exit')
    mail.is('takes')
    await sendAt(monday + minute, portsTo({ mail }))
    expect([mail.received.length, await statuses()]).toEqual([6, { sending: 1, sent: 5 }])
    await sendAt(monday + 2 * minute, portsTo({ mail }))
    expect(await statuses()).toEqual({ sent: 6 })
    expect(counts(mail.received.map(({ mail: { messageId } }) => messageId ?? ''))).toEqual({ 1: 5, 2: 1 })
  })

  test('asked to stop: what is being sent is sent to its end, nothing new is begun, and nothing goes twice', async () => {
    await owe(6)
    mail.is('hangs-after-data')
    const stopped = worker(monday)
    await mail.arrived(1)
    const ended = once(stopped, 'exit')
    stopped.kill('SIGTERM')
    // It holds the process until the server answers.
    await expect(db().message.count({ where: { status: 'sending' } })).resolves.toBe(1)
    mail.is('takes')
    mail.goOn()
    expect(await ended).toEqual([0, null])
    expect(await statuses()).toEqual({ due: 5, sent: 1 })
    await sendAt(monday + minute, portsTo({ mail }))
    expect(counts(mail.received.map(({ mail: { messageId } }) => messageId ?? ''))).toEqual({ 1: 6 })
  })
})
