import '../support/test-database'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { anybody, type StaffActor } from '@/lib/auth/actor'
import type { AbsenceTimes } from '@/lib/core/absence'
import type { Change, Choice } from '@/lib/core/change-view'
import type { Result } from '@/lib/core/result'
import { db, disconnect } from '@/lib/store/client'
import { forgetAll } from '@/lib/store/live'
import { openSession } from '@/lib/store/staff-sessions'
import { addSession } from '@/lib/use-cases/add-session'
import { applyChange } from '@/lib/use-cases/apply-change'
import { askAbsence } from '@/lib/use-cases/ask-absence'
import { askRingBack } from '@/lib/use-cases/ask-ring-back'
import { decideAbsence } from '@/lib/use-cases/decide-absence'
import { previewClosure, saveClosure } from '@/lib/use-cases/draft-closure'
import { previewRota, saveRota } from '@/lib/use-cases/draft-rota'
import { joinWaitingList } from '@/lib/use-cases/join-waiting-list'
import { keepClinic } from '@/lib/use-cases/keep-clinic'
import { keepPractitioner } from '@/lib/use-cases/keep-practitioner'
import { invitePerson } from '@/lib/use-cases/manage-people'
import { moveAppointment } from '@/lib/use-cases/move-appointment'
import { bookForCaller } from '@/lib/use-cases/book-for-caller'
import { planChange } from '@/lib/use-cases/plan-change'
import { previewAbsence } from '@/lib/use-cases/plan-absence'
import { transact } from '@/lib/store/transact'
import { done } from '@/lib/core/result'
import { hashSecret, makeSecret } from '@/lib/auth/hold-secret'
import { createAppointment } from '../factories/appointments'
import { asked, tally } from './asking'
import { createManager } from './effect-ground'
import { at, createReceptionist, createSmallPractice, first, monday, practitioner, releaseAll, wednesday } from './small-practice'
import { emptyList, joined, offerTo } from './waiting'

/** Two people who do the same at once, each from a form of their own: one of it is there, and both are told so, or by whom. */

let bev: StaffActor
let nasreen: StaffActor
let ann: StaffActor
let helen: StaffActor
let mona: StaffActor

/** A manager who has just proved who they are. */
async function signedIn(manager: StaffActor): Promise<StaffActor> {
  const secretHash = hashSecret(makeSecret())
  await transact(async (tx) => {
    await openSession(tx, { secretHash }, manager, monday)
    return done(null)
  })
  return { ...manager, sessionId: (await db().staffSession.findUniqueOrThrow({ where: { secretHash } })).id }
}

beforeAll(async () => {
  await createSmallPractice()
  ;[bev, nasreen] = [await createReceptionist('Bev Okafor'), await createReceptionist('Nasreen Ali')]
  ;[helen, mona] = [await createManager('Helen Marchetti'), await createManager('Mona Lind')]
  ann = practitioner('ann')
  await db().staff.create({ data: { id: ann.id, email: 'ann@example.org', name: 'Ann Ash', role: 'practitioner', practitionerId: 'ann', passwordHash: '-',
    createdAt: new Date(monday), clinics: { create: [{ clinicId: 'hall-green' }] } } })
})
beforeEach(() => resetAll())
afterAll(disconnect)

const annOn = (day: string, more: Partial<Change> = {}): Change =>
  ({ clinic: 'hall-green', practitioner: 'ann', from: day, until: day, fromMinute: 0, untilMinute: 1440, ...more })
const leave = (day: string): AbsenceTimes => ({ from: day, until: day, fromMinute: 0, toMinute: 1440, everyWeeks: null, repeatUntil: null })

/** What the desk would choose: those who can be moved are. */
async function planned(change: Change, all: Choice['decision'] | null = null): Promise<Choice[]> {
  const plan = await planChange(bev, change, monday)
  if (!plan.ok) throw new Error(plan.refusal.reason)
  return plan.value.rows.map(({ reference, version, proposal }) =>
    ({ reference, version, decision: all ?? (proposal ? { to: 'move', ...proposal } : { to: 'cancel' }) }))
}
const ill = (actor: StaffActor, change: Change, choices: Choice[] = []) =>
  applyChange(actor, { id: randomUUID(), change, reason: 'unwell', choices }, monday)

const booked = (wall: number) => createAppointment({ now: monday, at: at(wednesday, wall), clinic: 'hall-green', practitioner: 'ann', service: 'first', room: 'room-1' })
interface Row {
  what: string
  /** Answers what each of the two does. */
  prepare: () => Promise<[() => Promise<Result<unknown>>, () => Promise<Result<unknown>>]>
  count: () => Promise<number>
  /** Who was second may be told by whom: a manager whose preview another has overtaken, or who would ring somebody as well. */
  mayBeTold?: 'record-changed' | 'offered-already'
}

const rotaDraft = { do: 'add', practitioner: 'ann', everyWeeks: 1, since: '2027-03-06', until: '2027-06-06', clinic: 'hall-green', room: 'room-1', weekday: 6,
  from: 540, to: 1080, lunch: null } as const
