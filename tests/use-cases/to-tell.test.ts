import '../support/test-database'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import type { Change, Choice, TellEntry } from '@/lib/core/change-view'
import { db, disconnect } from '@/lib/store/client'
import { forgetAll } from '@/lib/store/live'
import { randomUUID } from 'node:crypto'
import { actOnAppointment } from '@/lib/use-cases/act-on-appointment'
import { addSession } from '@/lib/use-cases/add-session'
import { applyChange } from '@/lib/use-cases/apply-change'
import { moveAppointment } from '@/lib/use-cases/move-appointment'
import { planChange } from '@/lib/use-cases/plan-change'
import { countToTell, readToTell } from '@/lib/use-cases/read-to-tell'
import { readWeek } from '@/lib/use-cases/read-week'
import { giveUpTelling, takeUpOrphan, tickTold } from '@/lib/use-cases/tick-told'
import { createAppointment } from '../factories/appointments'
import { createAbsence } from '../factories/people'
import { createClosure } from '../factories/practice'
import { createStaff } from '../factories/staff'
import { atOnce, tally } from './asking'
import { at, createReceptionist, createSmallPractice, monday, practitioner, releaseAll, wednesday } from './small-practice'

// Everybody concerned stands on the list until told; and an appointment without a session is never silently kept.

let bev: StaffActor
let boss: StaffActor

beforeAll(async () => {
  await createSmallPractice()
  bev = await createReceptionist('Bev Okafor')
  boss = await createStaff({ now: monday, traits: ['manager'], name: 'Helen Marchetti', clinics: ['hall-green', 'tamworth'] })
})
beforeEach(async () => {
  await releaseAll()
  await db().toTell.deleteMany()
  for (const gone of [db().absence.deleteMany(), db().closure.deleteMany(), db().dayChange.deleteMany()]) await gone
  await db().rotaSession.deleteMany({ where: { validFrom: { gt: new Date('2027-02-01') } } })
  forgetAll()
})
afterAll(disconnect)

const booked = (wall: number, traits: Parameters<typeof createAppointment>[0]['traits'] = ['confirmed'], day = wednesday) =>
  createAppointment({ now: monday, at: at(day, wall), clinic: 'hall-green', practitioner: 'ann', service: 'first', room: 'room-1', traits })
const ill: Change = { clinic: 'hall-green', practitioner: 'ann', from: wednesday, until: wednesday, fromMinute: 0, untilMinute: 1440 }

async function apply(to?: Choice['decision']): Promise<void> {
  const plan = await planChange(bev, ill, monday)
  if (!plan.ok) throw new Error(plan.refusal.reason)
  const choices = plan.value.rows.map(({ reference, version, proposal }): Choice => ({ reference, version, decision: to ?? (proposal ? { to: 'move', ...proposal } : { to: 'cancel' }) }))
  const done = await applyChange(bev, { id: randomUUID(), change: ill, reason: 'unwell', choices }, monday)
  if (!done.ok || done.value.state !== 'applied') throw new Error('not applied')
}

async function list(now = monday): Promise<{ open: TellEntry[]; unreached: TellEntry[] }> {
  forgetAll()
  const view = await readToTell(bev, { clinic: 'hall-green' }, now)
  if (!view.ok) throw new Error(view.refusal.reason)
  expect(await countToTell(bev, 'hall-green', now)).toBe(view.value.open.length)
  return view.value
}

const lineOf = async (): Promise<TellEntry & { id: string }> => {
  const [line] = (await list()).open
  if (!line?.id) throw new Error('no line')
  return { ...line, id: line.id }
}

