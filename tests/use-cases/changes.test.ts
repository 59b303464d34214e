import '../support/test-database'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import type { Change, ChangePlan, Choice } from '@/lib/core/change-view'
import { decisionText } from '@/lib/input/change-forms'
import { db, disconnect } from '@/lib/store/client'
import { forgetAll } from '@/lib/store/live'
import { actOnAppointment } from '@/lib/use-cases/act-on-appointment'
import { applyChange, type ApplyInput } from '@/lib/use-cases/apply-change'
import { bookForCaller } from '@/lib/use-cases/book-for-caller'
import { moveAppointment } from '@/lib/use-cases/move-appointment'
import { planChange } from '@/lib/use-cases/plan-change'
import { readToTell } from '@/lib/use-cases/read-to-tell'
import { createAppointment } from '../factories/appointments'
import { atOnce } from './asking'
import { at, countOverlaps, createReceptionist, createSmallPractice, first, monday, practitioner, releaseAll, tuesday, wednesday } from './small-practice'

// When the practice has to change: all of it or nothing, nothing twice, and nobody is lost.

let bev: StaffActor

beforeAll(async () => {
  await createSmallPractice()
  bev = await createReceptionist('Bev Okafor')
})
beforeEach(async () => {
  await releaseAll()
  for (const gone of [db().absence.deleteMany(), db().closure.deleteMany(), db().toTell.deleteMany(), db().dayChange.deleteMany()]) await gone
  forgetAll()
})
afterAll(disconnect)

const room = (who: string, day: string) => who === 'ann' || day === tuesday ? 'room-1' : 'room-2'
const booked = (who: string, day: string, wall: number, traits: Parameters<typeof createAppointment>[0]['traits'] = ['confirmed']) =>
  createAppointment({ now: monday, at: at(day, wall), clinic: 'hall-green', practitioner: who, service: 'first', room: room(who, day), traits })

const annOn = (day: string, fromMinute = 0): Change => ({ clinic: 'hall-green', practitioner: 'ann', from: day, until: day, fromMinute, untilMinute: 1440 })
const shutOn = (day: string): Change => ({ ...annOn(day), practitioner: null })

async function planned(change: Change, actor = bev): Promise<ChangePlan> {
  const plan = await planChange(actor, change, monday)
  if (!plan.ok) throw new Error(plan.refusal.reason)
  return plan.value
}

const choicesOf = ({ rows }: ChangePlan, change: Partial<Record<string, Choice['decision']>> = {}): Choice[] => rows.map(({ reference, version, proposal }) => ({
  reference, version, decision: change[reference] ?? (proposal ? { to: 'move', ...proposal } : { to: 'cancel' }),
}))

const input = (change: Change, choices: Choice[]): ApplyInput => ({ id: randomUUID(), change, reason: 'unwell', choices })
const apply = (given: ApplyInput, actor = bev) => applyChange(actor, given, monday)
const rowOf = (id: string) => db().appointment.findUniqueOrThrow({ where: { id } })
const state = async () => ({ absences: await db().absence.count(), changes: await db().dayChange.count(), tells: await db().toTell.count() })
/** Each a little after the one before, so that they meet a change at all of its steps. */
const atOnceLater = (n: number, work: (i: number) => Promise<unknown>): Promise<unknown>[] =>
  Array.from({ length: n }, async (_, i) => {
    for (let wait = 0; wait < i * 2; wait += 1) await db().$queryRaw`select 1`
    return work(i)
  })
const nothing = { absences: 0, changes: 0, tells: 0 }

