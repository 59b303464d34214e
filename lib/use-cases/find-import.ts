import type { Actor, StaffActor } from '@/lib/auth/actor'
import { clinicScope, reachOf } from '@/lib/auth/can'
import type { ImportLine } from '@/lib/core/import/import-view'
import { refused, type Result, done } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { findImport } from '@/lib/store/imports'

/** The import that a manager of its clinic may see to. To others it isn't there. Refusals: `forbidden`, `not-found`. */
export async function findImportFor(actor: Actor, id: string): Promise<Result<{ line: ImportLine; staff: StaffActor }>> {
  if (actor.kind !== 'staff' || reachOf(actor, 'import.run') === null) return refused({ reason: 'forbidden' })
  const line = await findImport(id)
  if (!line) return refused({ reason: 'not-found' })
  if (!clinicScope(actor, 'import.run', line.clinic)) return refused({ reason: 'not-found', elsewhere: true })
  return done({ line, staff: actor })
}

/** Somebody was first: who and when, as far as that is kept. */
export const importChanged = ({ closedBy, closedAt }: Pick<ImportLine, 'closedBy' | 'closedAt'>, now: Instant): Result<never> =>
  refused({ reason: 'record-changed', by: closedBy ?? 'Another manager', at: closedAt ?? now })
