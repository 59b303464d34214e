import type { OfferWay } from '@/lib/core/waiting'
import { toIso, type Instant } from '@/lib/core/time'
import { db, type Db } from './client'
import { listedPatient, type ListedPatient } from './waits'

export type OfferOutcome = 'taken' | 'declined' | 'withdrawn' | 'lapsed'
export type AnswerOutcome = OfferOutcome | 'gone'

/** An offer with its hold and to whom it was made. */
export interface OfferRow {
  id: string
  clinic: string
  way: OfferWay
  /** Whoever made it: their name and their id. */
  by: string
  byId: string
  madeAt: string
  expiresAt: string
  closedAt: string | null
  outcome: OfferOutcome | null
  /** The hold; once it was taken, the appointment. */
  appointment: { id: string; reference: string; status: string; practitioner: string; roomId: string | null; room: string | null
    service: string; start: string; linkGeneration: number }
  to: { wait: string; generation: number; outcome: AnswerOutcome | null; answeredAt: string | null; isWaiting: boolean; service: string; patient: ListedPatient }[]
}

type Which = { id: string } | { wait: string } | { clinic: string; since: Instant }

/** Offers by id, of one place on the list, or those of a clinic that are open or were closed lately; the last one made first. */
export async function findOffers(of: Which, tx: Db = db()): Promise<OfferRow[]> {
  const [id, wait, clinic] = ['id' in of ? of.id : null, 'wait' in of ? of.wait : null, 'clinic' in of ? of.clinic : null]
  return tx.$queryRaw<OfferRow[]>`
    select o.id, o.clinic_id as clinic, o.way, s.name as by, s.id as "byId", to_json(o.made_at) #>> '{}' as "madeAt",
      to_json(o.expires_at) #>> '{}' as "expiresAt", to_json(o.closed_at) #>> '{}' as "closedAt", o.outcome,
      json_build_object('id', a.id, 'reference', a.reference, 'status', a.status, 'practitioner', a.practitioner_id, 'roomId', a.room_id, 'room', r.name,
        'service', a.service_id, 'start', a.starts_at, 'linkGeneration', a.link_generation) as appointment,
      (select json_agg(json_build_object('wait', t.wait_id, 'generation', t.link_generation, 'outcome', t.outcome, 'answeredAt', t.answered_at,
          'isWaiting', w.closed_at is null, 'service', w.service_id, 'patient', ${listedPatient})
          order by w.urgent desc, w.created_at, w.id)
        from offer_to t join wait w on w.id = t.wait_id join patient p on p.id = w.patient_id where t.offer_id = o.id) as to
    from offer o join appointment a on a.id = o.appointment_id join staff s on s.id = o.staff_id left join room r on r.id = a.room_id
    where o.id = ${id}::uuid or o.id in (select offer_id from offer_to where wait_id = ${wait}::uuid)
      or (o.clinic_id = ${clinic} and (o.closed_at is null or o.closed_at > ${toIso('since' in of ? of.since : 0)}::timestamptz))
    order by o.made_at desc, o.id`
}

/**
 * An offer, with nobody else changing it until the transaction ends. Its hold is locked: whoever takes, gives up or books over it
 * has to do the same, in this order, so that none waits for another crosswise.
 */
export async function lockOffer(tx: Db, id: string): Promise<OfferRow | null> {
  await tx.$queryRaw`select a.id from appointment a join offer o on o.appointment_id = a.id where o.id = ${id}::uuid for update of a`
  return (await findOffers({ id }, tx))[0] ?? null
}

/** Whose open offers are to be closed first, before they are offered something else. */
export async function findOverdue(tx: Db, waits: readonly string[], now: Instant): Promise<string[]> {
  const rows = await tx.offer.findMany({
    where: { closedAt: null, expiresAt: { lte: new Date(now) }, to: { some: { waitId: { in: [...waits] }, outcome: null } } },
    select: { id: true }, orderBy: { appointmentId: 'asc' },
  })
  return rows.map(({ id }) => id)
}

export interface NewOffer {
  id: string
  appointment: string
  clinic: string
  way: OfferWay
  staff: string
  expiresAt: Instant
}

