import { anybody } from '@/lib/auth/actor'
import { offerSecret } from '@/lib/auth/offer-secret'
import { now } from '@/lib/clock'
import { addDays, dayOf, type Day, type Instant } from '@/lib/core/time'
import { db } from '@/lib/store/client'
import { joinWaitingList, type JoinInput } from '@/lib/use-cases/join-waiting-list'
import { offerTime } from '@/lib/use-cases/offer-time'
import { readWaitingList } from '@/lib/use-cases/read-waiting-list'
import { clinic, zone, type Desk } from './desk'

/** What the tests of the waiting list need in the seeded practice. Links are made with the key that the tested server has. */
process.env['AUTH_SECRET'] ??= 'a secret that only the tests know, of more than 32 letters'

/** Days of its own for each test, far enough from where others book. */
export const daysAhead = (days: number): Day => addDays(dayOf(now(), zone), days)

export async function makeWait(name: string, from: Day, change: Partial<JoinInput> = {}, by: Desk | null = null): Promise<string> {
  const result = await joinWaitingList(by?.actor ?? anybody, {
    patient: { name, phone: '+447700900417', dateOfBirth: '1980-04-12' }, clinics: [clinic], service: 'osteopathy-first', weekdays: [], parts: [],
    from, until: addDays(from, 13), ...change,
  }, now())
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value.wait
}

/** The first free time that suits somebody who waits. */
export async function freeFor(desk: Desk, wait: string, day: Day): Promise<{ practitioner: string; start: Instant }> {
  const view = await readWaitingList(desk.actor, { clinic, day }, now())
  const free = view.ok ? view.value.waits.find(({ id }) => id === wait)?.firstFree : null
  if (!free) throw new Error('nothing is free')
  return free
}

/** Offers several people the first time that suits the first of them; answers each one's link, as a path. */
export async function offerByLink(desk: Desk, waits: string[], day: Day): Promise<string[]> {
  const time = await freeFor(desk, waits[0] ?? '', day)
  const made = await offerTime(desk.actor, { clinic, ...time, way: 'link', waits }, now())
  if (!made.ok) throw new Error(JSON.stringify(made.refusal))
  return waits.map((wait) => `/offers/${offerSecret({ offer: made.value.offer, wait, generation: 0 })}`)
}

/** The link of the last offer to somebody who waits, as a path. */
export async function offerLinkOf(wait: string): Promise<string> {
  const { offerId: offer, linkGeneration: generation } = await db().offerTo.findFirstOrThrow({
    where: { waitId: wait }, orderBy: { offer: { madeAt: 'desc' } } })
  return `/offers/${offerSecret({ offer, wait, generation })}`
}

/** How it stands with everybody of this name who waits or waited. */
export const waitsOf = (name: string) => db().wait.findMany({ where: { patient: { name } }, orderBy: { createdAt: 'asc' } })

/** Nobody waits any more, and nothing is offered. */
export async function emptyList(): Promise<void> {
  const at = new Date(now())
  const open = await db().offer.findMany({ where: { outcome: null }, select: { appointmentId: true } })
  await db().offerTo.updateMany({ where: { outcome: null }, data: { outcome: 'withdrawn', answeredAt: at } })
  await db().offer.updateMany({ where: { outcome: null }, data: { outcome: 'withdrawn', closedAt: at } })
  await db().appointment.updateMany({ where: { id: { in: open.map((one) => one.appointmentId) }, status: 'held' }, data: { status: 'released', holdHash: null } })
  await db().wait.updateMany({ where: { outcome: null }, data: { outcome: 'withdrawn', closedAt: at } })
}
