import '../support/test-database'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { db, disconnect } from '@/lib/store/client'
import { answerByLink, leaveByLink } from '@/lib/use-cases/answer-offer-link'
import { askForSooner } from '@/lib/use-cases/ask-for-sooner'
import { readOffer } from '@/lib/use-cases/read-offer'
import { asked, atOnce, tally } from './asking'
import { at, createReceptionist, createSmallPractice, monday, wednesday } from './small-practice'
import { emptyList, joined, offered, offerTo, secretOf, someone } from './waiting'

let bev: StaffActor
beforeAll(async () => {
  await createSmallPractice()
  bev = await createReceptionist('Bev Okafor')
})
beforeEach(emptyList)
afterAll(disconnect)

const minute = 60_000
const list = (n: number) => Promise.all(Array.from({ length: n }, (_, i) => joined({}, monday - (n - i) * minute)))
const offerRow = (id: string) => db().offer.findUniqueOrThrow({ where: { id }, include: { appointment: true, to: { include: { wait: true } } } })
const takes = (offer: string) => db().event.count({ where: { verb: 'take', appointment: { offer: { id: offer } } } })

describe('a sooner time instead of the one they have', () => {
  it('taking it gives the other up in the same moment: its time is free for the next on the list', async () => {
    const later = at(wednesday, 900)
    const { appointment: { reference } } = await asked(later, { practitioner: 'ann' })
    const own = await db().appointment.findUniqueOrThrow({ where: { reference } })
    const result = await askForSooner({ kind: 'patient', appointmentId: own.id }, { reference, same: false, anywhere: false, weekdays: [], parts: [] }, monday)
    const wait = result.ok ? result.value.wait : ''
    const offer = await offered(bev, [wait])
    const results = await atOnce(5, () => answerByLink(secretOf(offer, wait), 'takes', monday + minute))
    expect(tally(results)).toEqual({ ok: 5 })
    expect(await db().appointment.findUnique({ where: { id: own.id }, include: { call: true } }))
      .toMatchObject({ status: 'cancelled', cancelReason: 'time-no-longer-suits', call: { outcome: 'cancelled' } })
    expect(await db().event.count({ where: { verb: 'cancel', appointmentId: own.id } })).toBe(1)
    const next = await joined({}, monday)
    expect(tally([await offerTo(bev, [next], { start: later }, monday + minute)])).toEqual({ ok: 1 })
  })
})

describe('the link', () => {
  it('a wrong one shows nothing and does nothing', async () => {
    const [wait = '', other = ''] = await list(2)
    const offer = await offered(bev, [wait])
    const right = secretOf(offer, wait)
    const wrong = ['', 'x'.repeat(65), right.slice(0, 64), `${right}A`, right.slice(0, 22) + 'A'.repeat(43), secretOf(offer, other), secretOf(wait, offer)]
    for (const secret of wrong) {
      expect(tally([await readOffer(secret, monday), await answerByLink(secret, 'takes', monday), await leaveByLink(secret, monday)])).toEqual({ 'not-found': 3 })
    }
    expect(await takes(offer)).toBe(0)
  })

  it('a renewed one ends the older', async () => {
    const [wait = ''] = await list(1)
    const offer = await offered(bev, [wait])
    await db().offerTo.updateMany({ where: { offerId: offer }, data: { linkGeneration: 1 } })
    expect(tally([await readOffer(secretOf(offer, wait), monday)])).toEqual({ 'not-found': 1 })
  })

  it('looking changes nothing', async () => {
    const [wait = ''] = await list(1)
    const offer = await offered(bev, [wait])
    const [before, events] = [JSON.stringify(await offerRow(offer)), await db().event.count()]
    await readOffer(secretOf(offer, wait), monday + 99 * minute)
    expect([JSON.stringify(await offerRow(offer)), await db().event.count()]).toEqual([before, events])
  })

  it('“I no longer need it” takes them off the list, also when the offer is over', async () => {
    const [a = '', b = ''] = await list(2)
    const offer = await offered(bev, [a, b])
    await answerByLink(secretOf(offer, a), 'takes', monday + minute)
    expect(tally(await atOnce(3, () => leaveByLink(secretOf(offer, b), monday + minute)))).toEqual({ ok: 3 })
    expect(await db().wait.findUnique({ where: { id: b } })).toMatchObject({ outcome: 'withdrawn' })
    expect(await db().event.count({ where: { verb: 'leave', detail: { path: ['wait'], equals: b } } })).toBe(1)
  })

  it('declined by everybody, the time is free before its hour is over', async () => {
    const waits = await list(3)
    const offer = await offered(bev, waits)
    expect(tally(await Promise.all(waits.map((wait) => answerByLink(secretOf(offer, wait), 'declines', monday + minute))))).toEqual({ ok: 3 })
    expect(await offerRow(offer)).toMatchObject({ outcome: 'declined', appointment: { status: 'released' } })
    expect(await db().wait.count({ where: { outcome: null } })).toBe(3)
  })
})

it('events of the list hold no names, numbers or notes', async () => {
  const wait = await joined({ patient: someone('Ada Quill', '+447700900555'), note: 'a slipped disc' })
  const offer = await offered(bev, [wait])
  await answerByLink(secretOf(offer, wait), 'takes', monday + minute)
  const events = await db().event.findMany({ where: { verb: { in: ['join', 'offer', 'take', 'decline', 'leave'] } } })
  expect(JSON.stringify(events.map((event) => ({ ...event, id: `${event.id}` })))).not.toMatch(/Ada|900555|disc/)
})
