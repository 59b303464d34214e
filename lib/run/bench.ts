import { spawn } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { build } from './build'
import { say } from './cannot-run.mjs'
import { leaveCluster, startCluster, testHome } from './cluster'
import { beforeEnd, endOnSignal } from './ending'
import { root } from './places'

const folder = path.join(root, 'tests/bench')

/** A file that exports is a part of others, not a benchmark. */
const isScript = (file: string) => file.endsWith('.ts') && !/^export /m.test(readFileSync(path.join(folder, file), 'utf8'))

function runScript(file: string): Promise<number> {
  say(`\n── ${path.basename(file, '.ts')}`)
  const words = [path.join(root, 'node_modules/tsx/dist/cli.mjs'), file]
  const child = spawn(process.execPath, words, { cwd: root, env: { ...process.env, RATE_LIMIT_PER_MINUTE: '0' }, stdio: ['ignore', 'inherit', 'inherit'] })
  beforeEnd(() => void child.kill('SIGTERM'))
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)))
}

/** `npm run bench [-- name …]`: every script of tests/bench, or those whose names are given, one after another. */
export async function run(names: string[]): Promise<number> {
  endOnSignal(130)
  const scripts = existsSync(folder) ? readdirSync(folder).filter(isScript).sort() : []
  const chosen = scripts.filter((file) => names.length === 0 || names.includes(path.basename(file, '.ts')))
  beforeEnd(() => leaveCluster(testHome()))
  await startCluster(testHome())
  await build()
  let failed = 0
  for (const script of chosen) if ((await runScript(path.join(folder, script))) !== 0) failed += 1
  say(`\n${chosen.length - failed} of ${chosen.length} benchmarks within their bounds`)
  return failed === 0 ? 0 : 1
}
