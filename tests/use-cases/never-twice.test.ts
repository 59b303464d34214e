import '../support/test-database'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Client } from 'pg'
import type { Result } from '@/lib/core/result'
import { db, disconnect } from '@/lib/store/client'
import { bookForCaller } from '@/lib/use-cases/book-for-caller'
import { holdSlot } from '@/lib/use-cases/hold-slot'
import { moveAppointment } from '@/lib/use-cases/move-appointment'
import { database } from '../support/test-database'
import { ask, asked, atOnce, tally } from './asking'
import { at, countOverlaps, createReceptionist, createSmallPractice, first, monday, releaseAll, tuesday, wednesday } from './small-practice'

// Invariant 1: nobody and no room is ever taken twice, however many ask at once.

beforeAll(createSmallPractice)
beforeEach(releaseAll)
afterAll(disconnect)

const race = (starts: readonly number[], n: number) =>
  atOnce(n, (i) => ask(starts[i % starts.length] ?? 0, { practitioner: 'ann' }))

describe('many at once', () => {
  it('one time: one has it, the others are offered what is nearest', async () => {
    const results = await race([at(wednesday, 600)], 64)
    expect(tally(results)).toEqual({ ok: 1, 'slot-taken': 63 })
    const refusal = results.find((result) => !result.ok)
    expect(refusal?.ok === false && refusal.refusal.reason === 'slot-taken' && refusal.refusal.alternatives.length).toBe(5)
    expect(await countOverlaps()).toBe(0)
  })

  it('three overlapping times: one has it', async () => {
    const results = await race([at(wednesday, 600), at(wednesday, 615), at(wednesday, 630)], 63)
    expect(tally(results)).toEqual({ ok: 1, 'slot-taken': 62 })
    expect(await countOverlaps()).toBe(0)
  })

  it('any practitioner: as many have it as are free', async () => {
    expect(tally(await atOnce(32, () => ask(at(wednesday, 600))))).toEqual({ ok: 2, 'slot-taken': 30 })
    expect(await countOverlaps()).toBe(0)
  })

  it('one room for two practitioners: one of them', async () => {
    const results = await atOnce(32, (i) => ask(at(tuesday, 840), { practitioner: i % 2 ? 'ann' : 'ben' }))
    expect(tally(results)).toEqual({ ok: 1, 'slot-taken': 31 })
    expect(await countOverlaps()).toBe(0)
  })

  it('holds, requests, callers and moves all meet the same judge', async () => {
    const bev = await createReceptionist('Bev Okafor')
    const other = await asked(at(wednesday, 840), { practitioner: 'ann' })
    const start = at(wednesday, 600)
    const ways: (() => Promise<Result<unknown>>)[] = [
      () => holdSlot({ ...first, practitioner: 'ann', start }, monday),
      () => ask(start, { practitioner: 'ann' }),
      () => bookForCaller(bev, { ...first, practitioner: 'ann', start, patient: { name: 'A Caller', phone: '+447700900124' } }, monday),
      () => moveAppointment(bev, { reference: other.appointment.reference, start, practitioner: 'ann' }, monday),
    ]
    const results = await Promise.all(Array.from({ length: 10 }, () => ways.map((way) => way())).flat())
    expect(results.filter((result) => result.ok).length).toBeGreaterThanOrEqual(1)
    expect(await countOverlaps()).toBe(0)
    const taken = await db().appointment.count({ where: { practitionerId: 'ann', startsAt: new Date(start), status: { not: 'released' } } })
    expect(taken).toBe(1)
  })
})

describe('the judge itself', () => {
  const drop = (constraint: string) => withOwner((owner) => owner.query(`alter table appointment drop constraint ${constraint}`))
  const put = (constraint: string, columns: string) => withOwner((owner) => owner.query(`alter table appointment add constraint ${constraint}
    exclude using gist (${columns} with =, tstzrange(starts_at, busy_until) with &&)
    where (${columns} is not null and status in ('held', 'requested', 'confirmed', 'arrived', 'completed'))`))

  async function withOwner(work: (owner: Client) => Promise<unknown>): Promise<void> {
    const owner = new Client({ connectionString: database.ownerUrl })
    await owner.connect()
    try { await work(owner) } finally { await owner.end() }
  }

  // The races above must be able to fail: without the constraints they do.
  it('without the constraints the same race books one time many times over', async () => {
    await drop('appointment_practitioner_free')
    await drop('appointment_room_free')
    const results = await race([at(wednesday, 600)], 64)
    expect(tally(results)['ok']).toBeGreaterThan(1)
    expect(await countOverlaps()).toBeGreaterThan(0)
    await releaseAll()
    await put('appointment_practitioner_free', 'practitioner_id')
    await put('appointment_room_free', 'room_id')
  })
})
