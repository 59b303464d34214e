import type { Actor } from '@/lib/auth/actor'
import { clinicScopes } from '@/lib/auth/can'
import { leisurely } from '@/lib/budget'
import { compareRecords } from '@/lib/core/duplicates'
import type { AlikePair, AlikePatient } from '@/lib/core/patient-view'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { recordLook } from '@/lib/store/events'
import { findAlikePairs, findAlikeTo } from '@/lib/store/patient-alike'
import { findRecords, type RecordRow } from '@/lib/store/patient-records'
import { eventActorOf } from './subject'

/** Looked at by the core; what is shown of them. */
const mostLookedAt = 400
const mostShown = 50
const mostBeside = 5

/**
 * Pairs of records of one's clinics that are probably one person's, the surest first, at most fifty; of each the older
 * record first. That they were looked at is an event. Refusal: `forbidden`.
 */
export const readAlikePatients = leisurely(async (actor: Actor, now: Instant): Promise<Result<AlikePair[]>> => {
  const clinics = clinicScopes(actor, 'patient.merge')
  if (clinics.length === 0) return refused({ reason: 'forbidden' })
  const look = { at: now, actor: eventActorOf(actor), clinic: null, appointment: null, patient: null, detail: { list: 'alike' } }
  const found = await findAlikePairs(clinics, mostLookedAt, now)
  const pairs = found.flatMap(([one, other]) => {
    const likeness = compareRecords(one, other)
    return likeness ? [{ one: one.id, other: other.id, likeness }] : []
  }).sort((a, b) => b.likeness.score - a.likeness.score).slice(0, mostShown)
  const rows = await findRecords(pairs.flatMap(({ one, other }) => [one, other]))
  await recordLook(look, [...rows.keys()])
  return done(pairs.flatMap((pair) => {
    const [one, other] = [rows.get(pair.one), rows.get(pair.other)]
    if (!one || !other) return []
    const [older, newer] = one.createdAt <= other.createdAt ? [one, other] : [other, one]
    return [{ one: brief(older), other: brief(newer), likeness: pair.likeness }]
  }))
})

const brief = ({ id, details }: RecordRow) => ({ id, details })

/** Other records of those clinics that are probably this person's, the surest first. */
export async function alikeTo(row: RecordRow, clinics: readonly string[]): Promise<AlikePatient[]> {
  const found = await findAlikeTo({ id: row.id, ...row.details }, clinics, mostLookedAt)
  const alike = found.flatMap(({ id, ...facts }) => {
    const likeness = compareRecords(row.details, facts)
    return likeness ? [{ id, likeness }] : []
  }).sort((a, b) => b.likeness.score - a.likeness.score).slice(0, mostBeside)
  const rows = await findRecords(alike.map(({ id }) => id))
  return alike.flatMap(({ id, likeness }) => {
    const other = rows.get(id)
    return other ? [{ id, details: other.details, likeness }] : []
  })
}
