import '../support/test-database'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor, StaffActor } from '@/lib/auth/actor'
import { appointmentStatuses, nextStatus, type AppointmentStatus } from '@/lib/core/appointment'
import { db, disconnect } from '@/lib/store/client'
import { forgetAll } from '@/lib/store/live'
import { actOnAppointment, type StatusVerb } from '@/lib/use-cases/act-on-appointment'
import { cancelAppointment } from '@/lib/use-cases/cancel-appointment'
import { moveAppointment } from '@/lib/use-cases/move-appointment'
import { partyOf } from '@/lib/use-cases/subject'
import { database } from '../support/test-database'
import { ask, asked, atOnce, tally } from './asking'
import { at, createReceptionist, createSmallPractice, monday, practitioner, releaseAll, wednesday } from './small-practice'

let bev: StaffActor
let nasreen: StaffActor
beforeAll(async () => {
  await createSmallPractice()
  bev = await createReceptionist('Bev Okafor')
  nasreen = await createReceptionist('Nasreen Ali')
})
beforeEach(releaseAll)
afterAll(disconnect)

const ten = at(wednesday, 600)
const verbs: StatusVerb[] = ['confirm', 'release', 'arrive', 'complete', 'miss', 'undo', 'cancel']
const before: Partial<Record<AppointmentStatus, AppointmentStatus>> =
  { arrived: 'confirmed', completed: 'arrived', no_show: 'confirmed', cancelled: 'requested' }

async function appointmentIn(status: AppointmentStatus, start = ten) {
  const { appointment } = await asked(start, { practitioner: 'ann' })
  await db().appointment.update({ where: { reference: appointment.reference },
    data: { status, statusBefore: before[status] ?? null, changedAt: new Date(monday) } })
  forgetAll()
  return db().appointment.findUniqueOrThrow({ where: { reference: appointment.reference } })
}

describe('the life-cycle table, walked whole on the database (invariant 3)', () => {
  const statuses = appointmentStatuses.filter((status) => status !== 'held')
  const actors: [string, (id: string) => Actor][] = [
    ['reception', () => bev], ['practitioner', () => practitioner('ann')], ['patient', (id) => ({ kind: 'patient', appointmentId: id })],
  ]
  for (const status of statuses) for (const verb of verbs) for (const [who, actorFor] of actors) {
    it(`${status}: ${verb} by ${who}`, async () => {
      const row = await appointmentIn(status)
      const actor = actorFor(row.id)
      const to = nextStatus(status, verb, partyOf(actor), before[status] ?? null)
      const events = await db().event.count()
      const result = await actOnAppointment(actor, { reference: row.reference, verb }, monday)
      const after = await db().appointment.findUniqueOrThrow({ where: { id: row.id } })
      expect(after.status).toBe(to ?? status)
      expect(result.ok).toBe(to !== null)
      expect(after.version).toBe(row.version + (to === null ? 0 : 1))
      expect(await db().event.count()).toBe(events + (to === null ? 0 : 1))
    })
  }
})

describe('two at once', () => {
  for (const verb of ['confirm', 'release', 'cancel'] as const) {
    it(`${verb}: one of the two does it, once; the other is told what it is, and by whom`, async () => {
      const { appointment: { reference, version } } = await asked(ten)
      const results = await atOnce(8, (i) => actOnAppointment(i % 2 ? bev : nasreen, { reference, verb, version }, monday))
      expect(tally(results)).toEqual({ ok: 4, 'changed-meanwhile': 4 }) // the winner's own other presses too
      const winner = results.findIndex((result) => result.ok) % 2 ? bev.name : nasreen.name
      for (const result of results) {
        if (!result.ok && result.refusal.reason === 'changed-meanwhile') expect(result.refusal.by).toBe(winner)
      }
      expect(await db().event.count({ where: { verb, appointment: { reference } } })).toBe(1)
    })
  }

  it('different verbs: the appointment ends in one of them', async () => {
    const { appointment: { reference, version } } = await asked(ten)
    const results = await Promise.all((['confirm', 'release', 'cancel'] as const).map((verb) => actOnAppointment(bev, { reference, verb, version }, monday)))
    expect(tally(results)).toEqual({ ok: 1, 'changed-meanwhile': 2 })
  })

  it('both moving it: one moves', async () => {
    const { appointment: { reference, version } } = await asked(ten, { practitioner: 'ann' })
    const results = await Promise.all([bev, nasreen].map((actor, i) => moveAppointment(actor, { reference, version, start: at(wednesday, 720 + 120 * i) }, monday)))
    expect(tally(results)).toEqual({ ok: 1, 'changed-meanwhile': 1 })
  })
})

