import { watchOutbox } from '@/lib/store/live'

/** Calls `tell` after each commit that may owe a message. For a job. Answers how to stop. */
export const onOwed = (tell: () => void): (() => void) => watchOutbox(tell)
