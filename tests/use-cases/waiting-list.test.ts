import '../support/test-database'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { anybody, type StaffActor } from '@/lib/auth/actor'
import { db, disconnect } from '@/lib/store/client'
import { askForSooner } from '@/lib/use-cases/ask-for-sooner'
import { cancelAppointment } from '@/lib/use-cases/cancel-appointment'
import { closeWaits } from '@/lib/use-cases/close-waits'
import { joinWaitingList } from '@/lib/use-cases/join-waiting-list'
import { leaveWaitingList } from '@/lib/use-cases/leave-waiting-list'
import { countWanting, readWaitingList } from '@/lib/use-cases/read-waiting-list'
import { ownQueries } from '../support/own-queries'
import { asked, atOnce, tally } from './asking'
import { at, createReceptionist, createSmallPractice, monday, practitioner, tuesday, wednesday, zone } from './small-practice'
import { emptyList, joined, offered, someone, ten } from './waiting'

let bev: StaffActor
let elsewhere: StaffActor
beforeAll(async () => {
  await createSmallPractice()
  bev = await createReceptionist('Bev Okafor')
  elsewhere = await createReceptionist('Nasreen Ali', ['tamworth'])
})
beforeEach(emptyList)
afterAll(disconnect)

const wish = { clinics: ['hall-green'], service: 'first', weekdays: [], parts: [] }
const read = async (input: { day?: string } = {}, now = monday) => {
  const result = await readWaitingList(bev, { clinic: 'hall-green', ...input }, now)
  if (!result.ok) throw new Error('refused')
  return result.value
}
const eventsOf = (verb: string) => db().event.count({ where: { verb } })

describe('joining', () => {
  it('stands on the list with what was wished for, told by one event without names', async () => {
    const before = await eventsOf('join')
    await joined({ patient: someone('Ada Quill'), practitioner: 'ann', weekdays: [3], parts: ['morning'], note: 'Can hardly sit' })
    const { waits: [wait] } = await read()
    expect(wait).toMatchObject({ patient: { name: 'Ada Quill' }, practitioner: { id: 'ann' }, weekdays: [3], parts: ['morning'], from: '2027-03-01',
      until: '2027-04-26', urgent: false, note: 'Can hardly sit', source: 'web', clinics: ['hall-green'] })
    expect(await eventsOf('join')).toBe(before + 1)
    const events = await db().event.findMany({ where: { verb: 'join' } })
    expect(JSON.stringify(events.map((event) => event.detail))).not.toMatch(/Ada|sit|0900/)
  })

  it('the same person for the same again: changed, with their place kept; many at once are one', async () => {
    const ada = someone('Ada Quill')
    const ids = await atOnce(24, () => joined({ patient: ada }))
    expect(new Set(ids).size).toBe(1)
    expect(await db().patient.count({ where: ada })).toBe(1)
    await joined({ patient: ada, weekdays: [5], note: 'Fridays now' }, monday + 3_600_000)
    const { waits } = await read()
    expect(waits).toHaveLength(1)
    expect(waits[0]).toMatchObject({ weekdays: [5], note: 'Fridays now', since: monday })
  })

  it('what the desk marked urgent stays so when its person asks again online', async () => {
    const ada = someone('Ada Quill')
    const urgent = await joinWaitingList(bev, { ...wish, patient: ada, urgent: true, note: 'Cannot sleep' }, monday)
    expect(urgent.ok).toBe(true)
    await joined({ patient: ada, parts: ['evening'] })
    expect((await read()).waits).toMatchObject([{ urgent: true, note: 'Cannot sleep', parts: ['evening'], source: 'phone' }])
  })

  it('online nobody is urgent', async () => {
    await joined({ urgent: true })
    expect((await read()).waits).toMatchObject([{ urgent: false }])
  })

  const refusals = [
    ['no clinic', { clinics: [] }, 'clinics'], ['no such service', { service: 'none' }, 'service'],
    ['a clinic where nobody gives it', { clinics: ['tamworth'] }, 'clinics'], ['somebody who isn’t there', { practitioner: 'zoe' }, 'practitioner'],
    ['a day that has passed', { until: '2027-02-01' }, 'until'], ['days in the wrong order', { from: '2027-03-09', until: '2027-03-08' }, 'until'],
    ['more than a year', { until: '2029-01-01' }, 'until'],
  ] as const
  it.each(refusals)('%s is refused at its field', async (_, change, field) => {
    const result = await joinWaitingList(anybody, { ...wish, ...change, clinics: [...('clinics' in change ? change.clinics : wish.clinics)], patient: someone() }, monday)
    expect(!result.ok && result.refusal.reason === 'invalid' && result.refusal.errors[0]?.path).toEqual([field])
  })

  it('the desk puts callers of its own clinics on it; a practitioner nobody', async () => {
    for (const [actor, reason] of [[bev, 'ok'], [elsewhere, 'forbidden'], [practitioner('ann'), 'forbidden']] as const) {
      expect(tally([await joinWaitingList(actor, { ...wish, patient: someone() }, monday)])).toEqual({ [reason]: 1 })
    }
  })
})

