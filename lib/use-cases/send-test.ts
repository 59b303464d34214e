import { createHmac, randomUUID } from 'node:crypto'
import { isDatabaseAway, isOutcomeUnknown } from '@/lib/adapters/database-away'
import type { Actor, StaffActor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/can'
import { serverKey } from '@/lib/auth/server-key'
import { withinBudget } from '@/lib/budget'
import { baseUrl } from '@/lib/config'
import { mailboxOf } from '@/lib/core/messages/channel'
import { shownReply, type FailureKind } from '@/lib/core/messages/failure'
import type { Channel } from '@/lib/core/messages/kinds'
import type { OutboxView } from '@/lib/core/messages/message-view'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { log } from '@/lib/log'
import { renderEmail } from '@/lib/messages/email'
import type { Delivery } from '@/lib/messages/ports'
import { testEmail, testText, type TestFacts } from '@/lib/messages/test-message'
import { testPorts } from '@/lib/messages/test-ports'
import { recordEvent, type NewEvent } from '@/lib/store/events'
import { giveTurnBack, takeTurns, type Turn } from '@/lib/store/mail-turns'
import { endPauseOf } from '@/lib/store/message-channels'
import { readSetup } from '@/lib/store/setup'
import { clinicOf } from '@/lib/store/shape'
import { findAccount } from '@/lib/store/staff-sessions'
import { transact } from '@/lib/store/transact'
import { serverOf } from './read-outbox'
import { messageIdOf } from './send-due-messages'
import { eventActorOf } from './subject'

/** How many tests an hour reach one address or number, whoever sends them. */
export const mostToOne = 5
/** How many an hour one manager may try: most of them fail while a server is being set up. */
export const mostTries = 20
const hourMs = 3_600_000

export interface TestInput {
  /** By whose clock the message says when it was sent. */
  clinic: string
  channel: Channel
  /** An email address, or a number in E.164. */
  to: string
}

export interface TestResult {
  code: FailureKind | 'sent' | 'not-set'
  /** What the server said, without credentials, and without addresses but the one it went to. */
  reply: string | null
  /** Sending by this way rested, and goes on now. */
  resumed: boolean
}

const mayTest = (actor: Actor, clinic: string): actor is StaffActor =>
  actor.kind === 'staff' && can(actor, 'message.test', { clinic })

export interface SendingView {
  /** Where a test goes unless something else is typed. */
  email: string
  servers: OutboxView['servers']
}

/** How each way of sending is doing. Writes nothing. Refusals: `forbidden`, `not-found`. */
export async function readSending(
  actor: Actor,
  { clinic }: { clinic: string },
): Promise<Result<SendingView>> {
  if (!mayTest(actor, clinic)) return refused({ reason: 'forbidden' })
  const [account, email, text] = await Promise.all([
    findAccount({ id: actor.id }),
    serverOf('email'),
    serverOf('text'),
  ])
  if (!account) return refused({ reason: 'not-found' })
  return done({ email: account.staff.email, servers: { email, text } })
}

function turnOf(whose: string, most: number): Turn {
  const hash = createHmac('sha256', serverKey('asks')).update(`test ${whose}`).digest()
  return { to: Buffer.from(hash), most, windowMs: hourMs }
}

/** Who tries what, and when. */
interface Attempt {
  actor: StaffActor
  input: TestInput
  at: Instant
}

const told = (
  { actor, input: { clinic, channel }, at }: Attempt,
  verb: string,
  detail: Record<string, string> = {},
): NewEvent => ({
  at,
  verb,
  actor: eventActorOf(actor),
  clinic,
  appointment: null,
  patient: null,
  detail: { channel, ...detail },
})

/** Counts it and writes down that it was asked for, before anything is sent. */
const begin = (attempt: Attempt, turns: readonly Turn[]): Promise<Result<null>> =>
  transact<null>(async (tx) => {
    const room = await takeTurns(tx, turns, attempt.at)
    if (room !== null) {
      const retryAfterSeconds = Math.max(1, Math.ceil((room - attempt.at) / 1000))
      return refused({ reason: 'too-many-tries', retryAfterSeconds })
    }
    await recordEvent(tx, told(attempt, 'test-message'))
    return done(null)
  })

async function factsOf({ input: { clinic }, at }: Attempt): Promise<TestFacts> {
  const setup = await readSetup()
  const zone = clinicOf(setup, clinic).timeZone
  return { practice: setup.practice.name, address: baseUrl(), zone, at }
}

/** Null where nothing is set up to send it by. */
async function deliver({ channel, to }: TestInput, facts: TestFacts): Promise<Delivery | null> {
  const { email, text } = testPorts()
  if (channel === 'text') return text && text({ to, text: testText(facts) })
  if (!email) return null
  const messageId = messageIdOf(randomUUID())
  const rendered = await renderEmail(testEmail(facts))
  return email({ messageId, to, ...rendered, unsubscribe: null, calendar: [], at: facts.at })
}

/** It can't have reached anybody, so it counts as no message to them. */
const reachedNobody = ({ outcome }: Delivery): boolean =>
  outcome !== 'sent' && outcome !== 'cut-off'

const codeOf = (delivery: Delivery): FailureKind | 'sent' =>
  delivery.outcome === 'sent' ? 'sent' : delivery.code

/** Writes down what came of it. True where a pause ended by it. */
const settle = (attempt: Attempt, delivery: Delivery, toThem: Turn): Promise<Result<boolean>> =>
  transact<boolean>(async (tx) => {
    if (reachedNobody(delivery)) await giveTurnBack(tx, toThem, attempt.at)
    await recordEvent(tx, told(attempt, 'test-message-result', { outcome: codeOf(delivery) }))
    const { channel } = attempt.input
    return done(delivery.outcome === 'sent' && (await endPauseOf(tx, channel)))
  })

/**
 * The server's answer is told although it couldn't be written down: at worst a pause goes on that
 * could have ended.
 */
function unsettled(err: unknown): Result<boolean> {
  if (!isDatabaseAway(err) && !isOutcomeUnknown(err)) throw err
  log.warn({ err }, 'what came of a test message could not be written down')
  return done(false)
}

const notSet: TestResult = { code: 'not-set', reply: null, resumed: false }

/**
 * Sends a test message and waits for what the server says. One that is sent ends a pause of that
 * way. Refusals: `forbidden`, `too-many-tries`. That the server refused it is an answer.
 */
export async function sendTest(
  actor: Actor,
  input: TestInput,
  now: Instant,
): Promise<Result<TestResult>> {
  const { channel, to, clinic } = input
  if (!mayTest(actor, clinic)) return refused({ reason: 'forbidden' })
  if (!testPorts()[channel]) return done(notSet)
  const attempt: Attempt = { actor, input, at: now }
  const facts = await factsOf(attempt)
  const toThem = turnOf(`to ${mailboxOf(to)}`, mostToOne)
  const begun = await begin(attempt, [turnOf(`by ${actor.id}`, mostTries), toThem])
  if (!begun.ok) return begun
  const delivery = await deliver(input, facts)
  if (!delivery) return done(notSet)
  // The server was waited for: what the request may ask of the database is counted anew.
  const settled = await withinBudget(() => settle(attempt, delivery, toThem)).catch(unsettled)
  if (!settled.ok) return settled
  const reply = delivery.reply === null ? null : shownReply(delivery.reply, to)
  return done({ code: codeOf(delivery), reply, resumed: settled.value })
}
