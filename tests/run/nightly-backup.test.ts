import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fromIso } from '@/lib/core/time'
import { readBackupRecord, updateBackupRecord } from '@/lib/run/backup-record'
import { backUpIfDue } from '@/lib/run/nightly-backup'

const clock = vi.hoisted(() => ({ at: 0 }))
vi.mock('@/lib/clock', () => ({ now: () => clock.at }))

let folder: string
let launched: number
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'plumbline-nightly-'))
  vi.stubEnv('PLUMBLINE_DATA_DIR', folder)
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  launched = 0
  at('2027-03-01T02:30:00.000Z')
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

const at = (text: string) => void (clock.at = fromIso(text))

/** A process that ends as it is told to. */
const ending = (how: string) => () => {
  launched += 1
  return spawn(process.execPath, ['-e', how])
}

test('none is launched where none is due', async () => {
  updateBackupRecord({ lastAt: '2027-03-01T02:30:00.000Z' })
  at('2027-03-02T02:29:00.000Z')
  await backUpIfDue(ending(''))
  expect(launched).toBe(0)
})

test('one that was killed is noted, and tried again an hour later, not at once', async () => {
  const kill = ending("process.kill(process.pid, 'SIGKILL')")
  await backUpIfDue(kill)
  await backUpIfDue(kill)
  expect(launched).toBe(1)
  expect(readBackupRecord().lastError).toEqual({
    at: '2027-03-01T02:30:00.000Z', words: 'The backup broke off (SIGKILL).',
  })
  at('2027-03-01T03:30:00.000Z')
  await backUpIfDue(kill)
  expect(launched).toBe(2)
})

test('what it has noted itself stays as it is', async () => {
  const words = 'The disk is full.'
  await backUpIfDue(() => {
    updateBackupRecord({ lastError: { at: '2027-03-01T02:30:00.000Z', words } })
    return ending('process.exit(1)')()
  })
  expect(readBackupRecord().lastError?.words).toBe(words)
})

test.each([['', 0], ['process.exit(2)', 2]])('one that ends with %s is no failure', async (how) => {
  await backUpIfDue(ending(how))
  expect([launched, readBackupRecord().lastError]).toEqual([1, null])
})
