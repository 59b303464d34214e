import '../support/test-database'
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it, test, vi } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { hashSecret, makeSecret } from '@/lib/auth/hold-secret'
import { done } from '@/lib/core/result'
import { redFlags } from '@/lib/core/red-flags'
import { ringNowOutcomes } from '@/lib/core/ring-now'
import { db, disconnect } from '@/lib/store/client'
import { openSession } from '@/lib/store/staff-sessions'
import { transact } from '@/lib/store/transact'
import { actOnAppointment } from '@/lib/use-cases/act-on-appointment'
import { claimCall } from '@/lib/use-cases/claim-call'
import { claimRingNow, letGoOfRingNow } from '@/lib/use-cases/claim-ring-now'
import { readCalls } from '@/lib/use-cases/read-calls'
import { recordRingNow } from '@/lib/use-cases/record-ring-now'
import { signOut } from '@/lib/use-cases/sign-out'
import { answersWith } from '../factories/answers'
import { database } from '../support/test-database'
import { answering, save, type Answering } from './answering'
import { asked, atOnce, tally } from './asking'
import { at, createReceptionist, createSmallPractice, monday, practitioner, releaseAll, tuesday, wednesday } from './small-practice'

let bev: StaffActor
let nasreen: StaffActor
let tamworth: StaffActor
let who: Answering
beforeAll(async () => {
  await createSmallPractice()
  bev = await createReceptionist('Bev Okafor')
  nasreen = await createReceptionist('Nasreen Ali')
  tamworth = await createReceptionist('Tom Tamworth', ['tamworth'])
})
beforeEach(async () => {
  await releaseAll()
  await db().ringNow.updateMany({ where: { closedAt: null }, data: { closedAt: new Date(monday), outcome: 'advised' } })
  who = await answering(at(wednesday, 600))
})
afterAll(disconnect)

const minute = 60_000
const list = async (now = monday, actor = bev, clinic = 'hall-green') => {
  const result = await readCalls(actor, { clinic }, now)
  if (!result.ok) throw new Error(result.refusal.reason)
  return result.value
}
const pageOf = (code: string) => (redFlags.find((flag) => flag.code === code)?.act === 'now' ? 'signs' as const : 'health' as const)
const sayYes = (code: string, now = monday, to = who) => save(to, pageOf(code), answersWith(pageOf(code), { [code]: 'yes' }), now)
const confirm = () => actOnAppointment(bev, { reference: who.reference, verb: 'confirm' }, monday)
const rows = () => db().ringNow.findMany({ where: { appointmentId: who.id }, orderBy: { raisedAt: 'asc' } })
/** Confirmed first, so that no call is open: an entry of its own. */
async function raised(code = 'bladder') {
  await confirm()
  await sayYes(code)
  const [row] = await rows()
  return row?.id ?? ''
}

describe.each(redFlags)('$code answered yes', ({ code }) => {
  it('raises exactly one, for that sign, however often the page is sent', async () => {
    await confirm()
    await atOnce(6, () => sayYes(code))
    await sayYes(code, monday + minute)
    expect(await rows()).toMatchObject([{ flags: [code], closedAt: null, raisedAt: new Date(monday) }])
    expect((await list()).ringNows).toMatchObject([{ flags: [code], urgency: 'ring-now', patient: { name: 'Grace Whitlock' }, appointment: { reference: who.reference } }])
    expect((await list(monday, tamworth, 'tamworth')).ringNows).toEqual([])
    expect(await db().event.count({ where: { appointmentId: who.id, verb: 'ring-now' } })).toBe(1)
  })

  it('answered no raises none', async () => {
    await save(who, pageOf(code))
    expect(await rows()).toEqual([])
  })
})

describe('once for one answer', () => {
  it('another sign joins the entry that is open', async () => {
    await raised('bladder')
    await sayYes('fever', monday + minute)
    expect((await rows()).map(({ flags }) => [...flags].sort())).toEqual([['bladder', 'fever']])
  })

  it('changing something else on the page raises nothing more once it was dealt with', async () => {
    const id = await raised()
    await recordRingNow(bev, { ringNow: id, outcome: 'advised' }, monday)
    await save(who, 'signs', answersWith('signs', { bladder: 'yes', accident: undefined }), monday + minute)
    expect(await rows()).toHaveLength(1)
  })

  it('taken back it is still rung, and says so; yes anew after that is another answer', async () => {
    const id = await raised()
    await save(who, 'signs', answersWith('signs', {}), monday + minute)
    expect((await list()).ringNows).toMatchObject([{ id, takenBack: true }])
    await recordRingNow(bev, { ringNow: id, outcome: 'mistake' }, monday + 2 * minute)
    await sayYes('bladder', monday + 3 * minute)
    expect((await rows()).map(({ closedAt }) => closedAt === null)).toEqual([false, true])
    expect((await list()).ringNows).toMatchObject([{ takenBack: false }])
  })

  it('the database lets no second one stand open', async () => {
    await raised()
    await expect(db().ringNow.create({ data: { id: randomUUID(), appointmentId: who.id, clinicId: 'hall-green', flags: ['bladder'], raisedAt: new Date(monday) } }))
      .rejects.toThrow()
    await expect(db().ringNow.update({ where: { id: (await rows())[0]?.id ?? '' }, data: { flags: [] } })).rejects.toThrow()
  })
})