describe('free now and wanted', () => {
  it('when time frees, whoever fits is there: urgent first, then longest waiting', async () => {
    const { appointment: { reference } } = await asked(ten, { practitioner: 'ann' })
    const slow = await joined({ practitioner: 'ann', weekdays: [3], parts: ['morning'] }, monday)
    const late = await joined({}, monday + 60_000)
    const urgent = await joinWaitingList(bev, { ...wish, patient: someone(), urgent: true }, monday + 120_000)
    await joined({ parts: ['evening'] })
    const now = monday + 180_000
    expect(await countWanting(bev, { clinic: 'hall-green', practitioner: 'ann', start: ten }, now)).toBe(0)
    await cancelAppointment(bev, { reference, reason: 'patient-unwell' }, now)
    expect(await countWanting(bev, { clinic: 'hall-green', practitioner: 'ann', start: ten }, now)).toBe(3)
    const { openings } = await read({}, now)
    const here = openings.flatMap((one) => (one.practitioner.id === 'ann' ? one.starts : [])).find(({ start }) => start === ten)
    expect(here?.waits.map(({ id }) => id)).toEqual([urgent.ok ? urgent.value.wait : '', slow, late])
    expect(await countWanting(elsewhere, { clinic: 'hall-green', practitioner: 'ann', start: ten }, now)).toBe(0)
  })

  it('the list of the clinic alone is shown, to those who may see it', async () => {
    await joined()
    expect(tally([await readWaitingList(elsewhere, { clinic: 'hall-green' }, monday)])).toEqual({ forbidden: 1 })
    expect(tally([await readWaitingList(anybody, { clinic: 'hall-green' }, monday)])).toEqual({ forbidden: 1 })
    const there = await readWaitingList(elsewhere, { clinic: 'tamworth' }, monday)
    expect(there.ok && there.value.waits).toEqual([])
  })

  it.each([
    ['any number', {}, true],
    ['not at all', { ringing: 'never' }, false],
    ['the mobile alone, and there is one', { ringing: 'mobile' }, true],
    ['the mobile alone, and the only number is a landline', { ringing: 'mobile', phone: '+441632960371' }, false],
    ['the mobile alone, and the second number is one', { ringing: 'mobile', phone: '+441632960372', otherPhone: '+447700900372' }, true],
    ['a number that is somebody else’s', { wrongNumberAt: new Date(monday) }, false],
  ])('who wants to be rung on %s', async (_, data, mayRing) => {
    const id = await joined()
    await db().wait.update({ where: { id }, data: { patient: { update: data } } })
    expect((await read()).waits).toMatchObject([{ id, mayRing }])
    const offer = await offered(bev, [id])
    expect((await read()).offers.find((one) => one.id === offer)?.people).toMatchObject([{ wait: id, mayRing }])
  })

  it('as many queries, whether three wait or sixty', async () => {
    const queries = async (): Promise<number> => {
      const spy = vi.spyOn(Client.prototype, 'query')
      await read()
      return ownQueries(spy)
    }
    await Promise.all(Array.from({ length: 3 }, () => joined()))
    await read()
    const few = await queries()
    vi.restoreAllMocks()
    for (let i = 0; i < 57; i += 1) await joined()
    expect((await read()).waits).toHaveLength(60)
    expect(await queries()).toBe(few)
    expect(few).toBeLessThanOrEqual(4) // the fourth says who looked
  })
})

describe('a sooner time', () => {
  const link = async (reference: string) => ({ kind: 'patient', appointmentId: (await db().appointment.findUniqueOrThrow({ where: { reference } })).id } as const)

  it('is wanted before the appointment alone, and only by whose it is', async () => {
    const { appointment: { reference } } = await asked(at(wednesday, 840), { practitioner: 'ann' })
    const mine = await link(reference)
    const input = { reference, same: false, anywhere: true, weekdays: [], parts: [] }
    expect(tally([await askForSooner(anybody, input, monday)])).toEqual({ 'not-found': 1 })
    expect(tally([await askForSooner(mine, input, monday)])).toEqual({ ok: 1 })
    const { waits: [wait], openings } = await read()
    expect(wait).toMatchObject({ insteadOf: { reference, start: at(wednesday, 840) }, until: wednesday })
    const starts = openings.flatMap((one) => one.starts.map(({ start }) => start))
    expect(Math.max(...starts)).toBeLessThan(at(wednesday, 840))
    await cancelAppointment(bev, { reference, reason: 'other' }, monday)
    expect(tally([await askForSooner(mine, input, monday)])).toEqual({ 'status-forbids': 1 })
  })
})

describe('leaving', () => {
  it('by the desk, once; what was offered to them alone is free again', async () => {
    const wait = await joined()
    const offer = await offered(bev, [wait])
    expect(tally(await atOnce(4, () => leaveWaitingList(bev, { wait }, monday)))).toEqual({ ok: 4 })
    expect(await db().wait.findUnique({ where: { id: wait } })).toMatchObject({ outcome: 'withdrawn' })
    expect(await db().offer.findUnique({ where: { id: offer }, include: { appointment: true } }))
      .toMatchObject({ outcome: 'declined', appointment: { status: 'released' } })
  })
  it('by who may', async () => {
    const wait = await joined()
    for (const [actor, reason] of [[elsewhere, 'forbidden'], [practitioner('ann'), 'forbidden'], [anybody, 'forbidden']] as const) {
      expect(tally([await leaveWaitingList(actor, { wait }, monday)])).toEqual({ [reason]: 1 })
    }
  })
  it('of itself when the last day has passed, by the clinic’s clock', async () => {
    const wait = await joined({ until: tuesday })
    const before = await eventsOf('leave')
    expect(await closeWaits(at(tuesday, 1439))).toBe(0)
    expect(await closeWaits(at(wednesday, 0))).toBe(1)
    expect(await closeWaits(at(wednesday, 0))).toBe(0)
    expect(await db().wait.findUnique({ where: { id: wait } })).toMatchObject({ outcome: 'over' })
    expect(await eventsOf('leave')).toBe(before + 1)
    expect(zone).toBe('Europe/London')
  })
})