/** Writes it. Throws the database's duplicate where one of them has an open offer already. */
export async function writeOffer(tx: Db, offer: NewOffer, waits: readonly string[], now: Instant): Promise<void> {
  await tx.offer.create({ data: { id: offer.id, appointmentId: offer.appointment, clinicId: offer.clinic, way: offer.way, staffId: offer.staff,
    madeAt: new Date(now), expiresAt: new Date(offer.expiresAt) } })
  await writeOfferTo(tx, offer.id, waits)
}

/** In one order, so that two offers to the same people meet at the first of them. */
export async function writeOfferTo(tx: Db, offer: string, waits: readonly string[]): Promise<void> {
  await tx.offerTo.createMany({ data: [...waits].sort().map((waitId) => ({ offerId: offer, waitId })) })
}

/** One person's answer, once. False where there is one already. */
export async function writeAnswer(tx: Db, offer: string, wait: string, outcome: AnswerOutcome, now: Instant): Promise<boolean> {
  const { count } = await tx.offerTo.updateMany({ where: { offerId: offer, waitId: wait, outcome: null }, data: { outcome, answeredAt: new Date(now) } })
  return count === 1
}

/** Whether it was this actor who gave this very answer for somebody. */
export async function isAnsweredBy(
  tx: Db, said: { appointment: string; wait: string; answer: string },
  by: { kind: string; id: string | null },
): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`select 1 from event
    where appointment_id = ${said.appointment}::uuid and verb = 'decline'
      and actor_kind = ${by.kind} and actor_id = ${by.id}
      and detail ->> 'wait' = ${said.wait} and detail ->> 'answer' = ${said.answer} limit 1`
  return rows.length > 0
}

/** Closes it; `rest` is what those are told who had not answered. False where it was closed already. */
export async function closeOffer(tx: Db, id: string, outcome: OfferOutcome, rest: AnswerOutcome, now: Instant): Promise<boolean> {
  const { count } = await tx.offer.updateMany({ where: { id, closedAt: null }, data: { outcome, closedAt: new Date(now) } })
  await tx.offerTo.updateMany({ where: { offerId: id, outcome: null }, data: { outcome: rest, answeredAt: new Date(now) } })
  return count === 1
}

/** The time is kept for the next one who is rung, for as long as they need. Throws the database's overlap where that is too long. */
export async function keepOffer(
  tx: Db, offer: OfferRow, kept: { until: Instant; service: string; end: Instant; busyUntil: Instant }, now: Instant,
): Promise<boolean> {
  await tx.offer.update({ where: { id: offer.id }, data: { expiresAt: new Date(kept.until) } })
  const { count } = await tx.appointment.updateMany({ where: { id: offer.appointment.id, status: 'held' },
    data: { holdExpiresAt: new Date(kept.until), serviceId: kept.service, endsAt: new Date(kept.end), busyUntil: new Date(kept.busyUntil),
      version: { increment: 1 }, changedAt: new Date(now) } })
  return count === 1
}

/** What becomes of the hold when somebody takes it: theirs, for their service. */
export interface Taking {
  appointment: string
  patient: string
  service: string
  end: Instant
  busyUntil: Instant
  firstVisit: boolean
  reason: string | null
  note: string | null
}

/** held → confirmed. False where it isn't held any more, or its time is over. */
export async function takeHeld(tx: Db, taking: Taking, now: Instant): Promise<boolean> {
  const { count } = await tx.appointment.updateMany({
    where: { id: taking.appointment, status: 'held', holdExpiresAt: { gt: new Date(now) } },
    data: { status: 'confirmed', version: { increment: 1 }, patientId: taking.patient, serviceId: taking.service, endsAt: new Date(taking.end),
      busyUntil: new Date(taking.busyUntil), firstVisit: taking.firstVisit, reason: taking.reason, note: taking.note, holdHash: null,
      confirmedAt: new Date(now), changedAt: new Date(now) },
  })
  return count === 1
}

/** Nobody else changes the appointment until the transaction ends. */
export async function lockAppointment(tx: Db, id: string): Promise<void> {
  await tx.$queryRaw`select id from appointment where id = ${id}::uuid for update`
}
