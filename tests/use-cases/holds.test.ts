import '../support/test-database'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hashSecret, makeSecret } from '@/lib/auth/hold-secret'
import { db, disconnect } from '@/lib/store/client'
import { forgetAll } from '@/lib/store/live'
import { dropHold } from '@/lib/use-cases/drop-hold'
import { extendHold } from '@/lib/use-cases/extend-hold'
import { holdSlot } from '@/lib/use-cases/hold-slot'
import { lapseHolds } from '@/lib/use-cases/lapse-holds'
import { readDraft } from '@/lib/use-cases/read-draft'
import { readSlots } from '@/lib/use-cases/read-slots'
import { saveDraft } from '@/lib/use-cases/save-draft'
import { ask, atOnce, hashOf, tally } from './asking'
import { at, countOverlaps, createSmallPractice, first, monday, releaseAll, wednesday } from './small-practice'

beforeAll(createSmallPractice)
beforeEach(releaseAll)
afterAll(disconnect)

const minute = 60_000
const ten = at(wednesday, 600)
const hold = (now = monday, draft?: string) => holdSlot({ ...first, practitioner: 'ann', start: ten, draft }, now)
async function held(now = monday, draft?: string) {
  const result = await hold(now, draft)
  if (!result.ok) throw new Error(result.refusal.reason)
  return result.value
}
const rowOf = (secret: string) => db().appointment.findUnique({ where: { holdHash: hashSecret(secret) } })

describe('a hold', () => {
  it('keeps the time for ten minutes, and from then on blocks nobody (invariant 2)', async () => {
    const kept = await held()
    expect(kept.expiresAt).toBe(monday + 10 * minute)
    const id = (await rowOf(kept.hold))?.id ?? ''
    expect(tally([await ask(ten, { practitioner: 'ann' }, kept.expiresAt - 1)])).toEqual({ 'slot-taken': 1 })
    expect(tally(await atOnce(16, () => ask(ten, { practitioner: 'ann' }, kept.expiresAt)))).toEqual({ ok: 1, 'slot-taken': 15 })
    expect(await db().appointment.findUnique({ where: { id }, select: { status: true } })).toEqual({ status: 'released' })
    expect(await db().event.count({ where: { appointmentId: id, verb: 'lapse', actorKind: 'clock' } })).toBe(1)
    expect(await countOverlaps()).toBe(0)
  })

  it('becomes a request by its secret, once', async () => {
    const kept = await held()
    const results = await atOnce(8, () => ask(0, { from: { hold: kept.hold } }))
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(results.filter((result) => !result.ok).map((result) => !result.ok && result.refusal.reason))
      .toEqual(Array(7).fill(expect.stringMatching(/^(hold-expired|slot-taken)$/)))
  })

  it('by the API is refused when its time is over', async () => {
    const kept = await held()
    expect(tally([await ask(0, { from: { hold: kept.hold } }, kept.expiresAt)])).toEqual({ 'hold-expired': 1 })
  })

  it('is extended once', async () => {
    const kept = await held()
    const later = monday + 8 * minute
    expect(await extendHold({ hold: kept.hold }, later)).toEqual({ ok: true, value: { expiresAt: later + 10 * minute } })
    expect(await extendHold({ hold: kept.hold }, later + 1_000)).toEqual({ ok: true, value: { expiresAt: later + 10 * minute } }) // a second press
    expect(tally([await extendHold({ hold: kept.hold }, later + minute)])).toEqual({ 'hold-extended-already': 1 })
    expect(tally([await extendHold({ hold: kept.hold }, later + 10 * minute)])).toEqual({ 'hold-expired': 1 })
  })

  it('given back is free at once', async () => {
    const kept = await held()
    expect((await dropHold({ hold: kept.hold }, monday)).ok).toBe(true)
    expect(tally([await dropHold({ hold: kept.hold }, monday)])).toEqual({ 'not-found': 1 })
    expect(tally([await hold()])).toEqual({ ok: 1 })
  })

  it('is kept as a hash only', async () => {
    const kept = await held()
    const everything = JSON.stringify(await db().appointment.findMany())
    expect(everything).not.toContain(kept.hold)
  })

  it('that expired is lapsed by the job, with its event, once', async () => {
    await held()
    expect((await lapseHolds(monday + 10 * minute)).holds).toBe(1)
    expect((await lapseHolds(monday + 10 * minute)).holds).toBe(0)
  })

  it('is never shown as free, and its end frees it in the list', async () => {
    const kept = await held()
    const starts = async (now: number) => {
      const read = await readSlots({ ...first, practitioner: 'ann', from: wednesday, to: wednesday }, now)
      return read.ok ? read.value.slots.map((slot) => slot.start) : []
    }
    expect(await starts(monday)).not.toContain(ten)
    expect(await starts(kept.expiresAt)).toContain(ten)
  })
})

