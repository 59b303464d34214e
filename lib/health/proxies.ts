import type { ProxiesFact } from '@/lib/core/health/facts'
import { minuteOf, type Instant, type Minute } from '@/lib/core/time'

/** Through how many proxies requests came, by the minute, for the last few minutes. */
type Counts = Map<number, number>

const kept = globalThis as unknown as { plumblineProxies?: Map<Minute, Counts> }
const minutes = (): Map<Minute, Counts> => (kept.plumblineProxies ??= new Map<Minute, Counts>())

const keptMinutes = 5
/** A client may write as many as it likes. */
const mostEntries = 20

const loopback = /^(?:::1|(?:::ffff:)?127(?:\.\d+){3})$/

/** Whether a socket's other end is this machine itself. */
export const isLoopback = (peer: string | undefined): boolean => loopback.test(peer ?? '')

/** How many entries X-Forwarded-For has, as it arrived. */
export const entriesIn = (forwarded: string | string[] | undefined): number =>
  forwarded === undefined
    ? 0 // most often, and this is asked of every request
    : [forwarded]
        .flat()
        .flatMap((line) => line.split(','))
        .filter((entry) => entry.trim() !== '').length

/** A request came. What this machine asks itself, without a proxy, says nothing of visitors. */
export function noteRequest(entries: number, peer: string | undefined, now: Instant): void {
  if (entries === 0 && isLoopback(peer)) return
  const minute = minuteOf(now)
  const all = minutes()
  let counts = all.get(minute)
  if (!counts) {
    for (const old of all.keys()) if (old <= minute - keptMinutes || old > minute) all.delete(old)
    counts = new Map<number, number>()
    all.set(minute, counts)
  }
  const counted = Math.min(entries, mostEntries)
  counts.set(counted, (counts.get(counted) ?? 0) + 1)
}

/** What came of late, against how many proxies are counted on. */
export function readProxies(counted: number, now: Instant): ProxiesFact {
  const fact: ProxiesFact = { counted, beyond: 0, within: 0, fewestBeyond: 0 }
  for (const [minute, counts] of minutes()) {
    if (minute <= minuteOf(now) - keptMinutes) continue
    for (const [entries, count] of counts) {
      if (entries <= counted) fact.within += count
      else {
        fact.beyond += count
        fact.fewestBeyond = Math.min(fact.fewestBeyond || Infinity, entries)
      }
    }
  }
  return fact
}

/** For tests. */
export const forgetRequests = (): void => minutes().clear()
