import path from 'node:path'
import type { Config } from '@/lib/config'
import { publicKeysOf } from './backup-seal'
import { serveFrom } from './build'
import { CannotRun, say } from './cannot-run.mjs'
import { assertFitToServe, bringUpToDate, reachDatabase, type Access } from './database-access'
import { seedWhereEmpty, showAccounts } from './demo'
import { beforeEnd, endOnSignal } from './ending'
import { addressOfServer, readEnvironment, servingVariables } from './environment'
import { backUpUnlessUnwanted, serverEnvironment, type Ground } from './ground'
import { assertMayServe, takePlace, watchForNext, type Place } from './hand-over'
import { pendingMigrations, stopsOldServers, tooNewFor } from './migrations'
import { backUpNightly } from './nightly-backup'
import { until } from './processes'
import { answers, assertReady, keepRunning, type Running } from './server'
import { watchDatabase } from './watch-database'

/** What is done to the database of a start before it serves. */
interface ToDo {
  /** The one before may go on serving while it is done. */
  mayBeBeside: boolean
  bringUp: () => Promise<void>
}

async function prepareDatabase({ config, access, env }: Ground): Promise<ToDo> {
  const pending = await pendingMigrations(access.ownerUrl)
  if (pending.length > 0) await backUpUnlessUnwanted(config)?.(access.ownerUrl, pending)
  return {
    mayBeBeside: stopsOldServers(pending).length === 0,
    bringUp: async () => {
      await bringUpToDate(access)
      await seedWhereEmpty(access, env(), config)
      await assertFitToServe(config, access)
    },
  }
}

/** A server that can be started again after it was stopped. */
function serverOf(folder: string, { access, env }: Ground) {
  const program = () => ({
    words: [path.join(folder, 'server.js')], folder, env: { ...env(), NODE_ENV: 'production' },
  })
  let running = keepRunning('The server', program)
  const assertKnown = async () => {
    // A database that is away is the server's to wait for.
    const names = await tooNewFor(folder, access.ownerUrl).catch(() => [])
    if (names.length === 0) return
    throw new CannotRun(`The database now has ${names.join(', ')}, which this version can't work `
      + 'with, so it ends. Start the new version, or restore the backup from before.')
  }
  return {
    current: () => running,
    stop: () => running.stop(),
    serveAgain: async () => {
      await assertKnown()
      running = keepRunning('The server', program)
    },
  }
}

const comesUpSeconds = 60

/** Whether a server answers within so many seconds, or until `isOver`. */
async function comesUp(address: string, seconds: number, isOver = () => false): Promise<boolean> {
  const end = performance.now() + seconds * 1000
  let isUp = false
  const look = async () => {
    // Asked once it listens, and then waited for: many others may have asked before.
    const left = Math.ceil(end - performance.now())
    return isOver() || left <= 0 || (isUp = await answers(address, left))
  }
  await until(look, Infinity)
  return isUp
}

/** Where nobody serves in the meantime, a server that doesn't come up isn't waited for. */
async function assertComesUp(running: Running, address: string): Promise<void> {
  const isUp = await comesUp(address, comesUpSeconds, () => running.deaths() > 0)
  if (isUp) return
  throw new CannotRun(running.deaths() > 0
    ? 'The new server ended by itself; what it said is above.'
    : `The new server didn’t answer within ${comesUpSeconds} s.`)
}

/** Gives the place back, and says what has become of it. */
async function giveUp(place: Place, address: string, error: unknown): Promise<never> {
  if (!place.isTakenOver || !(error instanceof CannotRun)) throw error
  place.giveBack()
  const isBack = await comesUp(address, 60)
  throw new CannotRun(`${error.message} ${isBack ? 'The version before serves again.'
    : 'The version before doesn’t answer either: look at what it said.'}`)
}

/** The server and its launcher's duties, once nobody else listens. */
async function serve(ground: Ground, folder: string, place: Place, toDo: ToDo): Promise<void> {
  const address = addressOfServer(ground.config)
  if (!toDo.mayBeBeside) {
    await place.alone()
    await toDo.bringUp()
  }
  const server = serverOf(folder, ground)
  beforeEnd(server.stop)
  if (ground.access.embedded) watchDatabase(() => void server.current().restart())
  try {
    if (place.isTakenOver) await assertComesUp(server.current(), address)
    await assertReady(address, 60)
  } catch (error) {
    await server.stop()
    throw error
  }
  place.keep().then(() => watchForNext(ground.config.PORT, server))
    .catch((error: unknown) => say(`Another start can't take this one's place: ${String(error)}`))
}

function tell(config: Config, access: Access): void {
  const address = config.BASE_URL ?? addressOfServer(config)
  say(`\nPlumbline is at ${address}`)
  if (access.embedded) showAccounts(address)
  say('Ctrl-C stops it.')
}

/**
 * Serves the build that `makeBuild` answers until it is told to stop, or another start takes its
 * place. Where another serves on the port already, that goes on while this one prepares.
 */
export async function serveBuild(makeBuild: () => Promise<string>): Promise<never> {
  endOnSignal()
  const config = readEnvironment()
  const variables = servingVariables(config)
  publicKeysOf(config) // a key that isn't one would be found out in the night
  await assertMayServe(config)
  const folder = await makeBuild()
  serveFrom(folder)
  const access = await reachDatabase(config)
  const ground: Ground = { config, access, env: serverEnvironment(access, variables) }
  const toDo = await prepareDatabase(ground)
  if (toDo.mayBeBeside) await toDo.bringUp()
  const place = await takePlace(config)
  await serve(ground, folder, place, toDo)
    .catch((error: unknown) => giveUp(place, addressOfServer(config), error))
  tell(config, access)
  if (access.embedded && config.PLUMBLINE_BACKUP === 'yes') backUpNightly()
  return new Promise(() => undefined)
}
