import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'plumbline-version-'))
  vi.resetModules()
  vi.spyOn(process, 'cwd').mockReturnValue(folder)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const read = async () => (await import('@/lib/adapters/version')).version

test('a server says what its build was made from, and not what is put there later', async () => {
  writeFileSync(path.join(folder, 'version'), 'one\n')
  const version = await read()
  expect(version()).toBe('one')
  writeFileSync(path.join(folder, 'version'), 'two\n')
  expect(version()).toBe('one')
})

test('a server that something else built says nothing', async () => {
  expect((await read())()).toBeNull()
})
