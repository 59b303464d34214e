import { isAnswering, watchAnswering } from '@/lib/store/answering'
import { knownPractice, type KnownPractice } from '@/lib/store/known-practice'
import { readSetup } from '@/lib/store/setup'

/** Whether the database answers. Takes less than a second, and never throws. */
export const databaseAnswers = (): Promise<boolean> => isAnswering()

/**
 * Calls `tell` when the database goes away (false) and when it is back (true); answers how to stop.
 */
export const watchDatabase = (tell: (answers: boolean) => void): (() => void) =>
  watchAnswering(tell)

/** Who to call while nothing can be read; null where this process never read it. */
export const practiceToCall = (): KnownPractice | null => knownPractice()

/**
 * Before anybody asks: who to call is read, and the line is opened on which the database is asked
 * whether it answers. A practice that isn't there yet is no failure.
 */
export async function prepareForAway(): Promise<void> {
  await isAnswering()
  await readSetup().catch(() => undefined)
}
