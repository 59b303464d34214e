import { spawn, spawnSync } from 'node:child_process'
import {
  existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { isAlive } from '@/lib/run/alive.mjs'
import { databaseAccount } from '@/lib/run/binaries'
import { leaveCluster, startCluster } from '@/lib/run/cluster'
import { bind } from '@/lib/run/cluster-place'
import { serverPid } from '@/lib/run/cluster-proof'
import { addressOf, readRecord, save, type ClusterRecord } from '@/lib/run/cluster-record'
import { until } from '@/lib/run/processes'
import { connected } from '@/lib/run/roles'

// A data folder that is copied, moved, restored or taken apart: its database is the one in it, or
// none.

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const all = mkdtempSync(path.join(tmpdir(), 'plumbline-cluster-'))
const placeOf = (name: string) => path.join(all, name, 'postgres')
const started = new Set<string>()

const start = (home: string) => {
  started.add(home)
  return startCluster(home)
}
const written = (record: ClusterRecord) =>
  connected(addressOf(record, 'owner'), async (client) => {
    const { rows } = await client.query<{ word: string }>('select word from kept order by 1')
    return rows.map(({ word }) => word)
  })
const write = (record: ClusterRecord, word: string) =>
  connected(addressOf(record, 'owner'), async (client) => {
    await client.query('create table if not exists kept (word text)')
    await client.query('insert into kept values ($1)', [word])
  })
const copy = (from: string, to: string) => {
  expect(spawnSync('cp', ['-a', path.join(all, from), path.join(all, to)]).status).toBe(0)
}
const fileOf = (home: string) => path.join(home, 'cluster.json')
const pidOf = (home: string) => {
  const record = readRecord(home)
  return record && serverPid(record)
}

beforeAll(async () => {
  spawnSync('chmod', ['711', all])
  const home = placeOf('original')
  await write(await start(home), 'original')
  await leaveCluster(home)
})
afterEach(async () => {
  for (const home of started) await leaveCluster(home)
  started.clear()
})
afterAll(() => rmSync(all, { recursive: true, force: true }))

test('a record names no place, so that it can be moved', () => {
  expect(readFileSync(fileOf(placeOf('original')), 'utf8')).not.toContain(all)
})

test('a folder that was moved has its rows, and nothing is made where it was', async () => {
  copy('original', 'before')
  renameSync(path.join(all, 'before'), path.join(all, 'after'))
  expect(await written(await start(placeOf('after')))).toEqual(['original'])
  expect(existsSync(path.join(all, 'before'))).toBe(false)
})

test('a record of an earlier version, with the places of that time, is read from where it lies', async () => {
  copy('original', 'earlier')
  const home = placeOf('earlier')
  const { port, passwords } = readRecord(home) as ClusterRecord
  const gone = path.join(all, 'gone')
  const earlier = { home: gone, port, dataFolder: path.join(gone, 'data'), passwords }
  writeFileSync(fileOf(home), JSON.stringify(earlier))
  expect(await written(await start(home))).toEqual(['original'])
  expect(existsSync(gone)).toBe(false)
  expect(readFileSync(fileOf(home), 'utf8')).not.toContain(all)
})

test('a copy runs beside the original, each with its own rows', async () => {
  copy('original', 'second')
  const [first, second] = [await start(placeOf('original')), await start(placeOf('second'))]
  expect(second.port).not.toBe(first.port)
  await write(second, 'second')
  expect(await written(first)).toEqual(['original'])
  expect(await written(second)).toEqual(['original', 'second'])
})

test('a copy made while the original runs is refused, and the original isn’t touched', async () => {
  const home = placeOf('original')
  const record = await start(home)
  const pid = pidOf(home)
  copy('original', 'torn')
  await expect(startCluster(placeOf('torn'))).rejects.toThrow(/was copied from .*original.* npm run backup there/)
  await leaveCluster(placeOf('torn'))
  expect(pidOf(placeOf('torn'))).toBeNull()
  expect(pidOf(home)).toBe(pid)
  expect(await written(record)).toEqual(['original'])
})

test('a copy whose data lies outside neither reaches the original’s nor stops it', async () => {
  copy('original', 'outside')
  const home = placeOf('outside')
  const dataFolder = path.join(all, 'far', 'data')
  mkdirSync(path.dirname(dataFolder))
  renameSync(path.join(home, 'data'), dataFolder)
  const record = { ...(readRecord(home) as ClusterRecord), dataFolder }
  bind(record)
  save(record)
  await start(home)
  const pid = pidOf(home)
  copy('outside', 'outside-copy')
  await expect(startCluster(placeOf('outside-copy'))).rejects.toThrow(/is a copy of .*outside/)
  await leaveCluster(placeOf('outside-copy'))
  expect(pidOf(home)).toBe(pid)
})

test('one that was moved while it ran is found where it is now', async () => {
  copy('original', 'running')
  await startCluster(placeOf('running'))
  const pid = pidOf(placeOf('running'))
  renameSync(path.join(all, 'running'), path.join(all, 'moved'))
  const record = await start(placeOf('moved'))
  expect(pidOf(placeOf('moved'))).toBe(pid)
  expect(await written(record)).toEqual(['original'])
  await leaveCluster(placeOf('running'))
  expect(existsSync(path.join(all, 'running'))).toBe(false)
})

test('after a kill -9 it starts again, also where its number is another process’s by then', async () => {
  copy('original', 'killed')
  const home = placeOf('killed')
  const record = await start(home)
  const pid = pidOf(home) ?? 0
  process.kill(pid, 'SIGKILL')
  await until(() => !isAlive(pid), 5)
  const other = spawn('sleep', ['100'], { ...databaseAccount(), stdio: 'ignore' })
  const note = path.join(record.dataFolder, 'postmaster.pid')
  writeFileSync(note, readFileSync(note, 'utf8').replace(String(pid), String(other.pid)))
  expect(await written(await start(home))).toEqual(['original'])
  expect(other.exitCode).toBeNull()
  other.kill()
})

describe('refused, and nothing is made', () => {
  test('a record whose data is gone', async () => {
    copy('original', 'empty')
    const data = path.join(placeOf('empty'), 'data')
    renameSync(data, path.join(all, 'elsewhere'))
    await expect(startCluster(placeOf('empty'))).rejects.toThrow(/there is none\. Put that folder back/)
    expect(existsSync(data)).toBe(false)
  })

  test('data whose record is gone', async () => {
    copy('original', 'unknown')
    rmSync(fileOf(placeOf('unknown')))
    await expect(startCluster(placeOf('unknown'))).rejects.toThrow(/holds a database, but .*cluster\.json/)
    expect(existsSync(fileOf(placeOf('unknown')))).toBe(false)
  })

  test('a damaged record', async () => {
    copy('original', 'damaged')
    writeFileSync(fileOf(placeOf('damaged')), '{"port": 1')
    await expect(startCluster(placeOf('damaged'))).rejects.toThrow('is damaged')
  })

  test('where only what is there already is wanted', async () => {
    await expect(startCluster(placeOf('never'), { make: false })).rejects.toThrow('npm start makes one')
    expect(existsSync(placeOf('never'))).toBe(false)
  })
})
