import { spawn, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { databaseAccount, findBinaries } from '@/lib/run/binaries'
import { startCluster } from '@/lib/run/cluster'
import { serverPid } from '@/lib/run/cluster-proof'
import { addressOf, isFree, readRecord, type ClusterRecord } from '@/lib/run/cluster-record'
import { mostConnections } from '@/lib/run/cluster-server'

/** A PostgreSQL of one's own that can be stopped, killed and followed by a standby. */

export const recordOf = (home: string): ClusterRecord => {
  const record = readRecord(home)
  if (!record) throw new Error('no database')
  return record
}

const parentOf = (pid: string): number => {
  try {
    return Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  } catch {
    return 0
  }
}

/** The server and all its children. */
function processesOf(record: ClusterRecord): number[] {
  const first = serverPid(record)
  if (first === null) throw new Error('no database process')
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === first)
    .map(Number)
  return [first, ...children]
}

export function signalAll(home: string, signal: NodeJS.Signals): void {
  for (const pid of processesOf(recordOf(home))) {
    try {
      process.kill(pid, signal)
    } catch {
      /* it has gone by itself */
    }
  }
}

export const killServer = (home: string): void => {
  const pid = serverPid(recordOf(home))
  if (pid !== null) process.kill(pid, 'SIGKILL')
}

export async function startAgain(home: string): Promise<void> {
  await startCluster(home, { hold: false })
}

async function asAdmin<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function freePort(from: number): Promise<number> {
  for (let port = from; ; port += 1) if (await isFree(port)) return port
}

async function until(is: () => Promise<boolean>, seconds: number, what: string): Promise<void> {
  for (let left = seconds * 10; left > 0; left -= 1) {
    if (await is().catch(() => false)) return
    await wait(100)
  }
  throw new Error(`${what}: not within ${seconds} s`)
}

export interface Standby {
  record: ClusterRecord
  promote: () => Promise<void>
  stop: () => Promise<void>
}

/**
 * A hot standby that the primary waits for with each commit, made from a base backup by
 * PostgreSQL's own functions.
 */
export async function startStandby(home: string): Promise<Standby> {
  const primary = recordOf(home)
  const admin = addressOf(primary, 'admin', 'postgres')
  const dataFolder = path.join(path.dirname(primary.dataFolder), 'standby')
  const port = await freePort(primary.port + 1)
  rmSync(dataFolder, { recursive: true, force: true })
  await asAdmin(admin, async (client) => {
    await client.query(`select pg_backup_start('standby', true)`)
    spawnSync('cp', ['-a', primary.dataFolder, dataFolder])
    const { rows } = await client.query<{ labelfile: string }>(
      'select labelfile from pg_backup_stop(true)',
    )
    writeFileSync(path.join(dataFolder, 'backup_label'), rows[0]?.labelfile ?? '')
  })
  cpSync(path.join(dataFolder, 'PG_VERSION'), path.join(dataFolder, 'standby.signal'))
  for (const name of ['postmaster.pid', 'postmaster.opts'])
    rmSync(path.join(dataFolder, name), { force: true })
  const { hostname, port: at, username, password } = new URL(admin)
  appendFileSync(
    path.join(dataFolder, 'postgresql.auto.conf'),
    `primary_conninfo = 'host=${hostname} port=${at} user=${username} password=${password} application_name=standby'\n`,
  )
  const account = databaseAccount()
  if (account.uid !== undefined)
    spawnSync('chown', ['-R', `${account.uid}:${account.gid ?? account.uid}`, dataFolder])
  const said = [
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'unix_socket_directories=',
    '-c',
    `max_connections=${mostConnections}`,
    '-c',
    'timezone=UTC',
  ]
  const log = openSync(path.join(home, 'standby.log'), 'a')
  const child = spawn(
    findBinaries(account).postgres,
    ['-D', dataFolder, '-p', String(port), ...said],
    { ...account, cwd: '/', stdio: ['ignore', log, log] },
  )
  const record = { ...primary, port, dataFolder }
  const own = addressOf(record, 'admin', 'postgres')
  await until(() => asAdmin(own, async () => true), 30, 'the standby answers')
  await asAdmin(admin, async (client) => {
    await client.query(`alter system set synchronous_standby_names = 'standby'`)
    await client.query('select pg_reload_conf()')
  })
  const follows = `select 1 from pg_stat_replication where application_name = 'standby' and sync_state = 'sync'`
  await until(
    () => asAdmin(admin, async (client) => (await client.query(follows)).rowCount === 1),
    30,
    'the standby follows',
  )
  return {
    record,
    promote: () =>
      asAdmin(own, async (client) => {
        await client.query(`alter system set synchronous_standby_names = ''`)
        await client.query('select pg_promote(true, 30)')
        await client.query('select pg_reload_conf()')
      }),
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGINT')
      await ended
    },
  }
}
