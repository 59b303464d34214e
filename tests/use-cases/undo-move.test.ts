import '../support/test-database'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { placeBefore } from '@/lib/core/moved'
import { db, disconnect } from '@/lib/store/client'
import { actOnAppointment } from '@/lib/use-cases/act-on-appointment'
import { moveAppointment } from '@/lib/use-cases/move-appointment'
import { saveNote } from '@/lib/use-cases/save-note'
import { readLastMove, undoMove } from '@/lib/use-cases/undo-move'
import { asked, ask, atOnce, tally } from './asking'
import { at, countOverlaps, createReceptionist, createSmallPractice, monday, practitioner, releaseAll, tuesday, wednesday } from './small-practice'

let bev: StaffActor
let nasreen: StaffActor
beforeAll(async () => {
  await createSmallPractice()
  bev = await createReceptionist('Bev Okafor')
  nasreen = await createReceptionist('Nasreen Ali')
})
beforeEach(releaseAll)
afterAll(disconnect)

const [ten, noon] = [at(wednesday, 600), at(wednesday, 720)]
const minute = 60_000
const rowOf = (reference: string) => db().appointment.findUniqueOrThrow({ where: { reference }, include: { call: true } })

/** An appointment at ten with Ann, moved to noon with Ben at `monday`. */
async function movedOne(by = bev) {
  const { appointment: { reference } } = await asked(ten, { practitioner: 'ann' })
  const before = await rowOf(reference)
  expect((await moveAppointment(by, { reference, start: noon, practitioner: 'ben' }, monday)).ok).toBe(true)
  return { reference, before, moved: await rowOf(reference) }
}

const placeIn = ({ practitionerId, roomId, startsAt, endsAt, busyUntil, call }: Awaited<ReturnType<typeof rowOf>>) =>
  ({ practitionerId, roomId, startsAt, endsAt, busyUntil, dueAt: call?.dueAt })

describe('a move undone', () => {
  it('is back exactly where it was, with its call, and an event that says so', async () => {
    const { reference, before, moved } = await movedOne()
    const result = await undoMove(bev, { reference, version: moved.version }, monday + minute)
    expect(result).toEqual({ ok: true, value: { reference, start: ten, end: ten + 45 * minute } })
    const after = await rowOf(reference)
    expect(placeIn(after)).toEqual(placeIn(before))
    expect(after.version).toBe(moved.version + 1)
    expect(after.status).toBe(before.status)
    const events = await db().event.findMany({ where: { verb: 'move', appointmentId: after.id }, orderBy: { id: 'asc' } })
    expect(events.map(({ detail }) => (detail as { undone?: boolean }).undone ?? false)).toEqual([false, true])
  })

  it('from wherever it was to wherever it went', { timeout: 60_000 }, async () => {
    const quarter = fc.integer({ min: 36, max: 66 }).map((n) => at(wednesday, n * 15))
    const who = fc.constantFrom('ann', 'ben')
    await fc.assert(fc.asyncProperty(quarter, who, quarter, who, fc.integer({ min: 0, max: minute }), async (from, first, to, second, after) => {
      await releaseAll()
      fc.pre(from !== to || first !== second)
      const { appointment: { reference } } = await asked(from, { practitioner: first })
      const before = placeIn(await rowOf(reference))
      expect((await moveAppointment(bev, { reference, start: to, practitioner: second }, monday)).ok).toBe(true)
      expect(tally([await undoMove(bev, { reference }, monday + after)])).toEqual({ ok: 1 })
      expect(placeIn(await rowOf(reference))).toEqual(before)
    }), { numRuns: 25 })
  })

  it('also where the old time is past by now, or was never in the rota', async () => {
    const { appointment: { reference } } = await asked(ten, { practitioner: 'ann' })
    const late = ten + 5 * minute
    expect((await moveAppointment(bev, { reference, start: noon }, late)).ok).toBe(true)
    expect(tally([await undoMove(bev, { reference }, late + 30_000)])).toEqual({ ok: 1 })
    expect((await rowOf(reference)).startsAt.getTime()).toBe(ten)
  })

  it('for a minute and no longer', async () => {
    const { reference } = await movedOne()
    expect(tally([await undoMove(bev, { reference }, monday + minute + 1)])).toEqual({ 'undo-over': 1 })
    expect(tally([await undoMove(bev, { reference }, monday + minute)])).toEqual({ ok: 1 })
  })

  it('by whoever moved it; another one is told who did', async () => {
    const { reference } = await movedOne()
    const result = await undoMove(nasreen, { reference }, monday)
    expect(!result.ok && result.refusal).toMatchObject({ reason: 'changed-meanwhile', by: bev.name })
    expect(tally([await undoMove(practitioner('ben'), { reference }, monday), await undoMove({ kind: 'public' }, { reference }, monday)])).toEqual({ forbidden: 2 })
  })

  it('not where something else became of it; a note is nothing else', async () => {
    const confirmed = await movedOne()
    await actOnAppointment(nasreen, { reference: confirmed.reference, verb: 'confirm' }, monday)
    const result = await undoMove(bev, { reference: confirmed.reference }, monday)
    expect(!result.ok && result.refusal).toMatchObject({ reason: 'changed-meanwhile', by: nasreen.name })
    await releaseAll()
    const noted = await movedOne()
    await saveNote(nasreen, { reference: noted.reference, note: 'Prefers mornings' }, monday)
    expect(tally([await undoMove(bev, { reference: noted.reference, version: noted.moved.version }, monday)])).toEqual({ 'changed-meanwhile': 1 })
    expect(tally([await undoMove(bev, { reference: noted.reference }, monday)])).toEqual({ ok: 1 })
  })

  it('once: asked again it answers the same and takes nothing more back', async () => {
    const { reference } = await movedOne()
    const first = await undoMove(bev, { reference }, monday)
    const row = await rowOf(reference)
    expect([first.ok, await undoMove(bev, { reference }, monday)]).toEqual([true, first])
    expect(await rowOf(reference)).toEqual(row)
  })

  it('not where the old time has gone', async () => {
    const { reference } = await movedOne()
    await asked(ten + 30 * minute, { practitioner: 'ann' })
    expect(tally([await undoMove(bev, { reference }, monday)])).toEqual({ 'slot-taken': 1 })
    expect((await rowOf(reference)).startsAt.getTime()).toBe(noon)
  })
})

