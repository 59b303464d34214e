import { randomUUID } from 'node:crypto'
import { log } from '@/lib/log'
import { keepListening, type Deafness, type Hearing } from './listener'

/**
 * The live signal. Triggers tell the channel `plumbline` which clinic changed (`*`: the practice itself); one LISTEN
 * connection a process passes that on to open screens, and empties what reads have remembered.
 */
export type Watcher = (clinic: string) => void

interface Live {
  watchers: Set<Watcher>
  outboxWatchers: Set<() => void>
  accessWatchers: Set<Watcher>
  started: boolean
  /** Nothing is remembered but while everything is heard. */
  hearing: Hearing
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
  watchers: new Set(), outboxWatchers: new Set(), accessWatchers: new Set(), started: false, hearing: 'starting',
  boot: randomUUID().slice(0, 8), changes: 0, lastChange: new Map(), edition: 0, practice: new Map(), diary: new Map(),
})
/** By count: the largest answer, eight weeks of a busy clinic, is about half a megabyte. */
const mostRemembered = 200
const longestMs = 5 * 60_000

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

const whyDeaf: Readonly<Record<Deafness, string>> = {
  unreachable: 'the database can’t be reached to listen',
  standby: 'the database is a standby, which lets nobody listen',
  unsaid: 'the database commits nothing',
  unheard: 'LISTEN is accepted but nothing arrives, as behind a pooler in transaction mode; '
    + 'set DATABASE_DIRECT_URL to the database itself',
}

/**
 * What was missed meanwhile, nobody knows: everything is forgotten before anything is remembered
 * again.
 */
function heard(): void {
  forgetAll()
  if (live.hearing !== 'starting') log.warn({}, 'changes made elsewhere are heard again')
  live.hearing = 'heard'
  changed('*')
  owed()
  accessChanged('*')
}

function lost(why: Deafness): void {
  const line = 'changes made elsewhere aren’t heard, so nothing is remembered'
  if (live.hearing !== why) log.warn({}, `${line}: ${whyDeaf[why]}`)
  live.hearing = why
  forgetAll()
  if (why === 'unheard') changed('*') // the database answers, so screens can look for themselves
}

function accessChanged(whose: string): void {
  for (const watcher of live.accessWatchers) watcher(whose)
}

function start(): void {
  if (live.started) return
  live.started = true
  void keepListening({ heard, lost, changed, owed, accessChanged })
}

/** Whether this process hears of changes just now, and if not, why. */
export function hearing(): Hearing {
  start()
  return live.hearing
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
  const known = live.hearing === 'heard' ? live.diary.get(key) : undefined
  return known && now < known.until ? (known.value as Promise<T>) : undefined
}

/**
 * What `load` answers, remembered until something changes or `until` of it passes (epoch ms, by the
 * caller's `now`). Requests that come meanwhile share one load. Nothing is remembered while changes
 * aren't heard, nor is an answer that a change overtook. This is a look, never a judge: every write
 * is decided by the database.
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
  if (live.hearing !== 'heard') return (await load()).value
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
