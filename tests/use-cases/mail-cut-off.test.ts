import '../support/test-database'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Instant } from '@/lib/core/time'
import { db, disconnect } from '@/lib/store/client'
import { createAppointment, createPatient } from '@/tests/factories/appointments'
import { mailServer, type MailServer } from '@/tests/support/mail-server'
import { textService, type TextServiceStandIn } from '@/tests/support/text-service'
import { forgetMessages, portsTo, sendAt } from './mailing'
import { at, createSmallPractice, monday, releaseAll } from './small-practice'

/** A message that was cut off once the server had it: only that one rests, and the others go on. */

const minute = 60_000
const many = 12

let mail: MailServer
let texts: TextServiceStandIn

beforeAll(async () => {
  await createSmallPractice()
  ;[mail, texts] = [await mailServer(), await textService()]
})
beforeEach(async () => {
  await releaseAll()
  await forgetMessages()
  mail.received.length = 0
  texts.received.length = 0
})
afterAll(async () => {
  await Promise.all([mail.close(), texts.close()])
  await disconnect()
})

async function owe(count: number, by: 'email' | 'text', first = 0): Promise<void> {
  for (let i = first; i < first + count; i += 1) {
    const reached = by === 'email' ? { email: `n${i}@example.org`, phone: '+441632960123' }
      : { email: null, phone: `+44770090${String(i).padStart(4, '0')}` }
    const patient = await createPatient({ now: monday, name: `Nr ${i}`, ...reached })
    await createAppointment({ now: monday, at: at('2027-04-05', 540) + i * 3_600_000, clinic: 'hall-green', practitioner: 'ann',
      service: 'first', patient: patient.id })
  }
}

const sendNow = (now: Instant) => sendAt(now, portsTo({ mail, texts }))
const inState = async (status: string) => db().message.count({ where: { kind: 'confirmed', status } })
const ways = { email: () => mail, text: () => texts } as const

describe.each(['email', 'text'] as const)('one %s that is cut off', (by) => {
  test('the others go out in the same pass, and it rests for eleven minutes', async () => {
    await owe(many, by)
    const server = ways[by]()
    server.cutsOff(1)
    await sendNow(monday)
    expect(await inState('sent')).toBe(many - 1)
    const resting = await db().message.findFirstOrThrow({ where: { kind: 'confirmed', status: 'due' } })
    expect(resting).toMatchObject({ error: 'cut-off', tries: 1, nextTryAt: new Date(monday + 11 * minute) })
    await sendNow(monday + 10 * minute)
    expect(server.received.length).toBe(many)
    await sendNow(monday + 11 * minute)
    expect([server.received.length, await inState('sent')]).toEqual([many + 1, many])
  })

  test('what is owed while it rests goes out at once', async () => {
    await owe(1, by)
    ways[by]().cutsOff(1)
    await sendNow(monday)
    await owe(2, by, 1)
    await sendNow(monday + minute)
    expect([await inState('sent'), await inState('due')]).toEqual([2, 1])
  })
})

/** How many in a row are cut off; how many are sent in the first pass; how many within the next five minutes. */
const rows = [
  { cut: 1, first: 11, within: 11 }, { cut: 2, first: 0, within: 10 }, { cut: 3, first: 0, within: 9 },
] as const

test.each(rows)('$cut in a row: a server in trouble is tried by one at a time, and then all the others go', async ({ cut, first, within }) => {
  await owe(many, 'email')
  mail.cutsOff(cut)
  await sendNow(monday)
  expect(await inState('sent')).toBe(first)
  for (let i = 1; i <= 5; i += 1) await sendNow(monday + i * minute)
  expect(await inState('sent')).toBe(within)
  await sendNow(monday + 12 * minute)
  await sendNow(monday + 24 * minute)
  expect([await inState('sent'), mail.received.length]).toEqual([many, many + cut])
})
