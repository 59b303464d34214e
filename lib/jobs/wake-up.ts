import { setTimeout as pause } from 'node:timers/promises'
import PgBoss from 'pg-boss'
import { directUrl } from '@/lib/config'
import { messageJobs } from '@/lib/core/messages/queue'
import { log } from '@/lib/log'
import { onOwed } from '@/lib/use-cases/watch-outbox'

const [againMs, answerMs] = [5_000, 5_000]
/** A commit that owes messages is seldom alone. */
const gatherMs = 100

function newBoss(): PgBoss {
  // Its pool gets these too: without limits, a database that hangs would hang it for good.
  const limits = { connectionTimeoutMillis: answerMs, query_timeout: 4 * answerMs, keepAlive: true }
  const boss = new PgBoss({
    ...limits, connectionString: directUrl(), schema: messageJobs.schema, application_name: 'plumbline-jobs', max: 3,
    migrate: false, // the role that serves makes no tables: npm run migrate has
    archiveCompletedAfterSeconds: 3_600, deleteAfterHours: 12,
  })
  boss.on('error', (err) => log.warn({ err }, 'the queue is in trouble; messages go on without it'))
  return boss
}

interface Queue {
  stopping: boolean
  boss: PgBoss | null
  /** Once it has started. */
  worker: string | null
}

async function open(queue: Queue, wake: () => void): Promise<void> {
  const boss = newBoss()
  queue.boss = boss
  await boss.start()
  // Nothing is done in the job itself, so that a server which dies leaves nothing under way.
  const worker = await boss.work(messageJobs.queue, { pollingIntervalSeconds: 5 }, async () => wake())
  await boss.schedule(messageJobs.queue, '* * * * *')
  queue.worker = worker
}

/** Tries until the database answers and its migrations are in. */
async function keepTrying(queue: Queue, wake: () => void): Promise<void> {
  while (!queue.stopping && queue.worker === null) {
    try {
      await open(queue, wake)
    } catch (err) {
      log.warn({ err }, 'the queue can’t start yet; messages go out without it, and it is tried again in five seconds')
      await queue.boss?.stop({ graceful: false }).catch(() => undefined)
      await pause(againMs, undefined, { ref: false })
    }
  }
}

/** Through the queue one server alone is woken; without it each is. */
async function pass(queue: Queue, wake: () => void): Promise<void> {
  const { boss, worker } = queue
  if (!boss || worker === null) return wake()
  try {
    await boss.send(messageJobs.queue, {})
    boss.notifyWorker(worker)
  } catch (err) {
    log.warn({ err }, 'the queue is in trouble; messages go on without it')
    wake()
  }
}

/**
 * Calls `wake` soon after each commit that owes messages. It only makes messages go out sooner: none waits for it. Answers
 * how to stop.
 */
export function wakeWhenOwed(wake: () => void): () => Promise<void> {
  const queue: Queue = { stopping: false, boss: null, worker: null }
  const trying = keepTrying(queue, wake)
  let planned: NodeJS.Timeout | null = null
  const unwatch = onOwed(() => {
    planned ??= setTimeout(() => {
      planned = null
      void pass(queue, wake)
    }, gatherMs).unref()
  })
  return async () => {
    queue.stopping = true
    unwatch()
    await Promise.race([trying, pause(answerMs, undefined, { ref: false })])
    await queue.boss?.stop({ graceful: true, wait: true, timeout: answerMs }).catch(() => undefined)
  }
}