describe('with a call open for the appointment', () => {
  it('that call becomes urgent and is the first of all; nobody is listed twice', async () => {
    await asked(at(tuesday, 600), { practitioner: 'ann' })
    const before = await list(at('2027-03-01', 720))
    expect(before.calls.map(({ start }) => start)).toEqual([at(tuesday, 600), at(wednesday, 600)])
    await sayYes('bladder')
    const { calls, ringNows } = await list(at('2027-03-01', 720))
    expect(ringNows).toEqual([])
    expect(calls.map(({ urgency, start }) => [urgency, start])).toEqual([['ring-now', at(wednesday, 600)], ['overdue', at(tuesday, 600)]])
    expect(calls[0]).toMatchObject({ ringNow: { flags: ['bladder'] }, ring: { from: null, by: monday } })
  })

  it('the call’s claim counts for it, and once it is settled the call goes on as before', async () => {
    await sayYes('bladder')
    const [entry] = (await list()).calls
    const ringNow = entry?.ringNow?.id ?? ''
    await claimCall(nasreen, { call: entry?.id ?? '' }, monday)
    expect(await recordRingNow(bev, { ringNow, outcome: 'advised' }, monday)).toMatchObject({ refusal: { reason: 'call-claimed', by: 'Nasreen Ali' } })
    expect(await claimRingNow(bev, { ringNow }, monday)).toMatchObject({ refusal: { reason: 'call-claimed', by: 'Nasreen Ali' } })
    expect(await recordRingNow(nasreen, { ringNow, outcome: 'advised' }, monday)).toMatchObject({ value: { closed: true, call: entry?.id } })
    expect((await list()).calls).toMatchObject([{ id: entry?.id, ringNow: null, urgency: 'later', claim: { by: 'Nasreen Ali' } }])
  })

  it('once the call is closed otherwise, it stands by itself', async () => {
    await sayYes('bladder')
    await actOnAppointment(bev, { reference: who.reference, verb: 'cancel' }, monday)
    expect(await list()).toMatchObject({ calls: [], ringNows: [{ flags: ['bladder'], appointment: { status: 'cancelled' } }] })
  })
})

describe('ringing', () => {
  it('is one person’s, however many press at once; a claim lapses and is let go', async () => {
    const ringNow = await raised()
    expect(tally(await atOnce(10, (i) => claimRingNow(i % 2 ? bev : nasreen, { ringNow }, monday)))).toEqual({ ok: 5, 'call-claimed': 5 })
    const [entry] = (await list()).ringNows
    const mine = entry?.claim?.staff === bev.id ? bev : nasreen
    const other = mine === bev ? nasreen : bev
    expect(await recordRingNow(other, { ringNow, outcome: 'no-answer' }, monday)).toMatchObject({ refusal: { reason: 'call-claimed', by: mine.name } })
    await letGoOfRingNow(other, { ringNow }, monday)
    expect((await list()).ringNows).toMatchObject([{ claim: { by: mine.name } }])
    expect((await list(monday + 5 * minute)).ringNows).toMatchObject([{ claim: null, lapsedFrom: mine.id }])
    await letGoOfRingNow(mine, { ringNow }, monday)
    expect((await list()).ringNows).toMatchObject([{ claim: null, lapsedFrom: null }])
  })

  test.each(ringNowOutcomes)('%s', async (outcome) => {
    const ringNow = await raised()
    await claimRingNow(bev, { ringNow }, monday)
    const settled = outcome !== 'no-answer'
    expect(await recordRingNow(bev, { ringNow, outcome, tries: 0, note: 'Spoke with her husband' }, monday)).toEqual({ ok: true, value: { closed: settled, call: null } })
    expect(await recordRingNow(bev, { ringNow, outcome, tries: 0 }, monday)).toMatchObject({ refusal: { reason: 'call-closed', by: 'Bev Okafor' } })
    expect((await list()).ringNows).toMatchObject(settled ? [] : [{ urgency: 'ring-now', claim: null, tries: [{ outcome, by: 'Bev Okafor' }] }])
    const told = await db().event.findMany({ where: { appointmentId: who.id, verb: 'ring-now-try' } })
    expect(told.map(({ detail }) => detail)).toEqual([{ settled }])
  })

  it('many at once settle it once', async () => {
    const ringNow = await raised()
    expect(tally(await atOnce(6, () => recordRingNow(bev, { ringNow, outcome: 'advised', tries: 0 }, monday)))).toEqual({ ok: 6 })
    expect(await db().ringNowTry.count({ where: { ringNowId: ringNow } })).toBe(1)
  })

  it('is for the desk of that clinic alone', async () => {
    const ringNow = await raised()
    for (const actor of [tamworth, practitioner('ann')]) {
      expect(tally([await claimRingNow(actor, { ringNow }, monday), await letGoOfRingNow(actor, { ringNow }, monday), await recordRingNow(actor, { ringNow, outcome: 'advised' }, monday)]))
        .toEqual({ forbidden: 3 })
    }
    expect(tally([await claimRingNow(who.patient, { ringNow }, monday), await claimRingNow(bev, { ringNow: randomUUID() }, monday)])).toEqual({ unauthorised: 1, 'not-found': 1 })
  })

  it('whoever signs out lets go of it', async () => {
    const ringNow = await raised()
    const secret = makeSecret()
    await transact(async (tx) => {
      await openSession(tx, { secretHash: hashSecret(secret) }, bev, monday)
      return done(null)
    })
    await claimRingNow(bev, { ringNow }, monday)
    await signOut(secret, monday + minute)
    expect((await list(monday + minute)).ringNows).toMatchObject([{ claim: null, lapsedFrom: null }])
  })
})

it('every open screen of the clinic is told at the commit', async () => {
  await confirm()
  const ear = new pg.Client({ connectionString: database.ownerUrl })
  const heard: string[] = []
  await ear.connect()
  ear.on('notification', ({ payload = '' }) => heard.push(payload))
  await ear.query('listen plumbline')
  await sayYes('bladder')
  await vi.waitFor(() => expect(heard).toContain('hall-green'), { timeout: 10_000, interval: 20 })
  await ear.end()
})
