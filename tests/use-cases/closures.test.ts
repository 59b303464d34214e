import '../support/test-database'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { forgetConfig } from '@/lib/config'
import { bankHolidays, bankHolidaysIn } from '@/lib/core/bank-holidays'
import type { ClosureDraft } from '@/lib/core/closure-draft'
import { db, disconnect } from '@/lib/store/client'
import { forgetAll } from '@/lib/store/live'
import { readBankHolidays, refreshBankHolidays } from '@/lib/use-cases/bank-holidays'
import { previewClosure, readClosures, saveClosure } from '@/lib/use-cases/draft-closure'
import { createAppointment } from '../factories/appointments'
import { createManager } from './effect-ground'
import { at, createReceptionist, createSmallPractice, monday, practitioner, releaseAll, wednesday } from './small-practice'

// Closing and opening say first what they do; bank holidays come from GOV.UK, or else from the built-in list, and which is said.

let boss: StaffActor
let govUk: Server
/** What stands for GOV.UK answers. */
let answer: { status: number; body: string } = { status: 200, body: '' }

const published = { 'england-and-wales': { division: 'england-and-wales', events: [
  { title: 'Boxing Day', date: '2027-12-28', notes: 'Substitute day', bunting: true },
  { title: 'Good Friday', date: '2027-03-26', notes: '', bunting: false },
  { title: 'New Year\'s Day', date: '2031-01-01', notes: '', bunting: true },
] }, scotland: { division: 'scotland', events: [] } }

beforeAll(async () => {
  await createSmallPractice()
  boss = await createManager('Helen Marchetti')
  govUk = createServer((_, response) => response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body)).listen(0, '127.0.0.1')
  await once(govUk, 'listening')
  process.env['BANK_HOLIDAYS_URL'] = `http://127.0.0.1:${(govUk.address() as AddressInfo).port}/bank-holidays.json`
  forgetConfig()
})
beforeEach(async () => {
  await releaseAll()
  for (const gone of [db().toTell.deleteMany(), db().closure.deleteMany(), db().bankHolidayList.deleteMany()]) await gone
  answer = { status: 200, body: JSON.stringify(published) }
  forgetAll()
})
afterAll(async () => {
  govUk.close()
  await disconnect()
})

const close = (given: Partial<Extract<ClosureDraft, { do: 'close' }>> = {}): ClosureDraft =>
  ({ do: 'close', clinic: 'hall-green', from: wednesday, until: wednesday, fromMinute: 0, toMinute: 1440, reason: 'Painters', ...given })
const booked = (day: string, wall: number) =>
  createAppointment({ now: monday, at: at(day, wall), clinic: 'hall-green', practitioner: 'ann', service: 'first', room: 'room-1' })
async function save(draft: ClosureDraft, actor = boss) {
  const preview = await previewClosure(actor, draft, monday)
  if (!preview.ok) throw new Error(JSON.stringify(preview.refusal))
  const saved = await saveClosure(actor, { id: randomUUID(), draft, seen: preview.value.seen }, monday)
  return { effect: preview.value, saved }
}

describe('closing', () => {
  it('for hours: what lies in them is named and put on the list, the rest stays', async () => {
    const [inside] = [await booked(wednesday, 660), await booked(wednesday, 900)]
    const { effect, saved } = await save(close({ fromMinute: 600, toMinute: 780 }))
    expect(effect.orphans.map(({ reference }) => reference)).toEqual([inside.reference])
    expect(saved).toEqual({ ok: true, value: { state: 'applied', told: 1, elsewhere: 0 } })
    expect(await db().closure.findMany()).toMatchObject([{ clinicId: 'hall-green', fromMinute: 600, toMinute: 780, reason: 'Painters' }])
    expect(await db().event.count({ where: { verb: 'change-closures', clinicId: 'hall-green' } })).toBeGreaterThan(0)
  })

  it('all of the practice is an event at each clinic; opened again its slots come back, and who was left is covered', async () => {
    await booked(wednesday, 660)
    const { effect } = await save(close({ clinic: null }))
    const { id } = await db().closure.findFirstOrThrow()
    const opened = await save({ do: 'open', id })
    expect(opened.effect).toMatchObject({ covered: 1, orphans: [], lost: [] })
    expect(opened.effect.gained).toEqual(effect.lost)
    expect(await db().closure.count()).toBe(0)
  })

  it.each<[string, ClosureDraft, string]>([
    ['upside down', close({ from: '2027-03-05' }), 'until'], ['hours upside down', close({ fromMinute: 800, toMinute: 700 }), 'to'],
    ['over already', close({ from: '2027-02-01', until: '2027-02-02' }), 'until'],
  ])('%s: refused', async (_, draft, field) => {
    expect(await previewClosure(boss, draft, monday)).toMatchObject({ refusal: { reason: 'invalid', errors: [{ path: [field] }] } })
  })

  it('is for whoever manages all that is closed', async () => {
    const tamworth = await createManager('Tam Boss', ['tamworth'])
    for (const [actor, draft] of [[tamworth, close()], [tamworth, close({ clinic: null })], [await createReceptionist('Bev Okafor'), close()], [practitioner('ann'), close()]] as const) {
      expect(await previewClosure(actor, draft, monday)).toMatchObject({ refusal: { reason: 'forbidden' } })
      expect(await saveClosure(actor, { id: randomUUID(), draft, seen: 'x.y' }, monday)).toMatchObject({ refusal: { reason: 'forbidden' } })
    }
    expect(await previewClosure(boss, { do: 'open', id: randomUUID() }, monday)).toMatchObject({ refusal: { reason: 'not-found' } })
  })
})

