import type { Actor } from '@/lib/auth/actor'
import { clinicScope } from '@/lib/auth/can'
import { done, refused, type Result } from '@/lib/core/result'
import { watch } from '@/lib/store/live'

/**
 * Calls `tell` whenever something changed at the clinic (or in the practice as a whole): that, never what. Answers how to
 * stop. Refusal: `forbidden`.
 */
export function watchChanges(actor: Actor, input: { clinic: string }, tell: () => void): Result<() => void> {
  const scope = clinicScope(actor, 'changes.watch', input.clinic)
  if (!scope) return refused({ reason: 'forbidden' })
  return done(watch((clinic) => {
    if (clinic === scope || clinic === '*') tell()
  }))
}
