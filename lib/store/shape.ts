import { allowedVerbs, cutoffAt } from '@/lib/core/allowed'
import type { AppointmentStatus, BestTime, Party } from '@/lib/core/appointment'
import { unansweredOutcomes, type AttemptOutcome, type CallFacts } from '@/lib/core/call'
import type { Ringing, TellBy } from '@/lib/core/patient-view'
import type { RingNowView } from '@/lib/core/ring-now'
import type { Day, Instant, Zone } from '@/lib/core/time'
import type { AppointmentView, AttemptView, CallEntry, DiaryEntry, PatientBrief, PatientContact, ServiceView } from '@/lib/core/views'
import { claimStanding, ringTime, urgency } from '@/lib/core/worklist'
import type { AppointmentRow } from './appointments'
import type { Setup } from './setup'

/** Rows as the core's types. What a reader may not see is left out by the use-case, not here. */

export const statusOf = (row: { status: string }): AppointmentStatus => row.status as AppointmentStatus
export const dayOfDate = (date: Date | null): Day | null => date?.toISOString().slice(0, 10) ?? null
const msOf = (date: Date | null | undefined): Instant | null => date?.getTime() ?? null

export function clinicOf(setup: Setup, id: string) {
  const clinic = setup.clinics.find((known) => known.id === id)
  if (!clinic) throw new Error(`no clinic ${id}`)
  return clinic
}

/** What of a clinic its calls depend on. */
export function callFactsOf(setup: Setup, id: string): CallFacts {
  const { openingHours, closures, timeZone } = clinicOf(setup, id)
  return { openingHours, closures, zone: timeZone, policy: setup.practice.policy }
}

export function serviceOf(setup: Setup, id: string): ServiceView {
  const service = setup.services.find((known) => known.id === id)
  if (!service) throw new Error(`no service ${id}`)
  return service
}

export const nameOf = (setup: Setup, practitioner: string): string =>
  setup.practitioners.find((known) => known.id === practitioner)?.name ?? practitioner

const toService = (row: AppointmentRow['service']): ServiceView => ({
  id: row.id, name: row.name, about: row.about, profession: row.professionId, minutes: row.minutes, bufferMinutes: row.bufferMinutes,
  pricePence: row.pricePence, patients: row.patients as ServiceView['patients'], channel: row.channel as ServiceView['channel'],
  skill: row.skill,
})

const briefService = ({ id, name, minutes, pricePence }: AppointmentRow['service']) => ({ id, name, minutes, pricePence })

export const toPatient = (row: NonNullable<AppointmentRow['patient']>): PatientBrief =>
  ({ id: row.id, name: row.name, phone: row.phone, dateOfBirth: dayOfDate(row.dateOfBirth) })

const toContact = (row: NonNullable<AppointmentRow['patient']>): PatientContact => ({
  ...toPatient(row), email: row.email, otherPhone: row.otherPhone, ringing: row.ringing as Ringing, tellBy: row.tellBy as TellBy,
})

/** How the patient is reached about this appointment: the number given by its link goes before the record's. */
export const reachedAt = (row: Pick<AppointmentRow, 'contactPhone'>, patient: NonNullable<AppointmentRow['patient']>): PatientContact => {
  const contact = toContact(patient)
  return row.contactPhone === null ? contact : { ...contact, phone: row.contactPhone, otherPhone: contact.otherPhone ?? contact.phone }
}

const isUnanswered = (attempt: { outcome: string }) => (unansweredOutcomes as readonly string[]).includes(attempt.outcome)

/**
 * What its link shows of whoever it is for: what was given with it. Somebody else may have typed a name, a number and a date of birth
 * that we know: how the record spells them, its email, or a number that it has since are nothing of theirs.
 */
export function asGiven(row: AppointmentRow): AppointmentRow {
  const { patient, source, givenName, givenPhone, contactEmail } = row
  if (!patient || source === 'phone' || source === 'import') return row
  return { ...row, patient: { ...patient, name: givenName ?? patient.name, phone: givenPhone ?? patient.phone, email: contactEmail } }
}