const closing = { do: 'close', clinic: 'hall-green', from: wednesday, until: wednesday, fromMinute: 0, toMinute: 1440, reason: 'Painters' } as const
let turn = 0

const rows: Row[] = [
  { what: 'ill, and nobody is booked', count: () => db().absence.count(),
    prepare: async () => [() => ill(bev, annOn(wednesday)), () => ill(nasreen, annOn(wednesday))] },
  { what: 'ill, and those booked are left to be decided', count: () => db().absence.count(),
    prepare: async () => {
      await booked(600)
      const choices = await planned(annOn(wednesday), { to: 'leave' })
      return [() => ill(bev, annOn(wednesday), choices), () => ill(nasreen, annOn(wednesday), choices)]
    } },
  { what: 'ill, and those booked are moved', count: () => db().absence.count(),
    prepare: async () => {
      await booked(600)
      const choices = await planned(annOn(wednesday))
      return [() => ill(bev, annOn(wednesday), choices), () => ill(nasreen, annOn(wednesday), choices)]
    } },
  { what: 'ill for some hours', count: () => db().absence.count(),
    prepare: async () => [() => ill(bev, annOn(wednesday, { fromMinute: 600, untilMinute: 720 })), () => ill(nasreen, annOn(wednesday, { fromMinute: 600, untilMinute: 720 }))] },
  { what: 'the clinic is shut', count: () => db().closure.count(),
    prepare: async () => [() => ill(bev, annOn(wednesday, { practitioner: null })), () => ill(nasreen, annOn(wednesday, { practitioner: null }))] },
  { what: 'the clinic is shut for days', count: async () => await db().closure.count() / 3,
    prepare: async () => {
      const change = annOn(wednesday, { practitioner: null, until: '2027-03-08', fromMinute: 720, untilMinute: 720 })
      return [() => ill(bev, change), () => ill(nasreen, change)]
    } },
  { what: 'leave asked for in two windows', count: () => db().absenceRequest.count(),
    prepare: async () => {
      const ask = () => askAbsence(ann, { id: randomUUID(), reason: 'leave', note: null, times: leave(wednesday) }, monday)
      return [ask, ask]
    } },
  { what: 'leave entered by two managers', count: () => db().absence.count(), mayBeTold: 'record-changed',
    prepare: async () => {
      const change = { do: 'enter', practitioner: 'ann', times: leave(wednesday) } as const
      const preview = await previewAbsence(helen, change, monday)
      const seen = preview.ok ? preview.value.effect.seen : ''
      const enter = (actor: StaffActor) => () => decideAbsence(actor, { id: randomUUID(), change, seen, version: null, reason: 'leave', note: null }, monday)
      return [enter(helen), enter(mona)]
    } },
  { what: 'a closure drawn by two managers', count: () => db().closure.count(), mayBeTold: 'record-changed',
    prepare: async () => {
      const preview = await previewClosure(helen, closing, monday)
      const seen = preview.ok ? preview.value.seen : ''
      const save = (actor: StaffActor) => () => saveClosure(actor, { id: randomUUID(), draft: closing, seen }, monday)
      return [save(helen), save(mona)]
    } },
  { what: 'a session drawn by two managers', count: () => db().rotaSession.count({ where: { weekday: 6 } }), mayBeTold: 'record-changed',
    prepare: async () => {
      const preview = await previewRota(helen, rotaDraft, monday)
      const seen = preview.ok ? preview.value.effect.seen : ''
      const save = (actor: StaffActor) => () => saveRota(actor, { id: randomUUID(), draft: rotaDraft, seen }, monday)
      return [save(helen), save(mona)]
    } },
  { what: 'extra time opened by two managers', count: () => db().rotaSession.count({ where: { weekday: 6 } }),
    prepare: async () => {
      const extra = { clinic: 'hall-green', practitioner: 'ann', room: 'room-1', day: '2027-03-06', from: 540, to: 720 }
      return [() => addSession(helen, extra, monday), () => addSession(mona, extra, monday)]
    } },
  { what: 'a call back asked for twice', count: () => db().ringBack.count({ where: { closedAt: null } }),
    prepare: async () => {
      const ask = () => askRingBack({ clinic: 'hall-green', name: 'Rosa Field', phone: '+447700900321', bestTime: 'any', about: 'Parking' }, monday)
      return [ask, ask]
    } },
  { what: 'the waiting list joined twice', count: () => db().wait.count({ where: { closedAt: null } }),
    prepare: async () => {
      const patient = { name: `Wanda ${randomUUID().slice(0, 6)}`, phone: '+447700900322' }
      const join = () => joinWaitingList(anybody, { patient, clinics: ['hall-green'], service: 'first', weekdays: [], parts: [] }, monday)
      return [join, join]
    } },
  { what: 'a free time offered by two', count: () => db().offer.count({ where: { outcome: null } }), mayBeTold: 'offered-already',
    prepare: async () => {
      const wait = await joined()
      return [() => offerTo(bev, [wait]), () => offerTo(nasreen, [wait])]
    } },
  { what: 'one appointment moved to one time by two', count: () => db().event.count({ where: { verb: 'move', detail: { path: ['to'], equals: new Date(at(wednesday, 840)).toISOString() }, appointment: { status: 'requested' } } }),
    prepare: async () => {
      const { appointment: { reference } } = await asked(at(wednesday, 600), { practitioner: 'ann' })
      const move = (actor: StaffActor) => () => moveAppointment(actor, { reference, start: at(wednesday, 840), practitioner: 'ann' }, monday)
      return [move(bev), move(nasreen)]
    } },
  { what: 'a caller booked with two presses', count: () => db().appointment.count({ where: { status: 'confirmed' } }),
    prepare: async () => {
      const book = () => bookForCaller(bev, { ...first, practitioner: 'ann', start: at(wednesday, 900), patient: { name: 'Cal Ling', phone: '+447700900111' } }, monday)
      return [book, book]
    } },
  { what: 'a clinic made twice', count: () => db().clinic.count({ where: { place: `Erdington ${turn}` } }),
    prepare: async () => {
      turn += 1
      const clinic = { id: null, seen: null, name: 'Third', place: `Erdington ${turn}`, region: 'Midlands', address: ['1 Example Road'], postcode: 'B23 6AA',
        phone: '+441217095222', timeZone: 'Europe/London', gettingIn: [] }
      return [() => keepClinic(helen, clinic, monday), () => keepClinic(mona, clinic, monday)]
    } },
  { what: 'a practitioner made twice', count: () => db().practitioner.count({ where: { name: `New ${turn}` } }),
    prepare: async () => {
      turn += 1
      const fresh = { id: null, seen: null, name: `New ${turn}`, about: '', skills: [], active: true, leave: false, professions: [{ id: 'osteopath', registration: null }], services: [] }
      return [() => keepPractitioner(helen, fresh, monday), () => keepPractitioner(mona, fresh, monday)]
    } },
  { what: 'a colleague invited twice', count: () => db().staffLink.count({ where: { staff: { email: `invited-${turn}@example.org` } } }),
    prepare: async () => {
      turn += 1
      const [one, other] = [await signedIn(helen), await signedIn(mona)]
      const person = { name: 'Ivy New', email: `invited-${turn}@example.org`, grants: [{ role: 'reception' as const, clinic: 'hall-green' }], practitioner: null }
      return [() => invitePerson(one, person, monday), () => invitePerson(other, person, monday)]
    } },
]

