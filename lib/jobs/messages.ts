import { setTimeout as pause } from 'node:timers/promises'
import { now, watchBusy } from '@/lib/clock'
import { channels, type Channel } from '@/lib/core/messages/kinds'
import { log } from '@/lib/log'
import type { Ports } from '@/lib/messages/ports'
import { setTestPorts } from '@/lib/messages/test-ports'
import { keepChannelSettings } from '@/lib/use-cases/keep-settings'
import { noteRun } from '@/lib/use-cases/note-run'
import { planMessages } from '@/lib/use-cases/plan-messages'
import { sendBy } from '@/lib/use-cases/send-due-messages'
import { onOwed } from '@/lib/use-cases/watch-outbox'
import { gather } from './gather'
import { keepDoing, type Doing } from './keep-doing'
import { messagePorts, portsForTests } from './message-ports'

/** How long a server that stops waits for what is being sent; its launcher insists after six seconds. */
const drainMs = 5_000
/**
 * What is owed goes out within so long, whether or not anybody is woken, and whatever became of
 * other servers.
 */
const everyMs = 10_000
const afterFailureMs = 5_000
/** A commit that owes messages is seldom alone. */
const gatherMs = 100
/** While one follows the other, those of a second are planned together. */
const betweenMs = 1_000
/** In a rush bookings come first: messages are planned so much later at most. */
const rushMs = 3_000

const kept = globalThis as unknown as { plumblineMessages?: { stop: () => Promise<void> } }

const failed = (what: string) => (err: unknown): void =>
  log.warn({ err }, `${what} broke off; it is tried again in five seconds`)

/** One way of sending by itself: a mail server that is slow holds up no text. */
function keepSending(way: Channel, ports: Ports, isStopping: () => boolean): Doing {
  let isKept = false
  const send = async (): Promise<void> => {
    if (!isKept) await keepChannelSettings(way)
    isKept = true
    let taken = 0
    // It is asked before each message: a round that is long has done some of its work by the second.
    const stopping = (): boolean => {
      if (taken > 0) noteRun(way, now())
      taken += 1
      return isStopping()
    }
    await sendBy(way, { now, ports, stopping })
    noteRun(way, now())
  }
  return keepDoing(send, { everyMs, afterFailureMs, failed: failed(`sending by ${way}`) })
}

function keepPlanning(ports: Ports, ways: readonly Doing[]): Doing {
  const plan = async (): Promise<void> => {
    const planned = await planMessages(now(), ports.random)
    noteRun('plan', now())
    if (planned > 0) for (const way of ways) way.wake()
  }
  return keepDoing(plan, { everyMs, afterFailureMs, failed: failed('planning messages') })
}

/**
 * Wakes it soon after each commit that owes messages: they go out sooner by it, and none waits for
 * it.
 */
const wakeWhenOwed = ({ wake }: Doing): (() => void) =>
  onOwed(gather(wake, { soonMs: gatherMs, betweenMs, isBusy: watchBusy(), mostMs: rushMs }))

/**
 * Starts sending, once a process. Answers how to stop: what is being sent is sent to its end, and
 * nothing new is begun.
 */
export function startMessages(): () => Promise<void> {
  if (kept.plumblineMessages) return kept.plumblineMessages.stop
  let stopping = false
  const ports = messagePorts()
  setTestPorts(portsForTests())
  const ways = channels.map((way) => keepSending(way, ports, () => stopping))
  const planner = keepPlanning(ports, ways)
  const unwatch = wakeWhenOwed(planner)
  const stop = async (): Promise<void> => {
    stopping = true
    unwatch()
    const over = Promise.all([planner.stop(), ...ways.map((way) => way.stop())])
    await Promise.race([over, pause(drainMs, undefined, { ref: false })])
    delete kept.plumblineMessages
  }
  kept.plumblineMessages = { stop }
  return stop
}
