import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isAlive } from './alive.mjs'
import { CannotRun, say } from './cannot-run.mjs'
import { root } from './places'
import type { Variables } from './prisma-cli'
import { until } from './processes'

/**
 * Loaded into a child, so that it ends with us. Read once: after an update the file is the next
 * version's, and this one may have to start its server again.
 */
export const follow = 'data:text/javascript;base64,'
  + readFileSync(path.join(root, 'lib/run/follow-parent.mjs'), 'base64')
const drainSeconds = 6

export interface Program {
  words: string[]
  folder: string
  env: Variables
}

export function launch(
  { words, folder, env }: Program, output: 'inherit' | 'pipe' = 'inherit',
): ChildProcess {
  // In a process group of its own, so that a Ctrl-C at the terminal reaches the launcher alone, which stops things in order.
  return spawn(process.execPath, ['--import', follow, ...words], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['pipe', output, output],
    detached: process.platform !== 'win32',
  })
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid !== undefined) process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal)
  } catch {
    // It has gone by itself.
  }
}

/** Lets requests finish, then insists. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return
  const pid = child.pid
  signalGroup(child, 'SIGTERM')
  const ended = () => child.exitCode !== null || child.signalCode !== null || !isAlive(pid)
  if (!(await until(ended, drainSeconds))) signalGroup(child, 'SIGKILL')
  await until(ended, 2)
}

/** How a child ended: its code, its signal, or why it never began. */
export const ended = (child: ChildProcess) =>
  new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? `code ${code ?? 'unknown'}`))
    child.once('error', (error) => resolve(error.message))
  })

export interface Running {
  stop: () => Promise<void>
  restart: () => Promise<void>
  pid: () => number | undefined
  /** How often it has died by itself. */
  deaths: () => number
}

/** Starts a program and, whenever it dies, starts it again, with a pause that grows while it keeps dying at once. */
export function keepRunning(name: string, program: () => Program): Running {
  let [stopping, deaths] = [false, 0]
  let child = launch(program())
  const loop = async () => {
    for (let pause = 100; ; ) {
      const since = performance.now()
      const how = await ended(child)
      if (stopping) return
      pause = performance.now() - since > 10_000 ? 100 : Math.min(pause * 2, 5_000)
      deaths += 1
      say(`${name} stopped (${how}); starting it again.`)
      await wait(pause)
      if (stopping) return
      child = launch(program())
    }
  }
  void loop()
  return {
    pid: () => child.pid,
    deaths: () => deaths,
    // Once it was stopped, its number may be another's.
    restart: () => (stopping ? Promise.resolve() : stop(child)),
    stop: () => {
      stopping = true
      return stop(child)
    },
  }
}

async function whyNot(response: Response): Promise<string> {
  const { detail } = await response.json() as { detail?: unknown }
  return typeof detail === 'string' ? detail : 'no reason given'
}

/** Whether a server answers at all, within so many milliseconds. */
export const answers = (address: string, withinMs = 3000): Promise<boolean> =>
  fetch(`${address}/api/health`, { signal: AbortSignal.timeout(withinMs) })
    .then((response) => response.ok, () => false)

/** Waits until the server says that it and its database are ready; `why` tells what it said last. */
export async function assertReady(address: string, seconds: number): Promise<void> {
  let said = 'no answer'
  const isReady = async () => {
    try {
      const response = await fetch(`${address}/api/ready`, { signal: AbortSignal.timeout(3000) })
      said = response.ok ? 'ready' : `${response.status}: ${await whyNot(response)}`
      return response.ok
    } catch {
      return false
    }
  }
  if (!(await until(isReady, seconds))) throw new CannotRun(`The server did not become ready within ${seconds} s (${said} at ${address}/api/ready); what it said stands above.`)
}
