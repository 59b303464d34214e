import { randomUUID } from 'node:crypto'
import type { StaffActor } from '@/lib/auth/actor'
import { hashSecret, makeSecret } from '@/lib/auth/hold-secret'
import { instantAt } from '@/lib/core/time'
import { db } from '@/lib/store/client'
import { forgetAll } from '@/lib/store/live'

/** Two osteopaths at one clinic who share Room 1 on Tuesdays; nine to six, London, a quarter-hour grid. */
export const zone = 'Europe/London'
/** A Monday, eight in the morning. */
export const monday = instantAt('2027-03-01', 480, zone)
export const at = (day: string, wall: number) => instantAt(day, wall, zone)
/** Long enough ahead to be past any notice and cut-off. */
export const wednesday = '2027-03-03'
export const tuesday = '2027-03-02'

export const first = { clinic: 'hall-green', service: 'first' } as const

const session = (practitioner: string, weekday: number, room: string) => ({
  id: randomUUID(), practitionerId: practitioner, clinicId: 'hall-green', roomId: room, weekday, fromMinute: 540, toMinute: 1080,
  validFrom: new Date('2027-01-01'), everyWeeks: 1,
})

export async function createSmallPractice(): Promise<void> {
  const prisma = db()
  await prisma.practice.create({ data: { id: 'practice', name: 'Practice', phone: '+441217095222', secondFactor: 'optional' } })
  for (const [id, place] of [['hall-green', 'Hall Green'], ['tamworth', 'Tamworth']] as const) {
    await prisma.clinic.create({ data: { id, name: place, place, region: 'Midlands', address: ['1 Example Road'], postcode: 'B28 0AA',
      phone: '+441217095222', timeZone: zone, gettingIn: [] } })
    await prisma.openingHours.createMany({ data: [1, 2, 3, 4, 5].map((weekday) => ({ id: randomUUID(), clinicId: id, weekday, opens: 480, closes: 1140 })) })
  }
  await prisma.room.createMany({ data: ['room-1', 'room-2'].map((id) => ({ id, clinicId: 'hall-green', name: id })) })
  await prisma.profession.create({ data: { id: 'osteopath', name: 'Osteopath', plural: 'osteopaths', register: 'GOsC', about: '' } })
  await prisma.service.create({ data: { id: 'first', professionId: 'osteopath', name: 'First visit', about: '', minutes: 45, bufferMinutes: 15, pricePence: 6200 } })
  for (const [id, name] of [['ann', 'Ann Ash'], ['ben', 'Ben Birch']] as const) {
    await prisma.practitioner.create({ data: { id, name, registration: '1', skills: [], about: '' } })
    await prisma.practitionerProfession.create({ data: { practitionerId: id, professionId: 'osteopath' } })
    await prisma.practitionerService.create({ data: { practitionerId: id, serviceId: 'first' } })
  }
  await prisma.rotaSession.createMany({ data: [1, 2, 3, 4, 5].flatMap((weekday) =>
    [session('ann', weekday, 'room-1'), session('ben', weekday, weekday === 2 ? 'room-1' : 'room-2')]) })
  forgetAll()
}

export async function createReceptionist(name: string, clinics: string[] = ['hall-green']): Promise<StaffActor> {
  const [id, sessionId, at] = [randomUUID(), randomUUID(), new Date(monday)]
  const email = `${name.toLowerCase().replaceAll(' ', '.')}.${id.slice(0, 8)}@example.org`
  await db().staff.create({ data: { id, email, name, role: 'reception', passwordHash: '-', createdAt: new Date(monday),
    clinics: { create: clinics.map((clinicId) => ({ clinicId })) },
    // Whatever the test's clock says, they showed just now that it is them.
    sessions: { create: { id: sessionId, secretHash: hashSecret(makeSecret()), createdAt: at, lastSeenAt: at, provedAt: new Date('2100-01-01T00:00:00Z') } } } })
  return { kind: 'staff', id, name, role: 'reception', clinics, practitionerId: null, sessionId }
}

export const practitioner = (id: string): StaffActor =>
  ({ kind: 'staff', id: randomUUID(), name: id, role: 'practitioner', clinics: ['hall-green'], practitionerId: id, sessionId: randomUUID() })

/** Pairs of appointments that take one practitioner's or one room's time twice: what must never be. */
export async function countOverlaps(): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    select count(*)::int as count from appointment a join appointment b on a.id < b.id
      and (a.practitioner_id = b.practitioner_id or a.room_id = b.room_id)
      and tstzrange(a.starts_at, a.busy_until) && tstzrange(b.starts_at, b.busy_until)
    where a.status in ('held', 'requested', 'confirmed', 'arrived', 'completed')
      and b.status in ('held', 'requested', 'confirmed', 'arrived', 'completed')`
  return row?.count ?? 0
}

/** Empties what happens, and keeps the practice. Events can't be deleted by the serving role, so appointments stay under them. */
export const releaseAll = async (): Promise<void> => {
  await db().appointment.updateMany({ data: { status: 'released', holdHash: null } })
  forgetAll()
}