const rounds = 4

describe.each(rows)('$what', ({ prepare, count, mayBeTold }) => {
  test(`at once, ${rounds} times: one of it is there`, { timeout: 60_000 }, async () => {
    for (let round = 0; round < rounds; round += 1) {
      if (round > 0) await resetAll()
      const both = await prepare()
      const answers = await Promise.all(both.map((one) => one()))
      const told = tally(answers)
      expect([round, await count()]).toEqual([round, 1])
      expect((told['ok'] ?? 0) + (mayBeTold ? told[mayBeTold] ?? 0 : 0)).toBe(2)
    }
  })

  test('one after the other: the second leaves it at one', async () => {
    const [one, other] = await prepare()
    expect(tally([await one()])).toEqual({ ok: 1 })
    const second = tally([await other()])
    expect([await count(), second]).toEqual([1, mayBeTold ? { [mayBeTold]: 1 } : { ok: 1 }])
  })
})

async function resetAll(): Promise<void> {
  await emptyList()
  await releaseAll()
  const tables = [db().absence.deleteMany(), db().absenceRequest.deleteMany(), db().closure.deleteMany(), db().toTell.deleteMany(), db().dayChange.deleteMany()]
  for (const gone of tables) await gone
  await db().ringBack.updateMany({ where: { closedAt: null }, data: { closedAt: new Date(monday), outcome: 'answered' } })
  await db().rotaSession.deleteMany({ where: { validUntil: { not: null } } })
  forgetAll()
}

test('the second who puts the same illness in is told by whom it is done, and since when', async () => {
  expect(await ill(bev, annOn(wednesday))).toMatchObject({ value: { state: 'applied' } })
  expect(await ill(nasreen, annOn(wednesday))).toMatchObject({ ok: true, value: { state: 'applied-already', by: 'Bev Okafor', at: monday } })
  expect([await db().dayChange.count(), await db().toTell.count()]).toEqual([1, 0])
})

test('who is away already, and has somebody left who can be moved, is moved without a second absence', async () => {
  await ill(bev, annOn(wednesday))
  const late = await booked(600)
  const moved = await ill(nasreen, annOn(wednesday), await planned(annOn(wednesday)))
  expect(moved).toMatchObject({ value: { state: 'applied', moved: 1 } })
  expect([await db().absence.count(), (await db().appointment.findUniqueOrThrow({ where: { id: late.id } })).practitionerId]).toEqual([1, 'ben'])
})
