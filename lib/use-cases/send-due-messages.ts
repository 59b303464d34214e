import { baseUrl } from '@/lib/config'
import { channelFor, isToldInWriting } from '@/lib/core/messages/channel'
import type { Message } from '@/lib/core/messages/facts'
import type { FailureKind } from '@/lib/core/messages/failure'
import { judge } from '@/lib/core/messages/judge'
import { channels, type Channel } from '@/lib/core/messages/kinds'
import {
  awayMs, backoffMs, cutOffRestMs, leaseMs, nextTry, pauseAfterCutOffMs, pauseMs, triedUntil, tryingMs, whyFailed,
} from '@/lib/core/messages/retry'
import { done } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { countMessages } from '@/lib/health/registry'
import { log } from '@/lib/log'
import type { CalendarVisit, Delivery, Ports } from '@/lib/messages/ports'
import { pauseChannel, readChannel, resumeChannel, type ChannelState } from '@/lib/store/message-channels'
import {
  beginTrying, dropOver, failOverdue, isLeased, leaseMessage, settleMessage, type Leased, type Settled,
} from '@/lib/store/messages'
import { transact } from '@/lib/store/transact'
import { addressOf, readGround, type Ground } from './message-scene'
import { planMessages } from './plan-messages'
import { emailOf, hasCalendar, textOf } from './render-message'
import { hasTurn } from './stranger-mail'
import { tickByMessage } from './tick-by-message'

/** Runs until nothing is due, or it is told to stop: what is being sent then is sent to its end. */
export interface Pass {
  now: () => Instant
  ports: Ports
  stopping: () => boolean
}

/** RFC 5322, section 3.6.4: ours alone, by our host; the same at each try. */
export const messageIdOf = (id: string): string => `<${id}@${new URL(baseUrl()).hostname}>`

/** What a program posts to with one press, without a page. */
const oneClick = (secret: string): string => `${baseUrl()}/api/unsubscribe/${secret}`

const calendarStatuses = { requested: 'requested', confirmed: 'confirmed', moved: null, cancelled: 'cancelled', 'offer-taken': 'confirmed' } as const

function calendarOf({ kind, facts }: Message, { row, scene }: Ground): CalendarVisit[] {
  const { appointment, course } = row
  const { clinic } = scene
  if (!hasCalendar({ kind }) || !appointment || !facts.visit || !clinic) return []
  const status = calendarStatuses[kind as keyof typeof calendarStatuses] ?? (appointment.status === 'requested' ? 'requested' : 'confirmed')
  const own = { reference: appointment.reference, version: appointment.version, start: facts.visit.start, end: facts.visit.end }
  const visits = kind === 'confirmed' && course.length > 1 ? course : [own]
  return visits.map(({ reference, version, start, end }) => ({ reference, version, start, end, status, clinic }))
}

async function deliver(message: Leased, ground: Ground, to: string, { ports, now }: Pass): Promise<Delivery> {
  const at = now()
  if (message.channel === 'text') return ports.text ? ports.text({ to, text: await textOf(message, ground, at) }) : { outcome: 'trouble', code: 'unreachable', reply: null }
  if (!ports.email) return { outcome: 'trouble', code: 'unreachable', reply: null }
  const { stop } = ground
  return ports.email({ messageId: messageIdOf(message.id), to, ...await emailOf(message, ground, at), at,
    unsubscribe: stop === null ? null : oneClick(stop), calendar: calendarOf(message, ground) })
}

async function settle(message: Leased, settled: Settled): Promise<void> {
  const own = await transact(async (tx) => done(await settleMessage(tx, message, settled)))
  if (settled.status === 'failed' && own.ok && own.value) countMessages(message.channel, 'given_up')
}

/** It was sent: whoever was to be told of it in writing is told. */
async function settleSent(message: Leased, ground: Ground, address: string, providerId: string | null, now: Instant): Promise<void> {
  await transact(async (tx) => {
    if (!await settleMessage(tx, message, { status: 'sent', error: null, address, sentAt: now, providerId })) return done(null)
    if (ground.contact && isToldInWriting(ground.contact)) await tickByMessage(tx, message, now)
    return done(null)
  })
}

/** Not now: after that long, or never where its time is over by then. */
async function settleUnsent(message: Leased, address: string, code: string, waitMs: number, { now }: Pass): Promise<void> {
  const next = nextTry(message, waitMs, now())
  await settle(message, next === null ? { status: 'failed', error: whyFailed(message), address }
    : { status: 'due', error: code, address, nextTryAt: next })
}

/** The server is in trouble: it rests, and this message is the one that tries it again. */
async function rest(message: Leased, state: ChannelState, address: string, code: FailureKind, { now, ports }: Pass): Promise<void> {
  const failures = state.failures + 1
  const resumeAt = now() + pauseMs(failures, ports.random())
  await pauseChannel(message.channel, { probe: message.id, failures, resumeAt, trouble: code })
  const over = resumeAt >= triedUntil(message)
  const error = message.until !== null && message.until <= resumeAt ? 'too-late' : 'gave-up'
  await settle(message, over ? { status: 'failed', error, address } : { status: 'due', error: code, address, nextTryAt: resumeAt })
  log.warn({ channel: message.channel, code, failures }, 'messages can’t be sent just now; it is tried again')
}

/**
 * It broke off once it may have had this message: this one rests, and the others go on, each over a connection of its own. Where the
 * one before was cut off as well, the server is in trouble: then it rests too, and is tried with another message. True where it rests.
 */
