import '../support/test-database'
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import type { ChangeKind, PracticeChange } from '@/lib/core/practice-change'
import { db, disconnect } from '@/lib/store/client'
import { forgetAll } from '@/lib/store/live'
import { applyPracticeChange } from '@/lib/use-cases/apply-practice-change'
import { previewEffect } from '@/lib/use-cases/preview-effect'
import { createAppointment } from '../factories/appointments'
import { changeByHand, changesOf, createManager, dayAfter, isWritten, measure } from './effect-ground'
import { at, createSmallPractice, monday } from './small-practice'

// What a preview says is what then happens: slots, appointments without a session, and whoever is to be told.

let boss: StaffActor
let base: Awaited<ReturnType<typeof snapshot>>

const snapshot = async () => ({
  sessions: await db().rotaSession.findMany({ orderBy: [{ practitionerId: 'asc' }, { weekday: 'asc' }, { fromMinute: 'asc' }, { id: 'asc' }] }),
  hours: await db().openingHours.findMany(),
})

const session = (practitionerId: string, clinicId: string, weekday: number, fromMinute: number, toMinute: number, everyWeeks = 1) =>
  ({ id: randomUUID(), practitionerId, clinicId, roomId: null, weekday, fromMinute, toMinute, everyWeeks, validFrom: new Date('2027-01-04') })

beforeAll(async () => {
  await createSmallPractice()
  boss = await createManager('Helen Marchetti')
  await db().service.create({ data: { id: 'short', professionId: 'osteopath', name: 'Short', about: '', minutes: 30, bufferMinutes: 0, pricePence: 4000 } })
  await db().practitionerService.create({ data: { practitionerId: 'ann', serviceId: 'short' } })
  await db().rotaSession.createMany({ data: [
    session('ann', 'tamworth', 6, 540, 750), session('ann', 'tamworth', 6, 795, 1020), session('ben', 'tamworth', 7, 600, 840, 2), session('ben', 'hall-green', 6, 1320, 1800),
  ] })
  base = await snapshot()
  // Over eight weeks and both sides of the spring change; one beyond the last day that can be booked.
  for (const [days, wall, practitioner, clinic] of [[1, 600, 'ann', 'hall-green'], [2, 720, 'ben', 'hall-green'], [5, 555, 'ann', 'tamworth'], [5, 900, 'ann', 'tamworth'],
    [5, 1380, 'ben', 'hall-green'], [9, 540, 'ann', 'hall-green'], [16, 1000, 'ben', 'hall-green'], [26, 800, 'ann', 'tamworth'], [29, 960, 'ann', 'hall-green'],
    [30, 615, 'ben', 'hall-green'], [43, 975, 'ann', 'hall-green'], [57, 700, 'ben', 'hall-green'], [64, 700, 'ben', 'hall-green']] as const) {
    await createAppointment({ now: monday, at: at(dayAfter(days), wall), clinic, practitioner, service: 'first', traits: [days % 2 === 0 ? 'requested' : 'confirmed'] })
  }
})
afterAll(disconnect)

async function restore(): Promise<void> {
  const prisma = db()
  for (const gone of [prisma.toTell.deleteMany(), prisma.rotaSession.deleteMany(), prisma.absence.deleteMany(), prisma.closure.deleteMany(),
    prisma.openingHours.deleteMany(), prisma.practitionerService.deleteMany()]) await gone
  await prisma.rotaSession.createMany({ data: base.sessions })
  await prisma.openingHours.createMany({ data: base.hours })
  await prisma.practice.update({ where: { id: 'practice' }, data: { gridMinutes: 15, horizonDays: 56, noticeOpeningMinutes: 240 } })
  await prisma.service.updateMany({ where: { id: 'first' }, data: { minutes: 45, bufferMinutes: 15, skill: null, active: true } })
  await prisma.service.updateMany({ where: { id: 'short' }, data: { minutes: 30, bufferMinutes: 0, skill: null, active: true } })
  await prisma.practitioner.updateMany({ data: { skills: [], active: true } })
  await prisma.practitionerService.createMany({ data: [['ann', 'first'], ['ben', 'first'], ['ann', 'short']].map(([practitionerId = '', serviceId = '']) => ({ practitionerId, serviceId })) })
  forgetAll()
}

const keysOf = (slots: { clinic: string; practitioner: { id: string }; starts: number[] }[]) =>
  slots.flatMap(({ clinic, practitioner, starts }) => starts.map((start) => `${clinic} ${practitioner.id} ${start}`)).sort()
const minus = (a: Set<string>, b: Set<string>) => [...a].filter((one) => !b.has(one)).sort()

/** Previews, makes the change, and compares. False where it was refused: then nothing may have been written. */
async function holds(change: PracticeChange): Promise<boolean> {
  await restore()
  const before = await measure(monday)
  const preview = await previewEffect(boss, change, monday)
  if (!preview.ok) {
    expect(preview.refusal.reason).toBe('invalid')
    return false
  }
  const events = await db().event.count({ where: { verb: 'leave' } })
  if (isWritten(change)) {
    const applied = await applyPracticeChange(boss, { id: randomUUID(), change, seen: preview.value.seen }, monday)
    expect(applied).toEqual({ ok: true, value: { state: 'applied', told: preview.value.orphans.length, elsewhere: 0 } })
    const tells = await db().toTell.findMany({ include: { appointment: { select: { reference: true } } } })
    expect(tells.map(({ appointment, why }) => `${appointment.reference} ${why}`).sort()).toEqual(preview.value.orphans.map(({ reference }) => `${reference} no-session`).sort())
    expect(await db().event.count({ where: { verb: 'leave' } }) - events).toBe(tells.length)
  } else await changeByHand(change)
  const after = await measure(monday)
  expect(keysOf(preview.value.lost)).toEqual(minus(before.slots, after.slots))
  expect(keysOf(preview.value.gained)).toEqual(minus(after.slots, before.slots))
  const references = await db().appointment.findMany({ select: { id: true, reference: true } })
  const orphans = preview.value.orphans.map(({ reference }) => references.find((one) => one.reference === reference)?.id ?? '')
  expect(orphans.sort()).toEqual(minus(after.orphans, before.orphans))
  expect(preview.value.covered).toBe(minus(before.orphans, after.orphans).length)
  return true
}

const kinds: [ChangeKind, number][] = [['rota', 30], ['absence', 12], ['closure', 12], ['policy', 8], ['hours', 8], ['service', 10], ['practitioner', 8]]

describe('the preview of a change is what then happens', () => {
  it.each(kinds)('%s', async (kind, runs) => {
    let held = 0
    await fc.assert(fc.asyncProperty(changesOf(base.sessions.map(({ id }) => id))[kind], async (change) => {
      if (await holds(change)) held += 1
    }), { numRuns: runs, endOnFailure: true })
    expect(held).toBeGreaterThan(0)
  }, 120_000)
})
