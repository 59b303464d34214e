import '../support/test-database'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { hashSecret, makeSecret } from '@/lib/auth/hold-secret'
import type { Instant } from '@/lib/core/time'
import { db, disconnect } from '@/lib/store/client'
import { openSession } from '@/lib/store/staff-sessions'
import { transact } from '@/lib/store/transact'
import { done } from '@/lib/core/result'
import { askRingBack, readRingBackPromise, type RingBackInput } from '@/lib/use-cases/ask-ring-back'
import { claimCall } from '@/lib/use-cases/claim-call'
import { claimRingBack, claimToBook, letGoOfRingBack, openRingBack } from '@/lib/use-cases/claim-ring-back'
import { readCalls } from '@/lib/use-cases/read-calls'
import { recordRingBack, type RingBackTryInput } from '@/lib/use-cases/record-ring-back'
import { signOut } from '@/lib/use-cases/sign-out'
import { asked, atOnce, tally } from './asking'
import { at, createReceptionist, createSmallPractice, first, monday, practitioner, releaseAll, wednesday } from './small-practice'

let bev: StaffActor
let nasreen: StaffActor
let tamworth: StaffActor
beforeAll(async () => {
  await createSmallPractice()
  bev = await createReceptionist('Bev Okafor')
  nasreen = await createReceptionist('Nasreen Ali')
  tamworth = await createReceptionist('Tom Tamworth', ['tamworth'])
})
beforeEach(async () => {
  await releaseAll()
  await db().ringBack.updateMany({ where: { closedAt: null }, data: { closedAt: new Date(monday), outcome: 'answered' } })
})
afterAll(disconnect)

const minute = 60_000
const rosa: RingBackInput = { clinic: 'hall-green', name: 'Rosa Field', phone: '+447700900321', bestTime: 'any', about: 'Can I park?' }
async function ask(change: Partial<RingBackInput> = {}, now: Instant = monday): Promise<string> {
  const result = await askRingBack({ ...rosa, ...change }, now)
  if (!result.ok) throw new Error(result.refusal.reason)
  return result.value.id
}
const list = async (now: Instant = monday, actor = bev, clinic = 'hall-green') => {
  const result = await readCalls(actor, { clinic }, now)
  if (!result.ok) throw new Error(result.refusal.reason)
  return result.value.ringBacks
}
const tried = (actor: StaffActor, input: RingBackTryInput, now: Instant = monday) => recordRingBack(actor, input, now)
const eventsOf = (ringBack: string) => db().event.findMany({ where: { detail: { path: ['ringBack'], equals: ringBack } }, orderBy: { id: 'asc' } })

describe('asking to be rung', () => {
  it('is on the list of that clinic alone, due in four opening hours, and they are told by when', async () => {
    const id = await ask()
    expect(await list()).toMatchObject([{ id, name: 'Rosa Field', dueAt: at('2027-03-01', 720), urgency: 'later', tries: [], claim: null }])
    expect(await list(monday, tamworth, 'tamworth')).toEqual([])
    expect(await readRingBackPromise(id, monday)).toEqual({ clinic: 'hall-green', by: at('2027-03-01', 720) })
    expect(tally([await askRingBack({ ...rosa, clinic: 'nowhere' }, monday)])).toEqual({ invalid: 1 })
  })

  it('again while it is open changes it: one entry, the last word counts, the first promise stays', async () => {
    const id = await ask()
    expect(await ask({ name: 'rosa  FIÉLD'.replace('  ', ' '), bestTime: 'after-5', about: undefined }, monday + 60 * minute)).toBe(id)
    expect(await list()).toMatchObject([{ id, bestTime: 'after-5', about: 'Can I park?', dueAt: at('2027-03-01', 720) }])
    expect(await ask({ clinic: 'tamworth' }, monday + 61 * minute)).toBe(id)
    expect(await list()).toEqual([])
    expect(await list(monday, tamworth, 'tamworth')).toHaveLength(1)
  })

  it('many times at once makes one: the database holds it', async () => {
    const ids = new Set(await atOnce(12, () => ask()))
    expect(ids.size).toBe(1)
    expect(await list()).toHaveLength(1)
    const { clinic: clinicId, name, phone } = rosa
    await expect(db().ringBack.create({ data: { id: randomUUID(), clinicId, name: name.toUpperCase(), phone, askedAt: new Date(monday), dueAt: new Date(monday) } }))
      .rejects.toThrow()
  })

  it('by another of the same number, or once it was dealt with, makes another', async () => {
    const id = await ask()
    const brother = await ask({ name: 'Otis Field' })
    await tried(bev, { ringBack: id, outcome: 'answered' })
    const later = await ask({}, monday + 60 * minute)
    expect(new Set([id, brother, later]).size).toBe(3)
    expect(await list()).toHaveLength(2)
    expect(await readRingBackPromise(id, monday)).toBeNull()
  })

  it('after a try has them rung within a new promise', async () => {
    const id = await ask()
    await tried(bev, { ringBack: id, outcome: 'no-answer' }, monday + 30 * minute)
    const again = monday + 300 * minute
    await ask({}, again)
    expect(await list(again)).toMatchObject([{ id, nextTryAt: null, dueAt: at('2027-03-01', 1020) }])
  })

  it('leaves nothing of who they are in events', async () => {
    const id = await ask()
    await claimRingBack(bev, { ringBack: id }, monday)
    await openRingBack(bev, { ringBack: id }, monday)
    await tried(bev, { ringBack: id, outcome: 'answered', note: 'Parking is free' })
    const told = await eventsOf(id)
    expect(told.map(({ verb }) => verb)).toEqual(['ring-back', 'claim', 'look', 'ring-back-try'])
    expect(JSON.stringify(told.map(({ detail }) => detail))).not.toMatch(/Rosa|900321|park/i)
  })
})

