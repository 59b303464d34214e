import { randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/auth/actor'
import { endParts, nextAbsence, spansToCome, wrongTimes, type AbsenceReason, type AbsenceStatus, type AbsenceTimes } from '@/lib/core/absence'
import type { AbsenceChange, AbsencePreview } from '@/lib/core/absence-view'
import type { Span } from '@/lib/core/diary-facts'
import { done, refused, type Result } from '@/lib/core/result'
import { dayOf, type Instant, type Zone } from '@/lib/core/time'
import { findParts, findRequest, timesOf, type AbsenceRow } from '@/lib/store/absences'
import type { WrittenChange } from '@/lib/store/practice-changes'
import { readSetup, type Setup } from '@/lib/store/setup'
import { nameOf } from '@/lib/store/shape'
import { absenceChanged, mayDecide, toAbsence, zoneOf } from './absence-ground'
import { previewEffect } from './preview-effect'

/** A decision about time away, as a change of the practice. */
export interface PlannedAbsence {
  setup: Setup
  row: AbsenceRow | null
  practitioner: string
  zone: Zone
  times: AbsenceTimes
  change: Extract<WrittenChange, { kind: 'absence' }>
}

/** What the diary says of it: the desk reads that, so nothing of anybody's health. */
const saidOf: Record<AbsenceReason, string> = { leave: 'annual leave', training: 'training', family: 'family', unwell: 'unwell', other: 'not in' }

const addsOf = (practitioner: string, spans: readonly Span[], reason: AbsenceReason) =>
  spans.map(({ start, end }) => ({ id: randomUUID(), practitioner, start, end, reason: saidOf[reason] }))

async function planNew(actor: Actor, setup: Setup, practitioner: string, times: AbsenceTimes, reason: AbsenceReason, now: Instant): Promise<Result<PlannedAbsence>> {
  if (!setup.practitioners.some(({ id }) => id === practitioner)) return refused({ reason: 'not-found' })
  if (!mayDecide(actor, setup, practitioner)) return refused({ reason: 'forbidden' })
  const zone = zoneOf(setup, practitioner)
  const errors = wrongTimes(times, zone, now)
  if (errors.length > 0) return refused({ reason: 'invalid', errors })
  const adds = addsOf(practitioner, spansToCome(times, zone, now), reason)
  return done({ setup, row: null, practitioner, zone, times, change: { kind: 'absence', adds, drops: [] } })
}

async function planKnown(actor: Actor, setup: Setup, row: AbsenceRow, change: Exclude<AbsenceChange, { do: 'enter' }>, now: Instant): Promise<Result<PlannedAbsence>> {
  const { practitionerId: practitioner, id } = row
  const [zone, reason, status] = [zoneOf(setup, practitioner), row.reason as AbsenceReason, row.status as AbsenceStatus]
  if (!mayDecide(actor, setup, practitioner)) return refused({ reason: 'forbidden' })
  const verb = change.do === 'end' ? 'end' : status === 'granted' ? 'change' : 'grant'
  if (nextAbsence(status, verb) === null) return absenceChanged(id, now)
  const parts = await findParts(id, now)
  if (change.do === 'end') {
    if (change.day < dayOf(now, zone)) return refused({ reason: 'invalid', errors: [{ path: ['day'], message: 'This day is past. Choose today or a day to come.' }] })
    const { drops, cut } = endParts(parts, change.day, zone, now)
    return done({ setup, row, practitioner, zone, times: timesOf(row), change: { kind: 'absence', adds: addsOf(practitioner, cut, reason), drops } })
  }
  const planned = await planNew(actor, setup, practitioner, change.times, reason, now)
  return planned.ok ? done({ ...planned.value, row, change: { ...planned.value.change, drops: parts.map((part) => part.id) } }) : planned
}

/**
 * What a manager's decision would write. `reason` is for what is entered anew. Refusals: `forbidden`, `not-found`, `record-changed`
 * (it was decided or withdrawn meanwhile), `invalid` by field.
 */
export async function planAbsence(actor: Actor, change: AbsenceChange, now: Instant, reason: AbsenceReason = 'other'): Promise<Result<PlannedAbsence>> {
  const setup = await readSetup()
  if (change.do === 'enter') return planNew(actor, setup, change.practitioner, change.times, reason, now)
  const row = await findRequest(change.absence)
  return row ? planKnown(actor, setup, row, change, now) : refused({ reason: 'not-found' })
}

/** The decision with its effect, before it is made. Refusals: as `planAbsence`. */
export async function previewAbsence(actor: Actor, change: AbsenceChange, now: Instant): Promise<Result<AbsencePreview>> {
  const planned = await planAbsence(actor, change, now)
  if (!planned.ok) return planned
  const { setup, row, practitioner, zone, times } = planned.value
  const effect = await previewEffect(actor, planned.value.change, now)
  if (!effect.ok) return effect
  return done({ practitioner: { id: practitioner, name: nameOf(setup, practitioner) }, zone, times, absence: row && toAbsence(setup, row, now), effect: effect.value })
}
