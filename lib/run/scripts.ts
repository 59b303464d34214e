import { spawn } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { say } from './cannot-run.mjs'
import { beforeEnd } from './ending'
import { root } from './places'

export interface Script {
  file: string
  name: string
}

/** A file that exports is a part of others, not a script. */
const isScript = (file: string) => file.endsWith('.ts') && !/^export /m.test(readFileSync(file, 'utf8'))

/** The scripts of a folder, or those of them whose names are given. */
export function scriptsIn(folder: string, names: readonly string[] = []): Script[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder).sort().map((file) => ({ file: path.join(folder, file), name: path.basename(file, '.ts') }))
    .filter(({ file, name }) => isScript(file) && (names.length === 0 || names.includes(name)))
}

/** Runs one to its end, with its words shown; answers its exit status. */
export function runScript({ file, name }: Script, env: Readonly<Record<string, string>> = {}): Promise<number> {
  say(`\n── ${name}`)
  const words = [path.join(root, 'node_modules/tsx/dist/cli.mjs'), file]
  const own = { ...process.env, RATE_LIMIT_PER_MINUTE: '0', ...env }
  const child = spawn(process.execPath, words, { cwd: root, env: own, stdio: ['ignore', 'inherit', 'inherit'] })
  beforeEnd(() => void child.kill('SIGTERM'))
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)))
}
