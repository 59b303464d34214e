import type { Actor } from '@/lib/auth/actor'
import { clinicScope, clinicScopes } from '@/lib/auth/can'
import type { TellEntry, TellReason, ToTellView, Whereabouts } from '@/lib/core/change-view'
import { done, refused, type Result } from '@/lib/core/result'
import { fromIso, type Instant } from '@/lib/core/time'
import type { AppointmentRow } from '@/lib/store/appointments'
import { findWhole } from '@/lib/store/day-changes'
import { recordLook } from '@/lib/store/events'
import { remember } from '@/lib/store/live'
import { readSetup, type Setup } from '@/lib/store/setup'
import { nameOf, reachedAt, statusOf } from '@/lib/store/shape'
import { countTells, findOpenTells, findTells, type ToTellRow } from '@/lib/store/to-tell'
import { recallOrphans } from './orphans'
import { eventActorOf } from './subject'

const mostShown = 200

const standing = ['requested', 'confirmed', 'arrived', 'completed', 'no_show']

function entryOf(row: AppointmentRow): Omit<TellEntry, 'id' | 'why' | 'was' | 'undecided' | 'openedAt' | 'tried'>[] {
  const { patient } = row
  if (!patient) return []
  const now: Whereabouts = { start: row.startsAt.getTime(), practitioner: row.practitioner.name }
  return [{
    reference: row.reference, version: row.version, status: statusOf(row), bookedByName: row.bookedByName,
    patient: reachedAt(row, patient),
    service: { name: row.service.name, minutes: row.service.minutes }, now: standing.includes(row.status) ? now : null,
  }]
}

/** What they knew, as it was written down. */
function wasOf(setup: Setup, row: ToTellRow): Whereabouts {
  const { was } = row.detail as { was?: { start: string; practitioner: string } }
  return was ? { start: fromIso(was.start), practitioner: nameOf(setup, was.practitioner) }
    : { start: row.appointment.startsAt.getTime(), practitioner: row.appointment.practitioner.name }
}

/** Cancelled since it was left to be decided, or moved: what is to be told is how it stands. */
const whyOf = (row: ToTellRow, undecided: boolean): TellReason => {
  if (undecided) return 'no-session'
  return ['cancelled', 'released'].includes(row.appointment.status) ? 'cancelled' : 'moved'
}

function written(setup: Setup, row: ToTellRow, orphans: ReadonlySet<string>): TellEntry[] {
  const undecided = orphans.has(row.appointmentId)
  return entryOf(row.appointment).map((entry) => ({
    ...entry, id: row.id, why: whyOf(row, undecided), was: wasOf(setup, row), undecided, openedAt: row.openedAt.getTime(),
    tried: row.closedAt ? { at: row.closedAt.getTime(), by: row.closedBy?.name ?? null } : null,
  }))
}

const unwritten = (row: AppointmentRow): TellEntry[] => entryOf(row).map((entry) => ({
  ...entry, id: null, why: 'no-session', was: { start: row.startsAt.getTime(), practitioner: row.practitioner.name },
  undecided: true, openedAt: null, tried: null,
}))

async function summaryOf(change: string | undefined, clinics: readonly string[]): Promise<ToTellView['summary']> {
  if (!change) return null
  const counts = await countTells(change, clinics)
  const of = (why: TellReason) => counts.find((one) => one.why === why)?.count ?? 0
  return counts.length === 0 ? null : { moved: of('moved'), cancelled: of('cancelled'), left: of('no-session') }
}

/**
 * Everybody at a clinic who has to be told that the practice changed their appointment, the soonest first; with them whoever
 * has an appointment to come that nobody is there for, found as it is read; and, apart, whoever couldn't be reached. That it was
 * looked at is an event. Refusals: `forbidden`, `not-found`.
 */
export async function readToTell(actor: Actor, input: { clinic: string; change?: string | undefined }, now: Instant): Promise<Result<ToTellView>> {
  const scope = clinicScope(actor, 'to-tell.read', input.clinic)
  if (!scope) return refused({ reason: 'forbidden' })
  const setup = await readSetup()
  const clinic = setup.clinics.find(({ id }) => id === scope)
  if (!clinic) return refused({ reason: 'not-found' })
  const [rows, orphans, summary] = await Promise.all([
    findTells(scope, mostShown), recallOrphans(setup, clinic, now), summaryOf(input.change, clinicScopes(actor, 'to-tell.read')),
    recordLook({ at: now, actor: eventActorOf(actor), clinic: scope, appointment: null, patient: null, detail: { list: 'to-tell' } }),
  ])
  const lost = new Set(orphans.map(({ id }) => id))
  const known = new Set(rows.map(({ appointmentId }) => appointmentId))
  const found = orphans.map(({ id }) => id).filter((id) => !known.has(id))
  const more = await findWhole(found.slice(0, mostShown))
  const entries = rows.flatMap((row) => written(setup, row, lost))
  // Nobody was reached about a time that has none any more: that is to be decided first.
  const unreached = entries.filter(({ tried, undecided }) => tried !== null && !undecided)
  const open = [...entries.filter((entry) => !unreached.includes(entry)), ...more.flatMap(unwritten)]
    .sort((a, b) => Math.min(a.was.start, a.now?.start ?? a.was.start) - Math.min(b.was.start, b.now?.start ?? b.was.start))
  return done({ clinic, open, unreached, more: rows.length >= mostShown || found.length > mostShown, summary })
}

/** How many are to be told at a clinic; 0 to whoever may not see. Writes nothing, not even that it was looked at. */
export async function countToTell(actor: Actor, clinicId: string, now: Instant): Promise<number> {
  const scope = clinicScope(actor, 'to-tell.read', clinicId)
  const setup = await readSetup()
  const clinic = setup.clinics.find(({ id }) => id === scope)
  if (!scope || !clinic) return 0
  const [tells, orphans] = await Promise.all([
    remember(['tells', scope].join(' '), now, async () => ({ value: await findOpenTells(scope), until: Infinity })),
    recallOrphans(setup, clinic, now),
  ])
  return new Set([...tells.map(({ appointment }) => appointment), ...orphans.map(({ id }) => id)]).size
}
