import type { Actor } from '@/lib/auth/actor'
import { clinicScope } from '@/lib/auth/can'
import { done, refused, type Result } from '@/lib/core/result'
import { changedSince, mark, watch } from '@/lib/store/live'

/** Taken before a page is read: with it the page's stream tells at once of what changed meanwhile. */
export const markChanges = (): string => mark()

interface Watched {
  clinic: string
  /** From when on whoever watches would hear of it; left out: from now. */
  since?: string | undefined
}

/**
 * Calls `tell` whenever something changed at the clinic (or in the practice as a whole): that, never what; and at once where
 * something did since the mark. Answers how to stop. Refusal: `forbidden`.
 */
export function watchChanges(actor: Actor, input: Watched, tell: () => void): Result<() => void> {
  const scope = clinicScope(actor, 'changes.watch', input.clinic)
  if (!scope) return refused({ reason: 'forbidden' })
  const stop = watch((clinic) => {
    if (clinic === scope || clinic === '*') tell()
  })
  if (input.since !== undefined && changedSince(scope, input.since)) tell()
  return done(stop)
}
