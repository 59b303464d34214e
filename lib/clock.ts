import { performance as measured } from 'node:perf_hooks'
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

/** A process that is at work for this much of its time keeps whoever comes meanwhile waiting. */
const mostlyBusy = 0.5

/** Answers whether this process has been at work for most of the time since it was last asked. */
export function watchBusy(): () => boolean {
  let last = measured.eventLoopUtilization()
  return () => {
    const current = measured.eventLoopUtilization()
    const { utilization } = measured.eventLoopUtilization(current, last)
    last = current
    return utilization > mostlyBusy
  }
}
