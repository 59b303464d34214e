import '../support/test-database'
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { anybody } from '@/lib/auth/actor'
import { hashPassword } from '@/lib/auth/password'
import { forgetConfig } from '@/lib/config'
import { policyWords } from '@/lib/copy/staff/policies'
import { policyNames, type Policies, type PolicyName } from '@/lib/core/policies'
import type { Result } from '@/lib/core/result'
import { instantAt, type Instant } from '@/lib/core/time'
import { db } from '@/lib/store/client'
import { forgetAll } from '@/lib/store/live'
import { applyUnansweredRule } from '@/lib/use-cases/apply-unanswered-rule'
import { claimCall } from '@/lib/use-cases/claim-call'
import { findStaff } from '@/lib/use-cases/find-staff'
import { holdSlot } from '@/lib/use-cases/hold-slot'
import { openPractice } from '@/lib/use-cases/open-practice'
import { readCalls } from '@/lib/use-cases/read-calls'
import { readSlots } from '@/lib/use-cases/read-slots'
import { recordAttempt } from '@/lib/use-cases/record-attempt'
import { setPolicies } from '@/lib/use-cases/set-policies'
import { signIn } from '@/lib/use-cases/sign-in'
import { ask, asked, atOnce, tally } from './asking'
import { confirmedAt, idOf, kept, portsTo, sendAt, setUpMailing, someone } from './mailing'
import { at, monday, tuesday, wednesday, zone } from './small-practice'

// With a mail server, since some rules are seen in what arrives; nothing is booked or owed when a test begins.
const mailing = setUpMailing()

const version = async (): Promise<number> => (await db().practice.findFirstOrThrow()).version

async function set(policies: Partial<Policies>): Promise<void> {
  const result = await setPolicies(mailing.manager, { seen: await version(), policies }, monday)
  if (!result.ok) throw new Error(result.refusal.reason)
  forgetAll()
}

const slots = async (from: string, to: string): Promise<Instant[]> => {
  const read = await readSlots({ clinic: 'hall-green', service: 'first', from, to, practitioner: 'ann' }, monday)
  if (!read.ok) throw new Error(read.refusal.reason)
  return read.value.slots.map(({ start }) => start)
}
const requested = async (start = at(wednesday, 600), now = monday) => {
  const { appointment } = await asked(start, { practitioner: 'ann' }, now)
  const row = await db().appointment.findUniqueOrThrow({ where: { reference: appointment.reference }, include: { call: true } })
  return { appointment, row, call: row.call?.id ?? '' }
}

/** Rings in vain, in another part of the day each time, and answers what the last try came to. */
async function unanswered(tries: number) {
  const { call, row } = await requested(at('2027-03-12', 600))
  for (let i = 0; i < tries; i += 1) {
    const now = instantAt(`2027-03-0${1 + Math.floor(i / 2)}`, i % 2 === 0 ? 540 : 840, zone)
    const version = (await db().appointment.findUniqueOrThrow({ where: { id: row.id } })).version
    await claimCall(mailing.una, { call }, now)
    const tried = await recordAttempt(mailing.una, { call, outcome: 'no-answer', version }, now)
    if (!tried.ok) throw new Error(tried.refusal.reason)
  }
  const [after, open] = [await db().appointment.findUniqueOrThrow({ where: { id: row.id } }), await db().call.findUniqueOrThrow({ where: { id: call } })]
  return { status: after.status, flagged: open.flaggedAt !== null, nextTryAt: open.nextTryAt?.getTime() ?? null }
}

/** What arrives and what doesn't of both reminders, from a visit that was agreed on long before. */
async function remindersOf(): Promise<string[]> {
  const reference = await confirmedAt(mailing, someone({ email: 'grace@example.org' }), at('2027-03-12', 600), monday)
  for (const day of ['2027-03-09', '2027-03-11']) await sendAt(at(day, 605), portsTo(mailing))
  return (await kept({ appointmentId: await idOf(reference) })).filter(({ kind, channel }) => kind.startsWith('reminder') && channel === 'email').map(({ kind, status }) => `${kind} ${status}`)
}

/** The session of somebody who has a password and nothing else. */
async function signedInSecret(): Promise<string> {
  const email = `${randomUUID()}@example.org`
  await db().staff.create({ data: { id: randomUUID(), email, name: 'Kim', role: 'manager', passwordHash: await hashPassword('kettle moss paper north'), createdAt: new Date(monday) } })
  const signed = await signIn({ email, password: 'kettle moss paper north', address: '192.0.2.7' }, monday)
  if (!signed.ok) throw new Error(signed.refusal.reason)
  return signed.value.secret
}

/** Of four asked for by people who haven't signed in, how many are taken. */
async function countedAs(asks: (i: number) => Promise<Result<unknown>>): Promise<number> {
  process.env['RATE_LIMIT_PER_MINUTE'] = '30'
  forgetConfig()
  await db().publicAsk.deleteMany()
  const results = []
  for (let i = 0; i < 4; i += 1) results.push(await asks(i))
  process.env['RATE_LIMIT_PER_MINUTE'] = '0'
  forgetConfig()
  return tally(results)['ok'] ?? 0
}

