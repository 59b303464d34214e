import type { Slot } from '@/lib/core/diary-facts'
import { done, type Result } from '@/lib/core/result'
import { addDays, dayOf, type Day, type Instant } from '@/lib/core/time'
import { readSetup, type Setup } from '@/lib/store/setup'
import { recallSlots, resolveWish, type KnownWish, type WishInput } from './wish'

const stride = 14

/** The first free slot on or after a day, looked for a fortnight at a time to the end of the horizon. */
export async function firstFree(setup: Setup, known: KnownWish, after: Day, now: Instant): Promise<Slot | null> {
  const today = dayOf(now, known.clinic.timeZone)
  const last = addDays(today, setup.practice.policy.horizonDays)
  for (let from = after < today ? today : after; from <= last; from = addDays(from, stride)) {
    const { slots } = await recallSlots(setup, known, from, addDays(from, stride - 1), now)
    if (slots[0]) return slots[0]
  }
  return null
}

/** The next free slot for a wish, on or after a clinic-local day; null where there is none in the horizon. */
export async function readNextFree(input: WishInput & { after: Day }, now: Instant): Promise<Result<Slot | null>> {
  const setup = await readSetup()
  const known = resolveWish(setup, input, 'online')
  return known.ok ? done(await firstFree(setup, known.value, input.after, now)) : known
}
