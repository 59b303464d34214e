import '../support/test-database'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { db, disconnect } from '@/lib/store/client'
import { answerByLink, leaveByLink } from '@/lib/use-cases/answer-offer-link'
import { answerOffer, withdrawOffer } from '@/lib/use-cases/answer-offer'
import { bookForCaller } from '@/lib/use-cases/book-for-caller'
import { lapseHolds } from '@/lib/use-cases/lapse-holds'
import { leaveWaitingList } from '@/lib/use-cases/leave-waiting-list'
import { readOffer } from '@/lib/use-cases/read-offer'
import { readWaitingList } from '@/lib/use-cases/read-waiting-list'
import { database } from '../support/test-database'
import { atOnce, tally } from './asking'
import { at, countOverlaps, createReceptionist, createSmallPractice, first, monday, practitioner, wednesday } from './small-practice'
import { answersOf, emptyList, joined, offered, offerTo, secretOf, ten } from './waiting'

let bev: StaffActor
let nasreen: StaffActor
let elsewhere: StaffActor
beforeAll(async () => {
  await createSmallPractice()
  bev = await createReceptionist('Bev Okafor')
  nasreen = await createReceptionist('Nasreen Ali')
  elsewhere = await createReceptionist('Tam Worth', ['tamworth'])
})
beforeEach(emptyList)
afterAll(disconnect)

const minute = 60_000
const list = (n: number) => Promise.all(Array.from({ length: n }, (_, i) => joined({}, monday - (n - i) * minute)))
const offerRow = (id: string) => db().offer.findUniqueOrThrow({ where: { id }, include: { appointment: true, to: { include: { wait: true } } } })
const takes = (offer: string) => db().event.count({ where: { verb: 'take', appointment: { offer: { id: offer } } } })

describe('fifty on the list and one time', () => {
  it('all press at once: one has it, forty-nine are told kindly and keep their places', async () => {
    const waits = await list(50)
    const offer = await offered(bev, waits)
    const results = await Promise.all(waits.map((wait) => answerByLink(secretOf(offer, wait), 'takes', monday + minute)))
    expect(tally(results)).toEqual({ ok: 1, 'offer-closed': 49 })
    for (const result of results) if (!result.ok) expect(result.refusal).toEqual({ reason: 'offer-closed', why: 'taken' })
    expect(await answersOf(offer)).toEqual({ taken: 1, gone: 49 })
    expect(await takes(offer)).toBe(1)
    expect(await countOverlaps()).toBe(0)
    const row = await offerRow(offer)
    const winner = waits[results.findIndex((result) => result.ok)] ?? ''
    expect(row).toMatchObject({ outcome: 'taken', appointment: { status: 'confirmed', source: 'phone', holdHash: null } })
    expect(row.to.find((one) => one.outcome === 'taken')?.waitId).toBe(winner)
    expect(row.appointment.patientId).toBe(row.to.find((one) => one.waitId === winner)?.wait.patientId)
    expect(row.to.map(({ wait }) => wait.outcome).filter((outcome) => outcome !== null)).toEqual(['booked'])
    const states = await Promise.all(waits.map((wait) => readOffer(secretOf(offer, wait), monday + minute)))
    expect(states.filter((one) => one.ok && one.value.state === 'gone' && one.value.isWaiting)).toHaveLength(49)
    expect(states.filter((one) => one.ok && one.value.state === 'taken' && one.value.appointment !== null)).toHaveLength(1)
  })

  it('each presses ten times: still one, and the winner is told the same each time', async () => {
    const waits = await list(5)
    const offer = await offered(bev, waits)
    const results = await atOnce(50, (i) => answerByLink(secretOf(offer, waits[i % 5] ?? ''), 'takes', monday + minute))
    expect(tally(results)).toEqual({ ok: 10, 'offer-closed': 40 })
    expect(await takes(offer)).toBe(1)
  })

  it('by link, on the telephone, declining and leaving all at once: at most one has it, and everybody has one answer', async () => {
    const waits = await list(12)
    const offer = await offered(bev, waits)
    const ways = (wait: string): (() => Promise<unknown>)[] => [
      () => answerByLink(secretOf(offer, wait), 'takes', monday + minute), () => answerByLink(secretOf(offer, wait), 'declines', monday + minute),
      () => answerOffer(bev, { offer, wait, answer: 'takes' }, monday + minute), () => leaveByLink(secretOf(offer, wait), monday + minute),
    ]
    await Promise.all(waits.map((wait, i) => ways(wait)[i % 4]?.() ?? Promise.resolve()))
    const answers = await answersOf(offer)
    expect(answers.taken).toBe(1)
    expect(answers.none).toBeUndefined()
    expect(await takes(offer)).toBe(1)
    expect(await countOverlaps()).toBe(0)
  })
})

