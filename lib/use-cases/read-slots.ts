import { done, refused, type Result } from '@/lib/core/result'
import { daysBetween, type Day, type Instant } from '@/lib/core/time'
import type { SlotsView } from '@/lib/core/views'
import { countSlots } from '@/lib/health/registry'
import { readSetup } from '@/lib/store/setup'
import { findNamedHold, isKept } from './find-hold'
import { recallSlots, resolveWish, type WishInput } from './wish'

export interface SlotsInput extends WishInput {
  /** Clinic-local dates, both inclusive, at most 62 days. */
  from: Day
  to: Day
  /** The secret of a draft: the time that it holds already is shown as free. */
  draft?: string | undefined
}

const mostDays = 62

function wrongRange({ from, to }: SlotsInput): string | null {
  if (to < from) return 'The last day is before the first. Swap them.'
  return daysBetween(from, to) >= mostDays ? `Ask for at most ${mostDays} days at a time.` : null
}

/**
 * What can be booked online in a range of days. The same answer is the same object until something changes or the minute is
 * over, so that what is made of it can be kept with it. Refusal: `invalid`, by field.
 */
export async function readSlots(input: SlotsInput, now: Instant): Promise<Result<SlotsView>> {
  const wrong = wrongRange(input)
  if (wrong) return refused({ reason: 'invalid', errors: [{ path: ['to'], message: wrong }] })
  const setup = await readSetup()
  const known = resolveWish(setup, input, 'online')
  if (!known.ok) return known
  const hold = input.draft ? await findNamedHold({ draft: input.draft }, now) : null
  const own = hold && isKept(hold, now) ? hold : undefined
  const view = await recallSlots(setup, { ...known.value, own }, input.from, input.to, now)
  countSlots(view.slots.length)
  return done(view)
}
