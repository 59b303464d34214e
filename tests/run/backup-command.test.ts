import { database } from '../support/test-database'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readConfig } from '@/lib/config'
import { run } from '@/lib/run/backup'
import { CannotRun } from '@/lib/run/cannot-run.mjs'
import { readEnvironment } from '@/lib/run/environment'

vi.mock('@/lib/run/environment', async (original) => ({
  ...await original<Record<string, unknown>>(), readEnvironment: vi.fn(),
}))

const folder = mkdtempSync(path.join(tmpdir(), 'plumbline-backup-command-'))
const data = path.join(folder, 'data')

/** A file `.env` is read with the variables, so what it says holds from then on. */
function inEnvFile(variables: Record<string, string> = {}): void {
  vi.mocked(readEnvironment).mockImplementation(() => {
    vi.stubEnv('PLUMBLINE_DATA_DIR', data)
    return readConfig({
      DATABASE_URL: database.url, MIGRATE_DATABASE_URL: database.ownerUrl, ...variables,
    })
  })
}

beforeEach(() => {
  vi.stubEnv('PLUMBLINE_DATA_DIR', path.join(folder, 'not-this'))
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  inEnvFile()
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(data, { recursive: true, force: true })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a backup that nobody named goes below the data folder that .env names', async () => {
  expect(await run([])).toBe(0)
  expect(readdirSync(path.join(data, 'backups'))).toHaveLength(1)
  expect(readdirSync(folder)).toEqual(['data'])
})

test('a relative name is one from where the caller is', async () => {
  expect(await run(['mine.backup.gz'], folder)).toBe(0)
  expect(readdirSync(folder)).toEqual(['mine.backup.gz'])
})

test('where nothing can be written it says so in a line, with what to do', async () => {
  const file = path.join(folder, 'a-file')
  writeFileSync(file, '')
  await expect(run([path.join(file, 'mine.backup.gz')])).rejects
    .toThrow(new CannotRun(`${file} is a file: name a folder there, or another one.`))
  rmSync(file)
  await expect(run([folder])).rejects
    .toThrow(new CannotRun(`${folder} is a folder: name a file in it.`))
})
