import { database } from '../support/test-database'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { readConfig } from '@/lib/config'
import { checkNames } from '@/lib/core/health/checks'
import { nothingKnown } from '@/lib/core/health/facts'
import { jobs } from '@/lib/core/readiness'
import { readServerFacts } from '@/lib/health/server-facts'
import { checkLines, examine, run } from '@/lib/run/doctor'
import { showLines, wrap, type Line } from '@/lib/run/doctor-lines'
import { at, faults, wellFacts } from '../support/health-faults'
import { refuses, strictMailServer } from '../support/strict-mail-server'

const wrongs = (lines: readonly Line[]) => lines.filter(({ sign }) => sign === 'wrong')
const named = (lines: readonly Line[]) => wrongs(lines).map(({ name }) => name)

describe('the checks', () => {
  test('name nothing where all is well', () => {
    expect(checkLines(wellFacts, at)).toHaveLength(checkNames.length)
    expect(wrongs(checkLines(wellFacts, at))).toEqual([])
  })

  test.each(faults)('say that %s, and what to do', (_, changed) => {
    const found = wrongs(checkLines({ ...wellFacts, ...changed }, at))
    expect(found).toHaveLength(1)
    expect(found[0]?.next).not.toBe('')
  })
})

describe('what is shown', () => {
  const all = [
    wellFacts,
    nothingKnown,
    ...faults.map(([, changed]) => ({ ...wellFacts, ...changed })),
  ]
  const texts = all.map((facts) => showLines(checkLines(facts, at), '2027-03-01 09:00 UTC'))

  test('is plain text of 80 columns', () => {
    for (const line of texts.join('\n').split('\n')) {
      expect(line.length, line).toBeLessThanOrEqual(80)
      expect(line).toBe(line.trimEnd())
      expect(line).not.toContain('\u001b')
    }
  })

  test('ends with whether anything is wrong', () => {
    expect(texts[0]).toMatch(/\n\nNothing is wrong\.$/)
    expect(texts[1]).toMatch(/\n\nNothing is wrong, as far as we could see\.$/)
    expect(texts[2]).toMatch(/\nWRONG {2}Disk: [^]*\n {7}To do: [^]*\n\n1 thing is wrong\.$/)
  })

  test('breaks between words, and leaves an address whole', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three'])
    expect(wrap('see https://example.org/a-long-way now', 10)).toEqual([
      'see',
      'https://example.org/a-long-way',
      'now',
    ])
    expect(wrap('', 10)).toEqual([])
  })
})

let folder: string
const closing: (() => unknown)[] = []
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'plumbline-doctor-'))
  vi.stubEnv('PLUMBLINE_DATA_DIR', folder)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  for (const close of closing.splice(0)) await close()
  rmSync(folder, { recursive: true, force: true })
})

