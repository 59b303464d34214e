import type { Actor } from '@/lib/auth/actor'
import { clinicScopes } from '@/lib/auth/can'
import { nameCost } from '@/lib/core/likeness'
import { readPatientQuery, saysTooLittle, type PatientQuery } from '@/lib/core/patient-query'
import type { CallerHit, CallersView } from '@/lib/core/phone-view'
import { done, refused, type Result } from '@/lib/core/result'
import { dayOf, type Instant } from '@/lib/core/time'
import { recordShown } from '@/lib/store/events'
import { findAsTyped, findNear, type FoundRow } from '@/lib/store/patient-search'
import { readVisits } from '@/lib/store/visits'
import { eventActorOf } from './subject'

const most = 12
/** Of those who are merely near, so many are looked at closely. */
const mostNear = 60
/** Visits of each that are looked at for the last one and the next. */
const visitsEach = 12

/** Those whose name is near enough to what was typed, the nearest first. */
async function nearRows(query: PatientQuery, clinics: readonly string[], widely: boolean): Promise<FoundRow[]> {
  const near = (await findNear(query, clinics, mostNear, widely)).map((row) => ({ row, cost: nameCost(query.words, row.matched) }))
    .filter((one): one is { row: FoundRow; cost: number } => one.cost !== null)
  near.sort((a, b) => a.cost - b.cost || a.row.name.localeCompare(b.row.name, 'en') || a.row.id.localeCompare(b.row.id))
  return near.map(({ row }) => row)
}

/** Those who are as typed come first, then the near ones; where there are neither, it is looked for more widely. */
async function findRows(query: PatientQuery, clinics: readonly string[]): Promise<FoundRow[]> {
  const typed = await findAsTyped(query, clinics, most)
  if (typed.length >= most || query.words.join('').length < 3) return typed
  const known = new Set(typed.map(({ id }) => id))
  const near = (await nearRows(query, clinics, false)).filter(({ id }) => !known.has(id))
  const found = [...typed, ...near].slice(0, most)
  return found.length > 0 ? found : (await nearRows(query, clinics, true)).slice(0, most)
}

async function withVisits(rows: readonly FoundRow[], clinics: readonly string[], now: Instant): Promise<CallerHit[]> {
  const visits = await readVisits(rows.map(({ id }) => id), clinics, visitsEach)
  return rows.map(({ id, name, phone, otherPhone, dateOfBirth }) => {
    const own = visits.get(id) ?? []
    return {
      id, name, phone, otherPhone, dateOfBirth,
      last: own.find(({ start, status }) => start <= now && status !== 'no_show') ?? null,
      next: own.filter(({ start }) => start > now).at(-1) ?? null,
    }
  })
}

/**
 * Who may be on the line: patients of one's clinics, or of nobody's yet, by parts of the name (misspelt too), of either
 * number, of the date of birth, each or together; at most twelve, the likeliest first, with their last visit and the next. A record that
 * was merged is found as its kept one. That someone searched is an event, with
 * whom it showed; for what isn't kept, since it is a name.
 * Refusal: `forbidden`.
 */
export async function findCallers(actor: Actor, input: { q: string }, now: Instant): Promise<Result<CallersView>> {
  const clinics = clinicScopes(actor, 'patient.search')
  if (clinics.length === 0) return refused({ reason: 'forbidden' })
  const query = readPatientQuery(input.q, dayOf(now, 'Etc/UTC'))
  const asked = { words: query.words, digits: query.numbers.map(({ digits }) => digits.replace(/^(?:0044|44)/, '0')), born: query.born }
  if (saysTooLittle(query)) return done({ hits: [], ...asked })
  const hits = await withVisits(await findRows(query, clinics), clinics, now)
  await recordShown({ at: now, verb: 'search', actor: eventActorOf(actor), clinic: null, appointment: null, patient: null,
    detail: { found: hits.length } }, hits.map(({ id }) => id))
  return done({ hits, ...asked })
}
