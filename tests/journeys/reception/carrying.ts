import { randomUUID } from 'node:crypto'
import { expect, type Locator, type Page } from '@playwright/test'
import { now } from '@/lib/clock'
import { addDays, dayOf, instantAt, type Day, type Instant } from '@/lib/core/time'
import { db } from '@/lib/store/client'
import { createAppointment, createPatient } from '@/tests/factories/appointments'
import { createPractitioner, createService } from '@/tests/factories/people'
import { createClinic } from '@/tests/factories/practice'
import { createStaff } from '@/tests/factories/staff'
import type { Desk } from './desk'
import { zone } from './desk'

/**
 * A clinic of its own with a day that is known to the minute: two osteopaths and a physiotherapist from nine to one; visits of
 * half an hour. Ann has Callum at ten and another at eleven; Ben has one at a quarter past nine, one that is held at
 * ten and is away from noon.
 */
export interface Ground {
  clinic: string
  day: Day
  ann: string
  ben: string
  callum: string
  at: (wall: number) => Instant
  address: string
  desk: (name: string) => Promise<Desk>
  book: (practitioner: string, wall: number, name: string) => Promise<string>
  pack: () => Promise<void>
}

export async function makeGround(): Promise<Ground> {
  const at0 = now()
  const clinic = `carry-${randomUUID().slice(0, 8)}`
  const day = addDays(dayOf(at0, zone), 20)
  const at = (wall: number): Instant => instantAt(day, wall, zone)
  await createClinic({ id: clinic, place: 'Carrow Lane', traits: ['every-day'] })
  const service = (await createService({ name: 'Follow-up' })).id
  const every = ['mondays', 'tuesdays', 'wednesdays', 'thursdays', 'fridays', 'saturdays', 'sundays'] as const
  const person = (name: string, profession: 'osteopath' | 'physiotherapist') =>
    createPractitioner({ id: `${name.split(' ')[0]?.toLowerCase() ?? ''}-${randomUUID().slice(0, 8)}`, name, traits: [profession, ...every], clinic, from: 540, to: 780,
      services: profession === 'osteopath' ? [service] : [] })
  const [ann, ben, cy] = [await person('Ann Ash', 'osteopath'), await person('Ben Birch', 'osteopath'), await person('Cy Cole', 'physiotherapist')]
  const book = async (practitioner: string, wall: number, name: string, status: 'confirmed' | 'held' = 'confirmed') => {
    const patient = status === 'held' ? undefined : (await createPatient({ now: at0, name })).id
    return (await createAppointment({ now: at0, at: at(wall), clinic, practitioner, service, traits: [status], ...(patient && { patient }) })).reference
  }
  const callum = await book(ann.id, 600, 'Callum Reid')
  await book(ann.id, 660, 'Violet Archer')
  await book(ben.id, 555, 'Darren Holt')
  await book(ben.id, 600, '', 'held')
  await db().absence.create({ data: { id: randomUUID(), practitionerId: ben.id, startsAt: new Date(at(720)), endsAt: new Date(at(780)), reason: 'family' } })
  return {
    clinic, day, ann: ann.id, ben: ben.id, callum, at, address: `/reception/diary?clinic=${clinic}&day=${day}`,
    desk: async (name) => {
      const [email, password] = [`${randomUUID()}@example.org`, randomUUID()]
      return { actor: await createStaff({ now: now(), name, email, password, clinics: [clinic] }), email, password }
    },
    book: (practitioner, wall, name) => book(practitioner, wall, name),
    // Nobody is left in session there, so that no other test finds times at it.
    pack: async () => {
      await db().rotaSession.deleteMany({ where: { practitionerId: { in: [ann.id, ben.id, cy.id] } } })
    },
  }
}

/** Where a start of a column is on the screen: near the upper edge of a card that begins there. */
export async function pointAt(page: Page, who: string, wall: number): Promise<{ x: number; y: number }> {
  return page.evaluate(([name, minute]) => {
    const head = [...document.querySelectorAll('.head')].find((one) => one.querySelector('b')?.textContent === name)
    const [first] = document.querySelectorAll<HTMLElement>('.time')
    const clock = first?.querySelector('span')?.textContent ?? '0:0'
    const from = Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
    const [column, hour] = [head?.getBoundingClientRect(), first?.getBoundingClientRect()]
    if (!column || !hour) throw new Error('no such place')
    return { x: column.left + column.width / 2, y: hour.top + ((minute - from) / 15) * hour.height + 6 }
  }, [who, wall] as const)
}

export const cardOf = (page: Page, name: string) => page.getByRole('grid').getByRole('link', { name })
export const inHand = (page: Page) => page.locator('.in-hand')

/** Where it is. A card may just be drawn anew: then it has no place for a moment. */
async function boxOf(card: Locator): Promise<{ x: number; y: number; width: number }> {
  const boxes: { x: number; y: number; width: number }[] = []
  await expect.poll(async () => boxes.push(...[await card.boundingBox()].filter((box) => box !== null))).toBeGreaterThan(0)
  return boxes[0] ?? { x: 0, y: 0, width: 0 }
}

/** Takes it by its upper edge and carries it to a start, without putting it down. */
export async function carryTo(page: Page, name: string, who: string, wall: number): Promise<void> {
  const { x, y, width } = await boxOf(cardOf(page, name))
  await page.mouse.move(x + width / 2, y + 6)
  await page.mouse.down()
  await page.mouse.move(x + width / 2 + 4, y + 14, { steps: 3 })
  await expect(inHand(page)).toBeVisible()
  const to = await pointAt(page, who, wall)
  await page.mouse.move(to.x, to.y, { steps: 6 })
}

export async function placeOf(reference: string): Promise<{ start: Instant; practitioner: string; version: number; note: string | null }> {
  const { startsAt, practitionerId, version, note } = await db().appointment.findUniqueOrThrow({ where: { reference } })
  return { start: startsAt.getTime(), practitioner: practitionerId, version, note }
}
