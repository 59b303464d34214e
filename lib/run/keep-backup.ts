import { rmSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Client } from 'pg'
import { now } from '@/lib/clock'
import type { Config } from '@/lib/config'
import { backupsToDrop } from '@/lib/core/backup-rotation'
import { isBackupDue, isCheckDue, type BackupTimes } from '@/lib/core/backup-times'
import { fromIso, toIso, type Zone } from '@/lib/core/time'
import { whyNoBackup } from './backup-failure'
import type { BackupSource } from './backup-file'
import {
  backupFolder, nightlyBackups, nightlyName, openBackupFolder, unfinishedBackups,
} from './backup-names'
import { readBackupRecord, updateBackupRecord, type BackupRecord } from './backup-record'
import { newKeys, publicKeysOf } from './backup-seal'
import { CannotRun, say } from './cannot-run.mjs'
import { mainHome } from './cluster'
import { readRecord } from './cluster-record'
import { reachDatabase, type Access } from './database-access'
import { beforeEnd, isEnding } from './ending'
import { giveWay } from './give-way'
import { lockHolder, releaseLock, takeLock } from './lock.mjs'
import { inData } from './places'
import { connected, waitLongToConnect } from './roles'
import { assertRoom } from './room'
import { tryBackup } from './try-backup'
import { writeBackup } from './write-backup'

/** The backup is there, but restoring it on trial failed. */
const notRestorable = 2

export function timesIn({ lastAt, lastError, checkedAt, checkError }: BackupRecord): BackupTimes {
  return {
    lastAt: lastAt === null ? null : fromIso(lastAt),
    failedAt: lastError === null ? null : fromIso(lastError.at),
    checkedAt: checkedAt === null ? null : fromIso(checkedAt),
    checkFailed: checkError !== null,
  }
}

/** The zone of the practice's first clinic; London's where there is no clinic yet. */
export async function readZone(client: Client): Promise<Zone> {
  const { rows: [table] } = await client.query<{ there: boolean }>(
    `select count(*) = 2 as there from information_schema.columns where table_schema = 'public'
      and table_name = 'clinic' and column_name in ('time_zone', 'position')`)
  if (table?.there !== true) return 'Europe/London'
  const { rows: [clinic] } = await client.query<{ zone: Zone }>(
    'select time_zone as zone from public.clinic order by position, id limit 1')
  return clinic?.zone ?? 'Europe/London'
}

async function databaseBytes({ ownerUrl }: Access): Promise<number> {
  const { rows: [size] } = await connected(ownerUrl, (client) => client.query<{ bytes: number }>(
    'select pg_database_size(current_database())::float8 as bytes'))
  return size?.bytes ?? 0
}

/** About what one takes: half as much again as the last one, or half of the database at first. */
async function expectedBytes(folder: string, access: Access): Promise<number> {
  const last = nightlyBackups(folder).sort((a, b) => b.at - a.at)[0]
  return last ? statSync(last.file).size * 1.5 : await databaseBytes(access) / 2
}

interface Keys {
  publicKeys: string[]
  identities: string[]
}

/**
 * To whom it is encrypted, and how it is opened again for a trial: by a second key, made for it
 * alone and forgotten afterwards, since the practice's secret key isn't on this machine.
 */
async function keysFor(config: Config, isTrial: boolean): Promise<Keys> {
  const [own] = publicKeysOf(config)
  if (own === undefined) return { publicKeys: [], identities: [] }
  if (!isTrial) return { publicKeys: [own], identities: [] }
  const { publicKey, identity } = await newKeys(own)
  return { publicKeys: [own, publicKey], identities: [identity] }
}

/** Makes one, and answers where it is and how it is opened for a trial. */
async function make(config: Config, access: Access, isTrial: boolean): Promise<BackupSource> {
  const folder = openBackupFolder(config)
  const { publicKeys, identities } = await keysFor(config, isTrial)
  for (const part of unfinishedBackups(folder)) rmSync(part)
  await assertRoom(folder, await expectedBytes(folder, access), 'for a backup')
  const at = now()
  const file = path.join(folder, nightlyName({ isSealed: publicKeys.length > 0 }, at))
  const { rows } = await writeBackup(access.ownerUrl, file, publicKeys)
  updateBackupRecord({ lastAt: toIso(at), lastFile: file, lastError: null })
  const count = Object.values(rows).reduce((sum, one) => sum + one, 0)
  say(`Backed up ${count} rows into ${file}.`)
  return { file, identities }
}

