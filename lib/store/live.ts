import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { databaseUrl } from '@/lib/config'
import { log } from '@/lib/log'

/**
 * The live signal. Triggers tell the channel `plumbline` which clinic changed (`*`: the practice itself); one LISTEN
 * connection a process passes that on to open screens, and empties what reads have remembered.
 */
export type Watcher = (clinic: string) => void

/** Told by a trigger as well: an event is in the outbox, so a message may be owed. */
const outboxChannel = 'plumbline_outbox'
/** Told by triggers as well: what an account or a key may do has changed. */
const accessChannel = 'plumbline_access'

interface Live {
  watchers: Set<Watcher>
  outboxWatchers: Set<() => void>
  accessWatchers: Set<Watcher>
  started: boolean
  listening: boolean
  /** This process, told apart from the one before it. */
  boot: string
  /** How many changes were told of, and of each clinic which was the last. */
  changes: number
  lastChange: Map<string, number>
  /** Raised whenever the practice's set-up changes. */
  edition: number
  practice: Memory
  diary: Memory
}

type Memory = Map<string, { value: Promise<unknown>; until: number }>

const kept = globalThis as unknown as { plumblineLive?: Live }
const live: Live = (kept.plumblineLive ??= {
  watchers: new Set(), outboxWatchers: new Set(), accessWatchers: new Set(), started: false, listening: false,
  boot: randomUUID().slice(0, 8), changes: 0, lastChange: new Map(), edition: 0, practice: new Map(), diary: new Map(),
})
/** By count: the largest answer, eight weeks of a busy clinic, is about half a megabyte. */
const mostRemembered = 200
const longestMs = 5 * 60_000
const beatMs = 15_000
const answerMs = 5_000

/** An appointment or a call changed: what was remembered of diaries is read anew. */
export const forgetDiary = (): void => live.diary.clear()

/** The practice itself changed, or nobody knows what did. */
export function forgetAll(): void {
  live.edition += 1
  live.practice.clear()
  live.diary.clear()
}

/** Which state of the set-up is current: part of the key of whatever is made from it. */
export const edition = (): number => live.edition

function changed(clinic: string): void {
  if (clinic === '*') forgetAll()
  else forgetDiary()
  live.lastChange.set(clinic, (live.changes += 1))
  for (const watcher of live.watchers) watcher(clinic)
}

function owed(): void {
  for (const watcher of live.outboxWatchers) watcher()
}

function accessChanged(whose: string): void {
  for (const watcher of live.accessWatchers) watcher(whose)
}

/** One notification, to whom it is for. */
function hear(channel: string, payload: string): void {
  if (channel === outboxChannel) owed()
  else if (channel === accessChannel) accessChanged(payload)
  else changed(payload)
}

async function listen(delayMs = 250): Promise<void> {
  const client = new Client({ connectionString: databaseUrl(), application_name: 'plumbline-listener', keepAlive: true,
    connectionTimeoutMillis: answerMs, query_timeout: answerMs })
  let lost = false
  let beat: NodeJS.Timeout | undefined
  const again = () => {
    if (lost) return
    lost = true
    live.listening = false
    clearInterval(beat)
    void client.end().catch(() => {})
    setTimeout(() => void listen(Math.min(delayMs * 2, 5_000)), delayMs).unref()
  }
  client.on('error', again)
  client.on('end', again)
  client.on('notification', (told) => hear(told.channel, told.payload ?? '*'))
  try {
    await client.connect()
    await client.query(`listen plumbline; listen ${outboxChannel}; listen ${accessChannel}`)
    live.listening = true
    // A connection that died without a word (a failover, a firewall) is found out by asking.
    beat = setInterval(() => void client.query('select 1').catch(again), beatMs).unref()
    delayMs = 250
    changed('*') // whatever was missed meanwhile
    owed()
    accessChanged('*')
  } catch (err) {
    log.warn({ err }, 'no live connection to the database; trying again')
    again()
  }
}

function start(): void {
  if (live.started) return
  live.started = true
  void listen()
}

/** Calls `watcher` after each change; answers how to stop. */
export function watch(watcher: Watcher): () => void {
  start()
  live.watchers.add(watcher)
  return () => live.watchers.delete(watcher)
}

/** How far this process has heard of changes: taken before a page is read, it says later whether the page missed one. */
export const mark = (): string => `${live.boot}.${live.changes}`

/** Whether something changed at the clinic, or in the practice, since that mark; true as well where nobody can say. */
export function changedSince(clinic: string, since: string): boolean {
  const [boot, count = ''] = since.split('.')
  if (boot !== live.boot || !/^\d+$/.test(count)) return true
  return Math.max(live.lastChange.get(clinic) ?? 0, live.lastChange.get('*') ?? 0) > Number(count)
}

/** Calls `watcher` after each event that may owe a message; answers how to stop. */
export function watchOutbox(watcher: () => void): () => void {
  start()
  live.outboxWatchers.add(watcher)
  return () => live.outboxWatchers.delete(watcher)
}

/** Calls `watcher` when what somebody may do may have changed: with the id of the account or key, or `*`; answers how to stop. */
export function watchAccess(watcher: Watcher): () => void {
  start()
  live.accessWatchers.add(watcher)
  return () => live.accessWatchers.delete(watcher)
}

/** How many screens are watching, for health figures and tests. */
export const watching = (): number => live.watchers.size

/** What is remembered of diaries under a key just now, without loading it; undefined where nothing is. */
export async function recall<T>(key: string, now: number): Promise<T | undefined> {
  const known = live.listening ? live.diary.get(key) : undefined
  return known && now < known.until ? (known.value as Promise<T>) : undefined
}

/**
 * What `load` answers, remembered until something changes or `until` of it passes (epoch ms, by the caller's `now`).
 * Requests that come meanwhile share one load. Nothing is remembered while the live connection is down, nor is an answer that
 * a change overtook. This is a look, never a judge: every write is decided by the database.
 */
export const remember = <T>(key: string, now: number, load: () => Promise<{ value: T; until: number }>): Promise<T> =>
  rememberIn(live.diary, key, now, async () => {
    const { value, until } = await load()
    return { value, until: Math.min(until, now + longestMs) }
  })

/** The same for what changes with the practice's set-up alone. */
export const rememberPractice = <T>(key: string, load: () => Promise<T>): Promise<T> =>
  rememberIn(live.practice, key, 0, async () => ({ value: await load(), until: Infinity }))

/** What has expired goes first; when that isn't enough, everything does. */
function makeRoom(memory: Memory, now: number): void {
  if (memory.size < mostRemembered) return
  for (const [key, { until }] of memory) if (until <= now) memory.delete(key)
  if (memory.size >= mostRemembered) memory.clear()
}

async function rememberIn<T>(memory: Memory, key: string, now: number, load: () => Promise<{ value: T; until: number }>): Promise<T> {
  start()
  if (!live.listening) return (await load()).value
  const known = memory.get(key)
  if (known && now < known.until) return (await known.value) as T
  makeRoom(memory, now)
  const loading = load()
  const entry = { value: loading.then((loaded) => loaded.value), until: Infinity }
  entry.value.catch(() => {}) // whoever awaits it hears of a failure; nobody may
  memory.set(key, entry)
  try {
    entry.until = (await loading).until
  } catch (error) {
    if (memory.get(key) === entry) memory.delete(key)
    throw error
  }
  return entry.value
}
