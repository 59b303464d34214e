import type { Actor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/can'
import { isWrong, judgeHealth, type Finding, type Moment } from '@/lib/core/health/checks'
import type { HealthFacts } from '@/lib/core/health/facts'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { gatherHealth, recentHealth } from './gather-health'

export interface HealthView {
  /** Every check, those that explain others first. */
  findings: Finding[]
  facts: HealthFacts
  at: Moment
}

/** Every check, looked at now. Writes nothing. Refusal: `forbidden`. */
export async function readHealth(actor: Actor, now: Instant): Promise<Result<HealthView>> {
  if (!can(actor, 'health.read')) return refused({ reason: 'forbidden' })
  const { facts, at } = await gatherHealth(now)
  return done({ findings: judgeHealth(facts, at), facts, at })
}

/** How many checks were red within the last minute; 0 to whoever may not see. Writes nothing. */
export async function countWrongs(actor: Actor, now: Instant): Promise<number> {
  if (!can(actor, 'health.read')) return 0
  const { facts, at } = await recentHealth(now)
  return judgeHealth(facts, at).filter(isWrong).length
}
