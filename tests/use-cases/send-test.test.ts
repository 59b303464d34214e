import '@/tests/support/test-database'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { setTestPorts, testPorts } from '@/lib/messages/test-ports'
import { db } from '@/lib/store/client'
import { pauseChannel, readChannel } from '@/lib/store/message-channels'
import {
  mostToOne,
  mostTries,
  readSending,
  sendTest,
  type TestInput,
} from '@/lib/use-cases/send-test'
import { portsTo, setUpMailing } from './mailing'
import { sentBy, to } from './sending-tests'
import { createReceptionist, monday, practitioner } from './small-practice'

const mailing = setUpMailing()
const hour = 3_600_000

beforeEach(() => setTestPorts(portsTo(mailing)))
afterEach(async () => {
  await db().publicAsk.deleteMany()
})

const sent = (input: Partial<TestInput> = {}, actor: StaffActor = mailing.manager) =>
  sentBy(actor, input)

const events = async () =>
  (
    await db().event.findMany({
      where: { verb: { startsWith: 'test-message' } },
      orderBy: { id: 'asc' },
    })
  ).map(({ verb, detail, actorName, clinicId }) => ({ verb, detail, actorName, clinicId }))

describe('a test that arrives', () => {
  test('an email names the practice, says that it is a test, and when it was sent', async () => {
    expect(await sent()).toEqual({
      code: 'sent',
      reply: expect.stringContaining('250') as string,
      resumed: false,
    })
    const [received] = mailing.mail.received
    expect(received?.to).toEqual([to])
    expect(received?.mail.subject).toBe('Test message from Practice')
    for (const part of [received?.mail.text, received?.mail.html]) {
      expect(part).toContain('This is a test')
      expect(part).toContain('Monday 1 March 2027 at 8:00am')
    }
  })

  test('a text says the same, in one text', async () => {
    expect(await sent({ channel: 'text', to: '+447700900123' })).toMatchObject({ code: 'sent' })
    expect(mailing.texts.received).toMatchObject([
      {
        to: '+447700900123',
        body: "Practice: this is a test, sent Monday 1 March 2027 at 8:00am. You don't have to do anything.",
      },
    ])
  })

  test('a name that is too long for one text is shortened', async () => {
    await db().practice.updateMany({ data: { name: 'A Very Long Name '.repeat(10).trim() } })
    await sent({ channel: 'text', to: '+447700900123' })
    await db().practice.updateMany({ data: { name: 'Practice' } })
    expect(mailing.texts.received[0]?.body.length).toBeLessThanOrEqual(160)
    expect(mailing.texts.received[0]?.body).toContain('this is a test')
  })

  test('it ends a pause, and the message that was to try the server is due', async () => {
    const event = await db().event.create({
      data: { at: new Date(monday), verb: 'note', actorKind: 'clock' },
    })
    const waiting = await db().message.create({
      data: {
        id: crypto.randomUUID(),
        dedupeKey: 'waits',
        eventId: event.id,
        kind: 'confirmed',
        channel: 'email',
        recipient: 'patient',
        status: 'due',
        createdAt: new Date(monday),
        dueAt: new Date(monday),
        nextTryAt: new Date(monday + hour),
        error: 'port-closed',
        tries: 1,
      },
    })
    await pauseChannel('email', {
      probe: waiting.id,
      failures: 3,
      resumeAt: monday + hour,
      trouble: 'port-closed',
    })
    expect(await sent()).toMatchObject({ code: 'sent', resumed: true })
    expect(await readChannel('email')).toEqual({
      failures: 0,
      resumeAt: null,
      probe: null,
      trouble: null,
    })
    expect(await db().message.findUniqueOrThrow({ where: { id: waiting.id } })).toMatchObject({
      nextTryAt: null,
      status: 'due',
    })
  })

  test('one by the other way leaves it alone', async () => {
    await pauseChannel('email', {
      probe: null,
      failures: 3,
      resumeAt: monday + hour,
      trouble: 'port-closed',
    })
    expect(await sent({ channel: 'text', to: '+447700900123' })).toMatchObject({
      code: 'sent',
      resumed: false,
    })
    expect(await readChannel('email')).toMatchObject({ failures: 3, trouble: 'port-closed' })
  })
})

