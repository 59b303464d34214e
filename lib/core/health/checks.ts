import type { FailureKind } from '@/lib/core/messages/failure'
import { jobs, type Job } from '@/lib/core/readiness'
import type { Instant } from '@/lib/core/time'
import type {
  BackupFact,
  CertificateFact,
  ChannelFact,
  CheckName,
  DiskFact,
  FactOf,
  GivenUpFact,
  HealthFacts,
  JobsFact,
  PoolFact,
  ProxiesFact,
} from './facts'

/**
 * What is looked at to tell whether all is well, by one table: the page, the metrics and the doctor
 * each show what comes of it. `lib/copy/health/words.ts` has its words, row for row.
 */

/** Two clocks: Plumbline's own, which tests may set, and this machine's. */
export interface Moment {
  now: Instant
  clock: Instant
}

/** What each check may find wrong. */
export interface Wrongs {
  database: 'away'
  writes: 'standby' | 'read-only' | 'may-not-write'
  settings: 'unsafe'
  migrations: 'failed' | 'missing' | 'newer' | 'not-known'
  pool: 'used-up'
  listener: 'unreachable' | 'standby' | 'unsaid' | 'unheard'
  jobs: 'stopped'
  email: 'sign-in' | 'failing'
  text: 'sign-in' | 'failing'
  givenUp: 'some'
  outbox: 'slow'
  disk: 'nearly-full'
  clock: 'off'
  backup: 'failed' | 'unreadable' | 'old' | 'never'
  proxies: 'uncounted'
  siteCertificate: 'over' | 'ending'
  mailCertificate: 'over' | 'ending'
}

export type Verdict<K extends CheckName> = 'well' | 'unknown' | Wrongs[K]

const secondMs = 1_000
const minuteMs = 60 * secondMs
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
const gib = 2 ** 30

/** A tenth of a small disk, 2 GiB of a large one: enough for a backup and some days of growth. */
export const isNearlyFull = ({ freeBytes, totalBytes }: DiskFact): boolean =>
  freeBytes < Math.min(totalBytes / 10, 2 * gib)

/** The minute's work runs every minute; whatever plans and sends messages, every ten seconds. */
const stoppedAfterMs: Readonly<Record<Job, number>> = {
  minute: 2 * minuteMs,
  plan: 45 * secondMs,
  email: 45 * secondMs,
  text: 45 * secondMs,
}

export const stoppedJobs = ({ lastRuns, startedAt }: JobsFact, now: Instant): Job[] =>
  jobs.filter((job) => now - (lastRuns[job] ?? startedAt) > stoppedAfterMs[job])

function judgeJobs(fact: JobsFact, { now }: Moment): Verdict<'jobs'> {
  if (stoppedJobs(fact, now).length > 0) return 'stopped'
  return jobs.every((job) => fact.lastRuns[job] !== undefined) ? 'well' : 'unknown'
}

const signInKinds: readonly FailureKind[] = [
  'sign-in',
  'app-password',
  'sign-in-missing',
  'no-such-account',
  'account-closed',
]

/** Why a way of sending fails; null where it doesn't, or where nobody knows why. */
export const troubleOf = ({ trouble, signIn }: ChannelFact): FailureKind | null =>
  trouble ?? (signIn === 'well' ? null : signIn)

function judgeChannel(fact: ChannelFact): Verdict<'email'> {
  if (!fact.isSet) return 'unknown'
  const trouble = troubleOf(fact)
  if (trouble !== null && signInKinds.includes(trouble)) return 'sign-in'
  return fact.failures > 0 || fact.resumeAt !== null || trouble !== null ? 'failing' : 'well'
}

/** These are about whoever the message was for: the desk sees to them, one by one. */
const aboutRecipients: ReadonlySet<string> = new Set<FailureKind | 'no-address' | 'undelivered'>([
  'no-address',
  'undelivered',
  'wrong-address',
  'wrong-number',
  'not-a-mobile',
  'mailbox-full',
  'stopped',
])

/** How many messages were given up that could have arrived. */
export const givenUpCount = (givenUp: GivenUpFact): number =>
  Object.entries(givenUp).reduce(
    (sum, [why, count]) => sum + (aboutRecipients.has(why) ? 0 : count),
    0,
  )

