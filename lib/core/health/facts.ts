import type { FailureKind } from '@/lib/core/messages/failure'
import type { Channel } from '@/lib/core/messages/kinds'
import type { ReadinessFacts, Job } from '@/lib/core/readiness'
import type { SchemaState } from '@/lib/core/schema-state'
import type { Instant } from '@/lib/core/time'

/** What is known of how this installation is; who reads each is in lib/health. */

/** Of the disk that holds the data folder, as far as this account may fill it. */
export interface DiskFact {
  freeBytes: number
  totalBytes: number
}

/** What the database lets this server do. */
export type WritesFact = 'open' | 'standby' | 'read-only' | 'may-not-write'

/** The connections that requests share. Since when and when last are by this machine's clock. */
export interface PoolFact {
  most: number
  inUse: number
  waiting: number
  /** Since when all of them have been in use with somebody waiting; null where one is free. */
  fullSince: Instant | null
  /** When somebody last gave up waiting for one. */
  turnedAwayAt: Instant | null
}

export interface JobsFact {
  /** A job that hasn't run yet in this server isn't in it. */
  lastRuns: Partial<Record<Job, Instant>>
  /** Since when they have had the time to. */
  startedAt: Instant
}

export interface ChannelFact {
  way: Channel
  isSet: boolean
  /** How many sends in a row the server didn't take. */
  failures: number
  /** Until then nothing is sent by it. */
  resumeAt: Instant | null
  trouble: FailureKind | null
  /** What came of signing in without sending anything; null where that wasn't tried. */
  signIn: 'well' | FailureKind | null
}

/** Messages that could not be sent, that nobody has dealt with, by why. */
export type GivenUpFact = Readonly<Record<string, number>>

/** Everything that could be sent now, or looked at for what it tells people. */
export interface OutboxFact {
  waiting: number
  /** Since when the oldest of them could have been. */
  oldestSince: Instant | null
}

/** How far the database's clock is ahead of this machine's. */
export interface ClockFact {
  aheadMs: number
}

/** By the clock of whoever made them. */
export interface BackupFact {
  /** The last one that went well. */
  lastAt: Instant | null
  /** The last try, where that failed. */
  failedAt: Instant | null
  /** The last one that was restored on trial could not be. */
  isUnreadable: boolean
  /** Since when there has been a database to back up, and a server to do it. */
  installedAt: Instant | null
}

/** What the requests of the last minutes carried, but for those of this machine itself. */
export interface ProxiesFact {
  /** TRUST_PROXY. */
  counted: number
  /** How many requests came through more proxies than that, and how many didn't. */
  beyond: number
  within: number
  /** The fewest entries in X-Forwarded-For among those beyond. */
  fewestBeyond: number
}

export type CertificateFact =
  | { kind: 'none' }
  | { kind: 'dated'; from: Instant; until: Instant }
  /** It is over, or hasn't begun; a server that says so keeps the dates to itself. */
  | { kind: 'over' }

/** By the names of the checks. Null: it couldn't be found out. */
export interface HealthFacts {
  database: { answers: boolean } | null
  writes: WritesFact | null
  settings: { unsafe: string | null } | null
  migrations: SchemaState | 'not-known' | null
  pool: PoolFact | null
  listener: ReadinessFacts['hearing'] | null
  jobs: JobsFact | null
  email: ChannelFact | null
  text: ChannelFact | null
  givenUp: GivenUpFact | null
  outbox: OutboxFact | null
  disk: DiskFact | null
  clock: ClockFact | null
  backup: BackupFact | null
  proxies: ProxiesFact | null
  siteCertificate: CertificateFact | null
  mailCertificate: CertificateFact | null
}

export type CheckName = keyof HealthFacts

/** What a check makes of what it is asked about. */
export type FactOf<K extends CheckName> = NonNullable<HealthFacts[K]>

/** Nothing could be found out. */
export const nothingKnown: HealthFacts = {
  database: null,
  writes: null,
  settings: null,
  migrations: null,
  pool: null,
  listener: null,
  jobs: null,
  email: null,
  text: null,
  givenUp: null,
  outbox: null,
  disk: null,
  clock: null,
  backup: null,
  proxies: null,
  siteCertificate: null,
  mailCertificate: null,
}

/** What came of reaching the mail server without sending anything. */
export interface MailProbe {
  signIn: 'well' | FailureKind
  /** Null where it never came to that. */
  certificate: CertificateFact | null
}
