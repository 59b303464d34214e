import type { Actor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/can'
import { absenceSpans, type AbsenceReason, type AbsenceStatus } from '@/lib/core/absence'
import type { AbsenceView } from '@/lib/core/absence-view'
import { refused, type Result } from '@/lib/core/result'
import { instantAt, instantOf, toIso, type Instant, type Zone } from '@/lib/core/time'
import { findRequest, timesOf, type AbsenceRow } from '@/lib/store/absences'
import type { Db } from '@/lib/store/client'
import type { NewEvent } from '@/lib/store/events'
import type { Setup } from '@/lib/store/setup'
import { dayOfDate } from '@/lib/store/shape'
import { eventActorOf } from './subject'

/** What asking for time away and deciding it have in common. */

/** The clinic whose clock and whose desk go: the first of theirs. */
export const homeOf = (setup: Setup, practitioner: string) =>
  setup.clinics.find(({ id }) => setup.practitioners.find((person) => person.id === practitioner)?.clinics.includes(id)) ?? setup.clinics[0]

export const zoneOf = (setup: Setup, practitioner: string): Zone => homeOf(setup, practitioner)?.timeZone ?? 'Europe/London'

/** A manager of any clinic at which they work may decide; who works nowhere yet is any manager's. */
export function mayDecide(actor: Actor, setup: Setup, practitioner: string): boolean {
  const person = setup.practitioners.find(({ id }) => id === practitioner)
  if (!person) return false
  const clinics = person.clinics.length > 0 ? person.clinics : setup.clinics.map(({ id }) => id)
  return clinics.some((clinic) => can(actor, 'absence.decide', { clinic }))
}

function lastInstant(row: AbsenceRow, zone: Zone): Instant {
  const ended = dayOfDate(row.endedFrom)
  const end = instantOf(absenceSpans(timesOf(row), zone).at(-1)?.end ?? 0)
  return ended === null ? end : Math.min(end, instantAt(ended, 0, zone))
}

export function toAbsence(setup: Setup, row: AbsenceRow, now: Instant): AbsenceView {
  const zone = zoneOf(setup, row.practitionerId)
  const status = row.status as AbsenceStatus
  return {
    id: row.id, practitioner: row.practitioner, reason: row.reason as AbsenceReason, note: row.note, times: timesOf(row), zone, status,
    version: row.version, changed: row.changed, word: row.word, endedFrom: dayOfDate(row.endedFrom),
    asked: { at: row.askedAt.getTime(), by: row.askedBy.name },
    decided: row.decidedAt && { at: row.decidedAt.getTime(), by: row.decidedBy?.name ?? '' },
    past: status === 'refused' || status === 'withdrawn' || (status !== 'asked' && lastInstant(row, zone) <= now),
  }
}

/** What happened to it: when it is, never why, nor what was written about it. */
export function absenceEvent(actor: Actor, setup: Setup, verb: string, row: AbsenceRow, now: Instant): NewEvent {
  const spans = absenceSpans(timesOf(row), zoneOf(setup, row.practitionerId))
  return {
    at: now, verb, actor: eventActorOf(actor), clinic: homeOf(setup, row.practitionerId)?.id ?? null, appointment: null, patient: null,
    detail: { absence: row.id, practitioner: row.practitionerId, changed: row.changed,
      from: toIso(instantOf(spans[0]?.start ?? 0)), until: toIso(instantOf(spans.at(-1)?.end ?? 0)) },
  }
}

/** Somebody was quicker: who, and when. */
export async function absenceChanged(id: string, now: Instant, tx?: Db): Promise<Result<never>> {
  const row = await findRequest(id, tx)
  if (!row) return refused({ reason: 'not-found' })
  const withdrawn = row.status === 'withdrawn'
  return refused({ reason: 'record-changed', by: (withdrawn ? null : row.decidedBy?.name) ?? row.askedBy.name, at: row.decidedAt?.getTime() ?? now })
}
