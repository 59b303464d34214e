import { checkMailServer } from '@/lib/adapters/mail-check'
import { checkTextService } from '@/lib/adapters/text-service'
import { machineNow, now } from '@/lib/clock'
import type { Config } from '@/lib/config'
import { nothingKnown, type ChannelFact, type HealthFacts } from '@/lib/core/health/facts'
import type { Channel } from '@/lib/core/messages/kinds'
import { readBackup } from '@/lib/health/backup-fact'
import { readSiteCertificate } from '@/lib/health/certificates'
import {
  factsOfLook,
  readClock,
  readDatabaseFacts,
  type DatabaseFacts,
} from '@/lib/health/database-facts'
import { readDisk } from '@/lib/health/disk'
import { lookAt, type AskRows, type Look } from '@/lib/health/look'
import type { Asked } from '@/lib/health/server-facts'
import { mainHome } from './cluster'
import { addressOf, readRecord } from './cluster-record'
import { unreachable } from './database-access'
import { dataFolder } from './places'
import { connected } from './roles'
import { withinSeconds } from './within'

/** What a database tells of itself; null is what couldn't be read. */
export interface FoundDatabase {
  look: Look
  facts: DatabaseFacts | null
  aheadMs: number | null
  version: string
  zone: string
}

/** Null where there is none yet. The embedded one is looked at, and never started. */
function databaseAddress(config: Config): string | null {
  if (config.DATABASE_URL !== undefined) return config.DATABASE_URL
  const record = readRecord(mainHome())
  return record?.made ? addressOf(record, 'app') : null
}

const settingsQuery = `select current_setting('server_version') as version,
  current_setting('TimeZone') as zone`

async function examine(ask: AskRows): Promise<FoundDatabase> {
  const look = await lookAt(ask)
  const [settings] = await ask<{ version: string; zone: string }>(settingsQuery)
  const version = settings?.version.split(' ')[0] ?? ''
  const aheadMs = await readClock(ask, machineNow)
  // Without all its migrations it may not have the tables; the migrations say so themselves.
  const facts = await readDatabaseFacts(ask, now()).catch(() => null)
  return { look, facts, aheadMs, version, zone: settings?.zone ?? '' }
}

export interface Search {
  /** Null where it doesn't answer. */
  found: FoundDatabase | null
  /** What to do about that, where the database itself says why. */
  next: string | null
}

export async function findDatabase(config: Config): Promise<Search> {
  const address = databaseAddress(config)
  if (address === null) return { found: null, next: null }
  const found = connected(address, async (client) => {
    await client.query("set statement_timeout = '5s'")
    return examine(async <T>(statement: string) => (await client.query(statement)).rows as T[])
  })
  return withinSeconds(20, found).then(
    (database) => ({ found: database, next: null }),
    (error: unknown) => ({
      found: null,
      next: unreachable('DATABASE_URL', address, error).message,
    }),
  )
}

interface SignIns {
  email: Pick<HealthFacts, 'mailCertificate'> & { signIn: ChannelFact['signIn'] }
  text: ChannelFact['signIn']
}

async function signIn({ SMTP_URL, SMS_URL, SMS_ACCOUNT, SMS_TOKEN }: Config): Promise<SignIns> {
  const [mail, text] = await Promise.all([
    SMTP_URL === undefined ? null : checkMailServer({ url: SMTP_URL }),
    SMS_URL && SMS_ACCOUNT && SMS_TOKEN
      ? checkTextService({
          url: SMS_URL,
          account: SMS_ACCOUNT,
          token: SMS_TOKEN,
          timeoutMs: 10_000,
        })
      : null,
  ])
  const mailCertificate = mail ? mail.certificate : ({ kind: 'none' } as const)
  return { email: { signIn: mail?.signIn ?? null, mailCertificate }, text }
}

const untroubled: DatabaseFacts['channels'][Channel] = {
  failures: 0,
  resumeAt: null,
  trouble: null,
}

/** Where we have just signed in, what was wrong before may be over: the next message shows it. */
function channelFact(
  way: Channel,
  isSet: boolean,
  database: FoundDatabase | null,
  found: ChannelFact['signIn'],
): ChannelFact {
  const state = database?.facts?.channels[way] ?? untroubled
  return { way, isSet, ...state, signIn: found }
}

/**
 * Whatever can be found out from outside the server, and what that tells of itself where it runs.
 * Takes half a minute at most.
 */
export async function gatherFacts(
  config: Config,
  database: FoundDatabase | null,
  server: Asked,
): Promise<HealthFacts> {
  const folder = dataFolder()
  const address = config.BASE_URL ?? `http://localhost:${config.PORT}`
  const installedAt = database?.facts?.installedAt ?? null
  const [signIns, siteCertificate, disk, backup] = await Promise.all([
    signIn(config),
    readSiteCertificate(address),
    readDisk(folder),
    readBackup(folder, installedAt).catch(() => null),
  ])
  return {
    ...nothingKnown,
    ...(server.state === 'told' && server.facts),
    ...factsOfLook(database?.look ?? null),
    email: channelFact('email', config.SMTP_URL !== undefined, database, signIns.email.signIn),
    text: channelFact('text', config.SMS_URL !== undefined, database, signIns.text),
    givenUp: database?.facts?.givenUp ?? null,
    outbox: database?.facts?.outbox ?? null,
    clock: database?.aheadMs === null || !database ? null : { aheadMs: database.aheadMs },
    disk,
    backup,
    siteCertificate,
    mailCertificate: signIns.email.mailCertificate,
  }
}
