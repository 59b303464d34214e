import '../support/test-database'
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { takesTime, type AppointmentStatus } from '@/lib/core/appointment'
import { instantAt, instantOf, minuteOf, type Instant } from '@/lib/core/time'
import { db, disconnect } from '@/lib/store/client'
import { newReference } from '@/lib/store/new-reference'
import { readTaken } from '@/lib/store/taken'
import { makeRandom } from '@/prisma/seed/random'
import { createPatient } from '../factories/appointments'
import { createPractitioner, createService } from '../factories/people'
import { createClinic, createPractice, zone } from '../factories/practice'

const now = instantAt('2026-09-07', 540, zone)
const hour = instantOf(60)
const count = 14
const numbers = Array.from({ length: count }, (_, n) => n + 1)
const [people, rooms] = [numbers.map((n) => `person-${n}`), numbers.map((n) => `there-room-${n}`)]
const [clinics, days] = [['here', 'there'] as const, 12]

interface Written {
  practitioner: string
  room: string | null
  start: Instant
  until: Instant
  status: AppointmentStatus
  isOver: boolean
}
const written: Written[] = []
const random = makeRandom(20_260_907)

afterAll(disconnect)

beforeAll(async () => {
  await createPractice()
  await createClinic({ id: 'here', rooms: 0 })
  await createClinic({ id: 'there', rooms: count })
  const { id: service } = await createService({ traits: ['with-buffer'] })
  for (const id of people) await createPractitioner({ id, services: [] })
  const { id: patient } = await createPatient({ now })
  const statuses = ['held', 'requested', 'confirmed', 'arrived', 'completed', 'cancelled', 'no_show'] as const
  const rows = Array.from({ length: days * count }, (_, n) => {
    // Up to three an hour, each with somebody else and (there) in another room.
    const [hourOfAll, turn] = [n % (days * 6), Math.floor(n / (days * 6))]
    const start = now + Math.floor(hourOfAll / 6) * 24 * hour + (hourOfAll % 6) * hour
    const clinic = random.pick(clinics)
    const [practitioner, status] = [people[(hourOfAll + turn * 5) % count] ?? '', random.pick(statuses)]
    const room = clinic === 'there' ? rooms[(hourOfAll * 3 + turn * 5) % count] ?? null : null
    const isOver = status === 'held' && random.chance(0.5)
    written.push({ practitioner, room, start, until: start + instantOf(45), status, isOver })
    return {
      id: random.uuid(), reference: newReference(), status, clinicId: clinic, practitionerId: practitioner,
      serviceId: service, roomId: room, patientId: status === 'held' ? null : patient, source: 'web',
      startsAt: new Date(start), endsAt: new Date(start + instantOf(30)), busyUntil: new Date(start + instantOf(45)),
      createdAt: new Date(now), changedAt: new Date(now),
      ...(status === 'held' && { holdHash: new Uint8Array(randomBytes(32)),
        holdExpiresAt: new Date(now + instantOf(isOver ? -1 : 10)) }),
    }
  })
  await db().appointment.createMany({ data: rows })
})

const some = (of: readonly string[]) => {
  const share = random.pick([0, 0.1, 0.3, 1])
  return of.filter(() => random.chance(share))
}

it('what is taken is what stands with one of them or in one of those rooms, however few or many', async () => {
  const seen = { few: 0, many: 0 }
  for (let round = 0; round < 200; round += 1) {
    const whose = { practitioners: some(people), rooms: some(rooms) }
    const from = now + random.between(-30, days * 24) * hour + instantOf(random.pick([0, 20]))
    const to = from + random.between(1, 100) * hour
    const expected = written.filter((one) => takesTime(one.status) && !one.isOver
      && (whose.practitioners.includes(one.practitioner) || (one.room !== null && whose.rooms.includes(one.room)))
      && one.start < to && one.until > from)
      .map(({ practitioner, room, start, until }) =>
        ({ practitioner, room, start: minuteOf(start), end: minuteOf(until) }))
    const { taken, until } = await readTaken(whose, from, to, now)
    const inOrder = (rows: typeof taken) => [...rows].sort((a, b) =>
      a.start - b.start || a.practitioner.localeCompare(b.practitioner))
    expect(inOrder(taken)).toEqual(inOrder(expected))
    expect(taken.map(({ start }) => start)).toEqual(taken.map(({ start }) => start).sort((a, b) => a - b))
    const isHeld = expected.some(({ start, practitioner }) => written.some((one) =>
      one.status === 'held' && one.practitioner === practitioner && minuteOf(one.start) === start))
    expect(until).toBe(isHeld ? now + instantOf(10) : Infinity)
    if (expected.length > 0) seen[whose.practitioners.length + whose.rooms.length > 10 ? 'many' : 'few'] += 1
  }
  expect(Math.min(seen.few, seen.many)).toBeGreaterThan(30)
})
