import path from 'node:path'
import { say } from './cannot-run.mjs'
import { leaveCluster, startCluster, testHome } from './cluster'
import { beforeEnd, endOnSignal } from './ending'
import { root } from './places'
import { runScript, scriptsIn } from './scripts'

/** What `npm test` leaves out because it takes long: each script, with the size it has at night. */
const atNight: readonly { folder: string; name: string; env?: Record<string, string> }[] = [
  { folder: 'faults', name: 'kill' },
  { folder: 'faults', name: 'away' },
  { folder: 'faults', name: 'storm', env: { MINUTES: '10', FAULTS: '150', ATTEMPTS: '10000000' } },
  { folder: 'bench', name: 'one-time' },
]

/** `npm run nightly`: ends with “N passed, N failed”. */
export async function run(): Promise<number> {
  endOnSignal(130)
  beforeEnd(() => leaveCluster(testHome()))
  await startCluster(testHome())
  let failed = 0
  for (const { folder, name, env } of atNight) {
    const [script] = scriptsIn(path.join(root, 'tests', folder), [name])
    if (!script || (await runScript(script, env)) !== 0) failed += 1
  }
  say(`\n${atNight.length - failed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}
