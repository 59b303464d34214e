import '../support/test-database'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { db, disconnect } from '@/lib/store/client'
import { forgetAll } from '@/lib/store/live'
import { tellLine } from '@/lib/copy/staff/story'
import { applyUnansweredRule } from '@/lib/use-cases/apply-unanswered-rule'
import { actOnAppointment } from '@/lib/use-cases/act-on-appointment'
import { claimCall } from '@/lib/use-cases/claim-call'
import { letGoOfCall } from '@/lib/use-cases/let-go-of-call'
import { readCalls } from '@/lib/use-cases/read-calls'
import { readStory } from '@/lib/use-cases/read-story'
import { recordAttempt, type AttemptInput } from '@/lib/use-cases/record-attempt'
import { asked, atOnce, tally } from './asking'
import { at, createReceptionist, createSmallPractice, first, monday, releaseAll, wednesday, zone } from './small-practice'

let bev: StaffActor
let nasreen: StaffActor
let tamworth: StaffActor
beforeAll(async () => {
  await createSmallPractice()
  bev = await createReceptionist('Bev Okafor')
  nasreen = await createReceptionist('Nasreen Ali')
  tamworth = await createReceptionist('Tom Tamworth', ['tamworth'])
})
beforeEach(releaseAll)
afterAll(disconnect)

const minute = 60_000
const ten = at(wednesday, 600)
const list = async (now = monday) => {
  const result = await readCalls(bev, { clinic: first.clinic }, now)
  return result.ok ? result.value.calls : []
}
async function openCall() {
  await asked(ten, { practitioner: 'ann' })
  const [call] = await list()
  if (!call) throw new Error('no call')
  return call
}
const attempt = (actor: StaffActor, input: AttemptInput, now = monday) => recordAttempt(actor, input, now)

describe('a request', () => {
  it('opens a call, due in four opening hours', async () => {
    expect(await openCall()).toMatchObject({ dueAt: at('2027-03-01', 720), urgency: 'later', attempts: [], claim: null })
  })
  it('is seen by its own clinic alone', async () => {
    const call = await openCall()
    expect(tally([await readCalls(tamworth, { clinic: first.clinic }, monday), await claimCall(tamworth, { call: call.id }, monday),
      await attempt(tamworth, { call: call.id, outcome: 'confirmed' })])).toEqual({ forbidden: 3 })
  })
})

describe('a claim', () => {
  it('is one person’s, however many press at once', async () => {
    const call = await openCall()
    const results = await atOnce(16, (i) => claimCall(i % 2 ? bev : nasreen, { call: call.id }, monday))
    const winners = new Set(results.flatMap((result) => result.ok ? [result.value.claim?.by] : []))
    expect(winners.size).toBe(1)
    expect(tally(results)['call-claimed']).toBe(8)
  })
  it('lapses after five minutes, and not before', async () => {
    const call = await openCall()
    await claimCall(bev, { call: call.id }, monday)
    expect(tally([await claimCall(nasreen, { call: call.id }, monday + 5 * minute - 1)])).toEqual({ 'call-claimed': 1 })
    expect(tally([await attempt(nasreen, { call: call.id, outcome: 'no-answer' }, monday + minute)])).toEqual({ 'call-claimed': 1 })
    expect((await list(monday + 5 * minute))[0]?.claim).toBeNull()
    expect(tally([await claimCall(nasreen, { call: call.id }, monday + 5 * minute)])).toEqual({ ok: 1 })
  })
  it('let go is anybody’s', async () => {
    const call = await openCall()
    await claimCall(bev, { call: call.id }, monday)
    await letGoOfCall(nasreen, { call: call.id }, monday)
    expect((await list())[0]?.claim?.by).toBe(bev.name)
    await letGoOfCall(bev, { call: call.id }, monday)
    expect((await list())[0]?.claim).toBeNull()
  })
})