describe('undo', () => {
  it('of a cancellation only while the time is free', async () => {
    const { appointment: { reference } } = await asked(ten, { practitioner: 'ann' })
    await cancelAppointment(bev, { reference, reason: 'patient-asked' }, monday)
    await asked(ten, { practitioner: 'ann' })
    expect(tally([await actOnAppointment(bev, { reference, verb: 'undo' }, monday)])).toEqual({ 'slot-taken': 1 })
  })
  it('opens the call again', async () => {
    const { appointment: { reference } } = await asked(ten)
    await cancelAppointment(bev, { reference, reason: 'patient-asked' }, monday)
    await actOnAppointment(bev, { reference, verb: 'undo' }, monday)
    expect((await db().call.findFirst({ where: { appointment: { reference } } }))?.closedAt).toBeNull()
  })
  it('is for the same day', async () => {
    const row = await appointmentIn('completed')
    expect(tally([await actOnAppointment(bev, { reference: row.reference, verb: 'undo' }, at('2027-03-01', 1439))])).toEqual({ ok: 1 })
    const other = await appointmentIn('completed', at(wednesday, 840))
    expect(tally([await actOnAppointment(bev, { reference: other.reference, verb: 'undo' }, at('2027-03-02', 0))])).toEqual({ 'status-forbids': 1 })
  })
})

describe('a patient', () => {
  const link = async (reference: string): Promise<Actor> =>
    ({ kind: 'patient', appointmentId: (await db().appointment.findUniqueOrThrow({ where: { reference } })).id })
  const hours = 3_600_000

  it('moves and cancels until the cut-off, and not after it', async () => {
    const { appointment: { reference } } = await asked(ten, { practitioner: 'ann' })
    const actor = await link(reference)
    expect(tally([await moveAppointment(actor, { reference, start: at('2027-03-04', 600) }, ten - 24 * hours - 1)])).toEqual({ ok: 1 })
    const start = at('2027-03-04', 600)
    expect(tally([await moveAppointment(actor, { reference, start: at('2027-03-05', 600) }, start - 24 * hours + 1)])).toEqual({ 'past-cutoff': 1 })
    expect(tally([await cancelAppointment(actor, { reference }, start - 24 * hours + 1)])).toEqual({ 'past-cutoff': 1 })
    expect(tally([await cancelAppointment(actor, { reference }, start - 24 * hours)])).toEqual({ ok: 1 })
    expect(tally([await cancelAppointment(actor, { reference }, start)])).toEqual({ ok: 1 }) // it is cancelled, by them
  })
  it('sees nothing of another’s', async () => {
    const mine = await asked(ten, { practitioner: 'ann' })
    const theirs = await asked(at(wednesday, 720), { practitioner: 'ann' })
    expect(tally([await cancelAppointment(await link(mine.appointment.reference), { reference: theirs.appointment.reference }, monday)])).toEqual({ 'not-found': 1 })
  })
  it('may overlap their own old time when moving', async () => {
    const { appointment: { reference } } = await asked(ten, { practitioner: 'ann' })
    const result = await moveAppointment(await link(reference), { reference, start: ten + 15 * 60_000, practitioner: 'ann' }, monday)
    expect(tally([result])).toEqual({ ok: 1 })
  })
})

describe('events (invariant 4)', () => {
  for (const [role, url] of [['the serving role', () => database.url], ['the owner', () => database.ownerUrl]] as const) {
    // Without `cascade` it is refused already for what refers to it.
    for (const statement of ["update event set verb = 'x'", 'delete from event', 'truncate event cascade']) {
      it(`${role} can't: ${statement}`, async () => {
        await ask(ten)
        const client = new Client({ connectionString: url() })
        await client.connect()
        await expect(client.query(statement)).rejects.toThrow(/never altered|permission denied/)
        await client.end()
      })
    }
  }
  it('hold no health data', async () => {
    const { appointment } = await asked(ten, { reason: 'a slipped disc', pregnant: true })
    const events = await db().event.findMany({ where: { appointment: { reference: appointment.reference } } })
    expect(JSON.stringify(events.map((event) => ({ ...event, id: `${event.id}` })))).not.toMatch(/disc|pregnan|Whitlock|900123/)
  })
})
