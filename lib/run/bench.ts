import path from 'node:path'
import { build } from './build'
import { say } from './cannot-run.mjs'
import { leaveCluster, startCluster, testHome } from './cluster'
import { beforeEnd, endOnSignal } from './ending'
import { root } from './places'
import { runScript, scriptsIn } from './scripts'

/** `npm run bench [-- name …]`: every script of tests/bench, or those whose names are given, one after another. */
export async function run(names: string[]): Promise<number> {
  endOnSignal(130)
  const chosen = scriptsIn(path.join(root, 'tests/bench'), names)
  beforeEnd(() => leaveCluster(testHome()))
  await startCluster(testHome())
  await build()
  let failed = 0
  for (const script of chosen) if ((await runScript(script)) !== 0) failed += 1
  say(`\n${chosen.length - failed} of ${chosen.length} benchmarks within their bounds`)
  return failed === 0 ? 0 : 1
}