describe('the list', () => {
  it('says what was and what is now, until it is ticked', async () => {
    await booked(600)
    await apply()
    const line = await lineOf()
    expect(line).toMatchObject({ why: 'moved', was: { start: at(wednesday, 600), practitioner: 'Ann Ash' }, now: { start: at(wednesday, 600), practitioner: 'Ben Birch' }, undecided: false })
    expect(await tickTold(bev, { id: line.id, outcome: 'phone', version: line.version }, monday)).toMatchObject({ ok: true })
    expect(await list()).toMatchObject({ open: [], unreached: [] })
    expect(await tickTold(bev, { id: line.id, outcome: 'phone' }, monday)).toMatchObject({ ok: true })
    expect(await tickTold(bev, { id: line.id, outcome: 'message' }, monday)).toMatchObject({ refusal: { reason: 'call-closed', by: 'Bev Okafor' } })
  })

  it('of twenty ticks at once one counts', async () => {
    await booked(600)
    await apply({ to: 'cancel' })
    const line = await lineOf()
    expect(line).toMatchObject({ why: 'cancelled', now: null })
    const results = await atOnce(20, () => tickTold(bev, { id: line.id, outcome: 'message' }, monday))
    expect(tally(results)).toEqual({ ok: 20 })
    expect(await db().event.count({ where: { verb: 'tell', appointment: { reference: line.reference } } })).toBe(1)
  })

  it('who couldn’t be reached stays until told, or until a manager closes it', async () => {
    await booked(600)
    await booked(720)
    await apply({ to: 'cancel' })
    const { open } = await list()
    expect(await giveUpTelling(boss, { id: open[0]!.id! }, monday)).toMatchObject({ ok: false })
    for (const { id } of open) await tickTold(bev, { id: id!, outcome: 'unreachable' }, monday)
    const { unreached } = await list()
    expect(unreached).toMatchObject([{ tried: { by: 'Bev Okafor' } }, { tried: { by: 'Bev Okafor' } }])
    const [one, two] = unreached.map(({ id }) => id!)
    expect(await giveUpTelling(bev, { id: one! }, monday)).toMatchObject({ refusal: { reason: 'forbidden' } })
    expect(await giveUpTelling(boss, { id: one! }, monday)).toMatchObject({ ok: true })
    expect(await tickTold(bev, { id: two!, outcome: 'phone' }, monday)).toMatchObject({ ok: true })
    expect(await list()).toMatchObject({ open: [], unreached: [] })
  })

  it('changed a second time before anybody rang, there is one line, with what they knew first', async () => {
    const one = await booked(600)
    await apply()
    await tickTold(bev, { id: (await lineOf()).id, outcome: 'unreachable' }, monday)
    const ben: Change = { ...ill, practitioner: 'ben' }
    const plan = await planChange(bev, ben, monday)
    const rows = plan.ok ? plan.value.rows : []
    await applyChange(bev, { id: randomUUID(), change: ben, reason: 'unwell',
      choices: rows.map(({ reference, version }) => ({ reference, version, decision: { to: 'cancel' } })) }, monday)
    const { open, unreached } = await list()
    expect(open).toMatchObject([{ reference: one.reference, why: 'cancelled', was: { practitioner: 'Ann Ash' }, now: null }])
    expect(unreached).toEqual([])
  })

  it('what is told must be how it stands: an old version is refused', async () => {
    await booked(600)
    await apply()
    const line = await lineOf()
    await moveAppointment(bev, { reference: line.reference, start: at(wednesday, 720), practitioner: 'ben' }, monday)
    expect(await tickTold(bev, { id: line.id, outcome: 'phone', version: line.version }, monday)).toMatchObject({ refusal: { reason: 'changed-meanwhile' } })
    expect((await lineOf()).now).toMatchObject({ start: at(wednesday, 720) })
  })

  it('who came all the same needs no telling', async () => {
    await booked(600)
    await apply()
    const { reference } = await lineOf()
    await actOnAppointment(bev, { reference, verb: 'arrive' }, monday)
    expect((await list()).open).toEqual([])
  })
})

describe('nobody is there', () => {
  it('left to be decided: moved or cancelled first, and still to be told then', async () => {
    await booked(600)
    await apply({ to: 'leave' })
    const line = await lineOf()
    expect(line).toMatchObject({ undecided: true, why: 'no-session' })
    expect(await tickTold(bev, { id: line.id, outcome: 'phone' }, monday)).toMatchObject({ refusal: { reason: 'invalid' } })
    await moveAppointment(bev, { reference: line.reference, start: at(wednesday, 660), practitioner: 'ben' }, monday)
    const moved = await lineOf()
    expect(moved).toMatchObject({ undecided: false, why: 'moved', was: { start: at(wednesday, 600) }, now: { start: at(wednesday, 660) } })
    expect(await tickTold(bev, { id: line.id, outcome: 'phone' }, monday)).toMatchObject({ ok: true })
  })

  it.each([
    ['an absence', () => createAbsence({ practitioner: 'ann', from: at(wednesday, 0), to: at(wednesday, 1440) })],
    ['a closure', () => createClosure({ from: wednesday, clinic: 'hall-green' })],
    ['a session taken away', () => db().rotaSession.updateMany({ where: { practitionerId: 'ann', weekday: 3 }, data: { validUntil: new Date('2027-02-28') } })],
  ])('by %s written some other way', async (_, happens) => {
    const [one, past] = [await booked(600), await booked(660, ['completed'])]
    expect((await list()).open).toEqual([])
    await happens()
    expect((await list()).open).toMatchObject([{ id: null, reference: one.reference, undecided: true }])
    expect((await list(at(wednesday, 700))).open).toEqual([])
    expect(await takeUpOrphan(bev, { reference: one.reference }, monday)).toMatchObject({ ok: true, value: { clinic: 'hall-green', start: at(wednesday, 600) } })
    await atOnce(5, () => takeUpOrphan(bev, { reference: one.reference }, monday))
    await actOnAppointment(bev, { reference: one.reference, verb: 'cancel', cancelReason: 'practitioner-away' }, monday)
    expect((await list()).open).toMatchObject([{ reference: one.reference, why: 'cancelled', undecided: false }])
    expect(past.status).toBe('completed')
    await db().rotaSession.updateMany({ where: { practitionerId: 'ann' }, data: { validUntil: null } })
  })
})