describe('an attempt', () => {
  it('confirmed: confirms and closes, once', async () => {
    const call = await openCall()
    const results = await atOnce(6, (i) => attempt(i % 2 ? bev : nasreen, { call: call.id, outcome: 'confirmed', version: call.version }))
    expect(results.filter((result) => result.ok)).toHaveLength(3) // the winner's own other presses too
    expect(await list()).toEqual([])
    expect(await db().appointment.findUnique({ where: { reference: call.reference }, select: { status: true } })).toEqual({ status: 'confirmed' })
    expect(await db().attempt.count({ where: { callId: call.id } })).toBe(1)
  })
  it('sent twice is one try', async () => {
    const call = await openCall()
    const results = [await attempt(bev, { call: call.id, outcome: 'no-answer', version: call.version }),
      await attempt(bev, { call: call.id, outcome: 'no-answer', version: call.version })]
    expect(results[1]).toEqual(results[0])
    const [again] = await list()
    const racing = await atOnce(4, () => attempt(bev, { call: call.id, outcome: 'voicemail', version: again?.version }))
    expect(tally(racing)).toEqual({ ok: 4 })
    expect(await db().attempt.count({ where: { callId: call.id } })).toBe(2)
  })
  it('after someone else settled it is told by whom', async () => {
    const call = await openCall()
    await actOnAppointment(nasreen, { reference: call.reference, verb: 'confirm' }, monday)
    const result = await attempt(bev, { call: call.id, outcome: 'no-answer' })
    expect(!result.ok && result.refusal).toMatchObject({ reason: 'call-closed', by: nasreen.name })
  })
  it('moved: moves and confirms', async () => {
    const call = await openCall()
    const result = await attempt(bev, { call: call.id, outcome: 'moved', moveTo: { start: at(wednesday, 840) } })
    expect(result).toMatchObject({ ok: true, value: { status: 'confirmed', closed: true } })
    expect((await db().appointment.findUnique({ where: { reference: call.reference } }))?.startsAt.getTime()).toBe(at(wednesday, 840))
  })
  it('moved to a time that has gone writes nothing', async () => {
    const call = await openCall()
    await asked(at(wednesday, 840), { practitioner: 'ann' })
    await asked(at(wednesday, 840), { practitioner: 'ben' })
    expect(tally([await attempt(bev, { call: call.id, outcome: 'moved', moveTo: { start: at(wednesday, 840) } })])).toEqual({ 'slot-taken': 1 })
    expect(await db().attempt.count({ where: { callId: call.id } })).toBe(0)
  })
  it('declined: cancels', async () => {
    const call = await openCall()
    expect(await attempt(bev, { call: call.id, outcome: 'declined' })).toMatchObject({ ok: true, value: { status: 'cancelled', closed: true } })
  })
  it('no answer: two opening hours later, in another part of the day; the claim is let go', async () => {
    const call = await openCall()
    await claimCall(bev, { call: call.id }, monday)
    expect(await attempt(bev, { call: call.id, outcome: 'no-answer' })).toMatchObject({ ok: true, value: { nextTryAt: at('2027-03-01', 720), closed: false } })
    expect((await list())[0]).toMatchObject({ claim: null, nextTryAt: at('2027-03-01', 720), attempts: [{ outcome: 'no-answer', by: bev.name }] })
  })
  it('call back: at the time agreed on, which must be to come', async () => {
    const call = await openCall()
    expect(tally([await attempt(bev, { call: call.id, outcome: 'call-back' }), await attempt(bev, { call: call.id, outcome: 'call-back', callBackAt: monday - 1 })]))
      .toEqual({ invalid: 2 })
    const later = monday + 45 * minute
    expect(await attempt(bev, { call: call.id, outcome: 'call-back', callBackAt: later })).toMatchObject({ ok: true, value: { nextTryAt: later } })
  })
})

