import { isDatabaseAway } from '@/lib/adapters/database-away'
import { atLeisure } from '@/lib/budget'
import { now } from '@/lib/clock'
import type { Instant } from '@/lib/core/time'
import { log } from '@/lib/log'
import { applyUnansweredRule } from '@/lib/use-cases/apply-unanswered-rule'
import { closeWaits } from '@/lib/use-cases/close-waits'
import { expireImports } from '@/lib/use-cases/drop-import'
import { finishImports } from '@/lib/use-cases/finish-import'
import { forgetSessions } from '@/lib/use-cases/forget-sessions'
import { lapseHolds } from '@/lib/use-cases/lapse-holds'
import { noteRun } from '@/lib/use-cases/note-run'
import { keepDoing } from './keep-doing'
import { forgetWhatIsOld, letGoWhatIsOver } from './retention'

const everyMs = 60_000
const afterFailureMs = 5_000

type Part = readonly [name: string, work: (now: Instant) => Promise<unknown>]

/**
 * What is due: expired holds (and what was offered with them) lapse, unanswered calls meet the
 * practice's rule, places on the waiting list are over, old sign-ins are forgotten, files that
 * nobody applied are deleted, imports that were begun are finished, who need not be known any
 * longer is erased, and rows that are too old are deleted.
 */
const parts: readonly Part[] = [
  ['holds', lapseHolds], ['unanswered', applyUnansweredRule], ['waits', closeWaits],
  ['sessions', forgetSessions], ['imports', expireImports], ['imports-begun', finishImports],
  ['retention', letGoWhatIsOver], ['old-rows', forgetWhatIsOld],
]

/**
 * Each part by itself: one that fails is logged and doesn't keep the others from their work. Any
 * number of servers may do it at once. Throws where nothing could be done at all.
 */
export async function doWhatIsDue(): Promise<void> {
  let [worked, last] = [false, undefined as unknown]
  for (const [part, work] of parts) {
    try {
      await work(now())
      worked = true
      noteRun('minute', now())
    } catch (err) {
      last = err
      if (isDatabaseAway(err)) break
      log.warn({ err, part }, 'a part of the minute’s work failed; it is tried again in a minute')
    }
  }
  if (!worked) throw last
}

const kept = globalThis as unknown as { plumblineMinute?: () => Promise<void> }

/** Starts it, once a process: at once, then by the minute. Answers how to stop. */
export function startEveryMinute(): () => Promise<void> {
  if (kept.plumblineMinute) return kept.plumblineMinute
  const failed = (err: unknown): void =>
    log.warn({ err }, 'the minute’s work can’t be done; it is tried again in five seconds')
  const { stop } = keepDoing(() => atLeisure(doWhatIsDue), { everyMs, afterFailureMs, failed })
  kept.plumblineMinute = () => {
    delete kept.plumblineMinute
    return stop()
  }
  return kept.plumblineMinute
}
