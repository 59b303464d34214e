import { randomUUID } from 'node:crypto'
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { directUrl } from '@/lib/config'
import { tell } from './pulse'

/**
 * One connection a process that listens, and proves that it hears: it is told something by the way
 * that bookings are written, at once and then with each beat. A pooler may accept LISTEN and never
 * pass anything on, a standby refuses it, and a connection may die without a word.
 */
const changesChannel = 'plumbline'
/** Told by a trigger as well: an event is in the outbox, so a message may be owed. */
const outboxChannel = 'plumbline_outbox'
/** Told by triggers as well: what an account or a key may do has changed. */
const accessChannel = 'plumbline_access'
const beatChannel = 'plumbline_beat'
const channels = [changesChannel, outboxChannel, accessChannel, beatChannel]

/**
 * Why nothing is heard: no connection, a standby, nothing could be committed, or it was said and
 * didn't arrive.
 */
export type Deafness = 'unreachable' | 'standby' | 'unsaid' | 'unheard'
export type Hearing = 'starting' | 'heard' | Deafness

export interface Ears {
  /** The first proof on a connection: from now on everything is heard. */
  heard: () => void
  lost: (why: Deafness) => void
  changed: (clinic: string) => void
  owed: () => void
  /** By the id of an account or a key, or `*`. */
  accessChanged: (whose: string) => void
}

const beatMs = 10_000
const answerMs = 5_000
const unheardMs = 4_000
const [soonMs, latestMs] = [250, 5_000]

interface Line {
  client: Client
  /** Beats that are under way, by their word. */
  awaited: Map<string, () => void>
  ended: Promise<Deafness>
  isOver: boolean
}

function open(ears: Ears): Line {
  const client = new Client({
    connectionString: directUrl(),
    application_name: 'plumbline-listener',
    keepAlive: true,
    connectionTimeoutMillis: answerMs,
    query_timeout: answerMs,
  })
  const awaited: Line['awaited'] = new Map()
  client.on('notification', ({ channel, payload = '' }) => {
    if (channel === beatChannel) awaited.get(payload)?.()
    else if (channel === outboxChannel) ears.owed()
    else if (channel === accessChannel) ears.accessChanged(payload || '*')
    else ears.changed(payload || '*')
  })
  const ended = new Promise<Deafness>((resolve) => {
    client.on('error', () => resolve('unreachable'))
    client.on('end', () => resolve('unreachable'))
  })
  return { client, awaited, ended, isOver: false }
}

/**
 * What another connection says has to arrive here. This one asks nothing meanwhile, so that nothing
 * comes with an answer.
 */
async function prove({ awaited }: Line): Promise<'heard' | 'unsaid' | 'unheard'> {
  const word = randomUUID()
  let isHeard = false
  const arrived = new Promise<void>((resolve) =>
    awaited.set(word, () => {
      isHeard = true
      resolve()
    }),
  )
  try {
    await tell(beatChannel, word)
    await Promise.race([arrived, pause(unheardMs, undefined, { ref: false })])
    await nextTurn() // in a busy process the time may be over before what has arrived was read
    return isHeard ? 'heard' : 'unheard'
  } catch {
    return 'unsaid'
  } finally {
    awaited.delete(word)
  }
}

/**
 * Until it isn't heard any more. A beat that couldn't be said is said once more: the database may
 * only be busy.
 */
async function beat(line: Line, heard: () => void): Promise<Deafness> {
  let [isProven, unsaid] = [false, 0]
  while (!line.isOver) {
    const outcome = await prove(line)
    if (outcome === 'heard') {
      if (!isProven && !line.isOver) heard()
      isProven = true
      unsaid = 0
    } else {
      unsaid += 1
      if (outcome === 'unheard' || !isProven || unsaid > 1) return outcome
    }
    await pause(outcome === 'heard' ? beatMs : soonMs, undefined, { ref: false })
  }
  return 'unreachable'
}

const isStandby = (error: unknown): boolean => (error as { code?: unknown }).code === '25006'

/** On one connection, until that is deaf. */
async function listen(ears: Ears): Promise<Deafness> {
  const line = open(ears)
  const { client, ended } = line
  const hear = async (): Promise<Deafness> => {
    await client.connect()
    await client.query(channels.map((name) => `listen ${name}`).join('; '))
    return beat(line, ears.heard)
  }
  try {
    return await Promise.race([ended, hear()])
  } catch (error) {
    return isStandby(error) ? 'standby' : 'unreachable'
  } finally {
    line.isOver = true
    client.end().catch(() => undefined)
  }
}

/** Listens, and begins again whenever it is deaf. */
export async function keepListening(ears: Ears): Promise<never> {
  for (let waitMs = soonMs; ; waitMs = Math.min(waitMs * 2, latestMs)) {
    const heard = (): void => {
      waitMs = soonMs / 2
      ears.heard()
    }
    ears.lost(await listen({ ...ears, heard }).catch(() => 'unreachable' as const))
    await pause(waitMs, undefined, { ref: false })
  }
}