/** Fourteen times, of two practitioners, to one person at once. */
const manyTimesTo = (wait: string) => atOnce(14, (i) => offerTo(i % 4 < 2 ? bev : nasreen, [wait],
  { practitioner: i % 2 ? 'ann' : 'ben', start: at(wednesday, 540 + 60 * Math.floor(i / 2)) }))

async function asOwner(statement: string): Promise<void> {
  const owner = new Client({ connectionString: database.ownerUrl })
  await owner.connect()
  try { await owner.query(statement) } finally { await owner.end() }
}

describe('nothing is offered twice', () => {
  it('two receptionists offer one time at once: one wins', async () => {
    const waits = await list(8)
    const results = await atOnce(8, (i) => offerTo(i % 2 ? bev : nasreen, [waits[i] ?? '']))
    expect(tally(results)).toEqual({ ok: 1, 'slot-taken': 7 })
    expect(await countOverlaps()).toBe(0)
    expect(await db().offer.count({ where: { outcome: null } })).toBe(1)
  })

  it('one person, two times at once: one offer, and the other time stays free', async () => {
    for (let round = 0; round < 3; round += 1) {
      await emptyList()
      const [wait = ''] = await list(1)
      expect(tally(await manyTimesTo(wait))).toEqual({ ok: 1, 'offered-already': 13 })
      expect(await db().appointment.count({ where: { status: 'held' } })).toBe(1)
      expect(tally([await offerTo(nasreen, [wait], { start: at('2027-03-04', 600) })])).toEqual({ 'offered-already': 1 })
    }
  })

  // The race above must be able to fail: without the index it does.
  it('without the index the same person is offered several times at once', async () => {
    await asOwner('drop index offer_to_open')
    let most = 0
    for (let round = 0; round < 5; round += 1) {
      await emptyList()
      const [wait = ''] = await list(1)
      most = Math.max(most, tally(await manyTimesTo(wait)).ok ?? 0)
    }
    await emptyList()
    await asOwner('create unique index offer_to_open on offer_to (wait_id) where outcome is null')
    expect(most).toBeGreaterThan(1)
  })

  it('the very same offer: whoever made it is answered as before, a colleague is told who has it', async () => {
    const waits = await list(2)
    for (const asked of [waits.slice(0, 1), waits]) {
      await emptyList()
      await db().wait.updateMany({ where: { id: { in: waits } }, data: { outcome: null, closedAt: null } })
      const offer = await offered(bev, asked)
      expect(await offerTo(bev, [...asked].reverse())).toMatchObject({ ok: true, value: { offer } })
      expect(await offerTo(nasreen, asked)).toEqual({ ok: false, refusal: { reason: 'offered-already', by: 'Bev Okafor' } })
      expect(await db().offer.count({ where: { outcome: null } })).toBe(1)
    }
    // Whatever else is offered to somebody who has an offer: by whom they have it is said as well.
    expect(await offerTo(nasreen, waits.slice(0, 1), { start: at(wednesday, 720) })).toMatchObject({ refusal: { by: 'Bev Okafor' } })
  })

  it('the very same offer by two at once: one rings, the other is told who', async () => {
    for (let round = 0; round < 5; round += 1) {
      await emptyList()
      const waits = await list(1)
      const [one, two] = await Promise.all([offerTo(bev, waits), offerTo(nasreen, waits)])
      const [quicker, second] = one?.ok ? ['Bev Okafor', two] : ['Nasreen Ali', one]
      expect(second).toEqual({ ok: false, refusal: { reason: 'offered-already', by: quicker } })
    }
  })

  it('crosswise: two times, the same people in either order', async () => {
    const waits = await list(6)
    const results = await atOnce(8, (i) => offerTo(bev, i % 2 ? waits : [...waits].reverse(), { start: at(wednesday, 540 + 60 * i) }))
    expect(tally(results)).toEqual({ ok: 1, 'offered-already': 7 })
  })

  it('a time that is held for the list can be booked by nobody else, until it lapses', async () => {
    const [wait = ''] = await list(1)
    const offer = await offered(bev, [wait])
    const caller = { ...first, practitioner: 'ann', start: ten, patient: { name: 'A Caller', phone: '+447700900124' } }
    expect(tally([await bookForCaller(nasreen, caller, monday + 14 * minute)])).toEqual({ 'slot-taken': 1 })
    expect(tally([await bookForCaller(nasreen, caller, monday + 15 * minute)])).toEqual({ ok: 1 })
    expect(await offerRow(offer)).toMatchObject({ outcome: 'lapsed', to: [{ outcome: 'lapsed', wait: { outcome: null } }] })
    expect(await countOverlaps()).toBe(0)
  })

  it('an offer whose time is over doesn’t keep its person from the next one', async () => {
    const [wait = ''] = await list(1)
    const offer = await offered(bev, [wait])
    expect(tally([await offerTo(bev, [wait], { start: at(wednesday, 720) }, monday + 16 * minute)])).toEqual({ ok: 1 })
    expect(await offerRow(offer)).toMatchObject({ outcome: 'lapsed', appointment: { status: 'released' } })
  })
})

