import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { root } from '@/lib/run/places'
import { until } from '@/lib/run/processes'

// Checkouts of several versions, and the commands of each.

/** A checkout of the commit before this one, in a folder that isn't there yet. */
export function checkOutBefore(folder: string): string {
  mkdirSync(folder, { recursive: true })
  const words = ['-c', 'git archive HEAD^ | tar -x -C "$1"', 'sh', folder]
  const done = spawnSync('sh', words, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  if (done.status === 0) return folder
  throw new Error('the commit before can’t be checked out: name a folder of it in OTHER')
}

export interface Command {
  /** Waits until it has said so much; throws where it ends before. */
  says: (words: string) => Promise<void>
  /** Calls back for each line that it says. */
  onLine: (hear: (line: string) => void) => void
  ended: Promise<number | null>
  /** Asks it to end, as Ctrl-C does, and waits for that. */
  stop: () => Promise<number | null>
}

function linesOf(child: ChildProcess, hear: (line: string) => void): void {
  let rest = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    lines.forEach(hear)
  })
}

/** Begins a command of a checkout, such as `start`; what it says is shown behind its `name`. */
export function begin(
  name: string, checkout: string, words: readonly string[], variables: Record<string, string>,
): Command {
  const child = spawn(process.execPath, [path.join(checkout, 'lib/run/begin.mjs'), ...words], {
    cwd: checkout, env: { ...process.env, ...variables }, stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said: string[] = []
  const hearers: ((line: string) => void)[] = []
  linesOf(child, (line) => {
    said.push(line)
    console.log(`  ${name}: ${line}`)
    for (const hear of hearers) hear(line)
  })
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return {
    says: async (text) => {
      const isSaid = () => said.some((line) => line.includes(text))
      await until(() => isSaid() || hasEnded(), Infinity)
      if (!isSaid()) throw new Error(`${name} ended before it said “${text}”`)
    },
    onLine: (hear) => void hearers.push(hear),
    ended,
    stop: () => {
      if (!hasEnded()) child.kill('SIGINT')
      return ended
    },
  }
}
