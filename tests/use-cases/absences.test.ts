import '../support/test-database'
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { absenceStatuses, absenceVerbs, nextAbsence, type AbsenceStatus, type AbsenceTimes, type AbsenceVerb } from '@/lib/core/absence'
import type { AbsenceChange } from '@/lib/core/absence-view'
import type { Result } from '@/lib/core/result'
import { addDays } from '@/lib/core/time'
import { db, disconnect } from '@/lib/store/client'
import { forgetAll } from '@/lib/store/live'
import { askAbsence, withdrawAbsence } from '@/lib/use-cases/ask-absence'
import { decideAbsence, refuseAbsence } from '@/lib/use-cases/decide-absence'
import { previewAbsence } from '@/lib/use-cases/plan-absence'
import { planMessages } from '@/lib/use-cases/plan-messages'
import { readAbsences, readMyAbsences } from '@/lib/use-cases/read-absences'
import { readToTell } from '@/lib/use-cases/read-to-tell'
import { createAppointment } from '../factories/appointments'
import { ask, atOnce } from './asking'
import { createManager, measure } from './effect-ground'
import { at, createReceptionist, createSmallPractice, monday, practitioner, releaseAll, tuesday, wednesday } from './small-practice'

// Time away: asked for, decided once, and what a decision does is what it said it would do.

let ann: StaffActor
let helen: StaffActor

const day = (from: string, change: Partial<AbsenceTimes> = {}): AbsenceTimes =>
  ({ from, until: from, fromMinute: 0, toMinute: 1440, everyWeeks: null, repeatUntil: null, ...change })

async function createPractitionerAccount(id: string): Promise<StaffActor> {
  const actor = practitioner(id)
  await db().staff.create({ data: { id: actor.id, email: `${id}@example.org`, name: `${id} account`, role: 'practitioner', practitionerId: id, passwordHash: '-',
    createdAt: new Date(monday), clinics: { create: [{ clinicId: 'hall-green' }] } } })
  return actor
}

beforeAll(async () => {
  await createSmallPractice()
  ann = await createPractitionerAccount('ann')
  helen = await createManager('Helen Marchetti')
})
beforeEach(async () => {
  await releaseAll()
  for (const gone of [db().absence.deleteMany(), db().absenceRequest.deleteMany(), db().toTell.deleteMany(), db().outbox.deleteMany()]) await gone
  forgetAll()
})
afterAll(disconnect)

const note = 'My knee again, the operation is on Thursday'
async function asked(times: AbsenceTimes = day(wednesday)): Promise<{ id: string; version: number }> {
  const id = randomUUID()
  const result = await askAbsence(ann, { id, reason: 'unwell', note, times }, monday)
  if (!result.ok) throw new Error(result.refusal.reason)
  return { id, version: 1 }
}

async function decide(change: AbsenceChange, version: number | null, actor = helen, id: string = randomUUID()) {
  const preview = await previewAbsence(actor, change, monday)
  if (!preview.ok) return preview
  return decideAbsence(actor, { id, change, version, seen: preview.value.effect.seen, reason: 'leave', note: null }, monday)
}

const granting = (absence: string, times: AbsenceTimes = day(wednesday)): AbsenceChange => ({ do: 'grant', absence, times })
const booked = (on: string, wall: number) => createAppointment({ now: monday, at: at(on, wall), clinic: 'hall-green', practitioner: 'ann', service: 'first' })
const rowOf = (id: string) => db().absenceRequest.findUniqueOrThrow({ where: { id }, include: { absences: { orderBy: { startsAt: 'asc' } } } })
const reasonOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.refusal.reason)

/** One in each status. */
async function inStatus(status: AbsenceStatus): Promise<{ id: string; version: number }> {
  const one = await asked()
  const ways: Record<AbsenceStatus, () => Promise<unknown>> = {
    asked: async () => undefined,
    granted: () => decide(granting(one.id), 1),
    refused: () => refuseAbsence(helen, { ...one, word: 'Not that week' }, monday),
    withdrawn: () => withdrawAbsence(ann, one, monday),
    ended: async () => { await decide(granting(one.id), 1); await decide({ do: 'end', absence: one.id, day: wednesday }, 2) },
  }
  await ways[status]()
  const row = await rowOf(one.id)
  expect(row.status).toBe(status)
  return { id: one.id, version: row.version }
}

