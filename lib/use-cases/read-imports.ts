import type { Actor } from '@/lib/auth/actor'
import { clinicScopes, reachOf } from '@/lib/auth/can'
import type { ImportLine } from '@/lib/core/import/import-view'
import { done, refused, type Result } from '@/lib/core/result'
import { findImports } from '@/lib/store/imports'

const most = 100

/** What was brought in at the actor's clinics, the latest first. Refusals: `forbidden`. */
export async function readImports(actor: Actor): Promise<Result<ImportLine[]>> {
  if (reachOf(actor, 'import.run') === null) return refused({ reason: 'forbidden' })
  return done(await findImports(clinicScopes(actor, 'import.run'), most))
}
