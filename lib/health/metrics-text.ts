import type { Gauge } from 'prom-client'
import { isWrong, judgeHealth } from '@/lib/core/health/checks'
import type { CertificateFact, HealthFacts } from '@/lib/core/health/facts'
import type { Instant } from '@/lib/core/time'
import type { Gathered } from './noted'
import { metrics } from './registry'

/** Calls of all clinics. */
export interface CallCounts {
  open: number
  overdue: number
}

const seconds = (ms: number): number => ms / 1000

/** What isn't known isn't told, rather than as 0: an alert sees that it is absent. */
function set(gauge: Gauge, value: number | null | undefined): void {
  if (value === null || value === undefined) gauge.remove()
  else gauge.set(value)
}

function setDatabase({ database, pool, listener, clock }: HealthFacts): void {
  const all = metrics()
  set(all.answering, database && Number(database.answers))
  set(all.live, listener && Number(listener === 'heard'))
  set(all.poolMost, pool?.most)
  set(all.poolInUse, pool?.inUse)
  set(all.poolWaiting, pool?.waiting)
  set(all.clockAhead, clock && seconds(clock.aheadMs))
}

function setMessages({ outbox, jobs }: HealthFacts, now: Instant): void {
  const all = metrics()
  set(all.outboxWaiting, outbox?.waiting)
  set(all.outboxAge, outbox && seconds(outbox.oldestSince === null ? 0 : now - outbox.oldestSince))
  all.jobRuns.reset()
  for (const [job, at] of Object.entries(jobs?.lastRuns ?? {}))
    all.jobRuns.set({ job }, seconds(at))
}

const endOf = (fact: CertificateFact | null): number | null =>
  fact?.kind === 'dated' ? seconds(fact.until) : null

function setMachine(
  { disk, backup, siteCertificate, mailCertificate }: HealthFacts,
  clock: Instant,
): void {
  const all = metrics()
  set(all.diskFree, disk?.freeBytes)
  set(all.diskSize, disk?.totalBytes)
  set(all.backupAge, backup?.lastAt ? seconds(clock - backup.lastAt) : null)
  all.certificateEnd.reset()
  const ends = [
    ['website', endOf(siteCertificate)],
    ['mail', endOf(mailCertificate)],
  ] as const
  for (const [of, end] of ends) if (end !== null) all.certificateEnd.set({ of }, end)
}

/** Prometheus's text format, version 0.0.4, of what was gathered and counted. */
export async function metricsText(
  { facts, at }: Gathered,
  calls: CallCounts | null,
  turnedAway: number,
): Promise<string> {
  const all = metrics()
  setDatabase(facts)
  setMessages(facts, at.now)
  setMachine(facts, at.clock)
  set(all.callsOpen, calls?.open)
  set(all.callsOverdue, calls?.overdue)
  all.turnedAway.reset()
  all.turnedAway.inc(turnedAway)
  all.checkWrong.reset()
  for (const finding of judgeHealth(facts, at)) {
    if (finding.verdict !== 'unknown')
      all.checkWrong.set({ check: finding.check }, Number(isWrong(finding)))
  }
  return all.registry.metrics()
}
