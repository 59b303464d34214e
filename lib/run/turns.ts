import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { CannotRun } from './cannot-run.mjs'
import { isAlive, mentions, until } from './processes'

const isOurs = (pid: number) => pid > 0 && isAlive(pid) && mentions(pid, 'node')

function take(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    const holder = readHolder(file)
    if (holder !== null && !isOurs(holder)) rmSync(file, { force: true })
    return false
  }
}

/** Null while the file is being written or has just gone. */
function readHolder(file: string): number | null {
  try {
    return Number(readFileSync(file, 'utf8')) || null
  } catch {
    return null
  }
}

/** Runs `work` while no other process does the same; a lock whose process has died counts for nothing. */
export async function inTurn<T>(file: string, seconds: number, work: () => Promise<T>): Promise<T> {
  mkdirSync(path.dirname(file), { recursive: true })
  if (!(await until(() => take(file), seconds))) {
    throw new CannotRun(`Another process (${readHolder(file) ?? 'unknown'}) is busy with the same for ${seconds} s; stop it, or remove ${file}.`)
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
  writeFileSync(path.join(folder, String(process.pid)), '')
}

/** Leaves, and tells whether nobody else is left. */
export function leave(folder: string): boolean {
  rmSync(path.join(folder, String(process.pid)), { force: true })
  return others(folder).length === 0
}

function others(folder: string): number[] {
  const noted = readdirSync(folder, { withFileTypes: false }).map(Number)
  for (const pid of noted) if (!isOurs(pid)) rmSync(path.join(folder, String(pid)), { force: true })
  return noted.filter((pid) => pid !== process.pid && isOurs(pid))
}