/** Each verb as whoever may use it does it. A grant and a change are one press, by what stands there. */
const uses: Record<AbsenceVerb, (one: { id: string; version: number }) => Promise<Result<unknown>>> = {
  grant: ({ id, version }) => decide(granting(id), version),
  change: ({ id, version }) => decide(granting(id, day(tuesday)), version),
  refuse: ({ id, version }) => refuseAbsence(helen, { id, version, word: 'No' }, monday),
  withdraw: ({ id, version }) => withdrawAbsence(ann, { id, version }, monday),
  end: ({ id, version }) => decide({ do: 'end', absence: id, day: wednesday }, version),
}

describe.each(absenceStatuses)('what is %s', (status) => {
  it.each(absenceVerbs)('%s', async (verb) => {
    const one = await inStatus(status)
    const before = await rowOf(one.id)
    const either = verb === 'grant' || verb === 'change' ? nextAbsence(status, 'grant') ?? nextAbsence(status, 'change') : nextAbsence(status, verb)
    const result = await uses[verb](one)
    const after = await rowOf(one.id)
    if (either === null) {
      expect([reasonOf(result), after]).toEqual(['record-changed', before])
      return
    }
    expect([reasonOf(result), after.status, after.version]).toEqual(['ok', either, one.version + 1])
    expect(after.absences.length).toBe(either === 'granted' ? 1 : 0)
    const events = await db().event.findMany({ where: { detail: { path: ['absence'], equals: one.id } }, orderBy: { id: 'desc' }, take: 1 })
    const written = either !== 'granted' ? verb : status === 'granted' ? 'change' : 'grant'
    expect(events.map((event) => event.verb)).toEqual([`absence.${written}`])
  })
})

describe('who may', () => {
  it('asks for themselves alone; a manager decides, and nobody else', async () => {
    const bev = await createReceptionist('Bev Okafor')
    const ben = await createPractitionerAccount('ben')
    const one = await asked()
    const refusals: Result<unknown>[] = [
      await askAbsence(bev, { id: randomUUID(), reason: 'leave', note: null, times: day(wednesday) }, monday), await askAbsence(helen, { id: randomUUID(), reason: 'leave', note: null, times: day(wednesday) }, monday),
      await withdrawAbsence(ben, one, monday), await readMyAbsences(bev, monday), await readAbsences(bev, monday), await readAbsences(ann, monday),
      await refuseAbsence(ann, { ...one, word: 'x' }, monday), await refuseAbsence(bev, { ...one, word: 'x' }, monday),
    ]
    for (const actor of [ann, ben, bev]) refusals.push(await previewAbsence(actor, granting(one.id), monday), await decide({ do: 'enter', practitioner: 'ann', times: day(wednesday) }, null, actor))
    expect(refusals.map(reasonOf)).toEqual(refusals.map(() => 'forbidden'))
    const own = await readMyAbsences(ben, monday)
    expect(own.ok && own.value.open).toEqual([])
  })

  it('a refusal says why, to the practitioner', async () => {
    const one = await inStatus('refused')
    const own = await readMyAbsences(ann, monday)
    expect(own).toMatchObject({ ok: true, value: { open: [], past: [{ id: one.id, status: 'refused', word: 'Not that week', decided: { by: 'Helen Marchetti' } }] } })
  })
})

