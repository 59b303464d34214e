import {
  existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { dropOldBuilds, leaveOutVariables, serveFrom } from '@/lib/run/build'
import { checkBuild } from '@/lib/run/check-build'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'plumbline-build-'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

test('a build has none of the files that hold variables', () => {
  for (const name of ['.env', '.env.production', 'server.js', '.environment']) {
    writeFileSync(path.join(folder, name), '')
  }
  mkdirSync(path.join(folder, '.next'))
  leaveOutVariables(folder)
  expect(readdirSync(folder).sort()).toEqual(['.environment', '.next', 'server.js'])
})

test('the three builds used last are kept, and one that a running server was started from', () => {
  vi.stubEnv('PLUMBLINE_DATA_DIR', folder)
  const builds = path.join(folder, 'builds')
  for (const [age, name] of ['newest', 'second', 'third', 'served', 'unused'].entries()) {
    mkdirSync(path.join(builds, name), { recursive: true })
    utimesSync(path.join(builds, name), 1_000 - age, 1_000 - age)
  }
  serveFrom(path.join(builds, 'served'))
  dropOldBuilds(builds)
  expect(readdirSync(builds).sort()).toEqual(['newest', 'second', 'served', 'third'])
})

describe('a new build', () => {
  /** Answers what a build does without a database, but for what is changed. */
  const serverThat = (changed: string) => {
    const program = `
      const { writeFileSync } = require('node:fs')
      const { createServer } = require('node:http')
      const { connect } = require('node:net')
      const answers = { '/api/health': [200, 'ok'], '/book/emergency': [200, '<h1>Call 999</h1>'] }
      const { port } = new URL(process.env.DATABASE_URL)
      const hangsUp = (done) => connect(port).on('close', done).on('error', () => {})
      ${changed}
      createServer((asked, answer) => {
        const say = ([status, text]) => { answer.statusCode = status; answer.end(text) }
        if (answers[asked.url]) say(answers[asked.url])
        else hangsUp(() => say([503, '{"reasons":[{"code":"database-away"}]}']))
      }).listen(process.env.PORT, process.env.HOST)
      process.on('SIGTERM', () => { writeFileSync('ended', ''); process.exit() })`
    writeFileSync(path.join(folder, 'server.js'), program)
  }

  test('is tried without any database, and ended', async () => {
    vi.stubEnv('SMTP_URL', 'smtp://mail.example.org')
    serverThat(`if (process.env.SMTP_URL) throw new Error('it could send')`)
    await expect(checkBuild(folder)).resolves.toBeUndefined()
    expect(existsSync(path.join(folder, 'ended'))).toBe(true)
  })

  test.each([
    ['ends at once', 'throw new Error(\'a module is missing\')', 'it ended by itself'],
    ['fails at a page', `answers['/book/emergency'] = [500, '']`, '500 at /book/emergency'],
    ['fails at its database', `answers['/api/ready'] = [500, '']`, '500 at /api/ready'],
  ])('that %s is refused in one line, after its own words', async (_, changed, why) => {
    const said: string[] = []
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0)
    serverThat(`console.error('its own words');${changed}`)
    await expect(checkBuild(folder)).rejects.toMatchObject({
      name: 'CannotRun', message: expect.stringContaining(`doesn't work (${why})`) as string,
    })
    expect(said.join('')).toContain('its own words')
    vi.restoreAllMocks()
  })
})
