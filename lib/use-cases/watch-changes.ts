import type { Actor, PracticeActor } from '@/lib/auth/actor'
import { clinicScope } from '@/lib/auth/can'
import { done, refused, type Result } from '@/lib/core/result'
import { changedSince, mark, watch, watchAccess as watchAll } from '@/lib/store/live'

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

/** Calls `tell` whenever what this account or key may do may have changed: who it is has to be asked anew. Answers how to stop. */
export const watchAccess = (actor: PracticeActor, tell: () => void): (() => void) => watchAll((whose) => {
  if (whose === actor.id || whose === '*') tell()
})

/** Whether somebody is, and may do, what they were and might before: what somebody was shown under other authority is over. */
export function isSameAuthority(before: PracticeActor, now: PracticeActor | null): boolean {
  if (now?.kind !== before.kind || now.id !== before.id || now.clinics.join() !== before.clinics.join()) return false
  if (now.kind === 'key') return before.kind === 'key' && now.scopes.join() === before.scopes.join()
  return before.kind === 'staff' && now.role === before.role && now.practitionerId === before.practitionerId
}
