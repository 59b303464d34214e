import {
  mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { readConfig } from '@/lib/config'
import { fromIso } from '@/lib/core/time'
import { readWholeHead, type BackupSource } from '@/lib/run/backup-file'
import { readBackupRecord } from '@/lib/run/backup-record'
import { newKeys } from '@/lib/run/backup-seal'
import { CannotRun } from '@/lib/run/cannot-run.mjs'
import { keepBackup } from '@/lib/run/keep-backup'
import { releaseLock, takeLock } from '@/lib/run/lock.mjs'
import { connected } from '@/lib/run/roles'
import { tryBackup } from '@/lib/run/try-backup'
import type { TestDatabase } from '../support/database'
import { createOlderDatabase } from '../support/older-database'

const clock = vi.hoisted(() => ({ at: 0 }))
vi.mock('@/lib/clock', () => ({ now: () => clock.at }))
vi.mock('@/lib/run/give-way', () => ({ giveWay: () => undefined }))
vi.mock('@/lib/run/try-backup', async (original) => {
  const { tryBackup: real } = await original<{ tryBackup: typeof tryBackup }>()
  return { tryBackup: vi.fn(real) }
})

// A week of backups, and two of them restored, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 })

let [database, data]: [TestDatabase, string] = [undefined!, '']
/** What it said of what went wrong. */
let said: string[] = []
const backups = () => path.join(data, 'backups')
const inFolder = (folder = backups()) => readdirSync(folder).sort()
const settings = (more: Record<string, string> = {}) =>
  readConfig({ DATABASE_URL: database.url, MIGRATE_DATABASE_URL: database.ownerUrl, ...more })
const at = (text: string) => void (clock.at = fromIso(text))

const trials = () => connected(database.ownerUrl, async (client) => {
  const { rowCount } = await client.query(
    "select 1 from pg_database where starts_with(datname, current_database() || '_trial_')")
  return rowCount
})

beforeAll(async () => {
  database = await createOlderDatabase(5)
})
beforeEach(() => {
  data = mkdtempSync(path.join(tmpdir(), 'plumbline-keep-'))
  vi.stubEnv('PLUMBLINE_DATA_DIR', data)
  writeFileSync(path.join(data, 'backup-name'), 'abc123\n')
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  said = []
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said.push(String(text))
    return true
  })
  vi.mocked(tryBackup).mockClear()
  at('2027-03-01T02:30:00.000Z')
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(data, { recursive: true, force: true })
})
afterAll(() => database.drop())

/** Keeps one, which has to go well; where it doesn't, the error says why. */
async function keepWell(own = settings(), when = {}): Promise<void> {
  const status = await keepBackup(own, when)
  if (status !== 0) throw new Error(`it ended with ${status}: ${said.join('')}`)
}

const first = 'plumbline-nightly-abc123-2027-03-01T023000Z.backup.gz'

test('a backup is made, restored on trial, and noted; nothing of the trial is left', async () => {
  await keepWell()
  expect(inFolder()).toEqual([first])
  expect(statSync(path.join(backups(), first)).mode & 0o077).toBe(0)
  expect(readBackupRecord()).toEqual({
    lastAt: '2027-03-01T02:30:00.000Z', lastFile: path.join(backups(), first), lastError: null,
    checkedAt: '2027-03-01T02:30:00.000Z', checkError: null,
  })
  expect(await trials()).toBe(0)
})

test('when due: once a night, and on trial once a week', async () => {
  for (const day of ['01', '01', '02', '03', '04', '05', '06', '07', '08', '08']) {
    at(`2027-03-${day}T02:31:00.000Z`)
    await keepWell(settings(), { whenDue: true })
  }
  const days = inFolder().map((name) => /2027-03-(\d\d)T/.exec(name)?.[1])
  expect(days).toEqual(['02', '03', '04', '05', '06', '07', '08'])
  expect(vi.mocked(tryBackup)).toHaveBeenCalledTimes(2)
})

