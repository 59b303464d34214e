import { config } from './config'
import type { Instant } from '@/lib/core/time'

// The edge at which the current time enters. Tests may set it: it then runs on from when the process started.
let ahead: number | undefined

function aheadOfTheClock(): number {
  const set = config().PLUMBLINE_NOW
  return set === undefined ? 0 : Date.parse(set) - Math.round(performance.timeOrigin)
}

export function now(): Instant {
  ahead ??= aheadOfTheClock()
  return Date.now() + ahead
}

/** This machine's own clock, whatever tests have set: for what others set theirs by. */
export const machineNow = (): Instant => Date.now()
