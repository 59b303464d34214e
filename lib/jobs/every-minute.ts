import { atLeisure } from '@/lib/budget'
import { now } from '@/lib/clock'
import { log } from '@/lib/log'
import { applyUnansweredRule } from '@/lib/use-cases/apply-unanswered-rule'
import { closeWaits } from '@/lib/use-cases/close-waits'
import { expireImports } from '@/lib/use-cases/drop-import'
import { finishImports } from '@/lib/use-cases/finish-import'
import { forgetSessions } from '@/lib/use-cases/forget-sessions'
import { lapseHolds } from '@/lib/use-cases/lapse-holds'
import { letGoWhatIsOver } from './retention'

const everyMs = 60_000

/** What is due: expired holds (and what was offered with them) lapse, places on the waiting list are over, unanswered calls meet the practice's rule, old sign-ins are forgotten, files that nobody applied are deleted, and what need not be kept any longer goes. Any number of servers may do it at once. */
export async function doWhatIsDue(): Promise<void> {
  try {
    const lapsed = await lapseHolds(now())
    const acted = await applyUnansweredRule(now())
    await closeWaits(now())
    await forgetSessions(now())
    await expireImports(now())
    await finishImports(now())
    await letGoWhatIsOver(now())
    if (lapsed.holds + acted > 0) log.info({ ...lapsed, acted }, 'the minute’s work is done')
  } catch (err) {
    log.warn({ err }, 'the minute’s work failed; it is tried again in a minute')
  }
}

const kept = globalThis as unknown as { plumblineMinute?: NodeJS.Timeout }

/** Starts it, once a process. Answers how to stop. */
export function startEveryMinute(): () => void {
  kept.plumblineMinute ??= setInterval(() => void atLeisure(doWhatIsDue), everyMs)
  kept.plumblineMinute.unref()
  return () => {
    clearInterval(kept.plumblineMinute)
    delete kept.plumblineMinute
  }
}