/** What can go out goes out within seconds, and one round of many within minutes. */
const slowAfterMs = 10 * minuteMs
const offAfterMs = 30 * secondMs
/** A night's backup that comes late, or one that is made up for in the morning, isn't old. */
const oldAfterMs = 36 * hourMs

function judgeBackup(fact: BackupFact, { clock }: Moment): Verdict<'backup'> {
  const { lastAt, failedAt, isUnreadable, installedAt } = fact
  if (failedAt !== null && failedAt > (lastAt ?? 0)) return 'failed'
  if (isUnreadable) return 'unreadable'
  const since = lastAt ?? installedAt
  if (since === null) return 'unknown'
  if (clock - since <= oldAfterMs) return 'well'
  return lastAt === null ? 'never' : 'old'
}

/** For so long it may be full without anybody being turned away. */
const fullForMs = 5 * secondMs
const recentlyMs = minuteMs

function judgePool({ fullSince, turnedAwayAt }: PoolFact, { clock }: Moment): Verdict<'pool'> {
  const isFull = fullSince !== null && clock - fullSince >= fullForMs
  const wasFull = turnedAwayAt !== null && clock - turnedAwayAt < recentlyMs
  return isFull || wasFull ? 'used-up' : 'well'
}

/** A client may write entries of its own: one request alone proves nothing, nor do some of many. */
const provenBy = 3

const judgeProxies = ({ beyond, within }: ProxiesFact): Verdict<'proxies'> =>
  beyond >= provenBy && within === 0 ? 'uncounted' : 'well'

/** Two weeks, or a sixth of how long it is good for, where that is less. */
function judgeCertificate(fact: CertificateFact, { clock }: Moment): Verdict<'siteCertificate'> {
  if (fact.kind === 'none') return 'well'
  if (fact.kind === 'over' || fact.until <= clock || fact.from > clock) return 'over'
  const ahead = Math.min(14 * dayMs, (fact.until - fact.from) / 6)
  return fact.until - clock < ahead ? 'ending' : 'well'
}

function judgeMigrations(schema: FactOf<'migrations'>): Verdict<'migrations'> {
  if (schema === 'not-known') return 'not-known'
  const wrong = (['failed', 'missing', 'newer'] as const).find((state) => schema[state].length > 0)
  return wrong ?? 'well'
}

type Judges = { [K in CheckName]: (fact: FactOf<K>, at: Moment) => Verdict<K> }

/** When each check is red. In the order in which they are shown: what explains others first. */
export const judges: Judges = {
  database: ({ answers }) => (answers ? 'well' : 'away'),
  writes: (state) => (state === 'open' ? 'well' : state),
  settings: ({ unsafe }) => (unsafe === null ? 'well' : 'unsafe'),
  migrations: judgeMigrations,
  pool: judgePool,
  listener: (hearing) =>
    hearing === 'heard' ? 'well' : hearing === 'starting' ? 'unknown' : hearing,
  jobs: judgeJobs,
  email: judgeChannel,
  text: judgeChannel,
  givenUp: (givenUp) => (givenUpCount(givenUp) > 0 ? 'some' : 'well'),
  outbox: ({ oldestSince }, { now }) =>
    oldestSince !== null && now - oldestSince > slowAfterMs ? 'slow' : 'well',
  disk: (disk) => (isNearlyFull(disk) ? 'nearly-full' : 'well'),
  clock: ({ aheadMs }) => (Math.abs(aheadMs) > offAfterMs ? 'off' : 'well'),
  backup: judgeBackup,
  proxies: judgeProxies,
  siteCertificate: judgeCertificate,
  mailCertificate: judgeCertificate,
}

export const checkNames = Object.keys(judges) as CheckName[]

export type Finding = { [K in CheckName]: { check: K; verdict: Verdict<K> } }[CheckName]

const judgeOne = <K extends CheckName>(check: K, facts: HealthFacts, at: Moment): Verdict<K> => {
  const fact: HealthFacts[K] = facts[check]
  return fact === null ? 'unknown' : judges[check](fact, at)
}

/** Every check, in the order in which they are shown. */
export const judgeHealth = (facts: HealthFacts, at: Moment): Finding[] =>
  checkNames.map((check) => ({ check, verdict: judgeOne(check, facts, at) }) as Finding)

export const isWrong = ({ verdict }: Finding): boolean =>
  verdict !== 'well' && verdict !== 'unknown'
