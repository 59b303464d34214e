import { unansweredOutcomes, type AttemptOutcome } from '@/lib/core/call'
import { toIso, type Instant } from '@/lib/core/time'
import type { CallsView } from '@/lib/core/views'
import { db, raw, sql, type Db, type Sql } from './client'
import { whole, type AppointmentRow } from './appointments'
import type { Prisma } from './generated/client'

const withAppointment = { appointment: { include: whole } } as const satisfies Prisma.CallInclude

/** The appointments of a clinic that are to be rung for. */
export async function findOpenCalls(clinic: string): Promise<AppointmentRow[]> {
  const rows = await db().call.findMany({
    where: { clinicId: clinic, closedAt: null, appointment: { status: 'requested' } }, include: withAppointment,
  })
  return rows.map((row) => row.appointment)
}

export async function findCall(id: string, tx: Db = db()): Promise<AppointmentRow | null> {
  return (await tx.call.findUnique({ where: { id }, include: withAppointment }))?.appointment ?? null
}

/** Who rings: somebody of the staff, or a program by its key. */
interface Claimer {
  kind: 'staff' | 'key'
  id: string
}

const nobody = { claimedById: null, claimedByKeyId: null } as const
const claimedBy = ({ kind, id }: Claimer) => (kind === 'key' ? { claimedById: null, claimedByKeyId: id } : { claimedById: id, claimedByKeyId: null })

/**
 * Claims it for one, unless another's claim still stands: `new`, `again` where it was theirs and its time starts anew, or null when
 * someone was quicker. Theirs comes second: of two presses at once the later one finds what the first has claimed.
 */
export async function claim(tx: Db, call: string, by: Claimer, until: Instant, now: Instant): Promise<'new' | 'again' | null> {
  const own = claimedBy(by)
  const data = { ...own, claimedUntil: new Date(until) }
  const free = [nobody, { claimedUntil: { lte: new Date(now) } }]
  if ((await tx.call.updateMany({ where: { id: call, closedAt: null, OR: free }, data })).count === 1) return 'new'
  return (await tx.call.updateMany({ where: { id: call, closedAt: null, ...own }, data })).count === 1 ? 'again' : null
}

export async function letGo(tx: Db, call: string, staff: string): Promise<boolean> {
  const { count } = await tx.call.updateMany({
    where: { id: call, claimedById: staff, closedAt: null }, data: { ...nobody, claimedUntil: null },
  })
  return count === 1
}

export async function writeAttempt(tx: Db, attempt: {
  id: string; call: string; by: Claimer; at: Instant; outcome: AttemptOutcome; note: string | null; callBackAt: Instant | null
}): Promise<void> {
  await tx.attempt.create({ data: {
    id: attempt.id, callId: attempt.call, ...(attempt.by.kind === 'key' ? { keyId: attempt.by.id } : { staffId: attempt.by.id }), at: new Date(attempt.at), outcome: attempt.outcome,
    note: attempt.note, callBackAt: attempt.callBackAt === null ? null : new Date(attempt.callBackAt),
  } })
}

/** After an attempt that leaves it open: the next try, perhaps a flag, and the claim let go. False when it was closed first. */
export async function keepOpen(tx: Db, call: string, nextTryAt: Instant | null, flaggedAt: Instant | null): Promise<boolean> {
  const { count } = await tx.call.updateMany({ where: { id: call, closedAt: null }, data: {
    nextTryAt: nextTryAt === null ? null : new Date(nextTryAt), ...nobody, claimedUntil: null,
    ...(flaggedAt !== null && { flaggedAt: new Date(flaggedAt) }),
  } })
  return count === 1
}

/** Marked for a person to decide; whoever has it claimed keeps it. False when it was closed or flagged before. */
export async function flag(tx: Db, call: string, now: Instant): Promise<boolean> {
  const { count } = await tx.call.updateMany({ where: { id: call, closedAt: null, flaggedAt: null }, data: { flaggedAt: new Date(now) } })
  return count === 1
}

/** Nothing is to be rung for any more: true, or false when it was closed already (or never was one). */
export async function closeCall(
  tx: Db, appointment: string, outcome: string, by: { kind: string; id: string | null } | null, now: Instant,
): Promise<boolean> {
  const { count } = await tx.call.updateMany({
    where: { appointmentId: appointment, closedAt: null },
    data: { closedAt: new Date(now), closedById: by?.kind === 'staff' ? by.id : null, closedByKeyId: by?.kind === 'key' ? by.id : null, outcome,
      ...nobody, claimedUntil: null, nextTryAt: null },
  })
  return count === 1
}

