import { randomUUID } from 'node:crypto'
import { now } from '@/lib/clock'
import { addDays, dayOf, instantAt, weekdayOf, type Day, type Instant } from '@/lib/core/time'
import { db } from '@/lib/store/client'
import { createAppointment, createPatient } from '@/tests/factories/appointments'
import { createPractitioner, createService, type WeekdayTrait } from '@/tests/factories/people'
import { createClinic } from '@/tests/factories/practice'
import { makeReceptionist, zone, type Desk } from './desk'
import { makeWait } from './waiting'

/**
 * A clinic with one morning, known to the minute. Ann Ash and Ben Birch, osteopaths, are in from nine to five on one weekday,
 * from a day two weeks ahead on: so it is the same morning at whatever hour and on whatever day it is looked at. Visits
 * take half an hour.
 */
export interface Morning {
  clinic: string
  day: Day
  desk: Desk
  /** The diary's page. */
  address: string
  /** The wall clock of the day, or of that many weeks later. */
  at: (wall: number, weeks?: number) => Instant
  /** Everything after it was done by the desk. */
  lastEvent: bigint
  pack: () => Promise<void>
}

export const weeks = [0, 1, 2, 3, 4, 5]
const clock = (hours: number, minutes = 0): number => hours * 60 + minutes
export { clock as wall }

const weekdays: WeekdayTrait[] = ['mondays', 'tuesdays', 'wednesdays', 'thursdays', 'fridays', 'saturdays', 'sundays']

/** Within the three weeks that the telephone looks ahead, and no week of the course shut. */
async function findDay(today: Day): Promise<Day> {
  const shut = await db().closure.findMany({ where: { clinicId: null } })
  const isShut = (day: Day) => shut.some(({ fromDay, untilDay }) => fromDay <= new Date(day) && new Date(day) <= untilDay)
  for (let ahead = 14; ahead < 20; ahead += 1) {
    const day = addDays(today, ahead)
    if (!weeks.some((week) => isShut(addDays(day, 7 * week)))) return day
  }
  throw new Error('the practice is shut on every weekday')
}

const calls = [
  ['Clara Yesworth', 'ann', clock(9)], ['Colin Movesby', 'ann', clock(9, 30)], ['Nora Silence', 'ben', clock(9)], ['Vic Machine', 'ben', clock(9, 30)],
  ['Wilma Stranger', 'ben', clock(10)], ['Bill Laterby', 'ben', clock(10, 30)], ['Dora Nothanks', 'ann', clock(10)], ['Ethel Yesworth', 'ann', clock(10, 30)],
] as const

/** Whom eight calls are to be made to, the most urgent first. */
export const toRing: string[] = calls.map(([name]) => name)

const booked = [
  ['Ian Punctual', 'ann', clock(11)], ['Norman Absent', 'ann', clock(11, 30)], ['Drew Dragworth', 'ann', clock(12)], ['Kitty Keysmith', 'ann', clock(12, 30)],
  ['Carol Cancelby', 'ben', clock(11)], ['Tess Noonham', 'ben', clock(14)], ['Tom Noonham', 'ben', clock(14, 30)], ['Ursa Noonham', 'ben', clock(15)],
] as const

/** Whom reception knows: how often they have been to Ann, in the weeks before. */
const known = [['Rhoda Regularly', 3, clock(9)], ['Evan Coursely', 3, clock(10)], ['Percy Askew', 1, clock(11)]] as const

export async function makeMorning(): Promise<Morning> {
  const made = now()
  const day = await findDay(dayOf(made, zone))
  const [clinic, code] = [`morning-${randomUUID().slice(0, 8)}`, randomUUID().slice(0, 8)]
  const at = (wall: number, week = 0): Instant => instantAt(addDays(day, 7 * week), wall, zone)
  await createClinic({ id: clinic, place: 'Fern Lane', traits: ['every-day'] })
  const service = (await createService({ name: 'Follow-up' })).id
  const person = async (name: string) => (await createPractitioner({
    id: `${name.split(' ')[0] ?? ''}-${code}`.toLowerCase(), name, clinic, traits: ['osteopath', weekdays[weekdayOf(day) - 1] ?? 'mondays'],
    from: clock(9), to: clock(17), validFrom: day, services: [service],
  })).id
  const who = { ann: await person('Ann Ash'), ben: await person('Ben Birch') }
  const visit = async (name: string, practitioner: string, start: Instant, status: 'requested' | 'confirmed', dueAt = made) => {
    const patient = (await createPatient({ now: made, name })).id
    await createAppointment({ now: made, at: start, clinic, practitioner, service, patient, traits: [status], dueAt })
  }
  // Due in this order, whatever the hour.
  for (const [i, [name, practitioner, wall]] of calls.entries()) await visit(name, who[practitioner], at(wall), 'requested', made - (calls.length - i) * 60_000)
  for (const [name, practitioner, wall] of booked) await visit(name, who[practitioner], at(wall), 'confirmed')
  await visit('Charlie Inway', who.ann, at(clock(13), 2), 'confirmed')
  for (const [name, times, wall] of known) {
    const patient = (await createPatient({ now: made, name })).id
    for (let i = 1; i <= times; i += 1) {
      const past = instantAt(addDays(dayOf(made, zone), -7 * i), wall, zone)
      await createAppointment({ now: past, at: past, clinic, practitioner: who.ann, service, patient, traits: ['completed'] })
    }
  }
  const desk = await makeReceptionist('Kay Morning', [clinic])
  const wish = { clinics: [clinic], service, parts: ['morning' as const], until: day }
  await makeWait('Wanda Waitley', day, { ...wish, urgent: true }, desk)
  await makeWait('Walter Waitley', day, wish, desk)
  const { _max: { id } } = await db().event.aggregate({ _max: { id: true } })
  return {
    clinic, day, desk, at, address: `/reception/diary?clinic=${clinic}&day=${day}`, lastEvent: id ?? 0n,
    // Nobody is in session there, so that no other test finds times at it.
    pack: async () => {
      await db().rotaSession.deleteMany({ where: { clinicId: clinic } })
    },
  }
}
