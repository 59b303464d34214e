import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { readBackup } from '@/lib/health/backup-fact'
import { readDisk } from '@/lib/health/disk'
import { forgetPool, notePool, readPool } from '@/lib/health/pool-fact'
import { entriesIn, forgetRequests, noteRequest, readProxies } from '@/lib/health/proxies'
import { updateBackupRecord } from '@/lib/run/backup-record'

const noon = Date.UTC(2027, 2, 1, 12)
const minute = 60_000

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'plumbline-health-'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

describe('the disk', () => {
  test('is that of the folder', async () => {
    const disk = await readDisk(folder)
    expect(disk?.freeBytes).toBeGreaterThan(0)
    expect(disk?.totalBytes).toBeGreaterThanOrEqual(disk?.freeBytes ?? Infinity)
  })

  test('of a folder that isn’t there isn’t known', async () => {
    expect(await readDisk(path.join(folder, 'none'))).toBeNull()
  })
})

describe('backups', () => {
  const none = { lastAt: null, failedAt: null, isUnreadable: false, installedAt: noon }

  test('are unknown before the first', async () => {
    expect(await readBackup(folder, noon)).toEqual(none)
  })

  test('are read from the record that the backup writes', async () => {
    vi.stubEnv('PLUMBLINE_DATA_DIR', folder)
    updateBackupRecord({ lastAt: '2027-03-01T02:30:00.000Z', lastFile: '/backups/one' })
    expect(await readBackup(folder, noon)).toEqual({ ...none, lastAt: Date.UTC(2027, 2, 1, 2, 30) })
    updateBackupRecord({
      lastError: { at: '2027-03-01T03:30:00+01:00', words: 'The disk is full.' },
      checkError: 'It ends too soon.',
    })
    expect(await readBackup(folder, noon)).toMatchObject({
      failedAt: Date.UTC(2027, 2, 1, 2, 30),
      isUnreadable: true,
    })
  })

  test.each(['', '{"lastAt":', '{"lastAt":5}'])(
    'with the damaged record %s are unknown',
    async (text) => {
      writeFileSync(path.join(folder, 'backups.json'), text)
      expect(await readBackup(folder, noon)).toEqual(none)
    },
  )

  test('whose record may not be read are an error, not a missing backup', async () => {
    const file = path.join(folder, 'a-file')
    writeFileSync(file, '')
    await expect(readBackup(file, noon)).rejects.toThrow('ENOTDIR')
  })
})

describe('proxies', () => {
  beforeEach(forgetRequests)
  const visitors = (entries: number, count = 1, now = noon) => {
    for (let i = 0; i < count; i += 1) noteRequest(entries, '127.0.0.1', now)
  }

  test.each([
    [undefined, 0],
    ['', 0],
    [' , ', 0],
    ['10.0.0.1', 1],
    ['a, b', 2],
    [['a', 'b, c'], 3],
  ] as const)('%j has %i entries', (header, count) => {
    expect(entriesIn(header as string | string[] | undefined)).toBe(count)
  })

  test('one that isn’t counted is seen by every request', () => {
    visitors(2, 4)
    expect(readProxies(1, noon)).toEqual({ counted: 1, beyond: 4, within: 0, fewestBeyond: 2 })
    expect(readProxies(2, noon)).toEqual({ counted: 2, beyond: 0, within: 4, fewestBeyond: 0 })
  })

  test('what this machine asks by itself isn’t counted, and a visitor without a proxy is', () => {
    for (const peer of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) noteRequest(0, peer, noon)
    expect(readProxies(0, noon)).toMatchObject({ within: 0 })
    for (const peer of ['192.0.2.7', '2001:db8::7', undefined]) noteRequest(0, peer, noon)
    expect(readProxies(0, noon)).toMatchObject({ within: 3, beyond: 0 })
  })

  test('only the last five minutes count, and what a client makes up fills no memory', () => {
    visitors(3, 2, noon - 5 * minute)
    visitors(1, 1, noon - 4 * minute)
    for (let entries = 0; entries < 1_000; entries += 1) noteRequest(entries, '192.0.2.7', noon)
    expect(readProxies(0, noon)).toMatchObject({ beyond: 1_000, within: 1, fewestBeyond: 1 })
    expect(readProxies(19, noon)).toMatchObject({ fewestBeyond: 20 })
  })
})

describe('connections', () => {
  beforeEach(forgetPool)
  const state = { most: 4, inUse: 4, waiting: 2, turnedAway: 0 }

  test('are full from when all are in use and somebody waits, until one is free', () => {
    notePool({ ...state, waiting: 0 }, noon)
    expect(readPool(state).fullSince).toBeNull()
    notePool(state, noon + 2_000)
    notePool(state, noon + 4_000)
    expect(readPool(state)).toEqual({
      most: 4,
      inUse: 4,
      waiting: 2,
      fullSince: noon + 2_000,
      turnedAwayAt: null,
    })
    notePool({ ...state, inUse: 3 }, noon + 6_000)
    expect(readPool(state).fullSince).toBeNull()
  })

  test('that somebody gave up waiting for are remembered', () => {
    notePool({ ...state, turnedAway: 3 }, noon)
    notePool({ ...state, inUse: 0, waiting: 0, turnedAway: 3 }, noon + 2_000)
    expect(readPool(state).turnedAwayAt).toBe(noon)
  })
})
