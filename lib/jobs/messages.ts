import { setTimeout as pause } from 'node:timers/promises'
import PgBoss from 'pg-boss'
import { now } from '@/lib/clock'
import { databaseUrl } from '@/lib/config'
import { messageJobs } from '@/lib/core/messages/queue'
import { log } from '@/lib/log'
import { sendDueMessages } from '@/lib/use-cases/send-due-messages'
import { onOwed } from '@/lib/use-cases/watch-outbox'
import { messagePorts } from './message-ports'

/** How long a server that stops waits for what is being sent; its launcher insists after six seconds. */
const drainMs = 5_000
/** A commit that owes messages is seldom alone. */
const gatherMs = 100

interface Worker {
  stopping: boolean
  boss: PgBoss | null
}

const kept = globalThis as unknown as { plumblineMessages?: { stop: () => Promise<void> } }

function newBoss(): PgBoss {
  const boss = new PgBoss({
    connectionString: databaseUrl(), schema: messageJobs.schema, application_name: 'plumbline-jobs', max: 3,
    migrate: false, // the role that serves makes no tables: npm run migrate has
    archiveCompletedAfterSeconds: 3_600, deleteAfterHours: 12,
  })
  boss.on('error', (err) => log.warn({ err }, 'the jobs are in trouble; they go on by themselves'))
  return boss
}

/** Wakes whoever sends, here and now, after each commit that owes messages. */
function wakeUp(boss: PgBoss, worker: string): () => void {
  let planned: NodeJS.Timeout | null = null
  return onOwed(() => {
    planned ??= setTimeout(() => {
      planned = null
      boss.send(messageJobs.queue, {}).then(() => boss.notifyWorker(worker)).catch((err: unknown) => log.warn({ err }, 'sending waits for the next minute'))
    }, gatherMs).unref()
  })
}

async function run(worker: Worker): Promise<() => void> {
  const boss = newBoss()
  worker.boss = boss
  await boss.start()
  const pass = { now, ports: messagePorts(), stopping: () => worker.stopping }
  const id = await boss.work(messageJobs.queue, { pollingIntervalSeconds: 5 }, async () => {
    await sendDueMessages(pass).catch((err: unknown) => log.warn({ err }, 'sending broke off; it is tried again within a minute'))
  })
  await boss.schedule(messageJobs.queue, '* * * * *')
  return wakeUp(boss, id)
}

/** Tries until the database answers and its migrations are in. */
async function keepTrying(worker: Worker): Promise<() => void> {
  for (;;) {
    try {
      return await run(worker)
    } catch (err) {
      log.warn({ err }, 'the jobs can’t start yet; they are tried again in five seconds')
      await worker.boss?.stop({ graceful: false }).catch(() => undefined)
      await pause(5_000, undefined, { ref: false })
      if (worker.stopping) return () => undefined
    }
  }
}

/** Starts sending, once a process. Answers how to stop: what is being sent is sent to its end, and nothing new is begun. */
export function startMessages(): () => Promise<void> {
  if (kept.plumblineMessages) return kept.plumblineMessages.stop
  const worker: Worker = { stopping: false, boss: null }
  const started = keepTrying(worker)
  const stop = async () => {
    worker.stopping = true
    const unwatch = await Promise.race([started, pause(drainMs, () => undefined)])
    unwatch()
    await worker.boss?.stop({ graceful: true, wait: true, timeout: drainMs }).catch(() => undefined)
    delete kept.plumblineMessages
  }
  kept.plumblineMessages = { stop }
  return stop
}
