import { say } from './cannot-run.mjs'
import { mainHome, startCluster } from './cluster'
import { serverPid } from './cluster-proof'
import { readRecord } from './cluster-record'
import { beforeEnd, isEnding } from './ending'

/** Starts the embedded database again when it dies. `onMove` is called where it had to take another port. */
export function watchDatabase(onMove: () => void): void {
  let busy = false
  let failures = 0
  const revive = async () => {
    const before = readRecord(mainHome())
    if (!before || serverPid(before) !== null) return
    if (failures === 0) say('The database stopped; starting it again.')
    const after = await startCluster(mainHome())
    failures = 0
    if (after.port !== before.port) onMove()
  }
  const look = () => {
    if (busy || isEnding()) return
    busy = true
    revive()
      .catch((error: unknown) => {
        failures += 1
        // While it recovers it turns connections away; only what lasts is worth a word.
        if (failures % 5 === 0) say(`The database does not come back: ${error instanceof Error ? error.message : 'unknown'}`)
      })
      .finally(() => (busy = false))
  }
  const timer = setInterval(look, 200)
  beforeEnd(() => clearInterval(timer))
}