describe('ringing back', () => {
  it('is one person’s, however many press at once; who has it is said', async () => {
    const id = await ask()
    const results = await atOnce(16, (i) => claimRingBack(i % 2 ? bev : nasreen, { ringBack: id }, monday))
    expect(tally(results)).toEqual({ ok: 8, 'call-claimed': 8 })
    const [entry] = await list()
    const other = entry?.claim?.staff === bev.id ? nasreen : bev
    expect(await tried(other, { ringBack: id, outcome: 'answered' })).toMatchObject({ refusal: { reason: 'call-claimed', by: entry?.claim?.by } })
    expect(await tried(other, { ringBack: id, outcome: 'answered' }, monday + 5 * minute)).toMatchObject({ ok: true })
  })

  it('a claim lapses, says whose it was, and is let go by whoever has it', async () => {
    const id = await ask()
    await claimRingBack(bev, { ringBack: id }, monday)
    expect(await list(monday + 5 * minute)).toMatchObject([{ claim: null, lapsedFrom: bev.id }])
    await letGoOfRingBack(nasreen, { ringBack: id }, monday)
    expect(await list()).toMatchObject([{ claim: { by: bev.name } }])
    await letGoOfRingBack(bev, { ringBack: id }, monday)
    expect(await list()).toMatchObject([{ claim: null, lapsedFrom: null }])
  })

  it('without an answer: again in another part of the day, and after three tries no more', async () => {
    const id = await ask()
    const noAnswer = (now: Instant, tries: number) => tried(bev, { ringBack: id, outcome: 'no-answer', tries, note: 'Rang out' }, now)
    expect(await noAnswer(monday, 0)).toMatchObject({ value: { nextTryAt: at('2027-03-01', 720), closed: null } })
    expect(await noAnswer(at('2027-03-01', 720), 1)).toMatchObject({ value: { nextTryAt: at('2027-03-01', 1020), closed: null } })
    expect(await noAnswer(at('2027-03-01', 1020), 2)).toMatchObject({ value: { nextTryAt: null, closed: 'unreachable' } })
    expect(await list()).toEqual([])
    const row = await db().ringBack.findUniqueOrThrow({ where: { id }, include: { attempts: true } })
    expect(row).toMatchObject({ outcome: 'unreachable', tries: 3, name: 'Rosa Field' })
    expect(row.attempts).toHaveLength(3)
    expect((await eventsOf(id)).at(-1)).toMatchObject({ verb: 'ring-back-end', actorKind: 'policy' })
  })

  it('the wish is weighed in', async () => {
    const id = await ask({ bestTime: 'after-5' }, at('2027-03-01', 960))
    expect(await list(at('2027-03-01', 960))).toMatchObject([{ ring: { from: at('2027-03-01', 1020), by: at('2027-03-01', 1140) }, urgency: 'later' }])
    expect(await tried(bev, { ringBack: id, outcome: 'no-answer' }, at('2027-03-02', 500))).toMatchObject({ value: { nextTryAt: at('2027-03-02', 1020) } })
  })

  it('the same form sent twice is one try; after somebody settled it one is told who', async () => {
    const id = await ask()
    const racing = await atOnce(6, (i) => tried(i % 2 ? bev : nasreen, { ringBack: id, outcome: 'no-answer', tries: 0 }))
    expect(tally(racing)).toEqual({ ok: 3, 'call-closed': 3 }) // the same person's own presses
    expect(await db().ringBackTry.count({ where: { ringBackId: id } })).toBe(1)
    await tried(nasreen, { ringBack: id, outcome: 'unwanted' }, monday + minute)
    expect(await tried(bev, { ringBack: id, outcome: 'answered' }, monday + minute)).toMatchObject({ refusal: { reason: 'call-closed', by: nasreen.name } })
  })

  it('is for reception of that clinic', async () => {
    const id = await ask()
    for (const actor of [tamworth, practitioner('ann')]) {
      expect(tally([await claimRingBack(actor, { ringBack: id }, monday), await letGoOfRingBack(actor, { ringBack: id }, monday),
        await openRingBack(actor, { ringBack: id }, monday), await tried(actor, { ringBack: id, outcome: 'answered' })])).toEqual({ forbidden: 4 })
    }
    expect(tally([await claimRingBack({ kind: 'public' }, { ringBack: id }, monday)])).toEqual({ unauthorised: 1 })
  })

  it('to book: claimed, and their record found where there is one of that name and number', async () => {
    const id = await ask({ name: 'Nobody Yet' })
    expect(await claimToBook(bev, { ringBack: id, note: 'Wants mornings' }, monday)).toEqual({ ok: true, value: { patient: null } })
    expect(await list()).toMatchObject([{ claim: { by: bev.name } }])
    const known = await asked(at(wednesday, 600), { practitioner: 'ann', patient: { name: 'Rosa Field', phone: rosa.phone } })
    const { patientId } = await db().appointment.findUniqueOrThrow({ where: { reference: known.appointment.reference } })
    expect(await claimToBook(bev, { ringBack: await ask() }, monday)).toEqual({ ok: true, value: { patient: patientId } })
    expect(tally([await claimToBook(nasreen, { ringBack: id }, monday)])).toEqual({ 'call-claimed': 1 })
    await tried(bev, { ringBack: id, outcome: 'booked' })
    expect(await db().ringBack.findUnique({ where: { id } })).toMatchObject({ outcome: 'booked', note: 'Wants mornings' })
  })

  it('counts among the day’s tries', async () => {
    const before = await readCalls(bev, { clinic: 'hall-green' }, monday)
    await tried(bev, { ringBack: await ask(), outcome: 'no-answer' })
    const after = await readCalls(bev, { clinic: 'hall-green' }, monday)
    if (!before.ok || !after.ok) throw new Error('refused')
    expect([after.value.today.rung - before.value.today.rung, after.value.today.unanswered - before.value.today.unanswered]).toEqual([1, 1])
  })
})

it('whoever signs out lets go of all they had claimed', async () => {
  const id = await ask()
  await asked(at(wednesday, 600), { practitioner: 'ann' })
  const worklist = await readCalls(bev, { clinic: first.clinic }, monday)
  const call = worklist.ok ? worklist.value.calls[0]?.id ?? '' : ''
  const secret = makeSecret()
  await transact(async (tx) => {
    await openSession(tx, { secretHash: hashSecret(secret) }, bev, monday)
    return done(null)
  })
  await claimRingBack(bev, { ringBack: id }, monday)
  await claimCall(bev, { call }, monday)
  await signOut(secret, monday + minute)
  expect(tally([await claimRingBack(nasreen, { ringBack: id }, monday + minute), await claimCall(nasreen, { call }, monday + minute)])).toEqual({ ok: 2 })
  expect(await db().event.count({ where: { verb: 'let-go', actorId: bev.id, at: new Date(monday + minute) } })).toBe(2)
  await signOut(secret, monday + 2 * minute)
  expect(await db().event.count({ where: { verb: 'let-go', actorId: bev.id, at: new Date(monday + 2 * minute) } })).toBe(0)
})