async function restAfterCutOff(message: Leased, state: ChannelState, address: string, code: FailureKind, pass: Pass): Promise<boolean> {
  const { now, ports } = pass
  const failures = state.failures + 1
  const pause = pauseAfterCutOffMs(failures, ports.random())
  await pauseChannel(message.channel, { probe: null, failures, resumeAt: now() + pause, trouble: code })
  await settleUnsent(message, address, code, cutOffRestMs(message.tries, ports.random()), pass)
  log.warn({ channel: message.channel, code, failures, message: message.id }, 'a message may or may not have been sent; it is tried again')
  return pause > 0
}

/** What no longer tells what is so isn't sent, and a reminder waits for the morning. True where it is to be sent now. */
async function isToBeSent(message: Leased, { standing }: Ground, now: Instant): Promise<boolean> {
  const verdict = judge(message, standing, now)
  if (verdict.do === 'wait') await settle(message, { status: 'due', error: null, nextTryAt: verdict.until, untried: true })
  if (verdict.do === 'drop') {
    const missed = verdict.why === 'over' && message.tries > 1
    await settle(message, missed ? { status: 'failed', error: 'too-late' } : { status: 'unwanted', error: verdict.why })
  }
  return verdict.do === 'send'
}

/** No server is set: what is due waits for one, and can be read meanwhile. */
async function putAside(channel: Channel, pass: Pass): Promise<number> {
  await dropOver(channel, pass.now())
  for (;;) {
    const now = pass.now()
    const message = pass.stopping() ? null : await leaseMessage(channel, now + leaseMs, now, { server: false })
    if (!message) return 0
    const ground = await readGround(message, 'owner', now)
    if (await isToBeSent(message, ground, now)) await settle(message, { status: 'no-server', error: null, address: addressOf(message, ground, channel), untried: true })
  }
}

async function take(message: Leased, ground: Ground, state: ChannelState, pass: Pass): Promise<'on' | 'rest'> {
  if (!await isToBeSent(message, ground, pass.now())) return 'on'
  const address = addressOf(message, ground, message.channel)
  if (address === null) return elsewhere(message, ground)
  if (!await hasTurn(message, address, pass.now())) return 'on'
  const delivery = await deliver(message, ground, address, pass)
  countMessages(message.channel, delivery.outcome === 'sent' ? 'sent' : 'failed')
  if (delivery.outcome === 'trouble') {
    await rest(message, state, address, delivery.code, pass)
    return 'rest'
  }
  if (delivery.outcome === 'cut-off') return await restAfterCutOff(message, state, address, delivery.code, pass) ? 'rest' : 'on'
  if (delivery.outcome === 'sent') await settleSent(message, ground, address, delivery.providerId, pass.now())
  else if (delivery.outcome === 'refused') await settle(message, { status: 'failed', error: delivery.code, address })
  else await settleUnsent(message, address, delivery.code, backoffMs(message.tries, pass.ports.random()), pass)
  if (state.failures > 0) await resumeChannel(message.channel)
  return 'on'
}

/** The record has changed since it was planned: it goes the other way, or nowhere. */
async function elsewhere(message: Leased, { contact }: Ground): Promise<'on'> {
  const other = contact && channelFor(message.kind, contact)
  await settle(message, other && other !== message.channel ? { status: 'due', error: null, channel: other, untried: true } : { status: 'failed', error: 'no-address' })
  return 'on'
}

/** The next one that may be sent: while the server is in trouble that is the one that tries it, once it has rested. */
async function next(channel: Channel, state: ChannelState, now: Instant): Promise<Leased | null> {
  const lease = now + leaseMs
  if (state.failures === 0) return leaseMessage(channel, lease, now)
  if (state.resumeAt !== null && now < state.resumeAt) return null
  const probe = state.probe === null ? null : await leaseMessage(channel, lease, now, { only: state.probe })
  if (probe || (state.probe !== null && await isLeased(state.probe, now))) return probe
  return leaseMessage(channel, lease, now)
}

/**
 * Sends what is due by one way until nothing is. One after the other: of two at once, a server that
 * breaks off would leave it open for both whether they arrived.
 */
export async function sendBy(channel: Channel, pass: Pass): Promise<number> {
  if (!pass.ports[channel]) return putAside(channel, pass)
  await beginTrying(channel, awayMs, pass.now())
  for (let count = 0; ; count += 1) {
    const state = await readChannel(channel)
    if (state.failures > 0) {
      const overdue = await failOverdue(channel, pass.now() - tryingMs, pass.now())
      countMessages(channel, 'given_up', overdue)
    }
    const message = pass.stopping() ? null : await next(channel, state, pass.now())
    if (!message) return count
    const how = await readGround(message, 'owner', pass.now()).then((ground) => take(message, ground, state, pass)).catch((error: unknown) => broken(message, error, pass))
    if (how === 'rest') return count
  }
}

/** Something nobody expects, of this one alone: it waits, and doesn't hold up the others. */
async function broken(message: Leased, error: unknown, pass: Pass): Promise<'on'> {
  log.error({ err: error, message: message.id }, 'a message could not be made or sent; it is tried again')
  await settleUnsent(message, message.address ?? '', 'broken', backoffMs(message.tries, pass.ports.random()), pass)
  return 'on'
}

/**
 * Plans what events owe and sends what is due, each way by itself. Any number of servers may do it at once: a message is leased to
 * one, who alone sends it; where that one dies, the lease runs out and another sends it again, under the same Message-ID. Answers how
 * many messages it took up.
 */
export async function sendDueMessages(pass: Pass): Promise<number> {
  await planMessages(pass.now(), pass.ports.random)
  const counts = await Promise.all(channels.map((channel) => sendBy(channel, pass)))
  return counts.reduce((sum, count) => sum + count, 0)
}
