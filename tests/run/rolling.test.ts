import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { version } from '@/lib/run/build'
import { startCluster, testHome } from '@/lib/run/cluster'
import type { ClusterRecord } from '@/lib/run/cluster-record'
import { run as migrateCommand } from '@/lib/run/migrate'
import { migrate, migrationNames, pendingMigrations, stopsOldServers } from '@/lib/run/migrations'
import { run } from '@/lib/run/rolling'
import { createTestDatabase, type TestDatabase } from '../support/database'
import { createOlderDatabase } from '../support/older-database'

// A new version over two servers that share a database. Their answers are made up; the database and
// its migrations aren't.

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

interface StandIn {
  address: string
  answer: { status: number; body: Record<string, string> }
  server: Server
}

const ready = (built: string) => ({ status: 200, body: { status: 'ready', version: built } })
const away = { status: 503, body: { detail: 'The database doesn’t answer.' } }

async function standIn(): Promise<StandIn> {
  const one: Omit<StandIn, 'address' | 'server'> = { answer: ready('before') }
  const server = createServer((_, response) => {
    const { status, body } = one.answer
    response.writeHead(status, { connection: 'close' }).end(JSON.stringify(body))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return Object.assign(one, { server, address: `http://127.0.0.1:${port}` })
}

let database: TestDatabase
let cluster: ClusterRecord
let [one, two]: StandIn[] = []
let folder: string
let said: string[]

/** What is done as soon as a line is said. */
let onLine: (line: string) => void

// Before the data folder is another one.
beforeAll(async () => {
  cluster = await startCluster(testHome(), { hold: false })
})
beforeEach(async () => {
  database = await createTestDatabase()
  ;[one, two] = [await standIn(), await standIn()]
  folder = mkdtempSync(path.join(tmpdir(), 'plumbline-rolling-'))
  said = []
  onLine = () => undefined
  give(database)
  vi.stubEnv('PLUMBLINE_DATA_DIR', folder)
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said.push(String(text).trim())
    onLine(String(text))
    return true
  })
})
afterEach(async () => {
  vi.unstubAllEnvs()
  one?.server.close()
  two?.server.close()
  rmSync(folder, { recursive: true, force: true })
  await database.drop()
})

const give = ({ url, ownerUrl }: TestDatabase) => {
  vi.stubEnv('DATABASE_URL', url)
  vi.stubEnv('MIGRATE_DATABASE_URL', ownerUrl)
}

/** In place of one that is up to date: the first version's, with rows. */
async function useOlder(): Promise<void> {
  await database.drop()
  database = await createOlderDatabase(3, cluster)
  give(database)
}

const roll = () => run([one?.address ?? '', two?.address ?? ''])
const pending = () => pendingMigrations(database.ownerUrl)
const standIns = () => [one, two].filter((each) => each !== undefined)

/** The last migrations that all say that servers without them can go on. */
const isUnharmful = (name: string) => stopsOldServers([name]).length === 0
const since = migrationNames().findLastIndex((name) => !isUnharmful(name)) + 1

test('migrates and backs up first, then has one server replaced after the other', async () => {
  await useOlder()
  await migrate(database.ownerUrl, database.url, migrationNames().slice(0, since))
  const replaced: string[] = []
  const isServed: boolean[] = []
  onLine = (line) => {
    const next = standIns().find(({ address }) => line.startsWith(`Replace ${address} `))
    if (!next) return
    replaced.push(next.address)
    isServed.push(standIns().some((each) => each !== next && each.answer.status === 200))
    next.answer = away
    setTimeout(() => (next.answer = ready(version())), 100)
  }
  expect(await roll()).toBe(0)
  expect(replaced).toEqual(standIns().map(({ address }) => address))
  expect(isServed).toEqual([true, true])
  expect(await pending()).toEqual([])
  expect(readdirSync(path.join(folder, 'backups'))).toHaveLength(1)
  expect(said.at(-1)).toBe('All 2 servers have the new version.')
})

test('goes on where it was interrupted, with those that are left', async () => {
  if (one) one.answer = ready(version())
  onLine = (line) => {
    if (line.startsWith(`Replace ${two?.address ?? ''} `) && two) two.answer = ready(version())
  }
  expect(await roll()).toBe(0)
  expect(said).toContain(`${one?.address ?? ''} has the new version already.`)
  expect(said.join('\n')).not.toContain(`Replace ${one?.address ?? ''}`)
})

describe('changes nothing', () => {
  test('where the servers that run can’t go on with a migration, and names it', async () => {
    await useOlder()
    const before = await pending()
    await expect(roll()).rejects.toMatchObject({
      name: 'CannotRun',
      message: expect.stringMatching(/can't go on with 2026.*Stop all of them/) as string,
    })
    expect(await pending()).toEqual(before)
    expect(said.join('\n')).not.toContain('Replace')
  })

  test('where it has no database that servers can share', async () => {
    vi.stubEnv('DATABASE_URL', '')
    vi.stubEnv('MIGRATE_DATABASE_URL', '')
    await expect(roll()).rejects.toThrow('set DATABASE_URL')
  })
})

describe('npm run migrate -- --beside', () => {
  test('migrates after a backup where servers can go on', async () => {
    await useOlder()
    await migrate(database.ownerUrl, database.url, migrationNames().slice(0, since))
    expect(await migrateCommand(['--beside'])).toBe(0)
    expect(await pending()).toEqual([])
    expect(readdirSync(path.join(folder, 'backups'))).toHaveLength(1)
  })

  test('leaves it to the next start where they can’t', async () => {
    await useOlder()
    const before = await pending()
    expect(await migrateCommand(['--beside'])).toBe(0)
    expect(await pending()).toEqual(before)
    expect(said.join('\n')).toMatch(/can't go on with 2026.*the next start/)
  })
})

test('a server isn’t replaced where no other is ready, and why is said', async () => {
  if (two) two.answer = away
  await expect(roll()).rejects.toThrow(`${two?.address ?? ''}: The database doesn’t answer.`)
  expect(said.join('\n')).not.toContain('Replace')
})
