import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { appendFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from '@/lib/run/build'
import { inData, makeFolder } from '@/lib/run/places'
import { assertReady } from '@/lib/run/server'
import { createTestDatabase, type TestDatabase } from './database'

export interface TestServer {
  url: string
  database: TestDatabase
  pid: number
  /** Epoch milliseconds: a clock that was set for it runs on from then. */
  startedAt: number
  /** What its clock says by now, where one was set for it: to a second or two. */
  clock: () => number
  /** What it has printed so far. */
  output: () => string
  /** Ends it at once, as a crash would. */
  kill: () => Promise<void>
  /** Starts it again on the same port and database, with variables changed where some are given: so is its clock set on. */
  restart: (env?: Record<string, string>) => Promise<void>
  /** Ends it politely and drops a database that was made for it. */
  stop: () => Promise<void>
}

export interface Options {
  database?: TestDatabase
  env?: Record<string, string>
  /** Where the seed and the server keep what is not in the database. */
  dataFolder?: string
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

async function gone(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill(signal)
  await Promise.race([exited, new Promise((resolve) => setTimeout(resolve, 6_000))])
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
}

/** Test servers seal what browsers keep with it. */
export const testSecret = 'a secret that only the tests know, of more than 32 letters'

function variables(port: number, database: TestDatabase, { env, dataFolder }: Options): NodeJS.ProcessEnv {
  const url = `http://127.0.0.1:${port}`
  return {
    ...process.env, DATABASE_DIRECT_URL: '',
    NODE_ENV: 'production', PLUMBLINE_TEST: '1', DATABASE_URL: database.url, PORT: String(port), HOST: '127.0.0.1',
    HOSTNAME: '127.0.0.1', BASE_URL: url, AUTH_SECRET: testSecret, NEXTAUTH_SECRET: testSecret, NEXTAUTH_URL: url, RATE_LIMIT_PER_MINUTE: '0',
    PLUMBLINE_DATA_DIR: dataFolder ?? mkdtempSync(path.join(tmpdir(), 'plumbline-')), LOG_LEVEL: 'warn', ...env,
  }
}

/** The built server, as it is deployed, on a port and a database of its own. */
export async function startServer(options: Options = {}): Promise<TestServer> {
  const [folder, port, database] = [await build(), await freePort(), options.database ?? (await createTestDatabase())]
  const [url, own] = [`http://127.0.0.1:${port}`, variables(port, database, options)]
  let output = ''
  // What it said outlives a failed test: a page that went wrong is explained there.
  const kept = path.join(makeFolder(inData('test', 'servers')), `${port}.log`)
  let child: ChildProcess
  let startedAt = 0
  let begins = ''
  const start = async (changed: Record<string, string> = {}) => {
    startedAt = Date.now()
    begins = changed['PLUMBLINE_NOW'] ?? options.env?.['PLUMBLINE_NOW'] ?? new Date(startedAt).toISOString()
    child = spawn(process.execPath, ['server.js'], { cwd: folder, env: { ...own, ...changed }, stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text: Buffer) => {
      output += text.toString()
      appendFileSync(kept, text)
    })
    try {
      await assertReady(url, 30)
    } catch (error) {
      await gone(child, 'SIGKILL')
      throw new Error(`${error instanceof Error ? error.message : ''}\n${output}`, { cause: error })
    }
  }
  await start()
  return {
    url,
    database,
    get pid() {
      return child.pid ?? 0
    },
    get startedAt() {
      return startedAt
    },
    clock: () => Date.parse(begins) + Date.now() - startedAt,
    output: () => output,
    kill: () => gone(child, 'SIGKILL'),
    restart: async (env) => {
      await gone(child, 'SIGTERM')
      await start(env)
    },
    stop: async () => {
      await gone(child, 'SIGTERM')
      if (!options.database) await database.drop()
    },
  }
}
