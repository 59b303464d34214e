import { randomUUID } from 'node:crypto'
import { db } from '@/lib/store/client'
import { forgetAll } from '@/lib/store/live'
import type { Prisma } from '@/lib/store/generated/client'

export const zone = 'Europe/London'

/** The practice's one row. `policy` overrides what the database sets by itself: `{ noticeOpeningMinutes: 0 }`. */
export async function createPractice(policy: Partial<Prisma.PracticeCreateInput> = {}) {
  const practice = await db().practice.create({ data: { id: 'practice', name: 'Practice', phone: '+441217095222', secondFactor: 'optional', ...policy } })
  forgetAll()
  return practice
}

const hoursOf = {
  /** Monday to Friday, nine to six. */
  'weekdays': [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: 540, closes: 1080 })),
  'every-day': [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: 480, closes: 1200 })),
  /** From ten in the evening to six in the morning. */
  'nights': [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: 1320, closes: 1800 })),
  'never-open': [],
} as const
export type ClinicTrait = keyof typeof hoursOf

interface ClinicInput extends Partial<Omit<Prisma.ClinicCreateInput, 'hours' | 'rooms'>> {
  traits?: readonly ClinicTrait[]
  /** How many: `<clinic>-room-1` and on. */
  rooms?: number
}

/** Open on weekdays with two rooms, unless told otherwise. */
export async function createClinic({ traits = ['weekdays'], rooms = 2, ...given }: ClinicInput = {}) {
  const id = given.id ?? `clinic-${randomUUID().slice(0, 8)}`
  const clinic = await db().clinic.create({ data: {
    id, name: `Clinic ${id}`, place: id, region: 'Midlands', address: ['1 Example Road'], postcode: 'B00 0VV',
    phone: '+441214960000', timeZone: zone, gettingIn: [],
    // After whatever is there: who names no clinic is at the practice's first.
    position: 90, ...given,
    hours: { create: traits.flatMap((trait) => hoursOf[trait].map((hours) => ({ id: randomUUID(), ...hours }))) },
    rooms: { create: Array.from({ length: rooms }, (_, i) => ({ id: `${id}-room-${String(i + 1)}`, name: `Room ${String(i + 1)}` })) },
  } })
  forgetAll()
  return clinic
}

/** Shut from one day to another, both inclusive; all day and at every clinic unless told otherwise. */
export async function createClosure(given: { from: string; until?: string; clinic?: string; fromMinute?: number; toMinute?: number; reason?: string }) {
  const { from, until = from, clinic = null, fromMinute = 0, toMinute = 1440, reason = 'closed' } = given
  const closure = await db().closure.create({ data: {
    id: randomUUID(), clinicId: clinic, fromDay: new Date(from), untilDay: new Date(until), fromMinute, toMinute, reason,
  } })
  forgetAll()
  return closure
}
