import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type { StaffActor } from '@/lib/auth/actor'
import type { ChangeKind, PracticeChange } from '@/lib/core/practice-change'
import { offerByPractitioner } from '@/lib/core/slots'
import { addDays, dayOf, minuteOf, weekdayOf, type Instant } from '@/lib/core/time'
import { db } from '@/lib/store/client'
import { readFacts } from '@/lib/store/facts'
import { forgetAll } from '@/lib/store/live'
import type { WrittenChange } from '@/lib/store/practice-changes'
import { readSetup } from '@/lib/store/setup'
import { recallOrphans } from '@/lib/use-cases/orphans'
import { resolveWish } from '@/lib/use-cases/wish'
import { at, createReceptionist, monday, zone } from './small-practice'

/** A manager of both clinics. */
export async function createManager(name: string, clinics = ['hall-green', 'tamworth']): Promise<StaffActor> {
  const actor = await createReceptionist(name, clinics)
  await db().staff.update({ where: { id: actor.id }, data: { role: 'manager' } })
  return { ...actor, role: 'manager' }
}

/** A day within the time that is looked at, by how many days after that Monday. */
export const dayAfter = (days: number): string => addDays(dayOf(monday, zone), days)

/** What can be booked and who is without a session, by the ways that the product itself reads them: a line each. */
export async function measure(now: Instant): Promise<{ slots: Set<string>; orphans: Set<string> }> {
  forgetAll()
  const setup = await readSetup()
  const slots = new Set<string>()
  const orphans = new Set<string>()
  for (const clinic of setup.clinics) {
    const days = { from: dayOf(now, clinic.timeZone), to: addDays(dayOf(now, clinic.timeZone), setup.practice.policy.horizonDays) }
    for (const service of setup.services) {
      const known = resolveWish(setup, { clinic: clinic.id, service: service.id }, 'phone')
      if (!known.ok) throw new Error(known.refusal.reason)
      const { practitioners } = known.value
      const { facts } = await readFacts(setup, clinic.id, practitioners, days, now)
      const wish = { ...days, practitioners, minutes: service.minutes, bufferMinutes: service.bufferMinutes }
      for (const slot of offerByPractitioner(facts, wish, now)) slots.add(`${clinic.id} ${slot.practitioner} ${slot.start}`)
    }
    for (const { id } of await recallOrphans(setup, clinic, now)) orphans.add(id)
  }
  return { slots, orphans }
}

const int = (min: number, max: number) => fc.integer({ min, max })
const quarter = (from: number, to: number) => int(from / 15, to / 15).map((n) => n * 15)
const who = fc.constantFrom('ann', 'ben')
const place = fc.constantFrom(['hall-green', 'room-1'], ['hall-green', 'room-2'], ['hall-green', null], ['tamworth', null]) as fc.Arbitrary<readonly [string, string | null]>
const day = int(0, 58).map(dayAfter)

const added = fc.record({ practitioner: who, place, day, from: quarter(360, 1260), minutes: quarter(30, 540), weeks: fc.constantFrom(1, 1, 2, 3), last: fc.option(int(0, 40), { freq: 3 }) })
  .map(({ practitioner, place: [clinic, room], day: validFrom, from, minutes, weeks, last }) => ({
    id: randomUUID(), practitioner, clinic, room, weekday: weekdayOf(validFrom), from, to: from + minutes, validFrom,
    validUntil: last === null ? null : addDays(validFrom, last), everyWeeks: weeks,
  }))

const span = fc.record({ day, from: quarter(0, 1380), minutes: fc.oneof(quarter(15, 600), quarter(1440, 9000)) })
  .map(({ day: on, from, minutes }) => ({ start: minuteOf(at(on, from)), end: minuteOf(at(on, from)) + minutes }))

/** Changes of each kind; those of the rota end some of the sessions there are, by their places. */
export const changesOf = (sessions: readonly string[]): Record<ChangeKind, fc.Arbitrary<PracticeChange>> => ({
  rota: fc.record({ ends: fc.uniqueArray(int(0, sessions.length - 1), { maxLength: 3 }), until: int(-1, 58), adds: fc.array(added, { maxLength: 2 }) })
    .map(({ ends, until, adds }) => ({ kind: 'rota', ends: ends.map((place) => ({ id: sessions[place] ?? '', until: dayAfter(until) })), adds })),
  absence: fc.array(fc.record({ practitioner: who, span }), { minLength: 1, maxLength: 3 })
    .map((all) => ({ kind: 'absence', drops: [], adds: all.map(({ practitioner, span: one }) => ({ id: randomUUID(), practitioner, reason: 'away', ...one })) })),
  closure: fc.record({ clinic: fc.constantFrom('hall-green', 'tamworth', null), day, days: int(0, 3), from: fc.constantFrom(0, 0, 600), to: fc.constantFrom(1440, 780) })
    .map(({ clinic, day: from, days, from: fromMinute, to: toMinute }) => ({
      kind: 'closure', drops: [], adds: [{ id: randomUUID(), clinic, from, until: addDays(from, days), fromMinute, toMinute, reason: 'Shut' }],
    })),
  policy: fc.record({ gridMinutes: fc.constantFrom(10, 15, 30), horizonDays: int(5, 60), noticeOpeningMinutes: fc.constantFrom(0, 240, 1200) })
    .map((policy) => ({ kind: 'policy', policy })),
  hours: fc.record({ opens: quarter(360, 720), minutes: quarter(60, 600) })
    .map(({ opens, minutes }) => ({ kind: 'hours', clinic: 'hall-green', openingHours: ([1, 3, 5] as const).map((weekday) => ({ weekday, opens, closes: opens + minutes })) })),
  service: fc.record({ service: fc.constantFrom('first', 'short'), set: fc.record({ minutes: quarter(15, 90), bufferMinutes: fc.constantFrom(0, 5, 15), skill: fc.constantFrom(null, 'sport') }), gone: fc.boolean() })
    .map((one) => ({ kind: 'service', ...one })),
  practitioner: fc.record({ practitioner: who, set: fc.record({ services: fc.subarray(['first', 'short']), skills: fc.subarray(['sport']) }), gone: fc.boolean() })
    .map((one) => ({ kind: 'practitioner', ...one })),
})

export const isWritten = (change: PracticeChange): change is PracticeChange & WrittenChange => ['rota', 'absence', 'closure'].includes(change.kind)

/** Makes the change in the database by hand, for the kinds that are applied elsewhere. */
export async function changeByHand(change: PracticeChange): Promise<void> {
  const prisma = db()
  if (change.kind === 'policy') await prisma.practice.update({ where: { id: 'practice' }, data: change.policy })
  if (change.kind === 'hours') {
    await prisma.openingHours.deleteMany({ where: { clinicId: change.clinic } })
    await prisma.openingHours.createMany({ data: change.openingHours.map((hours) => ({ id: randomUUID(), clinicId: change.clinic, ...hours })) })
  }
  if (change.kind === 'service') await prisma.service.update({ where: { id: change.service }, data: { ...change.set, active: !change.gone } })
  if (change.kind === 'practitioner') {
    const { practitioner, set, gone } = change
    await prisma.practitioner.update({ where: { id: practitioner }, data: { skills: set.skills ?? [], active: !gone } })
    await prisma.practitionerService.deleteMany({ where: { practitionerId: practitioner } })
    await prisma.practitionerService.createMany({ data: (set.services ?? []).map((serviceId) => ({ practitionerId: practitioner, serviceId })) })
  }
}
