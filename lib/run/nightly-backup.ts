import { spawn, type ChildProcess } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import path from 'node:path'
import { now } from '@/lib/clock'
import { isBackupDue } from '@/lib/core/backup-times'
import { toIso, type Zone } from '@/lib/core/time'
import { readBackupRecord, updateBackupRecord } from './backup-record'
import { mainHome } from './cluster'
import { addressOf, readRecord } from './cluster-record'
import { beforeEnd, isEnding } from './ending'
import { readZone, timesIn } from './keep-backup'
import { root } from './places'
import { connected } from './roles'
import { ended, follow, stop } from './server'

const firstLookMs = 60_000
const betweenLooksMs = 5 * 60_000

let zone: Zone = 'Europe/London'

/** Where the database is away the zone is the one of before; who watches it says that it is. */
async function isDue(): Promise<boolean> {
  const record = readRecord(mainHome())
  if (record) {
    zone = await connected(addressOf(record, 'owner'), readZone).catch(() => zone)
  }
  return isBackupDue(timesIn(readBackupRecord()), now(), zone)
}

/**
 * In a process of its own, which gives way to the server, and ends with this one. What it says goes
 * into the log, in lines: a bar would be drawn over by others.
 */
function launchBackup(): ChildProcess {
  const begin = path.join(root, 'lib/run/begin.mjs')
  const words = ['--import', follow, begin, 'backup', '--keep', '--when-due']
  const child = spawn(process.execPath, words, {
    cwd: root, stdio: ['pipe', 'pipe', 'pipe'], detached: process.platform !== 'win32',
  })
  child.stdout.pipe(process.stdout, { end: false })
  child.stderr.pipe(process.stderr, { end: false })
  return child
}

/** One that was killed could note nothing itself; without a note it would be tried every time. */
function noteUnlessNoted(how: string, before: string | undefined): void {
  if (isEnding() || readBackupRecord().lastError?.at !== before) return
  const words = `The backup broke off (${how}).`
  updateBackupRecord({ lastError: { at: toIso(now()), words } })
  process.stderr.write(`${words}\n`)
}

/** Where a backup is due, waits for the process that makes it, and notes how it broke off. */
export async function backUpIfDue(launch: () => ChildProcess): Promise<void> {
  if (!(await isDue())) return
  const before = readBackupRecord().lastError?.at
  const how = await ended(launch())
  if (!['code 0', 'code 2'].includes(how)) noteUnlessNoted(how, before)
}

/** While the server runs: each night a backup of the embedded database, without anybody asking. */
export function backUpNightly(): void {
  let child: ChildProcess | undefined
  const backUp = async (): Promise<void> => {
    await backUpIfDue(() => (child = launchBackup()))
    child = undefined
  }
  const watch = async (): Promise<void> => {
    for (let pause = firstLookMs; !isEnding(); pause = betweenLooksMs) {
      await wait(pause, undefined, { ref: false })
      if (isEnding()) return
      await backUp().catch((error: unknown) => {
        const why = error instanceof Error ? error.message : 'unknown'
        process.stderr.write(`No backup can be made (${why}); it is tried again in five minutes.\n`)
      })
    }
  }
  beforeEnd(async () => {
    if (child) await stop(child)
  })
  void watch()
}
