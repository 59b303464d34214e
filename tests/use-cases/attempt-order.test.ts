import '../support/test-database'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { db, disconnect } from '@/lib/store/client'
import { readCalls } from '@/lib/use-cases/read-calls'
import { recordAttempt } from '@/lib/use-cases/record-attempt'
import { asked, tally } from './asking'
import { at, createReceptionist, createSmallPractice, first, monday, releaseAll, wednesday } from './small-practice'

let bev: StaffActor
beforeAll(async () => {
  await createSmallPractice()
  bev = await createReceptionist('Bev Okafor')
})
beforeEach(releaseAll)
afterAll(disconnect)

async function openCall() {
  await asked(at(wednesday, 600), { practitioner: 'ann' })
  const list = await readCalls(bev, { clinic: first.clinic }, monday)
  const call = list.ok ? list.value.calls[0] : undefined
  if (!call) throw new Error('no call')
  return call
}

const waitingForLocks = async (): Promise<number> => {
  const [row] = await db().$queryRaw<{ n: number }[]>`
    select count(distinct pid)::int as n from pg_locks where not granted and pid in (select pid from pg_stat_activity where datname = current_database())`
  return row?.n ?? 0
}

it.each(['no-answer', 'confirmed'] as const)('a try (%s) takes the appointment before the call, as whoever cancels it does', async (outcome) => {
  const call = await openCall()
  const trying = await db().$transaction(async (tx) => {
    await tx.$executeRaw`select 1 from appointment where reference = ${call.reference} for update`
    const begun = recordAttempt(bev, { call: call.id, outcome }, monday)
    await expect.poll(waitingForLocks, { timeout: 10_000 }).toBe(1)
    await tx.$executeRaw`set local lock_timeout = '500ms'`
    await tx.call.update({ where: { id: call.id }, data: { dueAt: new Date(call.dueAt) } })
    return { begun }
  }, { timeout: 15_000 })
  expect(tally([await trying.begun])).toEqual({ ok: 1 })
  expect(await db().call.findUnique({ where: { id: call.id }, select: { tries: true } })).toEqual({ tries: 1 })
})
