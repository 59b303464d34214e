import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { leaveOutVariables } from '@/lib/run/build'

test('a build has none of the files that hold variables', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'plumbline-build-'))
  try {
    for (const name of ['.env', '.env.production', 'server.js', '.environment']) {
      writeFileSync(path.join(folder, name), '')
    }
    mkdirSync(path.join(folder, '.next'))
    leaveOutVariables(folder)
    expect(readdirSync(folder).sort()).toEqual(['.environment', '.next', 'server.js'])
  } finally {
    rmSync(folder, { recursive: true })
  }
})