/** For each rule two values, and what somebody sees of the difference. One that isn't listed fails. */
const seen: Record<PolicyName, { values: [string | number, string | number]; sees: () => Promise<unknown>; expected: [unknown, unknown] }> = {
  noticeOpeningMinutes: { values: [60, 600], sees: async () => (await slots('2027-03-01', '2027-03-02'))[0], expected: [at('2027-03-01', 540), at(tuesday, 540)] },
  horizonDays: { values: [2, 3], sees: async () => (await slots(wednesday, '2027-03-04')).some((start) => start >= at('2027-03-04', 0)), expected: [false, true] },
  gridMinutes: { values: [15, 60], sees: async () => (await slots(wednesday, wednesday)).slice(0, 2), expected: [[at(wednesday, 540), at(wednesday, 555)], [at(wednesday, 540), at(wednesday, 600)]] },
  holdMinutes: {
    values: [5, 20], expected: [monday + 5 * 60_000, monday + 20 * 60_000],
    sees: async () => {
      const held = await holdSlot({ clinic: 'hall-green', service: 'first', start: at(wednesday, 600), practitioner: 'ann' }, monday)
      return held.ok && held.value.expiresAt
    },
  },
  callDueOpeningMinutes: { values: [120, 300], sees: async () => (await requested()).appointment.callBy, expected: [at('2027-03-01', 600), at('2027-03-01', 780)] },
  callBeforeOpeningMinutes: {
    values: [60, 300], expected: ['requested', 'released'],
    sees: async () => {
      const { row } = await requested(at(wednesday, 720)) // two hours and a half before it
      await set({ unanswered: 'release' })
      await applyUnansweredRule(at(wednesday, 570))
      await set({ unanswered: 'keep' })
      return (await db().appointment.findUniqueOrThrow({ where: { id: row.id } })).status
    },
  },
  claimMinutes: {
    values: [5, 15], expected: [[true, null], [true, 'Una Desk']],
    sees: async () => {
      const { call } = await requested()
      const claimed = await claimCall(mailing.una, { call }, monday)
      const later = await readCalls(mailing.manager, { clinic: 'hall-green' }, monday + 10 * 60_000)
      return [claimed.ok, later.ok ? later.value.calls.find(({ id }) => id === call)?.claim?.by ?? null : 'unread']
    },
  },
  retryOpeningMinutes: { values: [120, 360], sees: async () => (await unanswered(1)).nextTryAt, expected: [at('2027-03-01', 720), at('2027-03-01', 900)] },
  maxTries: { values: [2, 5], sees: async () => (await unanswered(2)).flagged, expected: [true, false] },
  unanswered: { values: ['keep', 'release'], sees: async () => (await unanswered(3)).status, expected: ['requested', 'released'] },
  cutoffHours: { values: [24, 72], sees: async () => { const { appointment } = await requested(); return [appointment.mayMove, appointment.cutoffAt] },
    expected: [[true, at(tuesday, 600)], [false, at('2027-02-28', 600)]] },
  reminders: { values: ['last', 'none'], sees: remindersOf, expected: [['reminder-3 unwanted', 'reminder-1 sent'], ['reminder-3 unwanted', 'reminder-1 unwanted']] },
  requestsPerContact: { values: [1, 3], sees: () => countedAs(async (i) => ask(at(wednesday, 540 + i * 60), { patient: someone() })), expected: [1, 3] },
  requestsPerAddress: { values: [1, 2], expected: [1, 2],
    sees: () => countedAs(async (i) => ask(at(wednesday, 540 + i * 60), { patient: someone({ phone: `+44770090012${i}` }), address: '203.0.113.1' })) },
  holdsPerAddress: { values: [1, 2], expected: [1, 2],
    sees: () => countedAs(async (i) => holdSlot({ clinic: 'hall-green', service: 'first', start: at(wednesday, 540 + i * 60), address: '203.0.113.1' }, monday)) },
  secondFactor: { values: ['optional', 'demanded'], sees: async () => (await findStaff(await signedInSecret(), monday))?.needsFactor, expected: [false, true] },
}

const start = { noticeOpeningMinutes: 0, horizonDays: 56, gridMinutes: 15, holdMinutes: 10, callDueOpeningMinutes: 240, callBeforeOpeningMinutes: 120, retryOpeningMinutes: 120,
  claimMinutes: 5, maxTries: 3, cutoffHours: 24, unanswered: 'keep', reminders: 'both', secondFactor: 'optional', requestsPerContact: 6, requestsPerAddress: 20, holdsPerAddress: 12 } as const satisfies Policies

test('every rule has an effect that is looked at here', () => {
  expect(Object.keys(seen).sort()).toEqual([...policyNames].sort())
})

describe.each(policyNames)('%s', (name) => {
  const { values, sees, expected } = seen[name]

  test.each([0, 1] as const)('what is seen with its value number %i', async (i) => {
    await set({ ...start, [name]: values[i] })
    expect(await sees()).toEqual(expected[i])
  })

  test('is said beside it in words that change with the value', () => {
    const said = values.map((value) => policyWords[name].effect({ ...start, [name]: value }))
    expect(new Set(said).size).toBe(2)
  })
})

describe('a change', () => {
  test('is an event with what was and what is', async () => {
    await set(start)
    await set({ maxTries: 4, unanswered: 'release' })
    const event = await db().event.findFirstOrThrow({ where: { verb: 'set-policy' }, orderBy: { id: 'desc' } })
    expect([event.actorName, event.detail]).toEqual(['Mo Manager', { record: 'practice', 'maxTries was': 3, 'maxTries is': 4, 'unanswered was': 'keep', 'unanswered is': 'release' }])
  })

  test('of several at one time one holds, and the others are told who was first', async () => {
    const now = await version()
    const changed = await atOnce(4, (i) => setPolicies(mailing.manager, { seen: now, policies: { holdMinutes: 11 + i } }, monday))
    expect(tally(changed)).toEqual({ ok: 1, 'record-changed': 3 })
    expect(changed.find((one) => !one.ok)).toMatchObject({ refusal: { by: 'Mo Manager', at: monday } })
  })

  test('is a manager’s alone', async () => {
    expect(tally([await setPolicies(mailing.una, { seen: await version(), policies: { holdMinutes: 30 } }, monday), await openPractice(mailing.una), await openPractice(anybody)])).toEqual({ forbidden: 3 })
  })
})
