import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readBackupRecord, updateBackupRecord, type BackupRecord } from '@/lib/run/backup-record'

let folder: string
const file = () => path.join(folder, 'backups.json')

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'plumbline-record-'))
  vi.stubEnv('PLUMBLINE_DATA_DIR', folder)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

const nothing: BackupRecord = {
  lastAt: null, lastFile: null, lastError: null, checkedAt: null, checkError: null,
}
const last = { lastAt: '2027-03-01T02:30:00.000Z', lastFile: '/backups/one.backup.gz' }

test('nothing is known before the first backup', () => {
  expect(readBackupRecord()).toEqual(nothing)
  expect(readdirSync(folder)).toEqual([])
})

test('a change leaves the rest as it was, and nothing beside the file', () => {
  updateBackupRecord(last)
  updateBackupRecord({ checkedAt: '2027-03-02T02:30:00Z' })
  const lastError = { at: '2027-03-03T02:30:00.000Z', words: 'The disk is full.' }
  updateBackupRecord({ lastError })
  const all = { ...nothing, ...last, checkedAt: '2027-03-02T02:30:00Z', lastError }
  expect(readBackupRecord()).toEqual(all)
  expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual(all)
  expect(readdirSync(folder)).toEqual(['backups.json'])
  expect(statSync(file()).mode & 0o077).toBe(0)
})

test('the data folder is made where there is none yet', () => {
  vi.stubEnv('PLUMBLINE_DATA_DIR', path.join(folder, 'new/data'))
  updateBackupRecord(last)
  expect(readBackupRecord()).toEqual({ ...nothing, ...last })
})

test.each([
  ['cut off', '{"lastAt":"2027-'],
  ['empty', ''],
  ['of another shape', '{"lastAt":5}'],
  ['with a time that is none', JSON.stringify({ ...nothing, lastAt: 'yesterday' })],
])('a record %s says that nothing is known, and the next change makes it whole', (_, text) => {
  writeFileSync(file(), text)
  expect(readBackupRecord()).toEqual(nothing)
  updateBackupRecord(last)
  expect(readBackupRecord()).toEqual({ ...nothing, ...last })
})

test('one that may not be read is no unknown one', () => {
  rmSync(folder, { recursive: true })
  writeFileSync(folder, 'a file where the folder should be')
  expect(readBackupRecord).toThrow(/ENOTDIR/)
})
