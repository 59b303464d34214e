import { spawn } from 'node:child_process'
import {
  chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync,
  rmSync, writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isAlive } from '@/lib/run/alive.mjs'
import { root } from '@/lib/run/places'
import { until } from '@/lib/run/processes'

interface Run {
  pid: number
  output: () => string
  ended: Promise<number | null>
  kill: () => void
}

interface StandIn {
  holds?: boolean
  says?: string
  leavesOut?: boolean
  path?: string
}

let folder: string
const at = (...parts: string[]) => path.join(folder, 'checkout', ...parts)
const installer = pathToFileURL(path.join(root, 'lib/run/install.mjs')).href
const command = `import('${installer}').then(({ install }) => install())
  .catch((error) => { process.stderr.write(error.name + ': ' + error.message); process.exit(1) })`

/** A command that installs first, in the checkout, with the stand-in for npm on its path. */
function begin({ path: programs, ...standIn }: StandIn = {}): Run {
  const env = {
    ...process.env,
    npm_execpath: '',
    PATH: programs ?? `${path.join(folder, 'bin')}${path.delimiter}${process.env['PATH'] ?? ''}`,
    STAND_IN: JSON.stringify({ folder, ...standIn }),
  }
  const child = spawn(process.execPath, ['-e', command], {
    cwd: at(), env, stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text: Buffer) => (output += text.toString()))
  }
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  return { pid: child.pid!, output: () => output, ended, kill: () => void child.kill('SIGKILL') }
}

async function run(standIn: StandIn = {}): Promise<{ code: number | null; output: string }> {
  const one = begin(standIn)
  return { code: await one.ended, output: one.output() }
}

/** The process numbers of the stand-ins for npm so far. */
function calls(): number[] {
  const file = path.join(folder, 'calls')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').map(Number) : []
}

const letGo = () => writeFileSync(path.join(folder, 'go'), '')
const seen = (isSo: () => boolean) => expect(until(isSo, 20)).resolves.toBe(true)

const said = (text: string) => expect.stringContaining(text) as string
const notSaid = (text: string) => expect.not.stringContaining(text) as string

const lockOf = (version: string) => JSON.stringify({
  packages: {
    '': { name: 'checkout' },
    'node_modules/one': { version },
    'node_modules/@two/parts': { version },
    'node_modules/elsewhere': { version, optional: true },
  },
})

function versionOf(name: string): string {
  const text = readFileSync(at('node_modules', name, 'package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}

/** Nothing of an install is left beside the packages. */
const expectWhole = (version: string) => {
  expect([versionOf('one'), versionOf('@two/parts')]).toEqual([version, version])
  expect(readdirSync(at()).sort()).toEqual(['node_modules', 'package-lock.json', 'package.json'])
}

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'plumbline-install-'))
  mkdirSync(at(), { recursive: true })
  mkdirSync(path.join(folder, 'bin'))
  cpSync(path.join(root, 'tests/support/npm-stand-in.mjs'), path.join(folder, 'bin/npm'))
  chmodSync(path.join(folder, 'bin/npm'), 0o755)
  writeFileSync(at('package.json'), '{"type":"module"}')
  writeFileSync(at('package-lock.json'), lockOf('1.0.0'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }))

test('installs what isn’t there, and nothing the next time', async () => {
  expect(await run()).toMatchObject({ code: 0, output: said('Installing packages') })
  expect(await run()).toEqual({ code: 0, output: '' })
  expect(calls()).toHaveLength(1)
  expectWhole('1.0.0')
})

test('installs again when the lock file names another version', async () => {
  await run()
  writeFileSync(at('package-lock.json'), lockOf('2.0.0'))
  expect(await run()).toMatchObject({ code: 0 })
  expectWhole('2.0.0')
})