/** A server that tells these facts, or answers with that status. */
async function server(told: unknown, status = 200): Promise<string> {
  const http = createServer((request, response) => {
    if (request.url === '/api/health/facts') response.writeHead(status)
    else response.writeHead(404)
    response.end(typeof told === 'string' ? told : JSON.stringify(told))
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  closing.push(() => void http.close())
  return String((http.address() as AddressInfo).port)
}

const running = () =>
  server({
    ...wellFacts,
    jobs: { startedAt: 0, lastRuns: Object.fromEntries(jobs.map((job) => [job, Date.now()])) },
  })
const settings = (PORT: string, more: Record<string, string> = {}) =>
  readConfig({
    DATABASE_URL: database.url,
    AUTH_SECRET: 'x'.repeat(32),
    PORT,
    ...more,
  })

describe('the whole of it', () => {
  test('names nothing where all is well', async () => {
    const lines = await examine(settings(await running()))
    expect(wrongs(lines)).toEqual([])
    expect(lines.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'Settings',
        'Versions',
        'Server',
        'Address',
        'Data folder',
        'Secrets',
        'Time zones',
        'Migrations',
      ]),
    )
    expect(lines.find(({ name }) => name === 'Versions')?.said).toMatch(
      /^Plumbline [\d.]+, Node [\d.]+, PostgreSQL \d+/,
    )
  })

  test('works while neither the server nor the database answers, and says so', async () => {
    const lines = await examine(
      settings('1', { DATABASE_URL: 'postgresql://plumbline_app:kettle@127.0.0.1:1/plumbline' }),
    )
    expect(named(lines)).toEqual(['Server', 'Database'])
    expect(JSON.stringify(lines)).not.toContain('kettle')
  })

  test('says why the database turns us away', async () => {
    const wrong = new URL(database.url)
    wrong.pathname = '/no-such-database'
    const lines = await examine(settings('1', { DATABASE_URL: wrong.href }))
    const found = wrongs(lines).find(({ name }) => name === 'Database')
    expect(found?.next).toContain('has no database no-such-database')
  })

  test('works before there is any database, and starts none', async () => {
    const lines = await examine(readConfig({ PORT: '1' }))
    expect(named(lines)).toEqual(['Server', 'Database'])
  })

  test('tells what a running server says of itself', async () => {
    const [, fault] = faults.find(([name]) => name === 'the listener is deaf')!
    const port = await server({
      ...wellFacts,
      ...fault,
      proxies: { counted: 0, beyond: 9, within: 0, fewestBeyond: 1 },
    })
    const lines = await examine(settings(port))
    expect(named(lines)).toEqual(expect.arrayContaining(['Live screens', 'Proxies']))
  })

  test.each([
    ['doesn’t let us know', 404, '{}', 'METRICS_TOKEN'],
    ['is another version', 200, '{"pool":5}', 'Restart'],
    ['is something else', 200, '<html>', 'another PORT'],
    ['has a fault', 500, '', 'Restart'],
  ])('says where the server %s', async (_, status, body, next) => {
    const lines = await examine(settings(await server(body, status)))
    expect(wrongs(lines)).toMatchObject([
      { name: 'Server', next: expect.stringContaining(next) as string },
    ])
  })

  test('signs in at the mail server, and says where that refuses us', async () => {
    const mail = await strictMailServer({
      disabledCommands: [],
      hideSTARTTLS: true,
      ...refuses.password('5.7.8 no'),
    })
    closing.push(mail.close)
    const SMTP_URL = `smtp://booking:kettle@127.0.0.1:${mail.port}?ignoreTLS=true`
    const lines = await examine(
      settings(await running(), { SMTP_URL, MAIL_FROM: 'booking@example.org' }),
    )
    expect(wrongs(lines)).toMatchObject([
      { name: 'Emails', next: expect.stringContaining('SMTP_URL') as string },
    ])
    expect(JSON.stringify(lines)).not.toContain('kettle')
  })

  test('names a proxy that the address needs, and an address without https', async () => {
    const port = await running()
    expect(
      named(await examine(settings(port, { BASE_URL: 'http://booking.example.org' }))),
    ).toEqual(['Address'])
    const lines = await examine(settings(port, { BASE_URL: 'https://127.0.0.1:1' }))
    expect(wrongs(lines)).toMatchObject([
      { name: 'Address', next: expect.stringContaining('TRUST_PROXY') as string },
    ])
  })

  test('names a data folder that isn’t there', async () => {
    vi.stubEnv('PLUMBLINE_DATA_DIR', path.join(folder, 'none'))
    expect(named(await examine(settings(await running())))).toEqual(['Data folder'])
  })

  test('names secrets and backups that others may read', async () => {
    mkdirSync(path.join(folder, 'backups'))
    for (const file of ['auth-secret', 'backups/one.backup.gz', 'backups/two.backup.gz']) {
      writeFileSync(path.join(folder, file), '', { mode: 0o600 })
    }
    const port = await running()
    expect(named(await examine(settings(port)))).toEqual([])
    chmodSync(path.join(folder, 'backups/two.backup.gz'), 0o640)
    expect(wrongs(await examine(settings(port)))).toMatchObject([
      {
        name: 'Secrets',
        next: `chmod go= ${path.join(folder, 'backups/two.backup.gz')}`,
      },
    ])
  })

  test('names a missing AUTH_SECRET', async () => {
    const { AUTH_SECRET: _, ...rest } = settings(await running())
    expect(named(await examine({ ...rest, AUTH_SECRET: undefined }))).toEqual(['Settings'])
  })
})

describe('the command', () => {
  async function outcome(): Promise<{ status: number; text: string }> {
    let text = ''
    vi.spyOn(process.stdout, 'write').mockImplementation((part) => (text += String(part)) !== '')
    const status = await run()
    vi.restoreAllMocks()
    return { status, text }
  }

  test('ends with 0 where nothing is wrong, else with 1', async () => {
    vi.stubEnv('AUTH_SECRET', 'x'.repeat(32))
    vi.stubEnv('PORT', await running())
    expect(await outcome()).toMatchObject({
      status: 0,
      text: expect.stringContaining('Nothing is wrong') as string,
    })
    vi.stubEnv('PORT', '1')
    expect(await outcome()).toMatchObject({
      status: 1,
      text: expect.stringContaining('WRONG  Server: Nothing answers') as string,
    })
  })

  test('says what is wrong with the settings, and looks no further', async () => {
    vi.stubEnv('PORT', 'abc')
    const { status, text } = await outcome()
    expect(status).toBe(1)
    expect(text).toContain('PORT must be a whole number')
    expect(text).not.toContain('Database')
  })
})

test('what a server tells is read only where it is whole', () => {
  expect(readServerFacts(JSON.parse(JSON.stringify(wellFacts)))).toEqual({
    pool: wellFacts.pool,
    listener: wellFacts.listener,
    jobs: wellFacts.jobs,
    proxies: wellFacts.proxies,
  })
  for (const wrong of [
    null,
    [],
    {},
    { ...wellFacts, listener: 'humming' },
    { ...wellFacts, pool: null },
  ]) {
    expect(readServerFacts(wrong)).toBeNull()
  }
})
