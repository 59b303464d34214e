import { setTimeout as wait } from 'node:timers/promises'
import type { Random } from '@/prisma/seed/random'
import type { Acknowledged, Ledger } from './ledger'
import type { Answer, Question } from './web-client'

type Ask = (question: Question) => Promise<Answer>
type Result = 'booked' | 'refused'

export interface Time {
  start: number
  practitioner: string
}

export interface Crowd {
  /** The servers, any of which may be asked. */
  servers: readonly Ask[]
  ledger: Ledger
  random: Random
  /** The next time to try; many try the same. */
  nextTime: () => Time
  /** How often each status was answered; 0: no whole answer. */
  answers: Map<number, number>
}

const service = { clinic: 'bench', service: 'visit' }
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const refusals = new Set([400, 404, 409, 422])

/** Whether an answer says for certain what came of it; anything else has to be asked again. */
const isCertain = ({ status }: Answer): boolean => (status >= 200 && status < 300) || refusals.has(status)

/** One client of the crowd, who holds on to what it was told. */
export class Client {
  /** Where an appointment's own link leads, by attempt. */
  private readonly links = new Map<number, string>()

  constructor(private readonly crowd: Crowd, private server: number) {}

  private async ask(question: Question): Promise<Answer> {
    const { servers, answers } = this.crowd
    const answer = await servers[this.server % servers.length]?.(question) ?? { status: 0, body: {} }
    answers.set(answer.status, (answers.get(answer.status) ?? 0) + 1)
    if (!isCertain(answer)) {
      this.server += 1
      await wait(50 + this.crowd.random.below(100))
    }
    return answer
  }

  /** The same question until somebody knows. */
  private async askUntilCertain(question: Question): Promise<Answer> {
    for (;;) {
      const answer = await this.ask(question)
      if (isCertain(answer)) return answer
    }
  }

  private async place(time: Time): Promise<Record<string, unknown> | null> {
    const wanted = { ...service, start: new Date(time.start).toISOString(), practitioner: time.practitioner }
    if (!this.crowd.random.chance(0.1)) return wanted
    // Whoever isn't told of a hold has none; it lapses.
    const held = await this.ask({ method: 'POST', path: '/api/v1/holds', body: wanted })
    return held.status === 201 ? { hold: text(held.body['hold']) } : null
  }

  async book(attempt: number): Promise<Result> {
    const time = this.crowd.nextTime()
    const place = await this.place(time)
    if (place === null) return 'refused'
    const patient = { name: `Attempt ${attempt}`, phone: `07700 900${String(attempt % 1_000).padStart(3, '0')}` }
    const { status, body } = await this.askUntilCertain({ method: 'POST', path: '/api/v1/appointments',
      body: { ...place, patient, reason: `attempt ${attempt}` }, headers: { 'idempotency-key': `attempt-${attempt}` } })
    if (status !== 201) return 'refused'
    this.crowd.ledger.acknowledge(attempt, { ...time, reference: text(body['reference']), status: 'requested' })
    this.links.set(attempt, new URL(text(body['manageUrl'])).searchParams.get('key') ?? '')
    await this.changeSometimes(attempt)
    return 'booked'
  }

  /** As many people move or cancel what they have; asked until it is certain what the appointment is now. */
  private async changeSometimes(attempt: number): Promise<void> {
    const told = this.crowd.ledger.standing(attempt)
    const chance = this.crowd.random.next()
    if (!told || chance > 0.12) return
    const path = `/api/v1/appointments/${told.reference}`
    const headers = { authorization: `Bearer ${this.links.get(attempt) ?? ''}` }
    const time = this.crowd.nextTime()
    const body = { start: new Date(time.start).toISOString(), practitioner: time.practitioner }
    const change: Question = chance < 0.04 ? { method: 'POST', path: `${path}/cancel`, body: {}, headers }
      : { method: 'POST', path: `${path}/move`, body, headers }
    const first = await this.ask(change)
    const now = isCertain(first) && !refusals.has(first.status) ? first
      : await this.askUntilCertain({ method: 'GET', path, headers })
    this.links.delete(attempt)
    if (now.status === 200) this.crowd.ledger.acknowledge(attempt, seen(told.reference, now.body))
  }
}

const seen = (reference: string, body: Record<string, unknown>): Acknowledged => ({
  reference, start: Date.parse(text(body['start'])), practitioner: practitionerOf(body['practitioner']),
  status: body['status'] === 'cancelled' ? 'cancelled' : 'requested',
})

function practitionerOf(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'object' && value !== null && 'id' in value ? text(value.id) : ''
}
