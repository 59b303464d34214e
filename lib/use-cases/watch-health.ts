import { isWrong, judgeHealth } from '@/lib/core/health/checks'
import type { CheckName } from '@/lib/core/health/facts'
import { done } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { note, noted } from '@/lib/health/noted'
import { recordEvent } from '@/lib/store/events'
import { isWarningDue } from '@/lib/store/health-warnings'
import { transact } from '@/lib/store/transact'
import { gatherHealth } from './gather-health'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
/** What passes sooner, such as a restart of the database, needs nobody's attention. */
const patienceMs = 10 * minuteMs
const dayMs = 24 * hourMs

const clockActor = { kind: 'clock', id: null, name: null } as const

/** Once a day, whichever server finds it first. The event owes every manager an email. */
async function warn(wrong: readonly CheckName[], now: Instant): Promise<void> {
  const { warnedAt } = noted()
  if (warnedAt !== null && now - warnedAt < hourMs) return
  await transact(async (tx) => {
    if (!(await isWarningDue(tx, now - dayMs))) return done(null)
    await recordEvent(tx, {
      at: now,
      verb: 'health.warn',
      actor: clockActor,
      clinic: null,
      appointment: null,
      patient: null,
      detail: { checks: wrong.join(' ') },
    })
    return done(null)
  })
  note({ warnedAt: now })
}

/**
 * Gathers what is known of this server. Where something has been wrong for ten minutes, managers
 * are told by email, which names the checks and nothing else; again after a day, while it is.
 */
export async function watchHealth(now: Instant): Promise<void> {
  const { facts, at } = await gatherHealth(now)
  const wrong = judgeHealth(facts, at)
    .filter(isWrong)
    .map(({ check }) => check)
  const wrongSince = wrong.length === 0 ? null : (noted().wrongSince ?? now)
  note({ wrongSince })
  if (wrongSince !== null && now - wrongSince >= patienceMs) await warn(wrong, now)
}
