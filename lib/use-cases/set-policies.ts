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
  const kept = await transact<boolean>(async (tx) => {
    await lockSetup(tx)
    const { practice } = await readRecords(tx)
    if (!practice) return refused({ reason: 'not-found' })
    if (isSame({ ...practice.policies, ...policies }, { ...practice.policies })) return done(true)
    if (securityPolicies.some((name) => policies[name] !== undefined && policies[name] !== practice.policies[name])) {
      const late = await requireRecent(manager, 'security.set', now)
      if (late) return refused(late)
    }
    if (!(await writePractice(tx, seen, policies))) return done(false)
    await recordChange(tx, 'set-policy', manager, 'practice', beforeAfter({ ...practice.policies }, { ...policies }), now)
    return done(true)
  })
  return !kept.ok ? kept : kept.value ? done(null) : overtaken('practice', now)
}
