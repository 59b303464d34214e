import type { Actor } from '@/lib/auth/actor'
import { beforeAfter } from '@/lib/core/before-after'
import { securityPolicies, type Policies } from '@/lib/core/policies'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { readRecords } from '@/lib/store/practice-records'
import { writePractice } from '@/lib/store/practice-writes'
import { lockSetup } from '@/lib/store/practice-changes'
import { transact } from '@/lib/store/transact'
import { isSame, managerOf, overtaken, recordChange } from './manage-ground'
import { requireRecent } from './require-recent'

/**
 * The practice's rules, as many as are given; they hold from the next request on. Values are within their rules' bounds.
 * Refusals: `forbidden`, `not-found` (no practice yet), `prove-again` (one of them decides who comes in), `record-changed`.
 */
export async function setPolicies(actor: Actor, { seen, policies }: { seen: number; policies: Partial<Policies> }, now: Instant): Promise<Result<null>> {
  const manager = managerOf(actor)
  if (!manager) return refused({ reason: 'forbidden' })
  const decides = (before: Policies | undefined): boolean => before !== undefined
    && securityPolicies.some((name) => policies[name] !== undefined && policies[name] !== before[name])
  // Asked before the transaction, which needs no second connection while it holds one.
  const asked = decides((await readRecords()).practice?.policies)
  const late = asked ? await requireRecent(manager, 'security.set', now) : null
  if (late) return refused(late)
  const kept = await transact<boolean>(async (tx) => {
    await lockSetup(tx)
    const { practice } = await readRecords(tx)
    if (!practice) return refused({ reason: 'not-found' })
    if (isSame({ ...practice.policies, ...policies }, { ...practice.policies })) return done(true)
    // Somebody has just changed the rule: then this would change it back, for which nobody was asked.
    if (!asked && decides(practice.policies)) return done(false)
    if (!(await writePractice(tx, seen, policies))) return done(false)
    await recordChange(tx, 'set-policy', manager, 'practice', beforeAfter({ ...practice.policies }, { ...policies }), now)
    return done(true)
  })
  return !kept.ok ? kept : kept.value ? done(null) : overtaken('practice', now)
}
