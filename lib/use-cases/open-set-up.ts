import type { Actor } from '@/lib/auth/actor'
import { setUpFactsOf, type PracticeRecords } from '@/lib/core/practice-records'
import { done, refused, type Result } from '@/lib/core/result'
import type { SetUpFacts } from '@/lib/core/set-up'
import { readRecords } from '@/lib/store/practice-records'
import { countManagers, findProgress, isSetUpOpen } from '@/lib/store/set-up'
import { managerOf } from './manage-ground'

// Once completed it stays so: a server that has seen it needn't ask again.
let completed = false

/** Whether the practice can be set up still: there is none yet, or the set-up was begun and not completed. A look. */
export async function isSetUpWanted(): Promise<boolean> {
  if (completed) return false
  const open = await isSetUpOpen()
  completed = !open
  return open
}

/** For tests, which begin anew on another database. */
export function forgetSetUp(): void {
  completed = false
}

/** Whether somebody has an account already: then one signs in to go on. Tells nothing else, so anybody may ask. */
export const isBegun = async (): Promise<boolean> => (await countManagers()) > 0

/** How far the set-up has come, with what was given so far. Refusals: `not-found` once it is completed, `forbidden`. */
export async function openSetUp(actor: Actor): Promise<Result<{ facts: SetUpFacts; records: PracticeRecords }>> {
  if (!managerOf(actor)) return refused({ reason: 'forbidden' })
  if (!(await isSetUpWanted())) return refused({ reason: 'not-found' })
  const records = await readRecords()
  return done({ records, facts: setUpFactsOf(records, await findProgress()) })
}
