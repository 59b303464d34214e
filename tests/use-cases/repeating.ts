import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Actor, StaffActor } from '@/lib/auth/actor'
import { hashSecret, makeSecret } from '@/lib/auth/hold-secret'
import { done, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { db } from '@/lib/store/client'
import { forgetAll } from '@/lib/store/live'
import { openSession } from '@/lib/store/staff-sessions'
import { transact } from '@/lib/store/transact'
import { createAppointment } from '../factories/appointments'
import { whileUncertain } from '../support/uncertain'
import { asked } from './asking'
import { at, monday, releaseAll, wednesday } from './small-practice'
import { emptyList } from './waiting'

/** What the test of repeated requests needs: the whole database in one word, and things to do something with. */

/** Who looked, who is signed in and what only times the servers isn't what a repeat may not write. */
const aside = ['_prisma_migrations', 'event_seen', 'staff_session', 'message_channel']

/** Every table's rows, as one hash a table: two that are the same say that nothing was written. */
export async function everything(): Promise<Record<string, string>> {
  const tables = await db().$queryRaw<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`
  const hashes: Record<string, string> = {}
  for (const { name } of tables.filter((table) => !aside.includes(table.name))) {
    const only = name === 'event' ? "where verb <> 'look'" : ''
    const [row] = await db().$queryRawUnsafe<{ hash: string | null }[]>(
      `select md5(string_agg(t::text, '|' order by t::text)) as hash from (select * from "${name}" ${only}) t`)
    hashes[name] = row?.hash ?? ''
  }
  return hashes
}

/** The same request, as often as it is asked; `now` is when. */
export type Request = (now: Instant) => Promise<Result<unknown>>

export interface Case {
  what: string
  prepare: () => Promise<Request>
  /** A table in which a second one may say something newer: until when a claim holds. */
  but?: string
}

let turn = 0
/** A quarter past some hour on a day of its own: nothing is in the way. */
export function nextTime(): Instant {
  turn += 1
  return at('2027-03-08', 600) + Math.floor(turn / 3) * 7 * 24 * 3_600_000 + (turn % 3) * 2 * 3_600_000
}

export const requested = async (start = at(wednesday, 600)) => (await asked(start, { practitioner: 'ann' })).appointment
export const created = (trait: NonNullable<Parameters<typeof createAppointment>[0]['traits']>[number], start = at(wednesday, 600)) =>
  createAppointment({ now: monday, at: start, clinic: 'hall-green', practitioner: 'ann', service: 'first', traits: [trait] })

export async function linkOf(reference: string): Promise<Actor> {
  return { kind: 'patient', appointmentId: (await db().appointment.findUniqueOrThrow({ where: { reference } })).id }
}

export const callOf = async (reference: string): Promise<string> =>
  (await db().call.findFirstOrThrow({ where: { appointment: { reference } } })).id

/** A manager who has just proved who they are. */
export async function signedIn(manager: StaffActor): Promise<StaffActor> {
  const secretHash = hashSecret(makeSecret())
  await transact(async (tx) => {
    await openSession(tx, { secretHash }, manager, monday)
    return done(null)
  })
  return { ...manager, sessionId: (await db().staffSession.findUniqueOrThrow({ where: { secretHash } })).id }
}

export const newPatient = (name = `Pat ${randomUUID().slice(0, 8)}`) =>
  db().patient.create({ data: { id: randomUUID(), name, phone: '+447700900432', createdAt: new Date(monday) } })

export function need<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  forgetAll()
  return result.value
}

/** Nothing happens, and nobody waits. */
export async function reset(): Promise<void> {
  await emptyList()
  await releaseAll()
  for (const gone of [db().absence.deleteMany(), db().absenceRequest.deleteMany(), db().dayChange.deleteMany()]) await gone
  await db().ringBack.updateMany({ where: { closedAt: null }, data: { closedAt: new Date(monday), outcome: 'answered' } })
}

export const soon = monday + 5_000

/** Each asked again, in good times and bad, and three times at once. */
export function walk(cases: readonly Case[]): void {
  describe.each([...cases])('$what', ({ prepare, but }) => {
    test('asked again: the same answer, and nothing is written', async () => {
      const request = await prepare()
      const answer = await request(monday)
      expect(answer).toMatchObject({ ok: true })
      const before = await everything()
      const again = await request(soon)
      const after = await everything()
      for (const hashes of [before, after]) if (but !== undefined) hashes[but] = 'newer'
      expect(after).toEqual(before)
      if (but === undefined) expect(again).toEqual(answer)
      expect(again.ok).toBe(true)
    })

    test('asked again while that it is so can’t be made certain: nobody is told so', async () => {
      const request = await prepare()
      expect(await request(monday)).toMatchObject({ ok: true })
      await whileUncertain(() => expect(request(soon)).rejects.toThrow())
      expect(await request(soon)).toMatchObject({ ok: true })
    })

    test('asked three times at once: all succeed, and it is done once', async () => {
      const one = await prepare()
      const count = async () => db().event.count({ where: { verb: { not: 'look' } } })
      const start = await count()
      await one(monday)
      const once = await count() - start
      await reset()
      const request = await prepare()
      const before = await count()
      const answers = await Promise.all([request(monday), request(monday), request(monday)])
      expect(answers.map(({ ok }) => ok)).toEqual([true, true, true])
      expect(await count() - before).toBe(once)
    })
  })
}
