import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { databaseAccount } from '@/lib/run/binaries'
import { roleName, type ClusterRecord } from '@/lib/run/cluster-record'
import { until } from '@/lib/run/processes'

const places = [process.env['PGBOUNCER'] ?? '', 'pgbouncer', '/usr/sbin/pgbouncer'].filter(Boolean)

export interface Program {
  words: string
  /** Major and minor as one number: 1.21 is 121. */
  version: number
}

/**
 * The newest PgBouncer that is found, or null. Named by the variable PGBOUNCER, on the path, or
 * where Debian puts it.
 */
export function findPgBouncer(): Program | null {
  const found = places.flatMap((words) => {
    const said = spawnSync(words, ['--version'], { encoding: 'utf8' }).stdout as string | null
    const [, major, minor] = /PgBouncer (\d+)\.(\d+)/.exec(said ?? '') ?? []
    return major && minor ? [{ words, version: Number(major) * 100 + Number(minor) }] : []
  })
  return found.sort((a, b) => b.version - a.version)[0] ?? null
}

/** It keeps prepared statements for clients that share its connections. */
export const keepsStatements = ({ version }: Program): boolean => version >= 121

export interface PgBouncer {
  url: string
  stop: () => Promise<void>
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 1_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

interface Setting {
  program: Program
  record: ClusterRecord
  mode: 'transaction' | 'session'
  port: number
}

/**
 * Before the serving role's database, with fewer connections to it than its clients have to this.
 */
export async function startPgBouncer({ program, record, mode, port }: Setting): Promise<PgBouncer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'plumbline-pgbouncer-'))
  const account = databaseAccount()
  const [list, file] = ['users.txt', 'pgbouncer.ini'].map((name) => path.join(folder, name)) as [
    string,
    string,
  ]
  const app = roleName('app')
  writeFileSync(list, `"${app}" "${record.passwords.app}"\n`, { mode: 0o600 })
  writeFileSync(
    file,
    `[databases]
plumbline = host=127.0.0.1 port=${record.port} dbname=plumbline
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${list}
pool_mode = ${mode}
default_pool_size = ${mode === 'session' ? 60 : 8}
max_client_conn = 500
${keepsStatements(program) ? 'max_prepared_statements = 200' : ''}
`,
    { mode: 0o600 },
  )
  chmodSync(folder, 0o711)
  for (const one of [list, file])
    if (account.uid !== undefined && account.gid !== undefined)
      chownSync(one, account.uid, account.gid)
  const child = spawn(program.words, ['-q', file], { ...account, cwd: '/', stdio: 'inherit' })
  const url = `postgresql://${app}:${record.passwords.app}@127.0.0.1:${port}/plumbline`
  if (!(await until(() => answers(url), 15))) throw new Error('PgBouncer doesn’t answer')
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM')
      await until(() => child.exitCode !== null || child.signalCode !== null, 5)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