/** As whoever reads it may see it; by its link, of `asGiven`. */
export function toAppointmentView(row: AppointmentRow, setup: Setup, now: Instant): AppointmentView {
  if (!row.patient) throw new Error('a hold has no view')
  const clinic = clinicOf(setup, row.clinicId)
  const cutoff = cutoffAt(row.startsAt.getTime(), setup.practice.policy.cutoffHours)
  const verbs = allowedVerbs({ status: statusOf(row), changedAt: row.changedAt.getTime() }, 'patient', now, clinic.timeZone)
  const inTime = now <= cutoff
  return {
    reference: row.reference, status: statusOf(row), version: row.version, start: row.startsAt.getTime(), end: row.endsAt.getTime(),
    clinic, practitioner: row.practitioner, service: toService(row.service),
    patient: { ...toPatient(row.patient), phone: row.contactPhone ?? row.patient.phone, email: row.contactEmail ?? row.patient.email },
    contactEmail: row.contactEmail, bookedByName: row.bookedByName, reason: row.reason, bestTime: row.bestTime as BestTime, firstVisit: row.firstVisit,
    pregnant: row.pregnant, requestedAt: msOf(row.requestedAt), confirmedAt: msOf(row.confirmedAt),
    callBy: row.status === 'requested' ? msOf(row.call?.dueAt) : null, timesRung: row.call?.attempts.length ?? 0,
    mayMove: inTime && verbs.includes('move'), mayCancel: inTime && verbs.includes('cancel'), cutoffAt: cutoff,
  }
}

/** A line of a diary; `orphan` is for the caller to say, who knows the rota. */
export function toDiaryEntry(row: AppointmentRow, party: Party, zone: Zone, now: Instant): DiaryEntry {
  return {
    id: row.id, reference: row.reference, status: statusOf(row), version: row.version, start: row.startsAt.getTime(),
    end: row.endsAt.getTime(), busyUntil: row.busyUntil.getTime(), practitioner: row.practitionerId, room: row.room?.name ?? null,
    service: briefService(row.service), patient: row.patient && reachedAt(row, row.patient), bookedByName: row.bookedByName,
    firstVisit: row.firstVisit, pregnant: row.pregnant, reason: row.reason, note: row.note, bestTime: row.bestTime as BestTime,
    unansweredCalls: row.call?.attempts.filter(isUnanswered).length ?? 0, requestedAt: msOf(row.requestedAt), arrivedAt: msOf(row.arrivedAt),
    holdExpiresAt: row.status === 'held' ? msOf(row.holdExpiresAt) : null,
    forList: row.status === 'held' && row.source === 'phone', orphan: false,
    verbs: allowedVerbs({ status: statusOf(row), changedAt: row.changedAt.getTime() }, party, now, zone)
      .filter((verb) => !['request', 'take', 'lapse'].includes(verb)),
  }
}

export const toAttempt = (row: NonNullable<AppointmentRow['call']>['attempts'][number]): AttemptView => ({
  at: row.at.getTime(), outcome: row.outcome as AttemptOutcome, by: (row.staff ?? row.key)?.name ?? '', note: row.note, callBackAt: msOf(row.callBackAt),
})

/** Who is on it just now: a claim lapses by itself. */
export function claimOf(call: NonNullable<AppointmentRow['call']>, now: Instant): CallEntry['claim'] {
  const { claimedUntil } = call
  const claimedBy = call.claimedBy ?? call.claimedByKey
  const claim = claimedBy && claimedUntil ? { staff: claimedBy.id, by: claimedBy.name, until: claimedUntil.getTime() } : null
  return claimStanding(claim, now) ? claim : null
}

/** The worklist entry of an appointment that has a patient and a call; null for any other. With a `ringNow` it is rung at once. */
export function toCallEntry(row: AppointmentRow, facts: CallFacts, now: Instant, ringNow: RingNowView | null = null): CallEntry | null {
  const { call, patient } = row
  if (!call || !patient) return null
  const bestTime = row.bestTime as BestTime
  const times = { dueAt: call.dueAt.getTime(), nextTryAt: msOf(call.nextTryAt), start: row.startsAt.getTime() }
  const ring = ringNow ? { from: null, by: ringNow.raisedAt } : ringTime(facts, { ...times, bestTime }, now)
  const claim = claimOf(call, now)
  return {
    ...times, id: call.id, reference: row.reference, status: statusOf(row), version: row.version, patient: reachedAt(row, patient),
    bookedByName: row.bookedByName, bestTime, end: row.endsAt.getTime(),
    practitioner: row.practitioner, room: row.room?.name ?? null, service: briefService(row.service), firstVisit: row.firstVisit,
    pregnant: row.pregnant, reason: row.reason, requestedAt: (row.requestedAt ?? row.createdAt).getTime(),
    ring, urgency: ringNow ? 'ring-now' : urgency(ring, now), attempts: call.attempts.map(toAttempt),
    claim, lapsedFrom: claim ? null : call.claimedBy?.id ?? null,
    flagged: call.flaggedAt !== null, wrongNumberAt: msOf(row.contactPhone === null ? patient.wrongNumberAt : row.contactPhoneWrongAt), ringNow,
  }
}
