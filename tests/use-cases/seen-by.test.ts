import '../support/test-database'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import type { Instant } from '@/lib/core/time'
import { db, disconnect } from '@/lib/store/client'
import { openPatient } from '@/lib/use-cases/open-patient'
import { readCalls } from '@/lib/use-cases/read-calls'
import { readDiary } from '@/lib/use-cases/read-diary'
import { readEvents } from '@/lib/use-cases/read-events'
import { readMyDay } from '@/lib/use-cases/read-my-day'
import { readSeenBy } from '@/lib/use-cases/read-seen-by'
import { readToTell } from '@/lib/use-cases/read-to-tell'
import { readWaitingList } from '@/lib/use-cases/read-waiting-list'
import { readWeek } from '@/lib/use-cases/read-week'
import { searchPatients } from '@/lib/use-cases/search-patients'
import { createAppointment, createPatient } from '../factories/appointments'
import { createStaff } from '../factories/staff'
import { at, createReceptionist, createSmallPractice, monday, practitioner, releaseAll, wednesday } from './small-practice'

// Each screen that shows somebody is found again from who looked at it, and from whom it showed; the clock is moved.

let boss: StaffActor
let bev: StaffActor
let ann: StaffActor
const minute = 60_000
const day = 24 * 60 * minute

beforeAll(async () => {
  await createSmallPractice()
  boss = await createStaff({ now: monday, traits: ['manager'], name: 'Helen Marchetti', clinics: ['hall-green', 'tamworth'] })
  ann = await createStaff({ now: monday, practitioner: 'ann', name: 'Ann Ash', clinics: ['hall-green'] })
})
let clock = monday
beforeEach(async () => {
  await releaseAll()
  bev = await createReceptionist('Bev Okafor')
  clock += 30 * day
})
afterAll(disconnect)

let wall = 540
async function booked(name: string, given: { made?: Instant; traits?: ('requested' | 'confirmed')[]; dueAt?: Instant } = {}) {
  const made = given.made ?? clock - day
  const patient = await createPatient({ now: made, name })
  wall = wall >= 960 ? 540 : wall + 60
  const row = await createAppointment({ now: made, at: at(wednesday, wall), clinic: 'hall-green', practitioner: 'ann', service: 'first', patient: patient.id, traits: given.traits ?? ['confirmed'] })
  return { ...row, patient: patient.id }
}

async function seen(who: StaffActor, from = clock, until = clock + day): Promise<Record<string, string[]>> {
  const found = await readSeenBy(boss, { staff: who.id, from, until }, clock + 2 * day)
  if (!found.ok) throw new Error(found.refusal.reason)
  return Object.fromEntries(found.value.map(({ name, ways }) => [name ?? 'somebody', [...ways].sort()]))
}
async function whoSaw(patient: string): Promise<string[]> {
  const found = await readEvents(boss, { patient, verb: 'look' }, clock + 2 * day)
  if (!found.ok) throw new Error(found.refusal.reason)
  return found.value.lines.filter(({ by }) => by !== boss.name).map(({ by, detail }) => `${by ?? ''} ${typeof detail['list'] === 'string' ? detail['list'] : 'record'}`)
}