/** An undo leads back to `requested`: the call stands open again. */
export async function reopenCall(tx: Db, appointment: string): Promise<void> {
  await tx.call.updateMany({
    where: { appointmentId: appointment }, data: { closedAt: null, closedById: null, closedByKeyId: null, outcome: null },
  })
}

/** A claim that was let go of. */
export interface LetGo {
  clinic: string
  appointment: string | null
  patient: string | null
  ringBack: string | null
}

/**
 * Whatever an account, or a key, has claimed is anybody's again, but for what is at the `kept` clinics. Answers which calls that were,
 * as far as the claims stood.
 */
export async function letGoOfAll(tx: Db, by: { staff: string } | { key: string }, kept: readonly string[], now: Instant): Promise<LetGo[]> {
  const whose = 'staff' in by ? sql`claimed_by_id = ${by.staff}::uuid` : sql`claimed_by_key_id = ${by.key}::uuid`
  const none = 'staff' in by ? sql`claimed_by_id = null` : sql`claimed_by_key_id = null`
  const stood = sql`${whose} and closed_at is null and claimed_until > ${toIso(now)}::timestamptz and clinic_id <> all(${[...kept]}::text[])`
  // Keys claim calls alone.
  if ('key' in by) {
    return tx.$queryRaw`
      with calls as (update call set ${none}, claimed_until = null where id in (select id from call where ${stood} for update)
        returning clinic_id, appointment_id)
      select calls.clinic_id as clinic, appointment_id as appointment, patient_id as patient, null as "ringBack"
        from calls join appointment a on a.id = appointment_id`
  }
  return tx.$queryRaw`
    with calls as (update call set ${none}, claimed_until = null where id in (select id from call where ${stood} for update)
        returning clinic_id, appointment_id),
      people as (update ring_back set ${none}, claimed_until = null
        where id in (select id from ring_back where ${stood} for update) returning clinic_id, id),
      at_once as (update ring_now set ${none}, claimed_until = null
        where id in (select id from ring_now where ${stood} for update) returning clinic_id, appointment_id)
    select calls.clinic_id as clinic, appointment_id as appointment, patient_id as patient, null as "ringBack"
      from calls join appointment a on a.id = appointment_id
    union all select clinic_id, null, null, id from people
    union all select at_once.clinic_id, appointment_id, patient_id, null from at_once join appointment a on a.id = appointment_id`
}

/** A moved appointment's call is due by its new time; what was planned for the old one is forgotten. */
export async function dueAnew(tx: Db, appointment: string, dueAt: Instant): Promise<void> {
  await tx.call.updateMany({ where: { appointmentId: appointment, closedAt: null }, data: { dueAt: new Date(dueAt), nextTryAt: null, flaggedAt: null } })
}

/**
 * Figures of one clinic's day so far: tries (of calls and of ringing back), what came of them, requests confirmed in whichever
 * way, and the median of the minutes from asking to that.
 */
export async function countToday(clinic: string, from: Instant, now: Instant): Promise<CallsView['today']> {
  const within = (column: string): Sql => sql`${raw(column)} >= ${toIso(from)}::timestamptz and ${raw(column)} <= ${toIso(now)}::timestamptz`
  const [row] = await db().$queryRaw<{ rung: number; moved: number; unanswered: number; confirmed: number; median: number | null }[]>`
    with tried as (
      select t.outcome from attempt t join call c on c.id = t.call_id where c.clinic_id = ${clinic} and ${within('t.at')}
      union all
      select t.outcome from ring_back_try t join ring_back b on b.id = t.ring_back_id where b.clinic_id = ${clinic} and ${within('t.at')}),
    confirmed as (
      select extract(epoch from confirmed_at - requested_at) / 60 as minutes from appointment
      where clinic_id = ${clinic} and requested_at is not null and ${within('confirmed_at')})
    select count(*)::int as rung, count(*) filter (where outcome = 'moved')::int as moved,
      count(*) filter (where outcome = any(${[...unansweredOutcomes]}))::int as unanswered,
      (select count(*)::int from confirmed) as confirmed,
      (select percentile_cont(0.5) within group (order by minutes) from confirmed)::float8 as median
    from tried`
  const { median = null, ...counts } = row ?? { rung: 0, confirmed: 0, moved: 0, unanswered: 0 }
  return { ...counts, medianMinutesToConfirm: median === null ? null : Math.round(median) }
}

/** Open calls, not flagged yet, for appointments that begin before an instant: what the practice's rule may have to act on. */
export async function findUndecided(before: Instant): Promise<AppointmentRow[]> {
  const rows = await db().call.findMany({
    where: { closedAt: null, flaggedAt: null, appointment: { status: 'requested', startsAt: { lte: new Date(before) } } },
    include: withAppointment,
  })
  return rows.map((row) => row.appointment)
}