describe('what is deleted', () => {
  const others = [
    'plumbline-2024-03-01T023000.backup.gz', 'plumbline-2024-03-01T023000-before-one.backup.gz',
    'plumbline-nightly-abc123-2024-03-01T023000Z.backup.gz.copy',
    'my-plumbline-nightly-abc123-2024-03-01T023000Z.backup.gz',
    'plumbline-nightly-abc123-2024-03-01T023000Z-before-one.backup.gz',
    'notes.txt', 'somebody.part',
    'plumbline-nightly-def456-2024-03-01T023000Z.backup.gz',
    'plumbline-nightly-def456-2024-03-01T023000Z.backup.gz.part',
  ]
  const folder = 'plumbline-nightly-abc123-2024-03-03T023000Z.backup.gz'
  const turn = 'plumbline-nightly-abc123-2024-03-05T023000Z.backup.gz'
  const newer = Array.from({ length: 12 }, (_, month) =>
    `plumbline-nightly-abc123-2026-${String(month + 1).padStart(2, '0')}-10T023000Z.backup.gz`)

  test('is what had its turn, and what a try left that was killed; no other file', async () => {
    mkdirSync(path.join(backups(), folder), { recursive: true })
    for (const name of [...others, ...newer, turn, `${turn}.part`]) {
      writeFileSync(path.join(backups(), name), 'x')
    }
    await keepWell()
    expect(inFolder()).toEqual([
      ...others, ...newer.slice(1), folder, first,
    ].sort())
  })

  test('is nothing where the new one failed', async () => {
    mkdirSync(backups())
    for (const name of [...newer, turn]) writeFileSync(path.join(backups(), name), 'x')
    const unreachable = settings({ MIGRATE_DATABASE_URL: 'postgresql://a:b@127.0.0.1:9/plumbline' })
    await expect(keepBackup(unreachable)).rejects.toThrow(/can't be reached/)
    expect(inFolder()).toEqual([...newer, turn].sort())
  })
})

describe('a try that fails', () => {
  test('leaves its reason in the record, and the next one is made an hour later', async () => {
    const chosen = path.join(data, 'disk')
    const own = settings({ BACKUP_FOLDER: chosen })
    const words = `${chosen}, which BACKUP_FOLDER names, isn’t there: `
      + 'mount its disk, or make the folder.'
    await expect(keepBackup(own, { whenDue: true })).rejects.toThrow(words)
    expect(readBackupRecord())
      .toMatchObject({ lastAt: null, lastError: { at: '2027-03-01T02:30:00.000Z', words } })
    mkdirSync(chosen)
    at('2027-03-01T03:00:00.000Z')
    expect(await keepBackup(own, { whenDue: true })).toBe(0)
    expect(inFolder(chosen)).toEqual([])
    at('2027-03-01T03:30:00.000Z')
    expect(await keepBackup(own, { whenDue: true })).toBe(0)
    expect(inFolder(chosen)).toEqual(['plumbline-nightly-abc123-2027-03-01T033000Z.backup.gz'])
    expect(readBackupRecord())
      .toMatchObject({ lastAt: '2027-03-01T03:30:00.000Z', lastError: null })
  })

  test('to be restored says so, keeps the backup, and tries the next night’s', async () => {
    const damaged = new CannotRun('It is damaged.')
    vi.mocked(tryBackup).mockRejectedValueOnce(damaged).mockRejectedValueOnce(damaged)
    expect(await keepBackup(settings())).toBe(2)
    expect(readBackupRecord()).toMatchObject({
      lastError: null, checkedAt: '2027-03-01T02:30:00.000Z', checkError: 'It is damaged.',
    })
    expect(inFolder()).toEqual([first])
    at('2027-03-02T02:30:00.000Z')
    expect(await keepBackup(settings(), { whenDue: true })).toBe(0)
    expect(readBackupRecord())
      .toMatchObject({ checkedAt: '2027-03-02T02:30:00.000Z', checkError: null })
  })
})

test('a trial that fails once, as on a busy server, is tried again', async () => {
  vi.mocked(tryBackup).mockRejectedValueOnce(new Error('the connection was lost'))
  expect(await keepBackup(settings())).toBe(0)
  expect(readBackupRecord()).toMatchObject({ checkError: null })
})

test('an installation is given a name once', async () => {
  rmSync(path.join(data, 'backup-name'))
  await keepBackup(settings())
  at('2027-03-02T02:30:00.000Z')
  await keepBackup(settings())
  const [one = '', two = ''] = inFolder()
  expect(one).toMatch(/^plumbline-nightly-[0-9a-f]{6}-2027-03-01T023000Z\.backup\.gz$/)
  expect(two).toBe(one.replace('03-01', '03-02'))
})

test('of two at once one makes it', async () => {
  const lock = path.join(data, 'backups.lock')
  expect(takeLock(lock)).toBe(true)
  expect(await keepBackup(settings(), { whenDue: true })).toBe(0)
  await expect(keepBackup(settings())).rejects.toThrow(`Another backup (process ${process.pid})`)
  expect(readBackupRecord().lastError).toBeNull()
  releaseLock(lock)
  expect(await keepBackup(settings(), { whenDue: true })).toBe(0)
  expect(inFolder()).toEqual([first])
})

test('one that is encrypted is tried by a key that nobody has afterwards', async () => {
  const { publicKey, identity } = await newKeys()
  const own = settings({ BACKUP_PUBLIC_KEY: publicKey })
  await keepWell(own)
  const [name = ''] = inFolder()
  expect(name).toBe(`${first}.age`)
  const [source] = vi.mocked(tryBackup).mock.lastCall?.slice(1) as [BackupSource]
  expect(source.identities).toEqual([expect.stringMatching(/^AGE-SECRET-KEY-1/)])
  expect(source.identities).not.toContain(identity)
  expect(await readWholeHead({ file: source.file, identities: [identity] }))
    .toMatchObject({ plumbline: 'backup' })
  // It is kept by the same rule, and the next one is for the practice's key alone.
  at('2027-03-02T02:30:00.000Z')
  expect(await keepBackup(own)).toBe(0)
  expect(inFolder()).toHaveLength(2)
  const second = path.join(backups(), 'plumbline-nightly-abc123-2027-03-02T023000Z.backup.gz.age')
  const next = readFileSync(second, 'latin1')
  expect(next.match(/^-> X25519 /gm)).toHaveLength(1)
})

describe('on trial', () => {
  const firstRow = /(\{"table":"patient"[^\n]*\n)([^\n]*\n)/
  const changed = (change: (text: string) => string): string => {
    const file = path.join(data, 'changed.backup.gz')
    const whole = gunzipSync(readFileSync(path.join(backups(), first))).toString('utf8')
    writeFileSync(file, gzipSync(change(whole)))
    return file
  }

  test.each<[string, (text: string) => string, RegExp]>([
    ['with a row too few', (text) => text.replace(firstRow, '$1'), /damaged/],
    ['with a row that doesn’t fit', (text) => text.replace(firstRow, '$1$2$2'), /damaged/],
    ['that was cut off', (text) => text.slice(0, -20), /cut off/],
  ])('one %s is found out, and nothing of the trial is left', async (_, change, says) => {
    await keepBackup(settings())
    await expect(tryBackup(database, { file: changed(change) })).rejects.toThrow(says)
    expect(await trials()).toBe(0)
  })

  test('what a killed trial left is dropped; another’s of such a name stays', async () => {
    await keepBackup(settings())
    const name = new URL(database.ownerUrl).pathname.slice(1)
    await connected(database.ownerUrl, async (client) => {
      await client.query(`create database ${name}_trial_dead`)
      await client.query(`create database ${name}_trial_other`)
      await client.query(`comment on database ${name}_trial_dead
        is 'Plumbline: a backup restored on trial'`)
    })
    await tryBackup(database, { file: path.join(backups(), first) })
    expect(await trials()).toBe(1)
    await connected(database.ownerUrl, (client) =>
      client.query(`drop database ${name}_trial_other`))
  })
})
