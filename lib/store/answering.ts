import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { databaseUrl } from '@/lib/config'
import { log } from '@/lib/log'

/**
 * Whether the database answers, as this process finds it. Each answer is noted, and whatever looks
 * like a database that is away makes us ask it ourselves, on a connection of our own. Only what
 * that connection finds counts: one slow statement or one lost connection is no reason to turn
 * everybody away.
 */
interface Answering {
  away: boolean
  /** It answered since the tick before the last one. */
  fresh: boolean
  heard: boolean
  /** How often it answered so far. */
  answers: number
  waiting: number
  ticking: boolean
  client: Client | null
  probe: Promise<boolean> | null
  watchers: Set<(answers: boolean) => void>
}

// One state a process, also where bundles load this module more than once.
const kept = globalThis as unknown as { plumblineAnswering?: Answering }
const state: Answering = (kept.plumblineAnswering ??= {
  away: false,
  fresh: false,
  heard: false,
  answers: 0,
  waiting: 0,
  ticking: false,
  client: null,
  probe: null,
  watchers: new Set(),
})

const tickMs = 500
const betweenProbesMs = 500
/**
 * How long an answer may take. In steps: a process that was busy itself reads what came meanwhile
 * between two of them.
 */
const steps = 10
/** While it is away nobody waits for the answer, and it may take longer. */
const stepsWhileAway = 20
const stepMs = 100

export const isAway = (): boolean => state.away

function tick(): void {
  state.fresh = state.heard
  state.heard = false
  if (state.waiting > 0 && !state.fresh) doubt()
}

function startTicking(): void {
  if (state.ticking) return
  state.ticking = true
  setInterval(tick, tickMs).unref()
}

/** The database answered, if only to refuse. */
export function noteAnswer(): void {
  startTicking()
  state.heard = true
  state.fresh = true
  state.answers += 1
}

/**
 * Something is asked of it: without any answer for a while, it is looked into. Answers how to say
 * that it is over.
 */
export function noteQuestion(): () => void {
  startTicking()
  state.waiting += 1
  return () => void (state.waiting -= 1)
}

/** It may be away. */
export function doubt(): void {
  state.fresh = false
  void probe()
}

/**
 * Whether the database answers: from what was heard within the last second, or by asking it now,
 * which takes a second at most. Requests that come meanwhile share one question.
 */
export async function isAnswering(): Promise<boolean> {
  if (state.away) return false
  return state.fresh || probe()
}

/** Calls `watcher` when it goes away and when it is back; answers how to stop. */
export function watchAnswering(watcher: (answers: boolean) => void): () => void {
  state.watchers.add(watcher)
  return () => void state.watchers.delete(watcher)
}

const probe = (): Promise<boolean> =>
  (state.probe ??= ask()
    .then(settle)
    .finally(() => {
      state.probe = null
    }))

function settle(answers: boolean): boolean {
  if (answers) noteAnswer()
  else void pause(betweenProbesMs, undefined, { ref: false }).then(probe)
  if (answers !== state.away) return answers
  state.away = !answers
  log.warn(
    { away: state.away },
    state.away ? 'the database does not answer' : 'the database answers again',
  )
  for (const watcher of state.watchers) watcher(answers)
  return answers
}

async function connected(): Promise<Client> {
  const client = new Client({
    connectionString: databaseUrl(),
    application_name: 'plumbline-probe',
    keepAlive: true,
    connectionTimeoutMillis: 2_000,
  })
  const over = () => {
    if (state.client !== client) return
    state.client = null
    doubt()
  }
  client.on('error', over)
  client.on('end', over)
  state.client = client
  await client.connect()
  return client
}

async function patience(): Promise<'late'> {
  const most = state.away ? stepsWhileAway : steps
  for (let step = 0; step < most; step += 1) await pause(stepMs, undefined, { ref: false })
  return 'late'
}

async function ask(): Promise<boolean> {
  const [known, before] = [state.client, state.answers]
  const answer = await answerOf(known)
  if (answer === 'answered') return true
  // Others were answered meanwhile: it is busy, not away.
  if (answer === 'late') return !state.away && state.answers > before
  // An idle connection that was closed says nothing of the database.
  return known !== null && (await answerOf(null)) === 'answered'
}

type Answer = 'answered' | 'closed' | 'late'

async function answerOf(known: Client | null): Promise<Answer> {
  const asking = (async (): Promise<Answer> => {
    await (known ?? (await connected())).query('select 1')
    return 'answered'
  })().catch((): Answer => 'closed')
  const answer = await Promise.race([asking, patience()])
  if (answer !== 'answered') forget()
  return answer
}

/** A question that runs makes the driver cut the line instead of waiting for it. */
function forget(): void {
  const client = state.client
  state.client = null
  void client?.end().catch(() => undefined)
}

/** For tests and for a server that stops. */
export async function stopAsking(): Promise<void> {
  await state.probe
  forget()
  state.away = false
  state.fresh = false
}
