import type { Actor } from '@/lib/auth/actor'
import { done, refused, type Result } from '@/lib/core/result'
import { endOf, type RingNowOutcome } from '@/lib/core/ring-now'
import type { Instant } from '@/lib/core/time'
import { recordEvent } from '@/lib/store/events'
import { callOf, findRingNow, writeRingNowTry } from '@/lib/store/ring-nows'
import { transact } from '@/lib/store/transact'
import { again } from './repeated'
import { isSameTry } from './same-try'
import { dealtWith, findOpenRingNow, ringNowClaimedByOther, ringNowEvent } from './claim-ring-now'

export interface RingNowInput {
  ringNow: string
  outcome: RingNowOutcome
  note?: string | undefined
  /** How many tries were on the screen: the same form sent twice is one try. */
  tries?: number | undefined
}

export interface RangNow {
  closed: boolean
  /** The call for the appointment that is open, and goes on as any other once this is settled. */
  call: string | null
}

/** The same try, told before by the same person: by the tries that were on the screen, or within a minute. */
async function triedAlready(actor: Actor, input: RingNowInput, now: Instant): Promise<Result<RangNow> | null> {
  const row = await findRingNow(input.ringNow)
  const last = row?.attempts.at(-1)
  if (!row || !last) return null
  const tried = { last: { ...last, at: last.at.getTime() }, tries: row.tries, closedAt: row.closedAt?.getTime() ?? null }
  if (!isSameTry(actor, tried, input, now)) return null
  return again({ closed: row.closedAt !== null, call: callOf(row) })
}

/**
 * What came of ringing at once. Whoever was spoken with is off the top of the list; without an answer they stay there. The
 * outcome stands with the try; the event says only whether it is settled. The same try told twice is one.
 * Refusals: `call-claimed`, `call-closed` (also where somebody recorded a try first), `forbidden`, `not-found`.
 */
export async function recordRingNow(actor: Actor, input: RingNowInput, now: Instant): Promise<Result<RangNow>> {
  const before = await triedAlready(actor, input, now)
  if (before) return before
  const recorded = await tryOnce(actor, input, now)
  return recorded.ok ? recorded : await triedAlready(actor, input, now) ?? recorded
}

async function tryOnce(actor: Actor, input: RingNowInput, now: Instant): Promise<Result<RangNow>> {
  const found = await findOpenRingNow(actor, input.ringNow)
  if (!found.ok) return found
  const { row, staff } = found.value
  const claimed = ringNowClaimedByOther(row, staff, now)
  if (claimed) return claimed
  if (input.tries !== undefined && input.tries !== row.tries) return dealtWith(row)
  const end = endOf(input.outcome)
  const written = await transact<RangNow>(async (tx) => {
    const made = { staff: staff.id, outcome: input.outcome, end, note: input.note ?? null }
    if (!await writeRingNowTry(tx, row, made, now)) return refused({ reason: 'not-found' })
    await recordEvent(tx, ringNowEvent(row, staff, 'ring-now-try', now, { settled: end !== null }))
    return done({ closed: end !== null, call: callOf(row) })
  })
  if (written.ok) return written
  return dealtWith(await findRingNow(row.id) ?? row)
}