describe('a hold that runs out', () => {
  it('while pressing: told so, nothing is taken', async () => {
    const waits = await list(3)
    const offer = await offered(bev, waits)
    const over = monday + 60 * minute
    const results = await Promise.all([...waits.map((wait) => answerByLink(secretOf(offer, wait), 'takes', over)), lapseHolds(over).then(() => null)])
    expect(tally(results.filter((one) => one !== null))).toEqual({ 'offer-closed': 3 })
    expect(await takes(offer)).toBe(0)
    // A hold that somebody has locked at that moment is skipped, and lapses a minute later.
    await lapseHolds(over + minute)
    expect(await offerRow(offer)).toMatchObject({ outcome: 'lapsed', appointment: { status: 'released' } })
    expect(await answersOf(offer)).toEqual({ lapsed: 3 })
    const seen = await readOffer(secretOf(offer, waits[0] ?? ''), over)
    expect(seen.ok && seen.value).toMatchObject({ state: 'lapsed', isWaiting: true })
  })

  it('a millisecond before it is theirs', async () => {
    const [wait = ''] = await list(1)
    const offer = await offered(bev, [wait])
    expect(tally([await answerByLink(secretOf(offer, wait), 'takes', monday + 15 * minute - 1)])).toEqual({ ok: 1 })
  })

  it('somebody books over it while its person presses, by two clocks: one of them has it', async () => {
    for (let round = 0; round < 5; round += 1) {
      await emptyList()
      const [wait = ''] = await list(1)
      const offer = await offered(bev, [wait])
      const caller = { ...first, practitioner: 'ann', start: ten, patient: { name: 'A Caller', phone: '+447700900124' } }
      const [taken, booked] = await Promise.all([answerByLink(secretOf(offer, wait), 'takes', monday + 15 * minute - 1), bookForCaller(bev, caller, monday + 15 * minute)])
      expect([taken.ok, booked.ok].filter(Boolean)).toHaveLength(1)
      expect(await countOverlaps()).toBe(0)
    }
  })
})

