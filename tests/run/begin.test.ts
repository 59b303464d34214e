import { spawn } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { root } from '@/lib/run/places'

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'plumbline-begin-')))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Place {
  cwd: string
  /** Where npm says that it was called. */
  before?: string
}

/** What a restore of a file that isn't there says, called from a folder or by npm. */
function said({ cwd, before }: Place): Promise<string> {
  const npm = { INIT_CWD: before, npm_lifecycle_event: before && 'restore' }
  const env: NodeJS.ProcessEnv = { ...process.env, ...npm }
  const words = [path.join(root, 'lib/run/begin.mjs'), 'restore', 'missing.backup.gz']
  const child = spawn(process.execPath, words, { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] })
  let output = ''
  child.stderr.on('data', (text: Buffer) => (output += text.toString()))
  return new Promise((resolve) => child.on('close', () => resolve(output)))
}

test.each<[string, Place]>([
  ['called from a folder', { cwd: folder }],
  ['called by npm, which has gone to the checkout', { cwd: root, before: folder }],
])('%s, a command takes a relative file from where the caller is', async (_, place) => {
  expect(await said(place)).toBe(`There is no ${path.join(folder, 'missing.backup.gz')}.\n`)
}, 120_000)