describe('a plan', () => {
  it('proposes the same time with somebody else first, in the room that becomes free', async () => {
    const one = await booked('ann', tuesday, 600)
    const plan = await planned(annOn(tuesday))
    expect(plan.rows).toMatchObject([{ reference: one.reference, proposal: { kind: 'same-time', practitioner: 'ben', room: 'room-1', start: at(tuesday, 600) } }])
  })

  it('proposes another time with the same person where nobody else is free, the nearest first', async () => {
    const one = await booked('ann', wednesday, 840)
    await booked('ben', wednesday, 840)
    const plan = await planned(annOn(wednesday, 720))
    expect(plan.rows[0]).toMatchObject({ reference: one.reference, proposal: { kind: 'same-person', practitioner: 'ann', start: at(wednesday, 660) } })
    expect(plan.rows[0]?.alternatives.filter(({ kind }) => kind === 'same-person')).toHaveLength(3)
  })

  it('takes nobody out whose treatment is over when it begins; names who has arrived, and leaves them', async () => {
    await booked('ann', wednesday, 660)
    const here = await booked('ann', wednesday, 720, ['arrived'])
    const plan = await planned(annOn(wednesday, 720))
    expect(plan.rows).toEqual([])
    expect(plan.arrived).toMatchObject([{ reference: here.reference }])
  })

  it('keeps to whoever has the skill that a pregnancy asks for', async () => {
    await booked('ann', wednesday, 600, ['confirmed', 'pregnant'])
    const plan = await planned(annOn(wednesday))
    expect(plan.rows[0]?.alternatives.map(({ practitioner }) => practitioner)).toEqual(['ann', 'ann', 'ann'])
  })

  it('refuses what is past, upside down, or not theirs to see', async () => {
    expect(await planChange(bev, annOn('2027-02-26'), monday)).toMatchObject({ refusal: { reason: 'invalid' } })
    expect(await planChange(bev, { ...annOn(wednesday), until: tuesday }, monday)).toMatchObject({ refusal: { reason: 'invalid' } })
    expect(await planChange(practitioner('ann'), annOn(wednesday), monday)).toMatchObject({ refusal: { reason: 'forbidden' } })
    expect(await planChange(await createReceptionist('Tam Desk', ['tamworth']), annOn(wednesday), monday)).toMatchObject({ refusal: { reason: 'forbidden' } })
    expect(await planChange(bev, { ...annOn(wednesday), practitioner: 'nobody' }, monday)).toMatchObject({ refusal: { reason: 'not-found' } })
  })
})

