import { Client } from 'pg'
import { databaseUrl } from '@/lib/config'
import { log } from '@/lib/log'

/**
 * The live signal. Triggers tell the channel `plumbline` which clinic changed (`*`: the practice itself); one LISTEN
 * connection a process passes that on to open screens, and empties what reads have remembered.
 */
export type Watcher = (clinic: string) => void

interface Live {
  watchers: Set<Watcher>
  started: boolean
  listening: boolean
  generation: number
  remembered: Map<string, { value: Promise<unknown>; until: number }>
}

const kept = globalThis as unknown as { plumblineLive?: Live }
const live: Live = (kept.plumblineLive ??= {
  watchers: new Set(), started: false, listening: false, generation: 0, remembered: new Map(),
})
const mostRemembered = 2_000

/** Something changed: whatever was remembered is read anew. */
export function bumpGeneration(): void {
  live.generation += 1
  live.remembered.clear()
}

function changed(clinic: string): void {
  bumpGeneration()
  for (const watcher of live.watchers) watcher(clinic)
}

async function listen(delayMs = 250): Promise<void> {
  const client = new Client({ connectionString: databaseUrl(), application_name: 'plumbline-listener', keepAlive: true })
  let lost = false
  const again = () => {
    if (lost) return
    lost = true
    live.listening = false
    void client.end().catch(() => {})
    setTimeout(() => void listen(Math.min(delayMs * 2, 5_000)), delayMs).unref()
  }
  client.on('error', again)
  client.on('end', again)
  client.on('notification', (told) => changed(told.payload ?? '*'))
  try {
    await client.connect()
    await client.query('listen plumbline')
    live.listening = true
    delayMs = 250
    changed('*') // whatever was missed meanwhile
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

/** How many screens are watching, for health figures and tests. */
export const watching = (): number => live.watchers.size

/** What is remembered under a key just now, without loading it; undefined where nothing is. */
export async function recall<T>(key: string, now: number): Promise<T | undefined> {
  const known = live.listening ? live.remembered.get(key) : undefined
  return known && now < known.until ? (known.value as Promise<T>) : undefined
}

/**
 * What `load` answers, remembered until something changes or `until` of it passes (epoch ms, by the caller's `now`).
 * Requests that come meanwhile share one load. Nothing is remembered while the live connection is down, nor is an answer that
 * a change overtook. This is a look, never a judge: every write is decided by the database.
 */
export async function remember<T>(key: string, now: number, load: () => Promise<{ value: T; until: number }>): Promise<T> {
  start()
  if (!live.listening) return (await load()).value
  const known = live.remembered.get(key)
  if (known && now < known.until) return (await known.value) as T
  if (live.remembered.size >= mostRemembered) live.remembered.clear()
  const loading = load()
  const entry = { value: loading.then((loaded) => loaded.value), until: Infinity }
  entry.value.catch(() => {}) // whoever awaits it hears of a failure; nobody may
  live.remembered.set(key, entry)
  try {
    entry.until = (await loading).until
  } catch (error) {
    if (live.remembered.get(key) === entry) live.remembered.delete(key)
    throw error
  }
  return (await entry.value)
}
