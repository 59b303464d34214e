import type { Actor } from '@/lib/auth/actor'
import { can, clinicScope } from '@/lib/auth/can'
import { done, refused, type Result } from '@/lib/core/result'
import { addDays, dayOf, fromIso, type Day, type Instant } from '@/lib/core/time'
import { compareWaits, gatherOpenings, wantersOf, type Opening } from '@/lib/core/waiting'
import type { OfferEntry, OfferedPerson, OpeningEntry, WaitEntry, WaitingListView } from '@/lib/core/waiting-view'
import { recordLook } from '@/lib/store/events'
import { findOffers, type OfferRow } from '@/lib/store/offers'
import { readSetup, type Setup } from '@/lib/store/setup'
import { clinicOf, nameOf, serviceOf } from '@/lib/store/shape'
import { findWaits, isRung, type WaitRow } from '@/lib/store/waits'
import { findNext } from './answer-offer'
import { eventActorOf } from './subject'
import { readWantedStarts, toWaiting } from './wanted'

/** How many days of free time are looked through, and for how long it is told what became of an offer. */
const daysShown = 14
const toldForMs = 3 * 3_600_000

const named = (setup: Setup, id: string) => ({ id, name: nameOf(setup, id) })

function toWaitEntry(setup: Setup, row: WaitRow, firstFree: WaitEntry['firstFree']): WaitEntry {
  const { asked: _, ...kept } = row
  return {
    ...kept, mayRing: isRung(row.patient), service: serviceOf(setup, row.service), practitioner: row.practitioner === null ? null : named(setup, row.practitioner),
    since: fromIso(row.since), firstFree,
    insteadOf: row.insteadOf && { reference: row.insteadOf.reference, start: fromIso(row.insteadOf.start) },
  }
}

/** Who was asked about this very time and wasn't reached comes with a word about it. */
const unreached = (row: WaitRow | undefined, practitioner: string, start: Instant): boolean =>
  row?.asked.some((before) => before.practitioner === practitioner && fromIso(before.start) === start) ?? false

function toOpeningEntry(setup: Setup, opening: Opening, rows: ReadonlyMap<string, WaitRow>): OpeningEntry {
  return {
    practitioner: named(setup, opening.practitioner), room: setup.rooms.find(({ id }) => id === opening.room)?.name ?? null,
    starts: opening.starts.map(({ start, waits }) => ({ start, waits: waits.map(({ id }) =>
      ({ id, unreached: unreached(rows.get(id), opening.practitioner, start) })) })),
    waits: wantersOf(opening).map(({ id }) => id),
  }
}

const stateOf = (offer: OfferRow, now: Instant): OfferEntry['state'] =>
  offer.outcome ?? (fromIso(offer.expiresAt) <= now ? 'lapsed' : 'open')

const toPerson = (setup: Setup, to: OfferRow['to'][number]): OfferedPerson => ({
  wait: to.wait, patient: to.patient, mayRing: isRung(to.patient),
  service: serviceOf(setup, to.service).name, answer: to.outcome, isWaiting: to.isWaiting,
})

function toOfferEntry(setup: Setup, offer: OfferRow, next: WaitRow | null, now: Instant): OfferEntry {
  const { appointment } = offer
  return {
    id: offer.id, way: offer.way, state: stateOf(offer, now), practitioner: named(setup, appointment.practitioner), room: appointment.room,
    start: fromIso(appointment.start), by: offer.by, madeAt: fromIso(offer.madeAt), expiresAt: fromIso(offer.expiresAt),
    closedAt: offer.closedAt === null ? null : fromIso(offer.closedAt), reference: offer.outcome === 'taken' ? appointment.reference : null,
    people: offer.to.map((to) => toPerson(setup, to)), next: next && { wait: next.id, name: next.patient.name },
  }
}

export interface ListInput {
  clinic: string
  /** The first clinic-local day to look through for free time; today where it is left out or past. */
  day?: Day | undefined
  /** The offer that is open on the screen: who is rung next is looked up for it alone. */
  offer?: string | undefined
}

/**
 * A clinic's waiting list: who waits, what is free for them in the two weeks from a day, and what is offered. Three queries, however
 * many wait. That it was looked at is an event. Refusals: `forbidden`, `not-found`.
 */
export async function readWaitingList(actor: Actor, input: ListInput, now: Instant): Promise<Result<WaitingListView>> {
  const scope = clinicScope(actor, 'wait.read', input.clinic)
  if (!scope) return refused({ reason: 'forbidden' })
  const setup = await readSetup()
  const clinic = clinicOf(setup, scope)
  const today = dayOf(now, clinic.timeZone)
  const from = input.day && input.day > today ? input.day : today
  const to = addDays(from, daysShown - 1)
  const [rows, offers] = await Promise.all([findWaits({ clinic: scope }, now), findOffers({ clinic: scope, since: now - toldForMs }),
    recordLook({ at: now, actor: eventActorOf(actor), clinic: scope, appointment: null, patient: null, detail: { list: 'waiting' } })])
  const wanted = await readWantedStarts({ setup, clinic, waits: rows, days: { from, to }, now })
  const byId = new Map(rows.map((row) => [row.id, row]))
  const first = new Map<string, WaitEntry['firstFree']>()
  for (const { practitioner, start, waits } of wanted) for (const { id } of waits) if (!first.has(id)) first.set(id, { practitioner, start })
  const opened = offers.find(({ id }) => id === input.offer)
  const next = opened && stateOf(opened, now) === 'open' ? await findNext(setup, opened, rows, now) : null
  return done({
    clinic, from, to,
    waits: rows.map((row) => [toWaiting(row), row] as const).sort(([a], [b]) => compareWaits(a, b))
      .map(([, row]) => toWaitEntry(setup, row, first.get(row.id) ?? null)),
    openings: gatherOpenings(wanted, setup.practice.policy.gridMinutes, clinic.timeZone).map((one) => toOpeningEntry(setup, one, byId)),
    offers: offers.map((one) => toOfferEntry(setup, one, one === opened ? next : null, now))
      .sort((a, b) => Number(a.state !== 'open') - Number(b.state !== 'open') || b.madeAt - a.madeAt),
  })
}

/** How many on the list would take a time, should it be free: for the line after a cancellation. Nobody where one may not know. */
export async function countWanting(actor: Actor, input: { clinic: string; practitioner: string; start: Instant }, now: Instant): Promise<number> {
  if (!can(actor, 'wait.read', { clinic: input.clinic }) || input.start <= now) return 0
  const setup = await readSetup()
  const clinic = clinicOf(setup, input.clinic)
  const day = dayOf(input.start, clinic.timeZone)
  const waits = await findWaits({ clinic: input.clinic }, now)
  const wanted = await readWantedStarts({ setup, clinic, waits, days: { from: day, to: day }, now })
  return wanted.find((one) => one.start === input.start && one.practitioner === input.practitioner)?.waits.length ?? 0
}
