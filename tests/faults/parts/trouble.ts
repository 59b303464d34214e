import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { mainHome, startCluster } from '@/lib/run/cluster'
import { serverPid } from '@/lib/run/cluster-proof'
import { addressOf, readRecord, type ClusterRecord } from '@/lib/run/cluster-record'
import { workingIn } from '@/lib/run/processes'
import type { Random } from '@/prisma/seed/random'
import type { DatabaseProxy } from './database-proxy'

export interface Scene {
  /** The servers' own processes. */
  servers: readonly (() => number | undefined)[]
  proxies: readonly DatabaseProxy[]
  random: Random
}

export const recordNow = (): ClusterRecord => {
  const record = readRecord(mainHome())
  if (!record) throw new Error('no database')
  return record
}

function signal(pid: number, what: NodeJS.Signals): void {
  try {
    process.kill(pid, what)
  } catch {
    // It has gone by itself.
  }
}

const databaseProcesses = (): number[] => {
  const record = recordNow()
  const pid = serverPid(record)
  return [...(pid === null ? [] : [pid]), ...workingIn(record.dataFolder)]
}

/** A session of somebody else's holds what bookings need. */
async function lockFor(statement: string, ms: number): Promise<void> {
  const client = new Client({ connectionString: addressOf(recordNow(), 'owner') })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('begin')
    await client.query(statement)
    await wait(ms)
    await client.query('rollback')
  } catch (error) {
    // It and a booking waited for each other, and it was this one that the database ended.
    if ((error as { code?: string }).code !== '40P01') throw error
  } finally {
    await client.end().catch(() => undefined)
  }
}

const recent = 'select 1 from appointment where id in (select id from appointment order by created_at desc limit 200) for update'

/** What can befall them; each returns once it is over. */
export const troubles = {
  'server killed': ({ servers, random }: Scene) => {
    const pid = random.pick(servers)()
    if (pid !== undefined) signal(pid, 'SIGKILL')
    return wait(300)
  },
  'database killed': async () => {
    const pid = serverPid(recordNow())
    if (pid !== null) signal(pid, 'SIGKILL')
    await startCluster(mainHome(), { hold: false })
  },
  'connections cut': async ({ proxies, random }: Scene) => {
    random.pick(proxies).cut()
  },
  'answers lost': async ({ proxies, random }: Scene) => {
    const proxy = random.pick(proxies)
    proxy.swallow()
    await wait(random.between(20, 1_500))
    proxy.cut()
  },
  'database frozen': async ({ random }: Scene) => {
    const frozen = databaseProcesses()
    for (const pid of frozen) signal(pid, 'SIGSTOP')
    await wait(random.between(200, 6_000))
    for (const pid of frozen) signal(pid, 'SIGCONT')
  },
  'rows locked': ({ random }: Scene) => lockFor(recent, random.between(200, 5_000)),
  'table locked': ({ random }: Scene) => lockFor('lock table appointment in exclusive mode', random.between(200, 5_000)),
} as const satisfies Record<string, (scene: Scene) => Promise<void>>

export type Trouble = keyof typeof troubles
export const troubleNames = Object.keys(troubles) as Trouble[]

const weights: Record<Trouble, number> = { 'server killed': 2, 'database killed': 1, 'connections cut': 4, 'answers lost': 4,
  'database frozen': 2, 'rows locked': 2, 'table locked': 2 }

export const anyTrouble = (random: Random): Trouble =>
  random.weighted(troubleNames.map((name) => [name, weights[name]] as const))
