import { checkMailServer } from '@/lib/adapters/mail-check'
import { machineNow, now } from '@/lib/clock'
import { config } from '@/lib/config'
import { isMailDue } from '@/lib/core/health/pace'
import type { Instant } from '@/lib/core/time'
import { note, noted } from '@/lib/health/noted'
import { log } from '@/lib/log'
import { watchConnections, watchSiteCertificate } from '@/lib/use-cases/gather-health'
import { watchHealth } from '@/lib/use-cases/watch-health'
import { keepDoing, type Doing } from './keep-doing'

const connectionsMs = 2_000
const gatherMs = 15_000
const certificateMs = 30_000
const minuteMs = 60_000

const failed =
  (what: string) =>
  (err: unknown): void =>
    log.warn({ err, what }, 'how the server is could not be looked at; it is tried again')

let mailAskedAt: Instant | null = null

async function watchMail(): Promise<void> {
  const { SMTP_URL } = config()
  if (SMTP_URL === undefined || !isMailDue(noted().mail, mailAskedAt, machineNow())) return
  mailAskedAt = machineNow()
  note({ mail: await checkMailServer({ url: SMTP_URL }) })
}

const kept = globalThis as unknown as { plumblineHealthWatch?: () => Promise<void> }

/**
 * Starts looking at how this server is, once a process: whoever asks in between needn't wait, and
 * what passes quickly is seen. Answers how to stop.
 */
export function startHealthWatch(): () => Promise<void> {
  if (kept.plumblineHealthWatch) return kept.plumblineHealthWatch
  const keep = (what: string, work: () => Promise<unknown>, everyMs: number): Doing =>
    keepDoing(work, { everyMs, afterFailureMs: everyMs, failed: failed(what) })
  const timer = setInterval(watchConnections, connectionsMs).unref()
  const doings = [
    keep('facts', () => watchHealth(now()), gatherMs),
    keep('certificate', watchSiteCertificate, certificateMs),
    keep('mail', watchMail, minuteMs),
  ]
  kept.plumblineHealthWatch = async () => {
    clearInterval(timer)
    delete kept.plumblineHealthWatch
    await Promise.all(doings.map(({ stop }) => stop()))
  }
  return kept.plumblineHealthWatch
}