describe('the rule after three tries', () => {
  const tries = [at('2027-03-01', 540), at('2027-03-01', 800), at('2027-03-01', 1080)] as const
  const setRule = async (unanswered: 'keep' | 'release') => {
    await db().practice.update({ where: { id: 'practice' }, data: { unanswered } })
    forgetAll()
  }
  it('keeps and flags, unless set otherwise', async () => {
    await setRule('keep')
    const call = await openCall()
    for (const now of tries) await attempt(bev, { call: call.id, outcome: 'no-answer' }, now)
    expect((await list(tries[2]))[0]).toMatchObject({ flagged: true, status: 'requested' })
  })
  it('releases, and says that the rule did', async () => {
    await setRule('release')
    const call = await openCall()
    for (const now of tries) await attempt(bev, { call: call.id, outcome: 'no-answer' }, now)
    expect(await list(tries[2])).toEqual([])
    const event = await db().event.findFirst({ where: { verb: 'release', appointment: { reference: call.reference } } })
    expect(event?.actorKind).toBe('policy')
    await setRule('keep')
  })
  // Ten on Wednesday, open from eight: two opening hours before it is eight.
  const deadline = at(wednesday, 480)
  it('acts at the deadline, once, however many servers do', async () => {
    await setRule('keep')
    const call = await openCall()
    await claimCall(bev, { call: call.id }, deadline - minute)
    expect(await applyUnansweredRule(deadline - 1)).toBe(0)
    const acted = await atOnce(4, () => applyUnansweredRule(deadline))
    expect(acted.reduce((sum, n) => sum + n, 0)).toBe(1)
    expect(await applyUnansweredRule(deadline + minute)).toBe(0)
    expect((await list(deadline))[0]).toMatchObject({ id: call.id, flagged: true, claim: { by: bev.name } })
    expect(await db().event.count({ where: { verb: 'flag', appointment: { reference: call.reference } } })).toBe(1)
  })
  it('waits for a call back that was agreed on', async () => {
    const call = await openCall()
    await attempt(bev, { call: call.id, outcome: 'call-back', callBackAt: deadline + 30 * minute }, deadline - 60 * minute)
    expect(await applyUnansweredRule(deadline + minute)).toBe(0)
    expect(await applyUnansweredRule(deadline + 30 * minute)).toBe(1)
  })
  it('releases while there is still time to offer it on', async () => {
    await setRule('release')
    const call = await openCall()
    expect(await applyUnansweredRule(deadline)).toBe(1)
    expect(await db().appointment.findUnique({ where: { reference: call.reference }, select: { status: true } })).toEqual({ status: 'released' })
    await setRule('keep')
  })
})

describe('the rule that releases', () => {
  it('waits while somebody is ringing, and leaves a request made after the deadline until its start', async () => {
    await db().practice.update({ where: { id: 'practice' }, data: { unanswered: 'release', noticeOpeningMinutes: 0 } })
    forgetAll()
    const call = await openCall()
    const deadline = at(wednesday, 480)
    await claimCall(bev, { call: call.id }, deadline - minute)
    expect(await applyUnansweredRule(deadline + minute)).toBe(0)
    expect(await applyUnansweredRule(deadline + 5 * minute)).toBe(1)
    const late = await asked(at(wednesday, 660), { practitioner: 'ann' }, at(wednesday, 600))
    const row = await db().appointment.findUniqueOrThrow({ where: { reference: late.appointment.reference }, include: { call: true } })
    expect(await attempt(bev, { call: row.call?.id ?? '', outcome: 'no-answer' }, at(wednesday, 610))).toMatchObject({ value: { closed: false } })
    expect(await applyUnansweredRule(at(wednesday, 659))).toBe(0)
    expect(await applyUnansweredRule(at(wednesday, 660))).toBe(1)
    await db().practice.update({ where: { id: 'practice' }, data: { unanswered: 'keep', noticeOpeningMinutes: 240 } })
    forgetAll()
  })
})

it('the story has every try: who, when, what came of it and the note, also once the call is closed', async () => {
  const call = await openCall()
  const later = monday + 45 * minute
  await attempt(bev, { call: call.id, outcome: 'no-answer', note: 'Rang out' })
  await attempt(nasreen, { call: call.id, outcome: 'call-back', callBackAt: later, note: 'At work' }, monday + minute)
  await attempt(bev, { call: call.id, outcome: 'confirmed' }, later)
  const result = await readStory(bev, { reference: call.reference }, later)
  if (!result.ok) throw new Error('refused')
  const { story, attempts } = result.value
  const told = story.flatMap((line) => (line.verb === 'attempt' ? tellLine(line, zone, '2027-03-01', attempts) ?? [] : []))
  expect(told).toEqual([
    { what: 'No answer', rest: ', Bev Okafor', quote: 'Rang out' },
    { what: 'Asked to be rung back', rest: ' at 08:45, Nasreen Ali', quote: 'At work' },
    { what: 'Confirmed', rest: ', Bev Okafor', quote: null },
  ])
})

it('a claim that ran out says whose it was', async () => {
  const call = await openCall()
  await claimCall(bev, { call: call.id }, monday)
  expect((await list(monday + 5 * minute - 1))[0]).toMatchObject({ claim: { by: bev.name }, lapsedFrom: null })
  expect((await list(monday + 5 * minute))[0]).toMatchObject({ claim: null, lapsedFrom: bev.id })
})