describe('what it does', () => {
  it('leaves appointments without a session, all of them on the list to be told, in the same moment', async () => {
    const theirs = [await booked(wednesday, 600), await booked(wednesday, 720), await booked('2027-03-17', 600)]
    await booked('2027-03-10', 600)
    const one = await asked(day(wednesday, { fromMinute: 540, toMinute: 780, everyWeeks: 2, repeatUntil: '2027-03-31' }))
    const change = granting(one.id, (await previewTimes(one.id)))
    const preview = await previewAbsence(helen, change, monday)
    expect(preview.ok && preview.value.effect.orphans.map(({ reference }) => reference)).toEqual(theirs.map(({ reference }) => reference))
    expect(await decide(change, 1)).toEqual({ ok: true, value: { state: 'applied', told: 3, elsewhere: 0 } })
    const tells = await db().toTell.findMany({ select: { appointmentId: true, why: true } })
    expect(tells.map(({ appointmentId }) => appointmentId).sort()).toEqual(theirs.map(({ id }) => id).sort())
    expect(new Set(tells.map(({ why }) => why))).toEqual(new Set(['no-session']))
    expect((await rowOf(one.id)).absences).toHaveLength(3)
  })

  const generated = fc.record({ ahead: fc.integer({ min: 0, max: 40 }), days: fc.integer({ min: 0, max: 4 }), from: fc.integer({ min: 0, max: 60 }), minutes: fc.integer({ min: 2, max: 35 }),
    whole: fc.boolean(), weeks: fc.option(fc.integer({ min: 1, max: 3 })), often: fc.integer({ min: 1, max: 4 }) })
    .map(({ ahead, days, from, minutes, whole, weeks, often }): AbsenceTimes => {
      const first = addDays(tuesday, ahead)
      return day(first, { until: addDays(first, days), everyWeeks: weeks, repeatUntil: weeks === null ? null : addDays(first, weeks * 7 * often),
        ...(whole ? {} : { fromMinute: from * 15, toMinute: Math.min(1440, (from + minutes) * 15) }) })
    })

  it('is what it said it would do: slots, appointments without a session and whoever is to be told; and ending it gives all of it back', async () => {
    for (const [on, wall] of [[tuesday, 600], [wednesday, 900], ['2027-03-11', 540], ['2027-03-26', 660], ['2027-03-29', 1000], ['2027-04-14', 780]] as const) await booked(on, wall)
    const base = await measure(monday)
    await fc.assert(fc.asyncProperty(generated, async (times) => {
      const preview = await previewAbsence(helen, { do: 'enter', practitioner: 'ann', times }, monday)
      if (!preview.ok) throw new Error(JSON.stringify(preview.refusal))
      const { effect } = preview.value
      const entered = randomUUID()
      const written = await decideAbsence(helen, { id: entered, change: { do: 'enter', practitioner: 'ann', times }, seen: effect.seen, version: null, reason: 'leave', note: null }, monday)
      expect(written).toEqual({ ok: true, value: { state: 'applied', told: effect.orphans.length, elsewhere: 0 } })
      const after = await measure(monday)
      const lost = effect.lost.flatMap(({ clinic, practitioner: who, starts }) => starts.map((start) => `${clinic} ${who.id} ${start}`))
      expect(lost.sort()).toEqual([...base.slots].filter((slot) => !after.slots.has(slot)).sort())
      expect(effect.gained).toEqual([])
      const orphans = await db().appointment.findMany({ where: { id: { in: [...after.orphans].filter((id) => !base.orphans.has(id)) } } })
      expect(effect.orphans.map(({ reference }) => reference).sort()).toEqual(orphans.map(({ reference }) => reference).sort())
      expect((await db().toTell.findMany()).map(({ appointmentId }) => appointmentId).sort()).toEqual(orphans.map(({ id }) => id).sort())
      const ended = await decide({ do: 'end', absence: entered, day: tuesday }, 1)
      expect(ended.ok).toBe(true)
      expect((await measure(monday)).slots).toEqual(base.slots)
      for (const gone of [db().absence.deleteMany(), db().toTell.deleteMany()]) await gone
      forgetAll()
    }), { numRuns: 12 })
  }, 120_000)

  it('ended early: what has begun is cut, what is to come is dropped', async () => {
    const one = await asked(day(tuesday, { until: '2027-03-05' }))
    await decide(granting(one.id, day(tuesday, { until: '2027-03-05' })), 1)
    await decide({ do: 'end', absence: one.id, day: '2027-03-04' }, 2)
    const { absences, endedFrom } = await rowOf(one.id)
    expect([absences.map(({ startsAt, endsAt }) => [startsAt.getTime(), endsAt.getTime()]), endedFrom]).toEqual([[[at(tuesday, 0), at('2027-03-04', 0)]], new Date('2027-03-04')])
  })

  it('granted with other times is told so', async () => {
    const one = await asked()
    await decide(granting(one.id, day(tuesday)), 1)
    expect(await rowOf(one.id)).toMatchObject({ status: 'granted', changed: true, fromDay: new Date(tuesday) })
    await planMessages(monday, () => 0)
    expect(await db().message.findMany({ where: { staffId: ann.id, kind: 'absence-decided' }, select: { channel: true, facts: true }, orderBy: { createdAt: 'desc' }, take: 1 }))
      .toEqual([{ channel: 'email', facts: { absence: { outcome: 'changed', from: at(tuesday, 0), until: at(wednesday, 0) } } }])
  })
})

