import { readFileSync } from 'node:fs'
import type { Config } from '@/lib/config'
import { CannotRun, say } from './cannot-run.mjs'
import { isFree } from './cluster-record'
import { beforeEnd, endWith, isEnding } from './ending'
import { portInUse } from './environment'
import { holdsLock, lockHolder, releaseLock } from './lock.mjs'
import { inData } from './places'
import { until } from './processes'
import { take } from './turns'

// How the servers of one installation follow each other on a port. Two locks tell all of it, and
// each is void once its holder has died, whenever that is:
//
//   serving-PORT   who serves there
//   next-PORT      who is to be next
//
// The next one prepares everything and then takes next-PORT. The one that serves sees that, stops
// its server, and lets go of serving-PORT once the last request is answered. The next one listens
// as soon as the port is free, and once it is ready takes serving-PORT and lets go of next-PORT.
//
// When next-PORT is no longer the next one's, the one before looks at serving-PORT. If it is
// another's, it was followed, and ends. If it is nobody's, the next one gave up or died, and the
// one before serves again.

const serving = (port: number) => inData(`serving-${port}`)
const next = (port: number) => inData(`next-${port}`)

/** In seconds: to close the port, to answer the last request, and for another start to be done. */
const patience = { toClose: 15, toFinish: 20, forAnother: 120 }

/** Whether systemd started it and would start it again: it says so in the variables. */
function isService(pid: number): boolean {
  try {
    const variables = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0')
    return variables.includes(`SYSTEMD_EXEC_PID=${pid}`)
  } catch {
    return false
  }
}

/**
 * Nobody is on the port, or a server of this installation that can be followed there. Throws
 * CannotRun with what to do.
 */
export async function assertMayServe(config: Config): Promise<void> {
  if (await isFree(config.PORT, config.HOST)) return
  const before = lockHolder(serving(config.PORT))
  if (before === null) throw portInUse(config)
  if (isService(before)) {
    throw new CannotRun(`Plumbline runs on port ${config.PORT} as a service (process ${before}). `
      + 'To update it: npm run build, then sudo systemctl restart plumbline')
  }
  say(`Plumbline runs on port ${config.PORT} (process ${before}). It goes on until this start is `
    + 'ready to take its place.')
}

export interface Place {
  /** Another served here before, and serves again if this one gives up. */
  isTakenOver: boolean
  /** Waits until the one before has answered its last request. Throws CannotRun. */
  alone: () => Promise<void>
  /** Tells the one before that it isn't needed any more. */
  keep: () => Promise<void>
  giveBack: () => void
}

/** Holds next-PORT when it returns. */
async function comeNext(port: number): Promise<void> {
  if (await until(() => take(next(port)), patience.forAnother)) return
  throw new CannotRun(`Another start (process ${lockHolder(next(port)) ?? 'unknown'}) is about to `
    + `serve on port ${port}; wait for it, or stop it.`)
}

const unfinished = (port: number, what: string) =>
  new CannotRun(`Process ${lockHolder(serving(port)) ?? 'unknown'}, which serves on port ${port}, `
    + `${what}; stop it, then run npm start again.`)

async function assertClosed(config: Config, before: number | null): Promise<void> {
  const { PORT, HOST } = config
  if (await until(() => isFree(PORT, HOST), before === null ? 1 : patience.toClose)) return
  throw before === null ? portInUse(config) : unfinished(PORT, 'doesn’t let go of it')
}

/**
 * Asks for the port of the configuration, and waits until nobody listens there. From then on until
 * `giveBack` only what this process starts may. Throws CannotRun.
 */
export async function takePlace(config: Config): Promise<Place> {
  const { PORT } = config
  const giveBack = () => {
    releaseLock(serving(PORT))
    releaseLock(next(PORT))
  }
  beforeEnd(giveBack)
  await comeNext(PORT)
  const before = lockHolder(serving(PORT))
  try {
    await assertClosed(config, before)
  } catch (error) {
    giveBack()
    throw error
  }
  const isOurs = () => isEnding() || holdsLock(serving(PORT)) || take(serving(PORT))
  return {
    isTakenOver: before !== null,
    alone: async () => {
      if (await until(isOurs, patience.toFinish)) return
      throw unfinished(PORT, 'doesn’t finish its last requests')
    },
    keep: async () => {
      await until(isOurs, Infinity)
      releaseLock(next(PORT))
    },
    giveBack,
  }
}

export interface Served {
  stop: () => Promise<void>
  /** Throws where it can't serve any more, by what the next one did to the database. */
  serveAgain: () => Promise<void>
}

/** Lets another serve; ends once it has, or serves again. */
async function stepAside(port: number, successor: number, served: Served): Promise<void> {
  say(`Process ${successor} is ready to serve on port ${port}, so this one stops serving.`)
  await served.stop()
  releaseLock(serving(port))
  const isNobodys = () => lockHolder(next(port)) === null && take(serving(port))
  const isAnothers = () => lockHolder(serving(port)) !== null && !holdsLock(serving(port))
  await until(() => isEnding() || lockHolder(next(port)) !== successor, Infinity)
  await until(() => isEnding() || isAnothers() || isNobodys(), Infinity)
  if (isEnding()) return
  if (!holdsLock(serving(port))) {
    say(`Process ${lockHolder(serving(port)) ?? successor} serves now, so this one ends.`)
    return endWith(0)
  }
  say(`Process ${successor} gave up, so this one serves again.`)
  await served.serveAgain()
}

/** From now on another start may take this one's place on its port. */
export function watchForNext(port: number, served: Served): void {
  let [isBusy, hasFailed] = [false, false]
  const whoIsNext = () => {
    try {
      return lockHolder(next(port))
    } catch (error) {
      // Not a reason to stop serving, and worth one line.
      if (!hasFailed) say(`Another start can't take this one's place: ${String(error)}`)
      hasFailed = true
      return null
    }
  }
  const look = () => {
    const successor = isBusy || isEnding() ? null : whoIsNext()
    if (successor === null || successor === process.pid) return
    isBusy = true
    stepAside(port, successor, served)
      .catch((error: unknown) => {
        say(error instanceof Error ? error.message : String(error))
        return endWith(1)
      })
      .finally(() => (isBusy = false))
  }
  const timer = setInterval(look, 100)
  beforeEnd(() => clearInterval(timer))
}
