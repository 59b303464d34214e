import path from 'node:path'
import { CannotRun, say } from './cannot-run.mjs'
import { endOnSignal } from './ending'
import { root } from './places'
import { runScript, scriptsIn } from './scripts'

const folder = path.join(root, 'tests/faults')

/** `npm run faults -- name …`: what each does to a running server stands at the top of its file in tests/faults. */
export async function run(names: string[]): Promise<number> {
  endOnSignal(130)
  const all = scriptsIn(folder)
  const chosen = all.filter(({ name }) => names.includes(name))
  if (chosen.length === 0 || chosen.length < names.length) {
    throw new CannotRun(`Say which: npm run faults -- ${all.map(({ name }) => name).join(' | ')}`)
  }
  let failed = 0
  for (const script of chosen) if ((await runScript(script)) !== 0) failed += 1
  say(`\n${chosen.length - failed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}
