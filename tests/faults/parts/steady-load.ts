import { setInterval as everyMs } from 'node:timers'
import type { Random } from '@/prisma/seed/random'
import { Client, type Time } from './attempts'
import { Ledger, type Verdict } from './ledger'
import { webClient, type Answer, type Question } from './web-client'

// Somebody books at a steady pace, asks again with the same key whatever wasn't certain, and notes
// for how long nobody answered.

const people = 60
const [firstHour, hours] = [8, 11]

/** Times that nobody has asked for yet: each practitioner's hours, day after day. */
function* times(from: number): Generator<Time, never> {
  for (let n = 0; ; n += 1) {
    const hour = firstHour + (Math.floor(n / people) % hours)
    const day = 3 + Math.floor(n / (people * hours))
    const date = new Date(from + day * 86_400_000).toISOString().slice(0, 10)
    const start = Date.parse(`${date}T${String(hour).padStart(2, '0')}:00:00Z`)
    yield { start, practitioner: `person-${1 + (n % people)}` }
  }
}

/** How long it was at most from one answer to the next, in milliseconds. */
class Gap {
  #last = performance.now()
  #longest = 0

  note = (): void => {
    const now = performance.now()
    this.#longest = Math.max(this.#longest, now - this.#last)
    this.#last = now
  }

  get longest(): number {
    return Math.max(this.#longest, performance.now() - this.#last)
  }
}

export interface Outcome extends Verdict {
  longestGapMs: number
  answers: Record<string, number>
}

export interface Pace {
  random: Random
  now: number
  paceMs?: number
}

export interface Load {
  /** Waits for what is still open, and holds it against the database at `url`. */
  stop: (url: string) => Promise<Outcome>
  /** Begins nothing more. */
  halt: () => void
}

/** Books every `paceMs` over the servers on some ports, in turn, from `now` (epoch milliseconds) on. */
export function startLoad(
  ports: readonly number[], { random, now, paceMs = 50 }: Pace,
): Load {
  const [ledger, answers] = [new Ledger(), new Map<number, number>()]
  const [gap, free] = [new Gap(), times(now)]
  const noted = (ask: (question: Question) => Promise<Answer>) => async (question: Question) => {
    const answer = await ask(question)
    if (answer.status > 0 && answer.status < 500) gap.note()
    return answer
  }
  const crowd = {
    servers: ports.map((port) => noted(webClient(port))),
    ledger, random, answers, nextTime: () => free.next().value,
  }
  const open = new Set<Promise<unknown>>()
  let attempt = 0
  const timer = everyMs(() => {
    attempt += 1
    const booked = new Client(crowd, attempt).book(attempt)
    open.add(booked)
    void booked.finally(() => open.delete(booked))
  }, paceMs)
  const halt = () => clearInterval(timer)
  return {
    halt,
    stop: async (url) => {
      halt()
      const longestGapMs = gap.longest
      await Promise.all(open)
      return { ...(await ledger.judge(url)), longestGapMs, answers: Object.fromEntries(answers) }
    },
  }
}