it('the wish is heeded within the promise: who asked for after five is rung then, and never later than was said', async () => {
  await asked(ten, { practitioner: 'ann', bestTime: 'noon-to-2' })
  await asked(ten, { practitioner: 'ben', bestTime: 'before-noon' })
  const noon = at('2027-03-01', 720)
  for (const call of await list()) expect(call).toMatchObject({ dueAt: noon, ring: { from: null, by: noon } })
  await releaseAll()
  await asked(at('2027-03-04', 600), { practitioner: 'ann', bestTime: 'after-5' }, at('2027-03-01', 960))
  expect((await list(at('2027-03-01', 960)))[0]).toMatchObject({
    dueAt: at('2027-03-02', 540), ring: { from: at('2027-03-01', 1020), by: at('2027-03-01', 1140) }, urgency: 'later' })
})

it('the worklist is in the order of urgency: what is due first, then the soonest appointment', async () => {
  const [friday, early] = [at('2027-03-05', 600), at('2027-03-04', 600)]
  await asked(friday, { practitioner: 'ann' })
  await asked(ten, { practitioner: 'ann' })
  await asked(early, { practitioner: 'ben' }, monday + 60 * minute)
  expect((await list()).map((call) => call.start)).toEqual([ten, friday, early])
})

it('counts the day’s tries and what came of them', async () => {
  const before = await readCalls(bev, { clinic: first.clinic }, monday)
  const call = await openCall()
  await attempt(bev, { call: call.id, outcome: 'voicemail' })
  await attempt(bev, { call: call.id, outcome: 'confirmed' }, monday + 30 * minute)
  const after = await readCalls(bev, { clinic: first.clinic }, monday + 30 * minute)
  if (!before.ok || !after.ok) throw new Error('refused')
  expect(after.value.today.confirmed).toBeGreaterThan(before.value.today.confirmed)
  expect(after.value.today.unanswered).toBe(before.value.today.unanswered + 1)
  expect(after.value.today.medianMinutesToConfirm).not.toBeNull()
})

it('the day’s figures are what a count of everything says', async () => {
  const day = at('2027-03-01', 0)
  for (const [i, outcome] of (['confirmed', 'no-answer', 'declined', 'voicemail', 'confirmed', 'moved'] as const).entries()) {
    await asked(at('2027-03-09', 540 + 60 * i), { practitioner: 'ann' }, monday + i * minute)
    const call = (await list()).find(({ start }) => start === at('2027-03-09', 540 + 60 * i))
    await attempt(bev, { call: call?.id ?? '', outcome, ...(outcome === 'moved' && { moveTo: { start: at('2027-03-10', 540) } }) }, monday + 7 * i * minute)
  }
  const late = await asked(at('2027-03-09', 960), { practitioner: 'ben' }, monday)
  await actOnAppointment(bev, { reference: late.appointment.reference, verb: 'confirm' }, monday + 200 * minute)
  const now = monday + 150 * minute
  const view = await readCalls(bev, { clinic: first.clinic }, now)
  const within = (time: Date | null) => time !== null && time.getTime() >= day && time.getTime() <= now
  const tries = (await db().attempt.findMany({ include: { call: true } })).filter((made) => made.call.clinicId === first.clinic && within(made.at))
  const waits = (await db().appointment.findMany()).filter((one) => one.clinicId === first.clinic && one.requestedAt && within(one.confirmedAt))
    .map((one) => ((one.confirmedAt?.getTime() ?? 0) - (one.requestedAt?.getTime() ?? 0)) / minute).sort((a, b) => a - b)
  const middle = ((waits[Math.floor((waits.length - 1) / 2)] ?? 0) + (waits[Math.ceil((waits.length - 1) / 2)] ?? 0)) / 2
  expect(view).toMatchObject({ value: { today: {
    rung: tries.length, confirmed: waits.length, moved: tries.filter(({ outcome }) => outcome === 'moved').length,
    unanswered: tries.filter(({ outcome }) => ['no-answer', 'voicemail', 'wrong-number'].includes(outcome)).length,
    medianMinutesToConfirm: Math.round(middle),
  } } })
  const open = await db().call.count({ where: { clinicId: first.clinic, closedAt: null, appointment: { status: 'requested' } } })
  expect(view.ok && view.value.calls.length).toBe(open)
})
