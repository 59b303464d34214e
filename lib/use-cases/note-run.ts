import type { Job } from '@/lib/core/readiness'
import type { Instant } from '@/lib/core/time'

const kept = globalThis as unknown as { plumblineRuns?: Map<Job, Instant> }
const runs = (): Map<Job, Instant> => (kept.plumblineRuns ??= new Map<Job, Instant>())

/** A job of this process has done some of its work. */
export function noteRun(job: Job, now: Instant): void {
  runs().set(job, now)
}

/** When each job of this process last did some of its work. */
export const lastRuns = (): ReadonlyMap<Job, Instant> => runs()

/** For tests. */
export const forgetRuns = (): void => runs().clear()
