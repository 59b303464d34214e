import '../support/test-database'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { db, disconnect } from '@/lib/store/client'
import { claimCall } from '@/lib/use-cases/claim-call'
import { readCalls } from '@/lib/use-cases/read-calls'
import { recordAttempt } from '@/lib/use-cases/record-attempt'
import { correctPhone, readWrongNumber } from '@/lib/use-cases/wrong-number'
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
beforeEach(releaseAll)
afterAll(disconnect)

const minute = 60_000
const phone = '+441214960007'
const entry = async (now = monday) => {
  const result = await readCalls(bev, { clinic: first.clinic }, now)
  const call = result.ok ? result.value.calls[0] : undefined
  if (!call) throw new Error('no call')
  return call
}
/** A call whose number was somebody else's, with a patient of its own. */
async function wrongNumber(name: string, number = '+447700900123') {
  await asked(at(wednesday, 600), { practitioner: 'ann', patient: { name, phone: number, dateOfBirth: '1980-02-03' } })
  const call = await entry()
  const result = await recordAttempt(bev, { call: call.id, outcome: 'wrong-number' }, monday)
  if (!result.ok) throw new Error(result.refusal.reason)
  const ways = await readWrongNumber(bev, { call: call.id }, monday)
  if (!ways.ok) throw new Error(ways.refusal.reason)
  return { call: call.id, patient: call.patient.id, ways: ways.value }
}

describe('a wrong number', () => {
  it('is marked, and shown where it was found', async () => {
    const { patient, ways } = await wrongNumber('Wanda Wrong')
    expect(await entry()).toMatchObject({ wrongNumberAt: monday, attempts: [{ outcome: 'wrong-number' }] })
    expect(ways).toMatchObject({ otherPhone: null, email: null, alike: [] })
    expect(await db().event.count({ where: { verb: 'look', patientId: patient } })).toBe(1)
  })

  it('leads to the other number as far as they want to be rung, to their email, and to another record of theirs', async () => {
    const { call, patient } = await wrongNumber('Wilma Ways')
    await db().patient.update({ where: { id: patient }, data: { otherPhone: phone, email: 'wilma@example.org' } })
    await asked(at(wednesday, 780), { practitioner: 'ben', patient: { name: 'Wilma Ways', phone: '+447700900777', dateOfBirth: '1980-02-03' } })
    expect(await readWrongNumber(bev, { call }, monday)).toMatchObject({ value: {
      otherPhone: phone, email: 'wilma@example.org', alike: [{ name: 'Wilma Ways', phone: '+447700900777' }] } })
    await db().patient.update({ where: { id: patient }, data: { ringing: 'never', tellBy: 'email' } })
    expect(await readWrongNumber(bev, { call }, monday)).toMatchObject({ value: { otherPhone: null } })
  })

  it('put right: the mark is gone, the event doesn’t say the number, and it is rung at once by whoever did', async () => {
    const { call, patient, ways } = await wrongNumber('Rita Right')
    expect(await correctPhone(bev, { call, phone, version: ways.version }, monday + minute)).toMatchObject({ ok: true })
    expect(await entry(monday + minute)).toMatchObject({ id: call, wrongNumberAt: null, patient: { phone }, urgency: 'overdue', claim: { by: bev.name } })
    const event = await db().event.findFirstOrThrow({ where: { verb: 'patient-phone', patientId: patient } })
    expect(JSON.stringify(event.detail)).not.toContain('4960007')
  })

  it('put right by two at once is put right by one; the other is told who', async () => {
    const { call, ways, patient } = await wrongNumber('Twice Told')
    const results = await atOnce(6, (i) => correctPhone(i % 2 ? bev : nasreen, { call, phone: `+4412149600${10 + i}`, version: ways.version }, monday))
    const counts = tally(results)
    expect(counts.ok).toBe(1)
    expect((counts['record-changed'] ?? 0) + (counts['call-claimed'] ?? 0)).toBe(5)
    expect(await db().event.count({ where: { verb: 'patient-phone', patientId: patient } })).toBe(1)
  })

  it('put right to the same number by two at once: one rings, the other is told who', async () => {
    for (let round = 0; round < 5; round += 1) {
      await releaseAll()
      const { call, ways } = await wrongNumber(`Same ${round}`, `+4477009001${30 + round}`)
      const [one, two] = await Promise.all([bev, nasreen].map((actor) => correctPhone(actor, { call, phone, version: ways.version }, monday)))
      expect([one?.ok, two?.ok].filter(Boolean)).toHaveLength(1)
      const quicker = one?.ok ? 'Bev Okafor' : 'Nasreen Ali'
      expect(one?.ok ? two : one).toMatchObject({ refusal: { reason: 'call-claimed', by: quicker } })
    }
  })

  it('isn’t for those who can’t ring', async () => {
    const { call, ways } = await wrongNumber('Not Yours')
    for (const actor of [tamworth, practitioner('ann')]) {
      expect(tally([await correctPhone(actor, { call, phone, version: ways.version }, monday), await readWrongNumber(actor, { call }, monday)])).toEqual({ forbidden: 2 })
    }
    await claimCall(nasreen, { call }, monday)
    expect(tally([await correctPhone(bev, { call, phone, version: ways.version }, monday)])).toEqual({ 'call-claimed': 1 })
  })
})