async function previewTimes(id: string): Promise<AbsenceTimes> {
  const view = await readAbsences(helen, monday)
  const found = view.ok ? view.value.asked.find((one) => one.id === id) : undefined
  if (!found) throw new Error('it is not asked for')
  return found.times
}

describe('at once', () => {
  it('the same press twice is one decision', async () => {
    const one = await asked()
    const change = granting(one.id)
    const preview = await previewAbsence(helen, change, monday)
    const input = { id: randomUUID(), change, version: 1, seen: preview.ok ? preview.value.effect.seen : '', reason: 'leave' as const, note: null }
    const results = [await decideAbsence(helen, input, monday), await decideAbsence(helen, input, monday)]
    expect(results.map(reasonOf)).toEqual(['ok', 'ok'])
    expect(await rowOf(one.id)).toMatchObject({ version: 2, absences: [{}] })
  })

  it('two managers, one grants and one refuses: one wins, the other is told by whom, and there is one answer', async () => {
    const other = await createManager('Omar Beck')
    for (let i = 0; i < 4; i += 1) {
      const one = await asked(day(addDays('2027-03-08', i)))
      const change = granting(one.id, day(addDays('2027-03-08', i)))
      const preview = await previewAbsence(helen, change, monday)
      const seen = preview.ok ? preview.value.effect.seen : ''
      const results = await Promise.all([
        decideAbsence(helen, { id: randomUUID(), change, version: 1, seen, reason: 'leave', note: null }, monday), refuseAbsence(other, { ...one, word: 'No' }, monday),
      ])
      expect(results.map(reasonOf).sort()).toEqual(['ok', 'record-changed'])
      const row = await rowOf(one.id)
      expect([row.version, row.absences.length]).toEqual([2, row.status === 'granted' ? 1 : 0])
    }
  })

  it('while it is granted, people book: whoever has no session is on the list, none is lost', async () => {
    const one = await asked()
    const change = granting(one.id)
    const preview = await previewAbsence(helen, change, monday)
    const seen = preview.ok ? preview.value.effect.seen : ''
    const booking = atOnce(8, async (i) => {
      for (let wait = 0; wait < i * 2; wait += 1) await db().$queryRaw`select 1`
      return ask(at(wednesday, 540 + i * 60), { practitioner: 'ann' })
    })
    const [granted] = await Promise.all([decideAbsence(helen, { id: randomUUID(), change, version: 1, seen, reason: 'leave', note: null }, monday), booking])
    forgetAll()
    const there = await db().appointment.findMany({ where: { practitionerId: 'ann', status: 'requested' } })
    const list = await readToTell(await createReceptionist('List Reader'), { clinic: 'hall-green' }, monday)
    const told = list.ok ? list.value.open.map(({ reference }) => reference) : []
    const isGranted = granted.ok && granted.value.state === 'applied'
    expect((await rowOf(one.id)).status).toBe(isGranted ? 'granted' : 'asked')
    expect(told.sort()).toEqual(isGranted ? there.map(({ reference }) => reference).sort() : [])
  })

  it('somebody booked since the effect was shown: nothing is written, it is to be looked at again', async () => {
    const one = await asked()
    const change = granting(one.id)
    const preview = await previewAbsence(helen, change, monday)
    await booked(wednesday, 600)
    const late = await decideAbsence(helen, { id: randomUUID(), change, version: 1, seen: preview.ok ? preview.value.effect.seen : '', reason: 'leave', note: null }, monday)
    expect(late).toEqual({ ok: true, value: { state: 'overtaken' } })
    expect(await rowOf(one.id)).toMatchObject({ status: 'asked', version: 1, absences: [] })
    expect(await db().toTell.count()).toBe(0)
  })
})

it('events say when and who, never why, nor what was written about it', async () => {
  const one = await inStatus('refused')
  await uses.grant(await asked(day(tuesday)))
  const events = await db().event.findMany({ where: { verb: { startsWith: 'absence.' } } })
  expect(events.some(({ detail }) => JSON.stringify(detail).includes(one.id))).toBe(true)
  const text = JSON.stringify(events.map(({ detail }) => detail))
  for (const said of ['unwell', 'knee', 'operation', 'Not that week']) expect(text).not.toContain(said)
})
