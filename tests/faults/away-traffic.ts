import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'

/** Light traffic on each kind of page and route, and what was answered. */

export interface Kind {
  name: string
  ask: () => { path: string; init?: RequestInit }
  /** Told of each answer that came whole. */
  told?: (status: number, text: string, init: RequestInit | undefined) => void
}

export interface Tally {
  slowestMs: number
  slowest: string
  statuses: Record<string, number>
  /**
   * Answers that were not what they should be: a 500, no answer, one without words or without when
   * to come again.
   */
  wrong: string[]
}

export const newTally = (): Tally => ({ slowestMs: 0, slowest: '', statuses: {}, wrong: [] })

/** Why an answer is not honest; null where it is. */
function wrongWith(status: number, headers: Headers, text: string): string | null {
  if (status < 500)
    return /isn’t answering|Something went wrong/.test(text)
      ? 'says that something is wrong as if nothing were'
      : null
  if (status !== 503) return 'neither done nor refused'
  if (!(Number(headers.get('retry-after')) > 0)) return 'no Retry-After'
  const isProblem = headers.get('content-type')?.startsWith('application/problem+json') ?? false
  return isProblem
    ? /\/problems\/(?:unavailable|outcome-unknown)/.test(text)
      ? null
      : 'no problem that is known'
    : /<h1>[^<]+<\/h1>/.test(text)
      ? null
      : 'no words'
}

export class Traffic {
  #tally = newTally()
  #going = true
  readonly #good = new Map<string, number>()
  readonly #loops: Promise<void>[]

  constructor(
    private readonly url: string,
    kinds: readonly Kind[],
    everyMs: number,
  ) {
    this.#loops = kinds.map((kind) => this.#loop(kind, everyMs))
  }

  /** What was counted since the last time. */
  take(): Tally {
    const tally = this.#tally
    this.#tally = newTally()
    return tally
  }

  /** How many kinds were last answered well after `since` (performance.now()). */
  goodSince = (since: number): number => [...this.#good.values()].filter((at) => at > since).length

  async stop(): Promise<void> {
    this.#going = false
    await Promise.all(this.#loops)
  }

  async #loop(kind: Kind, everyMs: number): Promise<void> {
    while (this.#going) {
      await this.#once(kind)
      await wait(everyMs)
    }
  }

  async #once({ name, ask, told }: Kind): Promise<void> {
    const { path, init } = ask()
    const since = performance.now()
    const response = await fetch(this.url + path, {
      redirect: 'manual',
      signal: AbortSignal.timeout(20_000),
      ...init,
    }).catch(() => null)
    const text = (await response?.text().catch(() => null)) ?? null
    const ms = performance.now() - since
    const tally = this.#tally
    const status = text === null ? 'none' : String(response?.status)
    tally.statuses[status] = (tally.statuses[status] ?? 0) + 1
    if (ms > tally.slowestMs) [tally.slowestMs, tally.slowest] = [ms, `${name} (${status})`]
    if (!response || text === null) return void tally.wrong.push(`${name}: no answer`)
    const why = wrongWith(response.status, response.headers, text)
    if (why !== null) tally.wrong.push(`${name}: ${status}, ${why}`)
    if (response.status < 500) this.#good.set(name, since)
    told?.(response.status, text, init)
  }
}

interface Booking {
  key: string
  start: string
  practitioner: string
}

/**
 * Bookings, each with a key: one whose answer was lost is asked again with the same until it is
 * known.
 */
export class Bookings {
  readonly acknowledged = new Map<string, Booking>()
  readonly #open: Booking[] = []
  #next = 0

  ask = (): { path: string; init: RequestInit } => {
    const booking = this.#open.shift() ?? this.#make()
    this.#asked = booking
    const body = JSON.stringify({
      clinic: 'bench',
      service: 'visit',
      start: booking.start,
      practitioner: booking.practitioner,
      patient: { name: 'A Patient', phone: '07700 900123' },
    })
    return {
      path: '/api/v1/appointments',
      init: {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', 'idempotency-key': booking.key },
      },
    }
  }

  #asked: Booking | null = null

  told = (status: number, text: string): void => {
    const booking = this.#asked
    if (!booking) return
    if (status === 201)
      this.acknowledged.set((JSON.parse(text) as { reference: string }).reference, booking)
    else if (status === 503) this.#open.push(booking)
  }

  #make(): Booking {
    const n = this.#next++
    const day = new Date(Date.now() + (3 + Math.floor(n / 600)) * 86_400_000)
      .toISOString()
      .slice(0, 10)
    return {
      key: randomUUID(),
      start: `${day}T${String(9 + (Math.floor(n / 60) % 9)).padStart(2, '0')}:00:00Z`,
      practitioner: `person-${(n % 60) + 1}`,
    }
  }
}