describe('races', () => {
  it('one undo of many at once', async () => {
    const { reference, moved } = await movedOne()
    const results = await atOnce(8, () => undoMove(bev, { reference, version: moved.version }, monday))
    expect(tally(results)).toEqual({ ok: 8 })
    expect(await db().event.count({ where: { verb: 'move', appointment: { reference } } })).toBe(2)
  })

  it('an undo, the same person’s next move and another’s: one of them', async () => {
    for (let i = 0; i < 6; i += 1) {
      const { reference, moved: { version } } = await movedOne()
      const results = await Promise.all([
        undoMove(bev, { reference, version }, monday), moveAppointment(bev, { reference, version, start: at(wednesday, 840) }, monday),
        moveAppointment(nasreen, { reference, version, start: at(wednesday, 900) }, monday),
      ])
      expect(tally(results)).toEqual({ ok: 1, 'changed-meanwhile': 2 })
      await releaseAll()
    }
  })

  it('an undo against those who want the old time: one has it, and nobody is taken twice', async () => {
    for (let i = 0; i < 6; i += 1) {
      const { reference } = await movedOne()
      const results = await Promise.all([
        undoMove(bev, { reference }, monday), ask(ten, { practitioner: 'ann' }), ask(ten + 15 * minute, { practitioner: 'ann' }),
      ])
      expect(results.filter((result) => result.ok).length).toBe(1)
      expect(await countOverlaps()).toBe(0)
      await releaseAll()
    }
  })

  it('an undo into a shared room', async () => {
    const { appointment: { reference } } = await asked(at(tuesday, 840), { practitioner: 'ann' })
    await moveAppointment(bev, { reference, start: at(tuesday, 960), practitioner: 'ann' }, monday)
    const results = await Promise.all([undoMove(bev, { reference }, monday), ask(at(tuesday, 840), { practitioner: 'ben' })])
    expect(results.filter((result) => result.ok).length).toBe(1)
    expect(await countOverlaps()).toBe(0)
  })
})

describe('the line that offers it', () => {
  it('is there for whoever moved it, until the minute is over or something else became of it', async () => {
    const line = async (actor: StaffActor, now: number) => {
      const result = await readLastMove(actor, { clinic: 'hall-green' }, now)
      return result.ok ? result.value : result.refusal
    }
    const later = monday + 3_600_000
    expect(await line(bev, later)).toBeNull()
    const { appointment: { reference } } = await asked(ten, { practitioner: 'ann' })
    await moveAppointment(bev, { reference, start: noon, practitioner: 'ben' }, later)
    const { version } = await rowOf(reference)
    expect(await line(bev, later + 20_000)).toMatchObject({
      reference, version, left: 40_000, from: { start: ten, practitioner: 'Ann Ash' }, to: { start: noon, practitioner: 'Ben Birch' },
    })
    expect(await line(nasreen, later + 20_000)).toBeNull()
    expect(await line(bev, later + minute + 1)).toBeNull()
    expect(await readLastMove(bev, { clinic: 'tamworth' }, later)).toMatchObject({ ok: false, refusal: { reason: 'forbidden' } })
    await actOnAppointment(nasreen, { reference, verb: 'confirm' }, later + 30_000)
    expect(await line(bev, later + 30_000)).toBeNull()
  })
})

describe('what the event tells', () => {
  it('is nothing to go back to, unless it is all of it', () => {
    const whole = { from: '2027-03-03T10:00:00.000Z', endFrom: '2027-03-03T10:45:00.000Z', busyFrom: '2027-03-03T11:00:00.000Z', practitionerFrom: 'ann' }
    expect(placeBefore({ ...whole, roomFrom: 'room-1' })).toMatchObject({ practitioner: 'ann', room: 'room-1' })
    expect(placeBefore({ ...whole, undone: true })).toBeNull()
    fc.assert(fc.property(fc.anything(), (detail) => {
      expect(placeBefore(detail)).toBeNull()
    }))
    for (const key of Object.keys(whole)) expect(placeBefore({ ...whole, [key]: undefined })).toBeNull()
  })
})
