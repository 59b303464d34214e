import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { startOf } from '@/lib/run/alive.mjs'
import { lockHolder, markOf, releaseLock, takeLock } from '@/lib/run/lock.mjs'
import { root } from '@/lib/run/places'
import { enter, holding, inTurn, leave } from '@/lib/run/turns'

// Sixteen processes take their time on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

let folder: string
let workers: ChildProcess[]
const lock = () => path.join(folder, 'lock')

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'plumbline-lock-'))
  workers = []
})
afterEach(() => {
  for (const worker of workers) worker.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

/** A process that takes the lock once `go` is called, and says “held”. */
function begin(end: 'keep' | 'die') {
  const words = [path.join(root, 'tests/support/lock-worker.mjs'), lock(), end]
  const worker = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'] })
  workers.push(worker)
  let said = ''
  worker.stdout.on('data', (text: Buffer) => (said += text.toString()))
  const says = async (word: string) => {
    while (!said.includes(word)) await once(worker.stdout, 'data')
  }
  const exited = once(worker, 'exit')
  return {
    pid: worker.pid ?? 0,
    says,
    go: () => worker.stdin.write('go'),
    kill: async () => {
      worker.kill('SIGKILL')
      await exited
    },
    exited,
  }
}

async function heldByAnother() {
  const worker = begin('keep')
  await worker.says('begun')
  worker.go()
  await worker.says('held')
  return worker
}

describe('a lock that another process holds', () => {
  test('isn’t taken, and is once that is killed', async () => {
    const other = await heldByAnother()
    expect(takeLock(lock())).toBe(false)
    expect(lockHolder(lock())).toBe(other.pid)
    await other.kill()
    expect(lockHolder(lock())).toBeNull()
    await expect(inTurn(lock(), 5, () => Promise.resolve('done'))).resolves.toBe('done')
    expect(readdirSync(folder)).not.toContain('lock')
  })

  test('is left alone by one that gives back what it doesn’t hold', async () => {
    const other = await heldByAnother()
    releaseLock(lock())
    expect(lockHolder(lock())).toBe(other.pid)
  })

  test('is named to whoever has waited too long', async () => {
    const other = await heldByAnother()
    await expect(inTurn(lock(), 0.2, () => Promise.resolve())).rejects.toMatchObject({
      name: 'CannotRun', message: expect.stringContaining(`(${other.pid})`) as string,
    })
  })
})

test('of many that see a dead holder, one at a time gets in', async () => {
  const all = Array.from({ length: 16 }, () => begin('die'))
  await Promise.all(all.map(({ says }) => says('begun')))
  for (const { go } of all) go()
  await Promise.all(all.map(({ exited }) => exited))
  const entries = readFileSync(`${lock()}-entries`, 'utf8').trim().split('\n')
  expect(entries).toEqual(all.map(() => 'alone'))
})

describe('what a file says of its holder', () => {
  const [ours, here] = [() => startOf(process.pid), () => markOf(folder)]
  test.each([
    ['a process that runs, folder, start', () => `${process.pid} ${here()} ${ours()}`, true],
    ['an earlier version’s, without the start', () => `${process.pid} ${here()}`, true],
    ['an earlier version’s, without the folder', () => `${process.pid} ${ours()}`, true],
    ['another folder: it was copied', () => `${process.pid} ${here()}0 ${ours()}`, false],
    ['nothing', () => '', false],
  ])('%s', (_, text, isHeld) => {
    writeFileSync(lock(), text())
    expect(lockHolder(lock())).toBe(isHeld ? process.pid : null)
  })

  test.runIf(process.platform === 'linux')('a number that is another process’s by now', () => {
    writeFileSync(lock(), `${process.pid} ${here()} ${Number(ours()) - 1}`)
    expect(lockHolder(lock())).toBeNull()
  })
})

test('a turn that can’t be written says so in one line', async () => {
  writeFileSync(path.join(folder, 'file'), '')
  const turn = inTurn(path.join(folder, 'file', 'lock'), 1, () => Promise.resolve())
  await expect(turn).rejects.toMatchObject({
    name: 'CannotRun',
    message: expect.stringMatching(/^.*file\/lock can't be written .*$/) as string,
  })
})

describe('who needs a shared thing', () => {
  const needs = () => path.join(folder, 'holders')

  test('is this process until it leaves, last of all', () => {
    enter(needs())
    expect(holding(needs())).toEqual([process.pid])
    expect(leave(needs())).toBe(true)
    expect(holding(needs())).toEqual([])
  })

  test('is not who died, nor whoever needed what it was copied from', async () => {
    enter(needs())
    const dead = await heldByAnother()
    await dead.kill()
    writeFileSync(path.join(needs(), String(dead.pid)), markOf(needs()))
    cpSync(needs(), path.join(folder, 'copy'), { recursive: true })
    expect(holding(needs())).toEqual([process.pid])
    expect(holding(path.join(folder, 'copy'))).toEqual([])
    expect(existsSync(path.join(needs(), String(dead.pid)))).toBe(false)
  })
})