describe('bank holidays', () => {
  it('are looked up: the published days stand from then on, by day, with their notes', async () => {
    expect(await refreshBankHolidays(boss, monday)).toEqual({ ok: true, value: { failure: null } })
    expect(await readBankHolidays()).toEqual({ fetchedAt: monday, failure: null, days: [
      { day: '2027-03-26', name: 'Good Friday' }, { day: '2027-12-28', name: 'Boxing Day (substitute day)' }, { day: '2031-01-01', name: 'New Year’s Day' },
    ] })
    expect(await db().event.findFirst({ where: { verb: 'fetch-bank-holidays' }, orderBy: { id: 'desc' } })).toMatchObject({ actorName: 'Helen Marchetti', detail: { days: 3, failure: null } })
  })

  it.each([
    ['an error', { status: 503, body: '' }, 'unreachable'], ['something else', { status: 200, body: '<html>' }, 'unreadable'],
    ['a list without England', { status: 200, body: '{"scotland":{"events":[]}}' }, 'unreadable'],
    ['a day that is none', { status: 200, body: JSON.stringify({ 'england-and-wales': { events: [{ title: 'X', date: '2027-02-30' }] } }) }, 'unreadable'],
  ] as const)('%s: the built-in list stands, and it is said', async (_, given, failure) => {
    answer = given
    expect(await refreshBankHolidays(boss, monday)).toEqual({ ok: true, value: { failure } })
    expect(await readBankHolidays()).toEqual({ days: bankHolidays, fetchedAt: null, failure })
  })

  it('not reached again: what was looked up before stands', async () => {
    await refreshBankHolidays(boss, monday)
    answer = { status: 500, body: '' }
    await refreshBankHolidays(boss, monday + 60_000)
    expect(await readBankHolidays()).toMatchObject({ fetchedAt: monday, failure: 'unreachable', days: { length: 3 } })
  })

  it('are closed on as chosen, once; which are closed is known', async () => {
    const one = await booked('2027-03-26', 600)
    const { effect } = await save({ do: 'bank', clinic: null, days: ['2027-03-26', '2027-03-29'] })
    expect(effect.orphans.map(({ reference }) => reference)).toEqual([one.reference])
    expect((await db().closure.findMany({ orderBy: { fromDay: 'asc' } })).map(({ reason, clinicId }) => [reason, clinicId])).toEqual([['Good Friday', null], ['Easter Monday', null]])
    expect(await previewClosure(boss, { do: 'bank', clinic: 'hall-green', days: ['2027-03-26'] }, monday)).toMatchObject({ refusal: { reason: 'invalid' } })
    const view = await readClosures(boss, monday)
    expect(view.ok && view.value.holidays.days.slice(0, 3).map(({ shut }) => shut)).toEqual(['all', 'all', 'none'])
  })

  it('are a manager’s to look up', async () => {
    expect(await refreshBankHolidays(practitioner('ann'), monday)).toMatchObject({ refusal: { reason: 'forbidden' } })
    expect(await readClosures(practitioner('ann'), monday)).toMatchObject({ refusal: { reason: 'forbidden' } })
  })

  it('a list that is none is never half believed', () => {
    for (const json of [null, [], 'text', {}, { 'england-and-wales': { events: [] } }, { 'england-and-wales': { events: [{ title: '', date: '2027-01-01' }] } },
      { 'england-and-wales': { events: Array.from({ length: 301 }, () => ({ title: 'X', date: '2027-01-01' })) } }]) expect(bankHolidaysIn(json)).toBeNull()
  })
})
