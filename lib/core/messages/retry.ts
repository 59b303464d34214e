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
export const pauseMs = (failures: number, cutOff: boolean, random: number): number => Math.max(cutOff ? cutOffMs : 0, backoffMs(failures, random))

/** The next try of a message, or null where its time is over by then. */
export function nextTry(message: { dueAt: Instant; until: Instant | null }, tries: number, now: Instant, random: number): Instant | null {
  const next = now + backoffMs(tries, random)
  return next < Math.min(message.until ?? Infinity, message.dueAt + tryingMs) ? next : null
}