describe('applied', () => {
  it('moves, cancels and leaves, writes the absence, a line for each, and the events', async () => {
    const [moved, cancelled, left] = [await booked('ann', wednesday, 600), await booked('ann', wednesday, 660, ['requested']), await booked('ann', wednesday, 720)]
    const plan = await planned(annOn(wednesday))
    const done = await apply(input(annOn(wednesday), choicesOf(plan, { [cancelled.reference]: { to: 'cancel' }, [left.reference]: { to: 'leave' } })))
    expect(done).toMatchObject({ ok: true, value: { state: 'applied', moved: 1, cancelled: 1, left: 1 } })
    expect(await rowOf(moved.id)).toMatchObject({ status: 'confirmed', statusBefore: null, practitionerId: 'ben', roomId: 'room-2', version: 2 })
    expect(await rowOf(cancelled.id)).toMatchObject({ status: 'cancelled', cancelReason: 'practitioner-away' })
    expect((await db().call.findUniqueOrThrow({ where: { appointmentId: cancelled.id } })).outcome).toBe('cancelled')
    expect(await rowOf(left.id)).toMatchObject({ status: 'confirmed', version: 1 })
    expect(await state()).toEqual({ absences: 1, changes: 1, tells: 3 })
    const verbs = await db().event.findMany({ where: { at: new Date(monday), verb: { in: ['move', 'cancel', 'leave', 'change-day'] }, OR: [{ appointmentId: { in: [moved.id, cancelled.id, left.id] } }, { verb: 'change-day' }] }, orderBy: { id: 'asc' } })
    expect(verbs.map(({ verb }) => verb)).toEqual(['cancel', 'move', 'leave', 'change-day'])
    expect(JSON.stringify(verbs.map(({ detail }) => detail))).not.toContain('unwell')
  })

  it('two may take each other’s rooms and times', async () => {
    const [one, two] = [await booked('ann', tuesday, 600), await booked('ann', tuesday, 660)]
    const change = annOn(tuesday)
    const plan = await planned(change)
    const swap = (start: number): Choice['decision'] => ({ to: 'move', start, practitioner: 'ben', room: 'room-1' })
    const done = await apply(input(change, choicesOf(plan, { [one.reference]: swap(at(tuesday, 660)), [two.reference]: swap(at(tuesday, 600)) })))
    expect(done).toMatchObject({ ok: true, value: { state: 'applied', moved: 2 } })
    expect((await rowOf(one.id)).startsAt.getTime()).toBe(at(tuesday, 660))
    expect((await rowOf(two.id)).startsAt.getTime()).toBe(at(tuesday, 600))
  })

  it('a clinic that is shut for days: from its hour on the first, until its hour on the last', async () => {
    const one = await booked('ann', wednesday, 1020)
    const change: Change = { clinic: 'hall-green', practitioner: null, from: wednesday, until: '2027-03-05', fromMinute: 960, untilMinute: 720 }
    const done = await apply(input(change, choicesOf(await planned(change))))
    expect(done).toMatchObject({ ok: true, value: { state: 'applied', moved: 1 } })
    expect((await db().closure.findMany({ orderBy: { fromDay: 'asc' } })).map(({ fromMinute, toMinute }) => [fromMinute, toMinute])).toEqual([[960, 1440], [0, 1440], [0, 720]])
    const place = await rowOf(one.id)
    expect(place.startsAt.getTime() >= at('2027-03-05', 720) || place.busyUntil.getTime() <= at(wednesday, 960)).toBe(true)
  })

  it.each([
    ['an appointment was changed', 'changed', async (one: { reference: string }) => actOnAppointment(bev, { reference: one.reference, verb: 'cancel' }, monday), 'gone'],
    ['a place was taken', 'taken', async () => booked('ben', wednesday, 600), 'taken'],
    ['somebody booked in the time', 'new', async () => booked('ann', wednesday, 900), 'new'],
  ] as const)('nothing of it, when %s', async (_, __, meanwhile, why) => {
    const [one, two] = [await booked('ann', wednesday, 600), await booked('ann', wednesday, 720)]
    const given = input(annOn(wednesday), choicesOf(await planned(annOn(wednesday))))
    await meanwhile(one)
    const done = await apply(given)
    expect(done).toMatchObject({ ok: true, value: { state: 'overtaken', rows: [{ why }] } })
    expect(await state()).toEqual(nothing)
    expect(await rowOf(two.id)).toMatchObject({ practitionerId: 'ann', version: 1 })
  })

  it('nothing of it, when a version is old, a place was never one, or two rows have the same', async () => {
    const [one, two] = [await booked('ann', wednesday, 600), await booked('ann', wednesday, 720)]
    const choices = choicesOf(await planned(annOn(wednesday)))
    const why = async (given: Choice[]) => {
      const done = await apply(input(annOn(wednesday), given))
      return done.ok && done.value.state === 'overtaken' ? done.value.rows.map((row) => row.why) : 'applied'
    }
    const to = (reference: string, start: number, who = 'ben', where: string | null = 'room-2') =>
      choices.map((choice) => choice.reference === reference ? { ...choice, decision: { to: 'move' as const, start, practitioner: who, room: where } } : choice)
    expect(await why(choices.map((choice) => ({ ...choice, version: 7 })))).toEqual(['changed', 'changed'])
    expect(await why(to(one.reference, at(wednesday, 300)))).toEqual(['taken'])
    expect(await why(to(one.reference, at(wednesday, 780), 'ann', 'room-1'))).toEqual(['taken'])
    expect(await why(to(one.reference, at(wednesday, 840), 'ben', 'room-1'))).toEqual(['taken'])
    expect(await why(to(one.reference, at(wednesday, 735)))).toEqual(['twice', 'twice'])
    expect(await why(choices.slice(1))).toEqual(['new'])
    expect(two.version).toBe(1)
    expect(await state()).toEqual(nothing)
  })

  it('an expired hold is in nobody’s way', async () => {
    await booked('ann', wednesday, 600)
    const given = input(annOn(wednesday), choicesOf(await planned(annOn(wednesday))))
    const hold = await booked('ben', wednesday, 615, ['held', 'expired'])
    expect(await apply(given)).toMatchObject({ ok: true, value: { state: 'applied', moved: 1 } })
    expect((await rowOf(hold.id)).status).toBe('released')
  })

  it('twenty presses of one form are one change', async () => {
    await booked('ann', wednesday, 600)
    const given = input(annOn(wednesday), choicesOf(await planned(annOn(wednesday))))
    const answers = await atOnce(20, () => apply(given))
    expect(answers.every((answer) => answer.ok && answer.value.state === 'applied')).toBe(true)
    expect(await state()).toEqual({ absences: 1, changes: 1, tells: 1 })
  })

  it('of twenty desks that plan the same, one applies it, and the others are told that it is done', async () => {
    await booked('ann', wednesday, 600)
    const choices = choicesOf(await planned(annOn(wednesday)))
    const answers = await atOnce(20, () => apply(input(annOn(wednesday), choices)))
    expect(answers.filter((answer) => answer.ok && answer.value.state === 'applied')).toHaveLength(1)
    expect(answers.filter((answer) => answer.ok && answer.value.state === 'applied-already')).toHaveLength(19)
    expect(await state()).toEqual({ absences: 1, changes: 1, tells: 1 })
  })
})