describe('who may', () => {
  it('only the desk of that clinic', async () => {
    await booked(600)
    await apply()
    const { id, reference } = await lineOf()
    for (const other of [practitioner('ann'), await createReceptionist('Tam Desk', ['tamworth'])]) {
      expect(await readToTell(other, { clinic: 'hall-green' }, monday)).toMatchObject({ refusal: { reason: 'forbidden' } })
      expect(await countToTell(other, 'hall-green', monday)).toBe(0)
      expect(await tickTold(other, { id, outcome: 'phone' }, monday)).toMatchObject({ refusal: { reason: 'forbidden' } })
      expect(await takeUpOrphan(other, { reference }, monday)).toMatchObject({ refusal: { reason: 'forbidden' } })
      expect(await readWeek(other, { clinic: 'hall-green', practitioner: 'ann', day: wednesday }, monday)).toMatchObject({ refusal: { reason: 'forbidden' } })
    }
  })
})

describe('extra time', () => {
  const saturday = '2027-03-06'
  const extra = { clinic: 'hall-green', practitioner: 'ann', room: 'room-1', day: saturday, from: 540, to: 720 }

  it('is open once, on that day alone', async () => {
    expect(await addSession(boss, extra, monday)).toMatchObject({ ok: true })
    const week = await readWeek(bev, { clinic: 'hall-green', practitioner: 'ann', day: saturday }, monday)
    expect(week.ok && week.value.days.map(({ sessions }) => sessions.length)).toEqual([1, 1, 1, 1, 1, 1, 0])
    const next = await readWeek(bev, { clinic: 'hall-green', practitioner: 'ann', day: '2027-03-13' }, monday)
    expect(next.ok && next.value.days[5]?.sessions).toEqual([])
    expect(await db().event.count({ where: { verb: 'open-session', actorId: boss.id } })).toBe(1)
  })

  it('is a manager’s to open', async () => {
    expect(await addSession(bev, extra, monday)).toMatchObject({ refusal: { reason: 'forbidden' } })
    expect(await addSession(practitioner('ann'), extra, monday)).toMatchObject({ refusal: { reason: 'forbidden' } })
  })

  it.each([
    ['past', { day: '2027-02-27' }, 'from'], ['upside down', { to: 500 }, 'to'], ['over a session of theirs', { day: wednesday }, 'from'],
    ['over a session of theirs at another clinic', { clinic: 'tamworth', room: null, day: wednesday }, 'from'],
    ['in a room that somebody has', { practitioner: 'ann', room: 'room-2', day: '2027-03-03', from: 1080, to: 1140 }, null],
    ['too far ahead', { day: '2027-12-04' }, 'day'],
  ] as const)('%s: refused or not', async (_, change, path) => {
    const result = await addSession(boss, { ...extra, ...change }, monday)
    expect(result.ok ? null : result.refusal.reason === 'invalid' ? result.refusal.errors[0]?.path[0] : result.refusal.reason).toBe(path)
  })

  it('not while away, nor while the clinic is shut, nor in a room that is another’s', async () => {
    await createAbsence({ practitioner: 'ann', from: at(saturday, 600), to: at(saturday, 660) })
    expect(await addSession(boss, extra, monday)).toMatchObject({ refusal: { reason: 'invalid' } })
    expect(await addSession(boss, { ...extra, practitioner: 'ben' }, monday)).toMatchObject({ ok: true })
    await db().absence.deleteMany()
    forgetAll()
    expect(await addSession(boss, extra, monday)).toMatchObject({ refusal: { reason: 'invalid', errors: [{ path: ['room'] }] } })
    await createClosure({ from: saturday, clinic: 'hall-green' })
    expect(await addSession(boss, { ...extra, room: 'room-2' }, monday)).toMatchObject({ refusal: { reason: 'invalid', errors: [{ path: ['day'] }] } })
  })

  it('twenty at once open it once', async () => {
    expect(tally(await atOnce(20, () => addSession(boss, extra, monday)))).toEqual({ ok: 20 })
  })
})

describe('a week', () => {
  it('has every clinic of one’s own; of others only that it is taken', async () => {
    await db().rotaSession.create({ data: { id: randomUUID(), practitionerId: 'ann', clinicId: 'tamworth', weekday: 6, fromMinute: 540, toMinute: 1080, validFrom: new Date('2027-02-02') } })
    await booked(600)
    await createAppointment({ now: monday, at: at('2027-03-06', 600), clinic: 'tamworth', practitioner: 'ann', service: 'first' })
    forgetAll()
    const week = await readWeek(bev, { clinic: 'hall-green', practitioner: 'ann', day: wednesday }, monday)
    if (!week.ok) throw new Error(week.refusal.reason)
    expect(week.value.days[2]?.entries).toHaveLength(1)
    expect(week.value.days[5]).toMatchObject({ entries: [], taken: [{ start: at('2027-03-06', 600), place: 'Tamworth' }], sessions: [{ mine: false, place: 'Tamworth' }] })
    const all = await readWeek(boss, { clinic: 'hall-green', practitioner: 'ann', day: wednesday }, monday)
    expect(all.ok && all.value.days[5]).toMatchObject({ entries: [{ clinic: 'tamworth' }], taken: [] })
    expect(await db().event.count({ where: { verb: 'look', detail: { path: ['list'], equals: 'week' }, actorId: bev.id } })).toBeGreaterThan(0)
  })
})
