import type { Actor } from '@/lib/auth/actor'
import { setUpFactsOf } from '@/lib/core/practice-records'
import { done, refused, type Result } from '@/lib/core/result'
import { nextSetUpStep } from '@/lib/core/set-up'
import type { Instant } from '@/lib/core/time'
import { forgetAll } from '@/lib/store/live'
import { readRecords } from '@/lib/store/practice-records'
import { completeSetUp as complete, findProgress, holdSetUp } from '@/lib/store/set-up'
import { transact } from '@/lib/store/transact'
import { managerOf, recordChange, wrong } from './manage-ground'

/** Opens the practice for booking, once; the set-up is gone from then on. Refusals: `forbidden`, `not-found` (it is completed), `invalid` (a step is left). */
export async function completeSetUp(actor: Actor, now: Instant): Promise<Result<null>> {
  const manager = managerOf(actor)
  if (!manager) return refused({ reason: 'forbidden' })
  const completed = await transact<null>(async (tx) => {
    if (!(await holdSetUp(tx))) return refused({ reason: 'not-found' })
    const left = nextSetUpStep(setUpFactsOf(await readRecords(tx), await findProgress()))
    if (left !== null) return wrong('step', 'A step is left. Do it first.')
    if (!(await complete(tx, now))) return refused({ reason: 'not-found' })
    await recordChange(tx, 'set-up', manager, 'set-up', { step: 'completed' }, now)
    return done(null)
  })
  if (completed.ok) forgetAll()
  return completed
}
