import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { CannotRun } from './cannot-run.mjs'
import { isAlive, mentions, until } from './processes'

const isOurs = (pid: number) => pid > 0 && isAlive(pid) && mentions(pid, 'node')

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return ''
  }
}

/**
 * What a folder is as long as the machine runs, also after it was moved. In a copy the files name
 * the folder that they were written in, and so they count for nothing there.
 */
function markOf(folder: string): string {
  const { dev, ino } = statSync(folder, { bigint: true })
  return `${bootId()}:${dev}:${ino}`
}

/** An earlier version wrote no mark. */
const isOf = (mark: string, folder: string) => mark === '' || mark === markOf(folder)

function take(file: string): boolean {
  try {
    writeFileSync(file, `${process.pid} ${markOf(path.dirname(file))}`, { flag: 'wx' })
    return true
  } catch {
    const holder = readHolder(file)
    if (holder && !(isOurs(holder.pid) && isOf(holder.mark, path.dirname(file)))) {
      rmSync(file, { force: true })
    }
    return false
  }
}

/** Null while the file is being written or has just gone. */
function readHolder(file: string): { pid: number; mark: string } | null {
  try {
    const [pid, mark = ''] = readFileSync(file, 'utf8').split(' ')
    return Number(pid) ? { pid: Number(pid), mark } : null
  } catch {
    return null
  }
}

/**
 * Runs `work` while no other process does the same; a lock whose process has died counts for
 * nothing.
 */
export async function inTurn<T>(file: string, seconds: number, work: () => Promise<T>): Promise<T> {
  mkdirSync(path.dirname(file), { recursive: true })
  if (!(await until(() => take(file), seconds))) {
    const holder = readHolder(file)?.pid ?? 'unknown'
    throw new CannotRun(`Another process (${holder}) is busy with the same for ${seconds} s; `
      + `stop it, or remove ${file}.`)
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

/** Who needs a shared thing: one file a process. The last to leave may switch it off. */
export function enter(folder: string): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, String(process.pid)), markOf(folder))
}

/** Leaves, and tells whether nobody else is left. */
export function leave(folder: string): boolean {
  rmSync(path.join(folder, String(process.pid)), { force: true })
  return others(folder).length === 0
}

function isHeld(folder: string, pid: number): boolean {
  try {
    return isOurs(pid) && isOf(readFileSync(path.join(folder, String(pid)), 'utf8'), folder)
  } catch {
    return false
  }
}

function others(folder: string): number[] {
  const noted = readdirSync(folder, { withFileTypes: false }).map(Number)
  const holding = noted.filter((pid) => isHeld(folder, pid))
  for (const pid of noted) {
    if (!holding.includes(pid)) rmSync(path.join(folder, String(pid)), { force: true })
  }
  return holding.filter((pid) => pid !== process.pid)
}
