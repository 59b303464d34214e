import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { isAlive, isZombie } from '@/lib/run/alive.mjs'

afterEach(() => void vi.restoreAllMocks())

describe.runIf(process.platform === 'linux')('a process that has ended', () => {
  /** One whose parent never collects it, until that is ended too. */
  async function zombie() {
    const parent = spawn('sh', ['-c', 'sleep 600 & echo $!; exec sleep 600'])
    const [said] = await once(parent.stdout, 'data') as [Buffer]
    const pid = Number(said.toString())
    const isSo = async (is: () => boolean) => {
      while (!is()) await new Promise((resolve) => setTimeout(resolve, 1))
    }
    // Only then nobody is left who would collect it.
    await isSo(() => readFileSync(`/proc/${parent.pid}/comm`, 'utf8').startsWith('sleep'))
    process.kill(pid, 'SIGKILL')
    await isSo(() => isZombie(pid))
    return { pid, end: () => parent.kill('SIGKILL') }
  }

  test('is not alive though it still answers signals', async () => {
    const { pid, end } = await zombie()
    expect(process.kill(pid, 0)).toBe(true)
    expect(isAlive(pid)).toBe(false)
    end()
  })

  test('is not alive where it is collected while it is looked at', async () => {
    const { pid, end } = await zombie()
    const kill = process.kill.bind(process)
    vi.spyOn(process, 'kill').mockImplementation((one, signal) => {
      const answered = kill(one, signal)
      if (one === pid) {
        end()
        while (existsSync(`/proc/${pid}`)) { /* its parent's parent collects it */ }
      }
      return answered
    })
    expect(isAlive(pid)).toBe(false)
    end()
  })
})

test('this process is alive', () => {
  expect(isAlive(process.pid)).toBe(true)
})