function dropOld(config: Config, zone: Zone): void {
  const old = backupsToDrop(nightlyBackups(backupFolder(config)), now(), zone)
  for (const { file } of old) rmSync(file)
  const names = old.map(({ file }) => path.basename(file))
  if (names.length > 0) say(`Deleted ${names.join(', ')} in its turn.`)
}

/** While it is restored on trial the rows are there twice, and once more in PostgreSQL's log. */
async function assertRoomForTrial(access: Access): Promise<void> {
  const home = access.embedded ? readRecord(mainHome()) : null
  if (!home) return
  const bytes = 3 * await databaseBytes(access)
  await assertRoom(home.dataFolder, bytes, 'to restore a backup on trial')
}

/** What ends a trial may be the server's, which is busy, and not the backup's: that fails twice. */
async function tryTwice(access: Access, source: BackupSource): Promise<void> {
  try {
    await tryBackup(access, source)
  } catch (error) {
    if (isEnding()) throw error
    const why = error instanceof Error ? error.message : 'unknown'
    process.stderr.write(`The trial of ${source.file} failed (${why}); trying it once more.\n`)
    await tryBackup(access, source)
  }
}

/** Restores it on trial, and notes how that went. Answers the exit status. */
async function check(access: Access, source: BackupSource): Promise<number> {
  try {
    await assertRoomForTrial(access)
    await tryTwice(access, source)
  } catch (error) {
    const why = whyNoBackup(error, source.file)
    if (isEnding() || !why) throw error
    updateBackupRecord({ checkedAt: toIso(now()), checkError: why.message })
    process.stderr.write(`${why.message}\n`)
    return notRestorable
  }
  updateBackupRecord({ checkedAt: toIso(now()), checkError: null })
  say(`Restored ${source.file} on trial: it has every row.`)
  return 0
}

/** Runs `work` unless another process makes a backup; null then. */
async function alone<T>(work: () => Promise<T>): Promise<T | null> {
  const lock = inData('backups.lock')
  // Asked twice: the first time may have removed the lock of one that was killed.
  if (!takeLock(lock) && !takeLock(lock)) return null
  let isHeld = true
  const release = () => {
    if (isHeld) releaseLock(lock)
    isHeld = false
  }
  beforeEnd(release)
  try {
    return await work()
  } finally {
    release()
  }
}

/** Notes why nothing came of it, and says that in one line. */
async function noted<T>(config: Config, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const why = whyNoBackup(error, backupFolder(config)) ?? error
    const words = why instanceof Error ? why.message : 'unknown'
    // Stopped half-way isn't failed: it is made at the next start.
    if (!isEnding()) updateBackupRecord({ lastError: { at: toIso(now()), words } })
    throw why
  }
}

/**
 * One backup, after which those go whose turn it is, and the new one is restored on trial where
 * that is due. With `whenDue` it does nothing where none is due, or where another process is at it.
 * Answers the exit status: 2 where the trial failed. Throws CannotRun.
 */
export async function keepBackup(config: Config, { whenDue = false } = {}): Promise<number> {
  giveWay()
  waitLongToConnect()
  const status = await alone(() => noted(config, async () => {
    const access = await reachDatabase(config, { make: false })
    const zone = await connected(access.ownerUrl, readZone)
    if (whenDue && !isBackupDue(timesIn(readBackupRecord()), now(), zone)) return 0
    const isTrial = isCheckDue(timesIn(readBackupRecord()), now(), zone)
    const made = await make(config, access, isTrial)
    const tried = isTrial ? await check(access, made) : 0
    dropOld(config, zone)
    return tried
  }))
  if (status !== null || whenDue) return status ?? 0
  throw new CannotRun(`Another backup (process ${lockHolder(inData('backups.lock')) ?? 'unknown'}) `
    + 'is being made; try again when it has ended.')
}
