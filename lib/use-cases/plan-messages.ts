import { leisurely } from '@/lib/budget'
import type { OwedMessage } from '@/lib/core/messages/facts'
import { done } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { log } from '@/lib/log'
import { isByStranger, planEvent, type PlanFacts, type PlannedAppointment } from '@/lib/messages/plan'
import type { Db } from '@/lib/store/client'
import { dropReminders, dropUntoldMove, writeMessages } from '@/lib/store/messages'
import {
  claimEvents, findAccounts, findAskedSignIns, findConfirmedWith, findManagers,
  findOutboxAppointments, isToldSince, putOffEvent, settleEvents,
  type AskedSignIn, type OutboxAppointment, type OutboxEvent,
} from '@/lib/store/outbox'
import { readSetup, type Setup } from '@/lib/store/setup'
import { clinicOf } from '@/lib/store/shape'
import { lockAppointment, writeTells } from '@/lib/store/to-tell'
import { transact } from '@/lib/store/transact'
import { answerMailAsks } from './answer-mail-asks'
import { isSetUpWanted } from './open-set-up'

/** As many as one transaction looks at. */
const batch = 100

interface Ground {
  setup: Setup
  appointments: ReadonlyMap<string, OutboxAppointment>
  confirmedWith: ReadonlySet<string>
  signIns: ReadonlyMap<string, AskedSignIn>
  accounts: PlanFacts['accounts']
  managers: PlanFacts['managers']
}

const askedIn = ({ verb, detail }: OutboxEvent): string[] =>
  verb === 'sign-in-link.ask' && typeof detail['signIn'] === 'string' ? [detail['signIn']] : []

async function readGround(tx: Db, events: readonly OutboxEvent[]): Promise<Ground> {
  const ids = [...new Set(events.flatMap(({ appointment }) => appointment ?? []))]
  const asked = events.flatMap(askedIn)
  const [setup, appointments, confirmedWith, accounts] = [await readSetup(), await findOutboxAppointments(tx, ids),
    await findConfirmedWith(tx, events.map(({ id }) => id)), await findAccounts(tx)]
  const signIns = asked.length === 0 ? [] : await findAskedSignIns(tx, asked)
  const managers = events.some(({ verb }) => verb === 'health.warn') ? await findManagers(tx) : []
  return { setup, confirmedWith, accounts, managers, appointments: new Map(appointments.map((one) => [one.id, one])),
    signIns: new Map(signIns.map((one) => [one.id, one])) }
}

const plannedOf = (setup: Setup, row: OutboxAppointment): PlannedAppointment => ({
  id: row.id, status: row.status, clinic: row.clinic, zone: clinicOf(setup, row.clinic).timeZone, callBy: row.callBy,
  visit: { start: row.start, end: row.end, practitioner: row.practitioner }, laterInCourse: row.laterInCourse, patient: row.patient,
})

function factsFor(ground: Ground, event: OutboxEvent, now: Instant): PlanFacts {
  const row = ground.appointments.get(event.appointment ?? '')
  const offer = row?.offer?.way === 'link' ? row.offer : null
  return { appointment: row ? plannedOf(ground.setup, row) : null, offer, confirmedWith: ground.confirmedWith.has(event.id),
    signIn: ground.signIns.get(askedIn(event)[0] ?? '') ?? null, accounts: ground.accounts,
    managers: ground.managers, now }
}

interface Batch {
  tx: Db
  ground: Ground
  now: Instant
  /**
   * Written before anything looks at what is written, and in the end: bookings write theirs by one
   * statement.
   */
  owed: OwedMessage[]
}

async function planOne({ tx, ground, now, owed }: Batch, event: OutboxEvent): Promise<void> {
  const plan = planEvent(event, factsFor(ground, event, now))
  if (plan.remindersAnew || plan.takenBack) await writeMessages(tx, owed.splice(0), now)
  if (event.appointment && plan.remindersAnew) await dropReminders(tx, event.appointment, event.id)
  const untold = event.appointment !== null && plan.takenBack && await dropUntoldMove(tx, event.appointment, event.id)
  const byStranger = isByStranger(event)
  const messages = untold ? plan.messages.filter(({ kind }) => kind !== 'moved') : plan.messages
  owed.push(...messages.map((message) => ({ ...message, byStranger })))
  const { tell } = plan
  if (!tell || untold) return
  await lockAppointment(tx, tell.appointment)
  if (!await isToldSince(tx, tell.appointment, event.at)) await writeTells(tx, [{ ...tell, change: null }], now)
}

/** One transaction's worth. Answers the events that were looked at. */
const planBatch = leisurely(async (most: number, now: Instant, seen: string[]): Promise<number> => {
  const planned = await transact<number>(async (tx) => {
    const events = await claimEvents(tx, most, now)
    seen.splice(0, seen.length, ...events.map(({ id }) => id))
    if (events.length === 0) return done(0)
    const one: Batch = { tx, ground: await readGround(tx, events), now, owed: [] }
    for (const event of events) await planOne(one, event)
    await writeMessages(tx, one.owed, now)
    await settleEvents(tx, seen)
    return done(events.length)
  })
  return planned.ok ? planned.value : 0
})

/** One at a time, since one of a batch broke it: that one is put off, the others aren't held up by it. */
async function planSingly(count: number, now: Instant, random: () => number): Promise<number> {
  let planned = 0
  for (let i = 0; i < count; i += 1) {
    const seen: string[] = []
    try {
      planned += await planBatch(1, now, seen)
    } catch (err) {
      const [event] = seen
      if (event === undefined) throw err
      log.error({ err, event }, 'an event could not be made into messages; it is tried again')
      await putOffEvent(event, now, random())
    }
  }
  return planned
}

/**
 * Turns events that stand in the outbox into the messages they owe, each in the transaction that takes it from there: an event is
 * looked at until that was done, and owes once however often. Answers how many were looked at.
 */
export async function planMessages(now: Instant, random: () => number): Promise<number> {
  if (await isSetUpWanted()) return 0 // what happens before a practice is open owes nobody anything; it is looked at then
  await answerMailAsks(now)
  let planned = 0
  for (;;) {
    const seen: string[] = []
    const count = await planBatch(batch, now, seen).catch((error: unknown) => {
      if (seen.length === 0) throw error
      return planSingly(seen.length, now, random)
    })
    planned += count
    if (seen.length < batch) return planned
  }
}
