import type { Instant } from '@/lib/core/time'

/** When what could not be sent is tried again. `random` is from 0 up to 1: many that failed together don't come back together. */

const minuteMs = 60_000
const longestMs = 60 * minuteMs
/** After that whoever owns failures sees to it. */
export const tryingMs = 24 * 60 * minuteMs
/** Longer than sending ever takes: only a worker that has died leaves one behind. */
export const leaseMs = 2 * minuteMs
/** A server that broke off after it had the message may have it: asking again soon would send it again and again. */
const cutOffMs = 11 * minuteMs

/** A minute, two, four and so on up to an hour, each up to a fifth longer. */
export const backoffMs = (tries: number, random: number): number =>
  Math.round(Math.min(longestMs, minuteMs * 2 ** Math.max(0, Math.min(tries, 10) - 1)) * (1 + random / 5))

/** How long a way of sending rests when its server is in trouble. */
export const pauseMs = (failures: number, random: number): number => backoffMs(failures, random)

/** One message that was cut off says little of the server: only when the next is cut off too, it rests. */
export const pauseAfterCutOffMs = (failures: number, random: number): number => failures < 2 ? 0 : backoffMs(failures - 1, random)

/** How long a message rests that its server may have, or may not. */
export const cutOffRestMs = (tries: number, random: number): number => Math.max(cutOffMs, backoffMs(tries, random))

/** Somebody who was away for longer wasn't there to try: that time takes nothing from a message's day of tries. */
export const awayMs = 2 * 60 * minuteMs

/** A message as far as its tries go. `trySince`: since when there has been somebody to try it, however late it was planned. */
export interface Tried {
  trySince: Instant
  until: Instant | null
}

/** When it is no longer tried: after a day of tries, and never once it would tell nobody anything. */
export const triedUntil = ({ trySince, until }: Tried): Instant => Math.min(until ?? Infinity, trySince + tryingMs)

/** Why it failed, once that time is over. */
export const whyFailed = ({ trySince, until }: Tried): 'too-late' | 'gave-up' =>
  until !== null && until < trySince + tryingMs ? 'too-late' : 'gave-up'

/** The next try of a message after `waitMs`, or null where its time is over by then. */
export const nextTry = (message: Tried, waitMs: number, now: Instant): Instant | null =>
  now + waitMs < triedUntil(message) ? now + waitMs : null
