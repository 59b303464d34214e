import type { Actor } from '@/lib/auth/actor'
import type { PracticeRecords } from '@/lib/core/practice-records'
import { done, refused, type Result } from '@/lib/core/result'
import { readRecords } from '@/lib/store/practice-records'
import { managerOf } from './manage-ground'

/** Everything that the practice is made of, with versions: what a manager's forms are filled from. Refusal: `forbidden`. */
export async function openPractice(actor: Actor): Promise<Result<PracticeRecords>> {
  return managerOf(actor) ? done(await readRecords()) : refused({ reason: 'forbidden' })
}