describe('from who looked', () => {
  it('a record, a search, and nobody else', async () => {
    const [opened, found] = [await createPatient({ now: clock, name: 'Olga Opened' }), await createPatient({ now: clock, name: 'Fergus Found' })]
    await createPatient({ now: clock, name: 'Nobody Looked' })
    await openPatient(bev, { id: opened.id }, clock + minute)
    await searchPatients(bev, { q: 'Fergus' }, clock + minute)
    expect(await seen(bev)).toEqual({ 'Olga Opened': ['record'], 'Fergus Found': ['found'] })
    expect(await whoSaw(found.id)).toEqual([])
    expect((await readEvents(boss, { patient: found.id }, clock + day)).ok).toBe(true)
  })

  it('the day: who stood in it by then, also who was moved away since, and not who came onto it later', async () => {
    const [there, moved] = [await booked('Thea There'), await booked('Milo Moved')]
    await readDiary(bev, { clinic: 'hall-green', day: wednesday }, clock + minute)
    await db().appointment.update({ where: { id: moved.id }, data: { startsAt: new Date(moved.startsAt.getTime() + 7 * day), endsAt: new Date(moved.endsAt.getTime() + 7 * day), busyUntil: new Date(moved.busyUntil.getTime() + 7 * day) } })
    await db().event.create({ data: { at: new Date(clock + 20 * minute), verb: 'move', actorKind: 'staff', actorId: boss.id, clinicId: 'hall-green', appointmentId: moved.id, patientId: moved.patient,
      detail: { from: moved.startsAt.toISOString(), to: new Date(moved.startsAt.getTime() + 7 * day).toISOString(), practitionerFrom: 'ann', practitionerTo: 'ann' } } })
    await booked('Lena Later', { made: clock + 60 * minute })
    expect(await seen(bev)).toEqual({ 'Thea There': ['diary'], 'Milo Moved': ['diary'] })
    for (const one of [there, moved]) expect(await whoSaw(one.patient)).toEqual(['Bev Okafor diary'])
  })

  it('a week, and one’s own day', async () => {
    const one = await booked('Wes Week')
    await readWeek(bev, { clinic: 'hall-green', practitioner: 'ann', day: wednesday }, clock + minute)
    await readMyDay(ann, { day: wednesday }, clock + minute)
    expect(await seen(bev)).toEqual({ 'Wes Week': ['week'] })
    expect(await seen(ann)).toEqual({ 'Wes Week': ['day'] })
    expect((await whoSaw(one.patient)).sort()).toEqual(['Ann Ash day', 'Bev Okafor week'])
  })

  it('the calls: who stood among them then', async () => {
    const [open, closed, later] = [await booked('Opal Open', { traits: ['requested'] }), await booked('Cleo Closed', { traits: ['requested'] }), await booked('Lars Later', { made: clock + 60 * minute, traits: ['requested'] })]
    await db().call.updateMany({ where: { appointmentId: closed.id }, data: { closedAt: new Date(clock - minute), outcome: 'confirmed' } })
    await readCalls(bev, { clinic: 'hall-green' }, clock + minute)
    expect(await seen(bev)).toEqual({ 'Opal Open': ['calls'] })
    expect(await whoSaw(open.patient)).toEqual(['Bev Okafor calls'])
    for (const one of [closed, later]) expect(await whoSaw(one.patient)).toEqual([])
  })

  it('who asked to be rung, the waiting list, and who is to be told', async () => {
    const [waits, told] = [await createPatient({ now: clock, name: 'Willa Waits' }), await booked('Tess Told')]
    await db().ringBack.create({ data: { id: randomUUID(), clinicId: 'hall-green', name: 'Rosa Rung', phone: '+447700900321', askedAt: new Date(clock), dueAt: new Date(clock) } })
    await db().wait.create({ data: { id: randomUUID(), patientId: waits.id, serviceId: 'first', clinics: ['hall-green'], weekdays: [], parts: [], fromDay: new Date(wednesday), untilDay: new Date('2029-04-01'), source: 'phone', createdAt: new Date(clock) } })
    await db().toTell.create({ data: { id: randomUUID(), appointmentId: told.id, patientId: told.patient, clinicId: 'hall-green', why: 'moved', openedAt: new Date(clock) } })
    await readCalls(bev, { clinic: 'hall-green' }, clock + minute)
    await readWaitingList(bev, { clinic: 'hall-green' }, clock + minute)
    await readToTell(bev, { clinic: 'hall-green' }, clock + minute)
    expect(await seen(bev)).toMatchObject({ 'Rosa Rung': ['calls'], 'Willa Waits': ['waiting'], 'Tess Told': ['to-tell'] })
    await db().ringBack.deleteMany()
    expect(await whoSaw(waits.id)).toEqual(['Bev Okafor waiting'])
  })

  it('what was done counts as seen; a merged record is its kept one; and only what was between the two times', async () => {
    const [kept, gone] = [await createPatient({ now: clock, name: 'Kit Kept' }), await createPatient({ now: clock, name: 'Gone Over' })]
    await db().event.create({ data: { at: new Date(clock), verb: 'edit', actorKind: 'staff', actorId: bev.id, actorName: 'Bev', patientId: gone.id } })
    await db().patient.update({ where: { id: gone.id }, data: { mergedIntoId: kept.id } })
    expect(await seen(bev, clock, clock + 1)).toEqual({ 'Kit Kept': ['record'] })
    expect(await seen(bev, clock + 1)).toEqual({})
    expect(await seen(bev, clock - day, clock)).toEqual({})
  })
})

it('a list that shows the same people for ten minutes is one look, and one that shows others another', async () => {
  const one = await createPatient({ now: clock, name: 'Ivo Ivory' })
  for (const later of [0, 1, 2]) await openPatient(bev, { id: one.id }, clock + later * minute)
  expect(await db().event.count({ where: { actorId: bev.id } })).toBe(1)
  expect(await db().eventSeen.count({ where: { event: { actorId: bev.id } } })).toBe(0)
})

test.each<[string, () => StaffActor]>([['reception', () => bev], ['a practitioner', () => practitioner('ann')]])('%s may read neither', async (_, who) => {
  expect(await readEvents(who(), {}, clock)).toMatchObject({ ok: false, refusal: { reason: 'forbidden' } })
  expect(await readSeenBy(who(), { staff: bev.id, from: 0, until: clock }, clock)).toMatchObject({ ok: false, refusal: { reason: 'forbidden' } })
})

describe('the events', () => {
  it('page by page, each once, and narrowed by who, what and when', async () => {
    const about = await createPatient({ now: clock, name: 'Paige Pages' })
    // Three at a time in one moment: pages are told apart by more than the clock.
    for (let i = 0; i < 9; i += 1) await db().event.create({ data: { at: new Date(clock + Math.floor(i / 3) * minute), verb: i % 2 === 0 ? 'edit' : 'note', actorKind: 'staff', actorId: bev.id, actorName: 'Bev', patientId: about.id } })
    const ids: string[] = []
    for (let before: { at: Instant; id: string } | undefined; ;) {
      const page = await readEvents(boss, { staff: bev.id, before }, clock + day, 2)
      if (!page.ok) throw new Error(page.refusal.reason)
      ids.push(...page.value.lines.map(({ id }) => id))
      before = page.value.lines.at(-1)
      if (!page.value.more) break
    }
    expect(ids).toHaveLength(9)
    expect(new Set(ids).size).toBe(9)
    const count = async (input: Parameters<typeof readEvents>[1]) => {
      const page = await readEvents(boss, { staff: bev.id, ...input }, clock + day)
      return page.ok ? page.value.lines.length : -1
    }
    expect([await count({ verb: 'note' }), await count({ from: clock + minute, until: clock + 2 * minute }), await count({ patient: about.id }), await count({ patient: randomUUID() })]).toEqual([4, 3, 9, 0])
  })

  it('those of other clinics stay there', async () => {
    await db().event.create({ data: { at: new Date(clock), verb: 'note', actorKind: 'staff', actorId: bev.id, actorName: 'Bev', clinicId: 'hall-green' } })
    const elsewhere = { ...boss, clinics: ['tamworth'] }
    const page = await readEvents(elsewhere, { staff: bev.id }, clock + day)
    expect(page.ok && page.value.lines).toEqual([])
  })
})