describe('amid bookings and moves', () => {
  it.each([1, 2, 3, 4])('all or nothing, nothing twice, nobody lost (%i)', async (turn) => {
    const day = [tuesday, wednesday, '2027-03-04', '2027-03-05'][turn - 1] ?? wednesday
    const those = await Promise.all([540, 600, 660, 720, 780, 840].map((wall) => booked('ann', day, wall)))
    const plan = await planned(annOn(day))
    const given = input(annOn(day), choicesOf(plan))
    const goals = plan.rows.flatMap(({ proposal }) => (proposal ? [proposal] : []))
    const caller = (i: number, start: number, who: string) =>
      bookForCaller(bev, { ...first, practitioner: who, start, patient: { name: `Caller ${i}`, phone: '+447700900124' } }, monday)
    const [applied] = await Promise.all([
      apply(given),
      ...Array.from({ length: 19 }, (_, i) => {
        const goal = goals[i % goals.length]!
        if (i % 4 === 0) return moveAppointment(bev, { reference: those[i % 6]!.reference, start: at(day, 900 + 60 * (i % 2)), practitioner: 'ben' }, monday)
        return i % 4 === 1 ? caller(i, at(day, 900 + 60 * (i % 2)), 'ann') : turn % 2 ? caller(i, goal.start + 900_000, goal.practitioner) : caller(i, at(day, 960), 'ann')
      }),
    ])
    expect(await countOverlaps()).toBe(0)
    const whole = applied.ok && applied.value.state === 'applied'
    expect(await db().absence.count()).toBe(whole ? 1 : 0)
    expect(await db().toTell.count()).toBe(whole ? 6 : 0)
    forgetAll()
    const list = await readToTell(bev, { clinic: 'hall-green' }, monday)
    const listed = new Set(list.ok ? list.value.open.map(({ reference }) => reference) : [])
    if (whole) for (const { reference } of those) expect(listed).toContain(reference)
    // Whoever was booked in it at the last moment stands there as well: nobody is there for them.
    const within = await db().appointment.findMany({ where: { practitionerId: 'ann', status: { in: ['requested', 'confirmed'] }, startsAt: { gte: new Date(at(day, 0)), lt: new Date(at(day, 1440)) } } })
    if (whole) for (const { reference } of within) expect(listed).toContain(reference)
  })
})

describe('amid cancellations', () => {
  it.each([1, 2, 3, 4, 5, 6])('what was cancelled first is not moved after (%i)', async () => {
    const walls = [540, 600, 660, 720, 780, 840]
    const those = await Promise.all(walls.map((wall) => booked('ann', wednesday, wall)))
    const given = input(annOn(wednesday), choicesOf(await planned(annOn(wednesday))))
    const cancel = (i: number) => actOnAppointment(bev, { reference: those[i % 6]!.reference, verb: 'cancel', cancelReason: 'other' }, monday)
    await Promise.all([...atOnceLater(3, cancel), apply(given), ...atOnceLater(3, (i) => cancel(i + 3))])
    for (const { id } of those) {
      const verbs = (await db().event.findMany({ where: { appointmentId: id, verb: { in: ['move', 'cancel'] } }, orderBy: { id: 'asc' } })).map(({ verb }) => verb)
      expect(verbs.join(' ')).not.toContain('cancel move')
      expect((await rowOf(id)).status).toBe(verbs.includes('cancel') ? 'cancelled' : 'confirmed')
    }
  })
})

describe('at other clinics', () => {
  it('what one may not see is left to the desk there, which finds it on its list', async () => {
    await db().rotaSession.create({ data: { id: randomUUID(), practitionerId: 'ann', clinicId: 'tamworth', weekday: 6, fromMinute: 540, toMinute: 1080, validFrom: new Date('2027-01-01') } })
    forgetAll()
    const saturday = '2027-03-06'
    const there = await createAppointment({ now: monday, at: at(saturday, 600), clinic: 'tamworth', practitioner: 'ann', service: 'first' })
    const change = annOn(saturday)
    const plan = await planned(change)
    expect(plan).toMatchObject({ rows: [], elsewhere: [{ place: 'Tamworth', count: 1 }] })
    expect(await apply(input(change, []))).toMatchObject({ ok: true, value: { state: 'applied', left: 0, elsewhere: 1 } })
    const tam = await createReceptionist('Tam Desk', ['tamworth'])
    forgetAll()
    expect(await readToTell(tam, { clinic: 'tamworth' }, monday)).toMatchObject({ value: { open: [{ reference: there.reference, undecided: true }] } })
    await db().rotaSession.deleteMany({ where: { clinicId: 'tamworth' } })
  })
})

it('a decision is written as it is read', () => {
  expect(decisionText({ to: 'move', start: 1_800_000_000_000, practitioner: 'ann', room: null })).toBe('1800000000000 ann -')
  expect(shutOn(wednesday).practitioner).toBeNull()
})