describe('on the telephone', () => {
  it('takes it: confirmed, off the list, cut to what they come for', async () => {
    const [wait = ''] = await list(1)
    const offer = await offered(bev, [wait])
    const result = await answerOffer(nasreen, { offer, wait, answer: 'takes' }, monday + minute)
    expect(result.ok && result.value.reference).toMatch(/^PL-/)
    const { appointment, to } = await offerRow(offer)
    expect(appointment).toMatchObject({ status: 'confirmed', endsAt: new Date(ten + 45 * minute), busyUntil: new Date(ten + 60 * minute) })
    expect(to[0]?.wait.outcome).toBe('booked')
    const [event] = await db().event.findMany({ where: { verb: 'take', appointmentId: appointment.id } })
    expect(event).toMatchObject({ actorKind: 'staff', actorName: 'Nasreen Ali', detail: { from: 'held', to: 'confirmed', way: 'phone' } })
  })

  it('declines, no answer, and on to the next in one press; who said no isn’t asked about it again', async () => {
    const [a = '', b = '', c = ''] = await list(3)
    const offer = await offered(bev, [a])
    const one = await answerOffer(bev, { offer, wait: a, answer: 'declines' }, monday + minute)
    expect(one.ok && one.value.next).toBe(b)
    expect(await offerRow(offer)).toMatchObject({ outcome: null, expiresAt: new Date(monday + 16 * minute), appointment: { holdExpiresAt: new Date(monday + 16 * minute) } })
    const two = await answerOffer(bev, { offer, wait: b, answer: 'no-answer' }, monday + 2 * minute)
    expect(two.ok && two.value.next).toBe(c)
    const three = await answerOffer(bev, { offer, wait: c, answer: 'declines' }, monday + 3 * minute)
    expect(three.ok && three.value.next).toBeNull()
    expect(await offerRow(offer)).toMatchObject({ outcome: 'declined', appointment: { status: 'released' } })
    expect(await db().wait.count({ where: { outcome: null } })).toBe(3)
    const view = await readWaitingList(bev, { clinic: 'hall-green' }, monday + 4 * minute)
    const starts = view.ok ? view.value.openings.flatMap((opening) => (opening.practitioner.id === 'ann' ? opening.starts : [])) : []
    expect(starts.find(({ start }) => start === ten)?.waits).toEqual([{ id: b, unreached: true }])
  })

  it('two receptionists answer at once: one answer counts', async () => {
    const waits = await list(2)
    const [wait = ''] = waits
    const offer = await offered(bev, [wait])
    const results = await atOnce(6, (i) => answerOffer(i % 2 ? bev : nasreen, { offer, wait, answer: i % 2 ? 'declines' : 'no-answer' }, monday + minute))
    expect(tally(results)).toEqual({ ok: 3, 'offer-closed': 3 }) // whoever was first, each time
    expect(await db().event.count({ where: { verb: 'decline', appointment: { offer: { id: offer } } } })).toBe(1)
  })

  it('said by a colleague already: only whoever said it is led to the next one', async () => {
    const [a = '', b = ''] = await list(2)
    const offer = await offered(bev, [a])
    expect(await answerOffer(bev, { offer, wait: a, answer: 'declines' }, monday + minute)).toMatchObject({ value: { next: b } })
    expect(await answerOffer(bev, { offer, wait: a, answer: 'declines' }, monday + 2 * minute)).toMatchObject({ value: { next: b } })
    expect(await answerOffer(nasreen, { offer, wait: a, answer: 'declines' }, monday + 2 * minute))
      .toEqual({ ok: false, refusal: { reason: 'offer-closed', why: 'declined' } })
    await withdrawOffer(bev, { offer }, monday + 3 * minute)
    expect(await answerOffer(nasreen, { offer, wait: b, answer: 'no-answer' }, monday + 4 * minute))
      .toEqual({ ok: false, refusal: { reason: 'offer-closed', why: 'withdrawn' } })
  })

  it('the next one needs longer than the hold: it grows where there is room', async () => {
    await db().service.upsert({ where: { id: 'short' }, update: {}, create: { id: 'short', professionId: 'osteopath', name: 'Follow-up', about: '', minutes: 15, bufferMinutes: 0, pricePence: 4600 } })
    await db().practitionerService.upsert({ where: { practitionerId_serviceId: { practitionerId: 'ann', serviceId: 'short' } }, update: {}, create: { practitionerId: 'ann', serviceId: 'short' } })
    const a = await joined({ service: 'short' }, monday - minute)
    const b = await joined({}, monday)
    const offer = await offered(bev, [a])
    const result = await answerOffer(bev, { offer, wait: a, answer: 'declines' }, monday + minute)
    expect(result.ok && result.value.next).toBe(b)
    expect((await offerRow(offer)).appointment).toMatchObject({ serviceId: 'first', busyUntil: new Date(ten + 60 * minute) })
  })

  it('taken back: the time is free, everybody keeps their place', async () => {
    const waits = await list(3)
    const offer = await offered(bev, waits)
    expect(tally(await atOnce(3, () => withdrawOffer(nasreen, { offer }, monday + minute)))).toEqual({ ok: 3 })
    expect(await answersOf(offer)).toEqual({ withdrawn: 3 })
    expect(tally([await offerTo(nasreen, [waits[0] ?? ''])])).toEqual({ ok: 1 })
  })

  it('by whoever may, at the clinic', async () => {
    const [wait = ''] = await list(1)
    expect(tally([await offerTo(elsewhere, [wait]), await offerTo(practitioner('ann'), [wait])])).toEqual({ forbidden: 2 })
    const offer = await offered(bev, [wait])
    expect(tally([await answerOffer(elsewhere, { offer, wait, answer: 'takes' }, monday), await withdrawOffer(elsewhere, { offer }, monday)])).toEqual({ forbidden: 2 })
  })

  it('what is not free, or no longer wanted, is not offered', async () => {
    const [wait = ''] = await list(1)
    expect(tally([await offerTo(bev, [wait], { start: at(wednesday, 1080) })])).toEqual({ 'slot-taken': 1 })
    expect(tally([await offerTo(bev, [await joined({ parts: ['evening'] })])])).toEqual({ 'not-found': 1 })
    await leaveWaitingList(bev, { wait }, monday)
    expect(tally([await offerTo(bev, [wait])])).toEqual({ 'not-found': 1 })
  })
})
