import { say } from './cannot-run.mjs'
import { mainHome, serverPid, startCluster } from './cluster'
import { readRecord } from './cluster-record'
import { beforeEnd, isEnding } from './ending'

/** Starts the embedded database again when it dies. `onMove` is called where it had to take another port. */
export function watchDatabase(onMove: () => void): void {
  let busy = false
  const revive = async () => {
    const before = readRecord(mainHome())
    if (!before || serverPid(before) !== null) return
    say('The database stopped; starting it again.')
    const after = await startCluster(mainHome())
    if (after.port !== before.port) onMove()
  }
  const look = () => {
    if (busy || isEnding()) return
    busy = true
    revive()
      .catch((error: unknown) => say(`The database does not come back: ${error instanceof Error ? error.message : 'unknown'}`))
      .finally(() => (busy = false))
  }
  const timer = setInterval(look, 200)
  beforeEnd(() => clearInterval(timer))
}
