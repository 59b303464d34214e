import { notFound } from 'next/navigation'
import { currentStaff } from '@/lib/auth/current-staff'
import type { Refusal } from '@/lib/core/refusal'
import type { Result } from '@/lib/core/result'
import { noteRefused } from './note-refused'

/** Beside the page, which doesn't wait for it. */
async function note(refusal: Refusal): Promise<void> {
  const found = await currentStaff()
  if (found) await noteRefused(found.actor, refusal, 'page')
}

/** No such page for this person. We record it if they lack the authority. */
export function noSuchPage(refusal: Refusal = { reason: 'forbidden' }): never {
  void note(refusal).catch(() => undefined)
  notFound()
}

/** For pages: what may not be seen is not there. */
export function unwrap<T>(result: Result<T>): T {
  return result.ok ? result.value : noSuchPage(result.refusal)
}
