// A process that takes a lock once it is told to (a byte on its standard input) and says so:
//   node lock-worker.mjs FILE keep    keeps it until it is killed
//   node lock-worker.mjs FILE die     notes whether it is alone, and is killed while it holds it
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { setImmediate as pause, setTimeout as wait } from 'node:timers/promises'
import { isAlive } from '../../lib/run/alive.mjs'
import { takeLock } from '../../lib/run/lock.mjs'

const [file = '', end = ''] = process.argv.slice(2)
const inside = `${file}-inside`

function noteEntry() {
  const before = existsSync(inside) ? Number(readFileSync(inside, 'utf8')) : 0
  writeFileSync(inside, String(process.pid))
  appendFileSync(`${file}-entries`, before > 0 && isAlive(before) ? 'beside\n' : 'alone\n')
}

process.stdout.write('begun\n')
await new Promise((resolve) => process.stdin.once('data', resolve))
while (!takeLock(file)) await pause()
noteEntry()
process.stdout.write('held\n')
if (end === 'die') {
  // Long enough for another to get in beside it.
  await wait(10)
  process.kill(process.pid, 'SIGKILL')
}
