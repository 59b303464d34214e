import { baseUrl, config } from '@/lib/config'
import { machineNow } from '@/lib/clock'
import type { Moment } from '@/lib/core/health/checks'
import type { BackupFact, ChannelFact, HealthFacts } from '@/lib/core/health/facts'
import type { Channel } from '@/lib/core/messages/kinds'
import type { Instant } from '@/lib/core/time'
import { readBackup } from '@/lib/health/backup-fact'
import { readSiteCertificate } from '@/lib/health/certificates'
import { dataFolderGiven } from '@/lib/health/data-folder'
import {
  factsOfLook,
  readClock,
  readDatabaseFacts,
  type DatabaseFacts,
} from '@/lib/health/database-facts'
import { readDisk } from '@/lib/health/disk'
import type { AskRows, Look } from '@/lib/health/look'
import { note, noted, type Gathered } from '@/lib/health/noted'
import { notePool, readPool } from '@/lib/health/pool-fact'
import { readProxies } from '@/lib/health/proxies'
import { log } from '@/lib/log'
import { poolState } from '@/lib/store/client'
import { hearing } from '@/lib/store/live'
import { askSoon, lookAtDatabase } from '@/lib/store/pulse'
import { lastRuns } from './note-run'
import { serverSet } from './read-outbox'

/** What can't be read is unknown, and doesn't keep the rest from being known. */
const orNull = <T>(what: string, reading: Promise<T>): Promise<T | null> =>
  reading.catch((err: unknown) => {
    log.warn({ err, what }, 'a fact about how the server is could not be read')
    return null
  })

interface Asked {
  look: Look | null
  database: DatabaseFacts | null
  aheadMs: number | null
}

/** On one connection after the other, so that the listener's proof has one as well. */
async function askFacts(ask: AskRows, now: Instant): Promise<Omit<Asked, 'look'>> {
  const aheadMs = await orNull('clock', readClock(ask, machineNow))
  return { aheadMs, database: await orNull('database', readDatabaseFacts(ask, now)) }
}

/** A database that doesn't answer is one fact; what isn't known then needs no line each. */
async function askAll(now: Instant): Promise<Asked> {
  const look = await lookAtDatabase().catch(() => null)
  const asked =
    look &&
    (await orNull(
      'database',
      askSoon((ask) => askFacts(ask, now)),
    ))
  return { look, database: asked?.database ?? null, aheadMs: asked?.aheadMs ?? null }
}

function channelFact(way: Channel, database: DatabaseFacts | null): ChannelFact | null {
  const signIn = way === 'email' ? (noted().mail?.signIn ?? null) : null
  const isSet = serverSet(way)
  if (!isSet) return { way, isSet, failures: 0, resumeAt: null, trouble: null, signIn: null }
  return database && { way, isSet, ...database.channels[way], signIn }
}

function certificates(): Pick<HealthFacts, 'siteCertificate' | 'mailCertificate'> {
  const { mail, site } = noted()
  return {
    siteCertificate: site ?? (baseUrl().startsWith('https:') ? null : { kind: 'none' }),
    mailCertificate: serverSet('email') ? (mail?.certificate ?? null) : { kind: 'none' },
  }
}

/** A server that has just been started on a database of before has the night to back it up. */
const sinceWhen = (database: DatabaseFacts | null, { clock }: Moment): Instant | null =>
  database?.installedAt ? Math.max(database.installedAt, clock) : null

const backupFact = (folder: string | null, since: Instant | null): Promise<BackupFact | null> =>
  folder === null ? Promise.resolve(null) : orNull('backup', readBackup(folder, since))

/** What is known of this server and of its database, found out now. Takes five seconds at most. */
export async function gatherHealth(now: Instant): Promise<Gathered> {
  const startedAt = noted().startedAt ?? { now, clock: machineNow() }
  note({ startedAt })
  const folder = dataFolderGiven()
  const [{ look, database, aheadMs }, disk] = await Promise.all([
    askAll(now),
    readDisk(folder ?? process.cwd()),
  ])
  const facts: HealthFacts = {
    ...factsOfLook(look),
    ...certificates(),
    pool: readPool(poolState()),
    listener: hearing(),
    jobs: { lastRuns: Object.fromEntries(lastRuns()), startedAt: startedAt.now },
    email: channelFact('email', database),
    text: channelFact('text', database),
    givenUp: database && database.givenUp,
    outbox: database && database.outbox,
    disk,
    clock: aheadMs === null ? null : { aheadMs },
    backup: await backupFact(folder, sinceWhen(database, startedAt)),
    proxies: readProxies(config().TRUST_PROXY, machineNow()),
  }
  const gathered = { facts, at: { now, clock: machineNow() } }
  note({ gathered })
  return gathered
}

/** Whatever was gathered within the last minute serves whoever needs no more. */
const freshMs = 60_000

/** What was gathered last, or now where that is too long ago. */
export async function recentHealth(now: Instant): Promise<Gathered> {
  const { gathered } = noted()
  const isFresh = gathered !== null && Math.abs(machineNow() - gathered.at.clock) < freshMs
  return isFresh ? gathered : gatherHealth(now)
}

/** Looked at every few seconds, since it passes: whether requests wait for a connection. */
export const watchConnections = (): void => notePool(poolState(), machineNow())

/** Looks at the certificate that visitors are shown. */
export async function watchSiteCertificate(): Promise<void> {
  note({ site: await readSiteCertificate(baseUrl()) })
}
