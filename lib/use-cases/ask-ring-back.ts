import { randomUUID } from 'node:crypto'
import type { BestTime } from '@/lib/core/appointment'
import { done, refused, type Result } from '@/lib/core/result'
import { ringBackDue } from '@/lib/core/ring-back'
import type { RingBackPromise } from '@/lib/core/ring-view'
import type { Instant } from '@/lib/core/time'
import { countAsked } from '@/lib/store/asks'
import { recordEvent } from '@/lib/store/events'
import { askToBeRung, findRingBack } from '@/lib/store/ring-backs'
import { readSetup } from '@/lib/store/setup'
import { callFactsOf } from '@/lib/store/shape'
import { transact } from '@/lib/store/transact'
import { askerOf, withinCaps } from './asking'

export interface RingBackInput {
  clinic: string
  name: string
  /** E.164 */
  phone: string
  bestTime: BestTime
  about?: string | undefined
  /** Where it comes from, as the server saw it. Left out: a text, which comes from the number that is to be rung. */
  address?: string | undefined
}

/**
 * Somebody on the website asks to be rung. Asking again while that is open changes it and makes no second one.
 * Answers its id. Refusals: `invalid` (a clinic that there isn't), `too-many-open` (of the number, or from there).
 */
export async function askRingBack(input: RingBackInput, now: Instant): Promise<Result<{ id: string }>> {
  const setup = await readSetup()
  const clinic = setup.clinics.find(({ id }) => id === input.clinic)
  if (!clinic) {
    return refused({ reason: 'invalid', errors: [{ path: ['clinic'], message: 'Choose a clinic' }] })
  }
  const dueAt = ringBackDue(callFactsOf(setup, input.clinic), now)
  const asker = askerOf(input.address, setup)
  return withinCaps({ asker, phone: clinic.phone }, now, () => transact(async (tx) => {
    await countAsked(tx, 'ring-back', asker, { phone: input.phone, email: null }, now)
    const { id, again } = await askToBeRung(tx, { ...input, about: input.about ?? null, id: randomUUID(), dueAt }, now)
    await recordEvent(tx, { at: now, verb: 'ring-back', actor: { kind: 'patient', id: null, name: null }, clinic: input.clinic,
      appointment: null, patient: null, detail: { ringBack: id, again } })
    return done({ id })
  }))
}

/**
 * What whoever asked was promised: nothing of who they are. Where the promise has passed unkept, they are rung within a new
 * one. Null once it is dealt with, or where there is none.
 */
export async function readRingBackPromise(id: string, now: Instant): Promise<RingBackPromise | null> {
  const row = await findRingBack(id)
  if (!row || row.closedAt) return null
  const promised = row.dueAt.getTime()
  return { clinic: row.clinicId, by: promised > now ? promised : ringBackDue(callFactsOf(await readSetup(), row.clinicId), now) }
}
