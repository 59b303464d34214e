import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { run } from '@/lib/run/restore'

const refusing = vi.hoisted(() => ({ code: '' }))
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>()
  const accessSync = (...given: Parameters<typeof fs.accessSync>) => {
    if (refusing.code === '') fs.accessSync(...given)
    else throw Object.assign(new Error('permission denied'), { code: refusing.code })
  }
  return { ...fs, accessSync }
})

const folder = mkdtempSync(path.join(tmpdir(), 'plumbline-restore-command-'))
const file = path.join(folder, 'mine.backup.gz')
writeFileSync(file, '')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each(['mine.txt', '', 'mine.backup.gz/deeper'])('“%s” is no backup that is there', async (name) => {
  await expect(run([name], folder)).rejects.toMatchObject({
    name: 'CannotRun', message: `There is no ${path.resolve(folder, name)}.`,
  })
})

test.each(['EACCES', 'EPERM'])('another account’s (%s) is refused in a line', async (code) => {
  refusing.code = code
  await expect(run(['mine.backup.gz'], folder)).rejects.toMatchObject({
    name: 'CannotRun', message: `${file} can’t be read by this account (${code}): give it the file, `
      + 'or restore as the account that it belongs to.',
  })
  refusing.code = ''
})