describe('a draft', () => {
  it('holds one time: the next choice frees the one before, in the same transaction', async () => {
    const draft = makeSecret()
    await held(monday, draft)
    const next = await holdSlot({ ...first, practitioner: 'ann', start: at(wednesday, 615), draft }, monday)
    expect(next.ok).toBe(true)
    expect(await db().appointment.count({ where: { status: 'held' } })).toBe(1)
  })

  it('pressed twice is one hold', async () => {
    const draft = makeSecret()
    await held(monday, draft)
    expect(tally([await hold(monday, draft)])).toEqual({ ok: 1 })
    expect(await db().appointment.count({ where: { status: 'held' } })).toBe(1)
  })

  it('pressed many times at once is one hold', async () => {
    const draft = makeSecret()
    expect(tally(await atOnce(6, () => hold(monday, draft)))).toEqual({ ok: 6 })
    expect(await db().appointment.count({ where: { status: 'held' } })).toBe(1)
    const other = makeSecret()
    await atOnce(6, (i) => holdSlot({ ...first, practitioner: 'ben', start: at(wednesday, 540 + 60 * i), draft: other }, monday))
    expect(await db().appointment.count({ where: { status: 'held' } })).toBe(2)
  })

  it('that was asked for says so whatever happens next, and keeps nothing typed', async () => {
    const draft = makeSecret()
    await held(monday, draft)
    await saveDraft({ draft, details: { name: 'Grace' } }, monday)
    const idempotencyKey = makeSecret()
    expect(tally(await atOnce(6, () => ask(0, { from: { draft }, idempotencyKey })))).toEqual({ ok: 6 })
    const view = await readDraft(draft, monday)
    expect(view?.requested?.appointment.start).toBe(ten)
    expect(view?.details).toEqual({})
  })

  it('that can’t have the next time keeps what it has', async () => {
    const draft = makeSecret()
    await held(monday, draft)
    await ask(at(wednesday, 720), { practitioner: 'ann' })
    expect(tally([await holdSlot({ ...first, practitioner: 'ann', start: at(wednesday, 720), draft }, monday)])).toEqual({ 'slot-taken': 1 })
    expect((await readDraft(draft, monday))?.hold?.start).toBe(ten)
  })

  it('whose service is taken off meanwhile can’t be asked for, and keeps what was typed', async () => {
    const draft = makeSecret()
    const kept = await held(monday, draft)
    await saveDraft({ draft, details: { name: 'Grace' } }, monday)
    await db().service.update({ where: { id: first.service }, data: { active: false } })
    forgetAll()
    try {
      expect(tally([await ask(0, { from: { hold: kept.hold } }), await ask(0, { from: { draft } })])).toEqual({ invalid: 2 })
      const view = await readDraft(draft, monday)
      expect({ hold: view?.hold, lost: view?.lost, details: view?.details }).toEqual({ hold: null, lost: null, details: { name: 'Grace' } })
    } finally {
      await db().service.update({ where: { id: first.service }, data: { active: true } })
      forgetAll()
    }
  })

  it('whose ten minutes are over still gets its time while nobody else has it, and loses nothing typed', async () => {
    const draft = makeSecret()
    const kept = await held(monday, draft)
    await saveDraft({ draft, details: { name: 'Grace' } }, monday)
    const late = kept.expiresAt + minute
    const view = await readDraft(draft, late)
    expect(view?.hold).toBeNull()
    expect(view?.lost?.start).toBe(ten)
    expect(view?.details).toEqual({ name: 'Grace' })
    expect(tally([await ask(0, { from: { draft } }, late)])).toEqual({ ok: 1 })
    expect((await readDraft(draft, late))?.requested?.appointment.start).toBe(ten)
  })

  it('whose time went to another is told so, with alternatives', async () => {
    const draft = makeSecret()
    const kept = await held(monday, draft)
    await ask(ten, { practitioner: 'ann' }, kept.expiresAt)
    const result = await ask(0, { from: { draft } }, kept.expiresAt)
    expect(!result.ok && result.refusal.reason === 'slot-taken' && result.refusal.alternatives.length).toBe(5)
  })

  it('is forgotten after two hours', async () => {
    const draft = makeSecret()
    await saveDraft({ draft, details: { name: 'Grace' } }, monday)
    expect(await readDraft(draft, monday + 121 * minute)).toBeNull()
    expect((await lapseHolds(monday + 121 * minute)).drafts).toBeGreaterThanOrEqual(1)
  })
})

describe('an Idempotency-Key (invariant 6)', () => {
  it('with the same body gets the same answer and makes one booking, also when sent at once', async () => {
    const change = { idempotencyKey: makeSecret(), practitioner: 'ann' }
    const results = await atOnce(16, () => ask(ten, change))
    expect(tally(results)).toEqual({ ok: 16 })
    expect(new Set(results.map((result) => result.ok && `${result.value.appointment.reference} ${result.value.secret}`)).size).toBe(1)
    expect(await db().appointment.count({ where: { status: 'requested' } })).toBe(1)
  })

  it('with another body is refused, also when sent at once for another time', async () => {
    const idempotencyKey = makeSecret()
    await ask(ten, { idempotencyKey })
    expect(tally([await ask(ten, { idempotencyKey, bodyHash: hashOf('another') })])).toEqual({ 'idempotency-key-reused': 1 })
    const key = makeSecret()
    const results = await atOnce(8, (i) => ask(at(wednesday, 540 + 60 * i), { idempotencyKey: key, bodyHash: hashOf(`${i}`) }))
    expect(tally(results)).toEqual({ ok: 1, 'idempotency-key-reused': 7 })
  })
})