describe('two commands at once', () => {
  test('install once; the second says that it waits', async () => {
    const first = begin({ holds: true })
    await seen(() => calls().length === 1)
    const second = begin()
    await seen(() => second.output().includes('waiting'))
    letGo()
    expect(await Promise.all([first.ended, second.ended])).toEqual([0, 0])
    expect(second.output())
      .toBe(`Another command (process ${first.pid}) is installing packages; waiting for it …\n`)
    expect(calls()).toHaveLength(1)
    expectWhole('1.0.0')
  })

  test('eight install once', async () => {
    const all = Array.from({ length: 8 }, () => begin())
    expect(await Promise.all(all.map(({ ended }) => ended))).toEqual(all.map(() => 0))
    expect(calls()).toHaveLength(1)
    expectWhole('1.0.0')
  })

  test('those that wait for one that is killed install once', async () => {
    const first = begin({ holds: true })
    await seen(() => calls().length === 1)
    const others = Array.from({ length: 4 }, () => begin())
    await seen(() => others.every((other) => other.output().includes('waiting')))
    first.kill()
    letGo()
    expect(await Promise.all(others.map(({ ended }) => ended))).toEqual(others.map(() => 0))
    expect(calls()).toHaveLength(2)
    expectWhole('1.0.0')
  })
})

describe('an install that was interrupted', () => {
  test('by kill -9 takes its npm with it, and is done again by the next command', async () => {
    const first = begin({ holds: true })
    await seen(() => calls().length === 1)
    first.kill()
    await first.ended
    await seen(() => !isAlive(calls()[0]!))
    expect(await run()).toMatchObject({ code: 0, output: notSaid('waiting') })
    expectWhole('1.0.0')
  })

  test('leaves the packages of before to work with', async () => {
    await run()
    writeFileSync(at('package-lock.json'), lockOf('2.0.0'))
    const second = begin({ holds: true })
    await seen(() => calls().length === 2)
    second.kill()
    await second.ended
    expect(versionOf('one')).toBe('1.0.0')
  })

  const onLinux = test.runIf(process.platform === 'linux')
  onLinux('is taken over where its process number is another’s by now', async () => {
    mkdirSync(at('.installing'))
    writeFileSync(at('.installing/lock'), `${process.pid} 1`)
    expect(await run()).toMatchObject({ code: 0, output: notSaid('waiting') })
    expectWhole('1.0.0')
  })

  test('while npm removed packages is noticed, though npm’s note is there', async () => {
    await run()
    rmSync(at('node_modules/@two'), { recursive: true })
    expect(await run()).toMatchObject({ code: 0 })
    expectWhole('1.0.0')
  })

  test('while npm wrote its note is noticed', async () => {
    await run()
    writeFileSync(at('node_modules/.package-lock.json'), '{"packages": {"node_mod')
    expect(await run()).toMatchObject({ code: 0 })
    expectWhole('1.0.0')
  })

  test('between the two renames gets the packages of before back first', async () => {
    await run()
    mkdirSync(at('.installing'))
    renameSync(at('node_modules'), at('.installing/before'))
    writeFileSync(at('package-lock.json'), lockOf('2.0.0'))
    expect(await run({ says: 'npm error code ENOSPC\n' })).toMatchObject({ code: 1 })
    expectWhole('1.0.0')
  })

  test('while it cleared up is cleared up after, without npm', async () => {
    await run()
    mkdirSync(at('.installing/before/one'), { recursive: true })
    expect(await run()).toEqual({ code: 0, output: '' })
    expectWhole('1.0.0')
  })
})

describe('an install that fails', () => {
  test('leaves the packages of before as they were', async () => {
    await run()
    writeFileSync(at('package-lock.json'), lockOf('2.0.0'))
    expect(await run({ says: 'npm error code ENOSPC\n' })).toMatchObject({ code: 1 })
    expectWhole('1.0.0')
  })

  test('is noticed where npm ends well and packages are missing', async () => {
    expect(await run({ leavesOut: true })).toMatchObject({
      code: 1, output: said('packages of package-lock.json are missing'),
    })
  })

  test('says so where there is no npm', async () => {
    expect(await run({ path: path.join(folder, 'nowhere') })).toMatchObject({
      code: 1, output: said('could not be installed: npm isn’t there. It comes with Node.js'),
    })
  })

  test('says which file is broken where the lock file is', async () => {
    await run()
    writeFileSync(at('package-lock.json'), '<<<<<<< HEAD')
    expect((await run()).output).toMatch(/^CannotRun: .*package-lock.json don’t fit together/)
  })

  test('says why in one line, what to do, and npm’s own words', async () => {
    const { output } = await run({ says: 'npm error code E403\nnpm error 403 Forbidden\n' })
    expect(output.split('\n').slice(1)).toEqual([
      expect.stringMatching(/^CannotRun: .* refuses access\. .* npm said: 403 Forbidden$/),
    ])
  })
})
