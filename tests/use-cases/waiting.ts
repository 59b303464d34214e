import { randomInt, randomUUID } from 'node:crypto'
import type { StaffActor } from '@/lib/auth/actor'
import { offerSecret } from '@/lib/auth/offer-secret'
import { anybody } from '@/lib/auth/actor'
import type { Instant } from '@/lib/core/time'
import { db } from '@/lib/store/client'
import { forgetAll } from '@/lib/store/live'
import { joinWaitingList, type JoinInput } from '@/lib/use-cases/join-waiting-list'
import { offerTime, type OfferInput } from '@/lib/use-cases/offer-time'
import { at, monday, wednesday } from './small-practice'

/** What the tests of the waiting list need in the small practice. */

export const ten = at(wednesday, 600)

export const someone = (name = 'Grace Whitlock', phone = `+447700900${String(randomInt(1000)).padStart(3, '0')}`) => ({ name, phone })

const wish = { clinics: ['hall-green'], service: 'first', weekdays: [], parts: [] }

/** Somebody on the list, who takes anything unless told otherwise. */
export async function joined(change: Partial<JoinInput> = {}, now: Instant = monday): Promise<string> {
  const result = await joinWaitingList(anybody, { ...wish, patient: someone(`Waiting ${randomUUID().slice(0, 8)}`), ...change }, now)
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`)
  return result.value.wait
}

export const offerTo = (staff: StaffActor, waits: string[], change: Partial<OfferInput> = {}, now: Instant = monday) =>
  offerTime(staff, { clinic: 'hall-green', practitioner: 'ann', start: ten, way: waits.length > 1 ? 'link' : 'phone', waits, ...change }, now)

export async function offered(...given: Parameters<typeof offerTo>): Promise<string> {
  const result = await offerTo(...given)
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`)
  return result.value.offer
}

export const secretOf = (offer: string, wait: string): string => offerSecret({ offer, wait, generation: 0 })

export const answersOf = async (offer: string): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {}
  for (const { outcome } of await db().offerTo.findMany({ where: { offerId: offer } })) counts[outcome ?? 'none'] = (counts[outcome ?? 'none'] ?? 0) + 1
  return counts
}

/** Nobody waits any more, nothing is offered, and no time is taken. */
export async function emptyList(): Promise<void> {
  const now = new Date(monday)
  await db().offerTo.updateMany({ where: { outcome: null }, data: { outcome: 'withdrawn', answeredAt: now } })
  await db().offer.updateMany({ where: { outcome: null }, data: { outcome: 'withdrawn', closedAt: now } })
  await db().wait.updateMany({ where: { outcome: null }, data: { outcome: 'withdrawn', closedAt: now } })
  await db().appointment.updateMany({ data: { status: 'released', holdHash: null } })
  forgetAll()
}
