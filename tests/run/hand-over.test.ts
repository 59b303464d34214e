import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { serverPid } from '@/lib/run/cluster-proof'
import { addressOf, anyFreePort, readRecord } from '@/lib/run/cluster-record'
import { migrationNames, readMigration, stopsOldServers } from '@/lib/run/migrations'
import { root } from '@/lib/run/places'
import { until } from '@/lib/run/processes'
import { connected } from '@/lib/run/roles'
import { createTestDatabase, type TestDatabase } from '../support/database'

// One start takes the place of another on its port. The processes and PostgreSQL are real; what is
// started is a small server instead of a build.

vi.setConfig({ testTimeout: 600_000, hookTimeout: 240_000 })

type Way = 'dies' | 'hangs' | 'lingers'

interface Start {
  pid: number
  output: () => string
  says: (words: string) => Promise<void>
  ended: Promise<number | null>
  signal: (signal: NodeJS.Signals) => void
}

let database: TestDatabase
let folder: string
let port: number
let children: ChildProcess[]
const address = () => `http://127.0.0.1:${port}`

beforeAll(async () => {
  database = await createTestDatabase()
  await ask(database.ownerUrl, 'create table kept (word text)')
})
afterAll(() => database.drop())
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'plumbline-hand-over-'))
  chmodSync(folder, 0o711) // the database's account has to pass
  port = await anyFreePort()
  children = []
})
afterEach(async () => {
  await Promise.all(children.map(async (child) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGINT')
    await ended
  }))
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

const ask = <T>(url: string, statement: string): Promise<T[]> =>
  connected(url, async (client) => (await client.query(statement)).rows as T[])

function makeBuild(name: string, ways: readonly Way[] = []): string {
  const build = path.join(folder, 'builds', name)
  mkdirSync(path.join(build, 'prisma'), { recursive: true })
  cpSync(path.join(root, 'tests/support/stand-in-build.cjs'), path.join(build, 'server.js'))
  const migrations = 'prisma/migrations'
  cpSync(path.join(root, migrations), path.join(build, migrations), { recursive: true })
  writeFileSync(path.join(build, 'ways.json'), JSON.stringify({ name, ways, root }))
  return build
}

const given = () => ({ DATABASE_URL: database.url, MIGRATE_DATABASE_URL: database.ownerUrl })
const embedded = { DATABASE_URL: '', MIGRATE_DATABASE_URL: '' }
const asService = ['sh', '-c', 'export SYSTEMD_EXEC_PID=$$; exec "$@"', 'sh']

type Variables = Record<string, string>

function start(build: string, variables: Variables = given(), before: string[] = []): Start {
  const worker = path.join(root, 'tests/support/start-worker.ts')
  const [command, ...words] = [...before, process.execPath, '--import', 'tsx', worker, build]
  const env = {
    ...process.env, PORT: String(port), HOST: '127.0.0.1', BASE_URL: address(),
    PLUMBLINE_DEMO: 'no', PLUMBLINE_DATA_DIR: path.join(folder, 'data'), ...variables,
  }
  const child = spawn(command, words, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  children.push(child)
  let said = ''
  const hear = (text: Buffer) => (said += text.toString())
  for (const stream of [child.stdout, child.stderr]) stream.on('data', hear)
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const says = async (text: string) => {
    const isOver = () => child.exitCode !== null || child.signalCode !== null
    await until(() => said.includes(text) || isOver(), 120)
    expect(said).toContain(text)
  }
  const signal = (what: NodeJS.Signals) => void child.kill(what)
  return { pid: child.pid ?? 0, output: () => said, says, ended, signal }
}

async function serving(build: string, variables?: Variables, before?: string[]): Promise<Start> {
  const one = start(build, variables, before)
  await one.says('Plumbline is at')
  return one
}

/** Which build answers; empty where none does. */
async function whoAnswers(): Promise<string> {
  const limits = { signal: AbortSignal.timeout(30_000) }
  const answer = await fetch(`${address()}/api/health`, limits).catch(() => null)
  return answer ? ((await answer.json()) as { name: string }).name : ''
}
const becomes = (name: string) =>
  expect(until(async () => (await whoAnswers()) === name, 60)).resolves.toBe(true)

/** Writes without a pause until it is told to stop; answers what was acknowledged. */
function writing(): { stop: () => Promise<string[]> } {
  const acknowledged: string[] = []
  let isGoing = true
  const work = async () => {
    for (let n = 0; isGoing; n += 1) {
      const word = `${port}-${n}`
      const answer = await fetch(address(), { method: 'POST', body: word }).catch(() => null)
      if (answer?.status === 201) acknowledged.push(word)
      await wait(10)
    }
    return acknowledged
  }
  const done = work()
  return {
    stop: () => {
      isGoing = false
      return done
    },
  }
}

const kept = async (url: string) =>
  new Set((await ask<{ word: string }>(url, 'select word from kept')).map(({ word }) => word))

const makesTable = (name: string) => /^create table /im.test(readMigration(name).script)

test('a second start takes the place of the first, and nothing acknowledged is lost', async () => {
  const first = await serving(makeBuild('old'))
  const written = writing()
  const second = await serving(makeBuild('new'))
  expect(await first.ended).toBe(0)
  expect(await whoAnswers()).toBe('new')
  const acknowledged = await written.stop()
  expect(acknowledged).not.toEqual([])
  expect([...await kept(database.url)]).toEqual(expect.arrayContaining(acknowledged))
  expect(first.output()).toContain(`Process ${second.pid} serves now, so this one ends.`)
  const third = await serving(makeBuild('newest'))
  expect(await second.ended).toBe(0)
  expect(await whoAnswers()).toBe('newest')
  third.signal('SIGINT')
  expect(await third.ended).toBe(0)
  expect(await whoAnswers()).toBe('')
})

describe('the first serves again', () => {
  test('where the new server ends at once, and where its start is killed', async () => {
    const first = await serving(makeBuild('old'))
    const failed = start(makeBuild('failed', ['dies']))
    expect(await failed.ended).toBe(1)
    expect(failed.output().trim().split('\n').at(-1)).toBe('CannotRun: The new server ended by '
      + 'itself; what it said is above. The version before serves again.')
    expect(await whoAnswers()).toBe('old')

    const killed = start(makeBuild('killed', ['hangs']))
    await first.says(`Process ${killed.pid} is ready`)
    killed.signal('SIGKILL')
    await first.says(`Process ${killed.pid} gave up`)
    await becomes('old')
  })

  test('where a migration that it had to stop for fails', async () => {
    const first = await serving(makeBuild('old'))
    const name = stopsOldServers(migrationNames()).findLast(makesTable) ?? 'none'
    const set = (what: string) => ask(database.ownerUrl, `update _prisma_migrations
      set rolled_back_at = ${what} where migration_name = '${name}'`)
    await set('now()') // run again, it fails on what it made the first time
    const failed = start(makeBuild('new'), { ...given(), PLUMBLINE_BACKUP: 'no' })
    expect(await failed.ended).toBe(1)
    expect(failed.output()).toContain(`Migration ${name} failed`)
    expect(failed.output()).toMatch(/The version before serves again\.\n$/)
    expect(first.output()).toContain('serves again')
    expect(await whoAnswers()).toBe('old')
    await set('null')
  })
})

test('the first doesn’t serve again on a database that it can’t work with', async () => {
  const first = await serving(makeBuild('old'))
  const second = start(makeBuild('new', ['hangs']))
  await first.says('so this one stops serving')
  await ask(database.ownerUrl, `insert into _prisma_migrations
    (id, checksum, finished_at, migration_name)
    values ('newer', '', now(), '20990101000000_newer')`)
  second.signal('SIGKILL')
  expect(await first.ended).toBe(1)
  expect(first.output())
    .toContain('The database now has 20990101000000_newer, which this version can\'t work with')
  expect(await whoAnswers()).toBe('')
  await ask(database.ownerUrl, "delete from _prisma_migrations where id = 'newer'")
})

describe('a start is refused in one line, and nothing is touched', () => {
  test('where another program has the port', async () => {
    const other = createServer().listen(port, '127.0.0.1')
    await once(other, 'listening')
    const refused = start(makeBuild('new'))
    expect(await refused.ended).toBe(1)
    expect(refused.output()).toMatch(new RegExp(`^CannotRun: Port ${port} .*\\n$`))
    other.close()
  })

  test.runIf(process.platform === 'linux')('where the server is a service of systemd', async () => {
    await serving(makeBuild('old'), given(), asService)
    const refused = start(makeBuild('new'))
    expect(await refused.ended).toBe(1)
    expect(refused.output()).toMatch(/^CannotRun: .* as a service .*systemctl restart plumbline\n$/)
    expect(await whoAnswers()).toBe('old')
  })
})

test('the embedded database is handed on past a kill -9, and stopped by the last', async () => {
  const home = path.join(folder, 'data', 'postgres')
  const record = () => readRecord(home) ?? expect.fail('there is no database')
  const first = await serving(makeBuild('old', ['lingers']), embedded)
  await ask(addressOf(record(), 'owner'), 'create table kept (word text)')
  const pid = serverPid(record())
  const written = writing()
  const second = start(makeBuild('new'), embedded)
  await first.says('so this one stops serving')
  first.signal('SIGKILL') // its server is still answering its last requests
  await second.says('Plumbline is at')
  expect(await whoAnswers()).toBe('new')
  const third = await serving(makeBuild('newest'), embedded)
  expect(await second.ended).toBe(0)
  const acknowledged = await written.stop()
  expect([...await kept(addressOf(record(), 'app'))]).toEqual(expect.arrayContaining(acknowledged))
  expect(serverPid(record())).toBe(pid)
  third.signal('SIGINT')
  expect(await third.ended).toBe(0)
  expect(serverPid(record())).toBeNull()
})
