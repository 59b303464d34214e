import type { Actor } from '@/lib/auth/actor'
import { done, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { recordEvent, type EventActor } from '@/lib/store/events'
import { closeImport, findStaleImports } from '@/lib/store/imports'
import { transact } from '@/lib/store/transact'
import { findImportFor, importChanged } from './find-import'
import { eventActorOf } from './subject'

/** What somebody brought and never applied is kept for so long. */
export const keptDays = 7
const keptMs = keptDays * 24 * 3_600_000

interface Closing {
  id: string
  clinic: string
  staff: string | null
  actor: EventActor
  verb: 'import-drop' | 'import-expire'
}

const close = ({ id, clinic, staff, actor, verb }: Closing, now: Instant): Promise<Result<boolean>> => transact<boolean>(async (tx) => {
  if (!await closeImport(tx, id, { state: verb === 'import-drop' ? 'dropped' : 'expired', staff }, now)) return done(false)
  await recordEvent(tx, { at: now, verb, actor, clinic, appointment: null, patient: null, detail: { import: id } })
  return done(true)
})

/** Nothing is made of it, and what was in the file is deleted. Twice is once. Refusals: `forbidden`, `not-found`, `record-changed` (it is applied). */
export async function dropImport(actor: Actor, { id }: { id: string }, now: Instant): Promise<Result<null>> {
  const found = await findImportFor(actor, id)
  if (!found.ok) return found
  const { line, staff } = found.value
  if (line.state === 'applied') return importChanged(line, now)
  const closed = await close({ id, clinic: line.clinic, staff: staff.id, actor: eventActorOf(staff), verb: 'import-drop' }, now)
  return closed.ok ? done(null) : closed
}

/** What lies for too long is deleted. Answers how many. For a job. */
export async function expireImports(now: Instant): Promise<number> {
  let expired = 0
  for (const stale of await findStaleImports(now - keptMs)) {
    const closed = await close({ ...stale, staff: null, actor: { kind: 'clock', id: null, name: null }, verb: 'import-expire' }, now)
    expired += Number(closed.ok && closed.value)
  }
  return expired
}
