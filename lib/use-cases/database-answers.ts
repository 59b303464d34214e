import { isAnswering, watchAnswering } from '@/lib/store/answering'
import { knownPractice, type KnownPractice } from '@/lib/store/known-practice'
import { readSetup } from '@/lib/store/setup'

/** Whether the database answers. Takes less than a second, and never throws. */
export const databaseAnswers = (): Promise<boolean> => isAnswering()

/** Calls `tell` when the database goes away (false) and when it is back (true); answers how to stop. */
export const watchDatabase = (tell: (answers: boolean) => void): (() => void) => watchAnswering(tell)

/** Who to call while nothing can be read; null where this process never read it. */
export const practiceToCall = (): KnownPractice | null => knownPractice()

/** Reads the practice, so that who to call is known before anybody asks. One that isn't there yet is no failure. */
export const learnPractice = (): Promise<void> => readSetup().then(() => undefined, () => undefined)
