import { readdirSync } from 'node:fs'
import { constants, setPriority } from 'node:os'

/** On Linux each thread has a priority of its own, and zipping is done by others than this one. */
const threads = (): number[] =>
  process.platform === 'linux' ? readdirSync('/proc/self/task').map(Number) : [process.pid]

/** From here on everything else on this machine goes first: people who book, above all. */
export function giveWay(): void {
  for (const thread of threads()) {
    try {
      setPriority(thread, constants.priority.PRIORITY_LOW)
    } catch {
      // A service that is locked down may not ask for it, and has a priority by its unit.
    }
  }
}
