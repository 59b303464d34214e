import { say } from './cannot-run.mjs'
import { mainHome, startCluster } from './cluster'
import { serverPid } from './cluster-proof'
import { readRecord } from './cluster-record'
import { beforeEnd, isEnding } from './ending'
import { boundLog } from './server-log'

const why = (error: unknown): string => (error instanceof Error ? error.message : 'unknown')

/** What can't be done is said once, and tried again. */
function keepLogBounded(): () => void {
  let said = false
  return () => {
    try {
      boundLog(mainHome())
      said = false
    } catch (error) {
      if (!said) say(`The database's log can't be made smaller: ${why(error)}`)
      said = true
    }
  }
}

/** Starts the embedded database again when it dies, and keeps its log from growing. `onMove` is called where it had to take another port. */
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
        if (failures % 5 === 0) say(`The database does not come back: ${why(error)}`)
      })
      .finally(() => (busy = false))
  }
  const timers = [setInterval(look, 200), setInterval(keepLogBounded(), 60_000)]
  beforeEnd(() => timers.forEach(clearInterval))
}