describe('what is written down', () => {
  test('who sent it, by which way and what came of it; never to whom', async () => {
    const before = (await events()).length
    await sent()
    mailing.mail.is('no-such-address')
    await sent({ to: 'nobody@example.org' })
    const all = (await events()).slice(before)
    expect(all.map(({ verb, detail }) => [verb, detail])).toEqual([
      ['test-message', { channel: 'email' }],
      ['test-message-result', { channel: 'email', outcome: 'sent' }],
      ['test-message', { channel: 'email' }],
      ['test-message-result', { channel: 'email', outcome: 'wrong-address' }],
    ])
    expect(
      all.every(
        ({ actorName, clinicId }) => actorName === 'Mo Manager' && clinicId === 'hall-green',
      ),
    ).toBe(true)
    expect(JSON.stringify(all)).not.toContain('@')
  })
})
test('a way that isn’t set up is told as that, and nothing is written', async () => {
  setTestPorts({ email: null, text: null })
  const before = await db().event.count()
  expect(await sent()).toEqual({ code: 'not-set', reply: null, resumed: false })
  expect(await db().event.count()).toBe(before)
})

describe('who may', () => {
  test.each(['reception', 'practitioner', 'elsewhere'] as const)('%s may not', async (who) => {
    const actor =
      who === 'reception'
        ? mailing.una
        : who === 'practitioner'
          ? practitioner('ann')
          : { ...(await createReceptionist('Elsewhere', ['tamworth'])), role: 'manager' as const }
    expect(await sendTest(actor, { clinic: 'hall-green', channel: 'email', to }, monday)).toEqual({
      ok: false,
      refusal: { reason: 'forbidden' },
    })
    expect(await readSending(actor, { clinic: 'hall-green' })).toEqual({
      ok: false,
      refusal: { reason: 'forbidden' },
    })
    expect(mailing.mail.received).toEqual([])
  })

  test('a manager sees their own address, and how each way is doing', async () => {
    await pauseChannel('email', {
      probe: null,
      failures: 2,
      resumeAt: monday + hour,
      trouble: 'certificate-expired',
    })
    const read = await readSending(mailing.manager, { clinic: 'hall-green' })
    expect(read).toMatchObject({
      ok: true,
      value: {
        email: expect.stringContaining('@example.org') as string,
        servers: {
          email: { set: false, resumeAt: monday + hour, trouble: 'certificate-expired' },
          text: { set: false, resumeAt: null, trouble: null },
        },
      },
    })
  })
})

describe('nobody is flooded', () => {
  const tooMany = (seconds: number) => ({
    ok: false,
    refusal: { reason: 'too-many-tries', retryAfterSeconds: seconds },
  })
  const ask = (address: string, now = monday, actor = mailing.manager) =>
    sendTest(actor, { clinic: 'hall-green', channel: 'email', to: address }, now)

  test('so many an hour to one mailbox, whoever sends and however it is written', async () => {
    const other = { ...(await createReceptionist('Max Manager')), role: 'manager' as const }
    for (let i = 0; i < mostToOne; i += 1)
      await sent(
        { to: i % 2 ? `mo+${i}@example.org` : 'MO@example.org' },
        i % 2 ? other : mailing.manager,
      )
    expect(await ask(to, monday, other)).toEqual(tooMany(3600))
    expect(mailing.mail.received).toHaveLength(mostToOne)
    expect(await ask('max@example.org')).toMatchObject({ ok: true })
    expect(await ask(to, monday + hour)).toMatchObject({ ok: true })
  })

  test('what certainly didn’t arrive doesn’t count for its address', async () => {
    mailing.mail.is('refuses-to-talk')
    for (let i = 0; i <= mostToOne; i += 1) expect(await sent()).toMatchObject({ code: 'busy' })
    mailing.mail.is('takes')
    expect(await sent()).toMatchObject({ code: 'sent' })
  })

  test('so many tries an hour for one manager', async () => {
    const busy = testPorts()
    setTestPorts({
      ...busy,
      email: async () => ({ outcome: 'trouble', code: 'busy', reply: null }),
    })
    for (let i = 0; i < mostTries; i += 1) await sent({ to: `n${i}@example.org` })
    expect(await ask('last@example.org')).toEqual(tooMany(3600))
    expect(
      await ask('last@example.org', monday, {
        ...mailing.manager,
        id: (await createReceptionist('Other')).id,
      }),
    ).toMatchObject({ ok: true })
  })

  test('of two at once that have room for one, one is sent', async () => {
    for (let i = 1; i < mostToOne; i += 1) await sent()
    const results = await Promise.all([ask(to), ask(to), ask(to)])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(mailing.mail.received).toHaveLength(mostToOne)
  })
})
