import { database } from '../../support/test-database'
import '../../api/set-clock'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isDatabaseAway, isOutcomeUnknown } from '@/lib/adapters/database-away'
import { atLeisure } from '@/lib/budget'
import { forgetConfig } from '@/lib/config'
import { setLimits } from '@/lib/limits'
import { db, disconnect } from '@/lib/store/client'
import { CuttingProxy } from '../../support/cutting-proxy'
import { OtherSession } from '../../support/other-session'
import { writingUseCases } from '../../support/writers'
import { createSmallPractice } from '../small-practice'
import { clock } from './clock'
import { openDesk, type Row } from './fixture'
import { aside, rows } from './table'

// Every use-case that writes, under every stall: what was acknowledged is there, what was refused
// isn't, and what nobody can know is found out by looking, or by the same key. Another session says
// what is there.

const proxy = new CuttingProxy(new URL(database.url))
const other = new OtherSession(database.url)
const totals = {
  rows: 0,
  stalls: 0,
  acknowledged: 0,
  refused: 0,
  unknown: 0,
  lost: 0,
  'written after refusal': 0,
}
const ways = Object.entries(rows)

beforeAll(async () => {
  process.env['DATABASE_URL'] = await proxy.listen()
  forgetConfig()
  setLimits({
    lock: 40,
    statement: 1_500,
    idle: 30_000,
    connect: 1_000,
    answer: 3_000,
    transaction: 5_000,
    longConnect: 1_000,
    longStatement: 30_000,
    longAnswer: 3_000,
    longTransaction: 5_000,
  })
  await other.open()
  await createSmallPractice()
  await db().practice.updateMany({ data: { horizonDays: 360 } })
  await openDesk()
})
afterAll(async () => {
  await disconnect()
  await proxy.close()
  await other.close()
  console.log(
    `stalls: ${Object.entries(totals)
      .map(([what, count]) => `${what} ${count}`)
      .join(', ')}`,
  )
})

type Outcome = 'acknowledged' | 'refused' | 'unknown' | `wrong: ${string}`

async function outcomeOf(act: () => Promise<unknown>): Promise<Outcome> {
  totals.stalls += 1
  try {
    const answer = await act()
    if (typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false)
      return `wrong: ${JSON.stringify(answer)}`
    return 'acknowledged'
  } catch (error) {
    if (isOutcomeUnknown(error)) return 'unknown'
    return isDatabaseAway(error) ? 'refused' : `wrong: ${String(error)} ${JSON.stringify(error)}`
  }
}

/**
 * Refused is refused, and may be asked again. One who notifies commits at a time, in all databases
 * of a server: behind another test file's slow COMMIT 40 ms are soon over, where no stall was made.
 */
async function askAgain<T>(act: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await act()
    } catch (error) {
      if (isOutcomeUnknown(error) || !isDatabaseAway(error)) throw error
    }
  }
}

/** All connections are with somebody who doesn't give them back. */
async function usedUp(work: () => Promise<void>): Promise<void> {
  let finish = (): void => undefined
  const over = new Promise<void>((resolve) => {
    finish = resolve
  })
  const taken: Promise<unknown>[] = []
  const take = () =>
    new Promise<void>((isTaken) =>
      taken.push(
        db().$transaction(
          async (tx) => {
            await tx.$queryRaw`select 1`
            isTaken()
            await over
          },
          { timeout: 60_000, maxWait: 60_000 },
        ),
      ),
    )
  for (let i = 0; i < 16; i += 1) await take()
  for (let i = 0; i < 4; i += 1) await atLeisure(take)
  try {
    await work()
  } finally {
    finish()
    await Promise.all(taken)
  }
}

const stalls: [string, () => Promise<void>][] = [
  ['rows locked', () => other.lockRows()],
  ['tables locked', () => other.lockTables()],
]

async function whileLocked(
  lock: () => Promise<void>,
  act: () => Promise<unknown>,
): Promise<Outcome> {
  await lock()
  try {
    return await outcomeOf(act)
  } finally {
    await other.unlock()
  }
}

/** A lock that is given up while it is waited for; whoever was too slow asks again. */
async function afterShortLock(act: () => Promise<unknown>): Promise<Outcome> {
  let answered = false
  await other.lockTables()
  const going = outcomeOf(act).finally(() => {
    answered = true
  })
  while (!answered && (await other.waiting()) === 0);
  await other.unlock()
  const outcome = await going
  return outcome === 'refused' ? outcomeOf(() => askAgain(act)) : outcome
}

async function arranged(row: Row) {
  await other.settled()
  const act = await askAgain(row)
  return { act, before: await other.everything() }
}

/** Holds what came of it against what is there. */
async function judge(outcome: Outcome, before: string): Promise<void> {
  const isThere = (await other.everything()) !== before
  expect(outcome).not.toMatch(/^wrong/)
  if (outcome === 'acknowledged') {
    totals.acknowledged += 1
    totals.lost += Number(!isThere)
  } else {
    totals.refused += 1
    totals['written after refusal'] += Number(isThere)
  }
  expect([outcome, isThere]).toEqual([outcome, outcome === 'acknowledged'])
}

/** Every row is made once more for it. */
const all = { timeout: 180_000 }

test('every use-case that writes is in the table', () => {
  const named = new Set([
    ...Object.keys(rows).map((name) => name.split(' ')[0] ?? ''),
    ...Object.keys(aside),
  ])
  expect([...named].sort()).toEqual(writingUseCases())
})

describe.each(ways)('%s', (name, row) => {
  // Nobody asked for it, so nobody is told: what is locked or lost is left for the next time.
  const isDue = Object.hasOwn(clock, name)

  test('stalled by locks it is refused and not written; then it is acknowledged and there', async () => {
    totals.rows += 1
    let { act, before } = await arranged(row)
    for (const [stall, lock] of stalls) {
      const outcome = await whileLocked(lock, act)
      // What touches no row that was there has nothing to wait for.
      if (stall !== 'rows locked' && !isDue) expect(outcome).toBe('refused')
      if (isDue && outcome === 'acknowledged') continue
      await judge(outcome, before)
      if (outcome === 'acknowledged') ({ act, before } = await arranged(row))
    }
    const outcome = await afterShortLock(act)
    expect(outcome).toBe('acknowledged')
    await judge(outcome, before)
  })

  test('whose answer is lost is told of as unknown, and is found by looking', async () => {
    const { act, before } = await arranged(row)
    const lost = proxy.lost
    proxy.loseNext()
    const outcome = await outcomeOf(act)
    proxy.spare()
    if (!isDue) expect([outcome, proxy.lost]).toEqual(['unknown', lost + 1])
    totals.unknown += 1
    // Asked again, it is done or says that it is so already; it never breaks, and it is there.
    await askAgain(act)
    const found = (await other.everything()) !== before
    if (!found) totals.lost += 1
    expect(found).toBe(true)
  })
})

test('with the connections used up all are refused, and nothing is written', all, async () => {
  const acts: (() => Promise<unknown>)[] = []
  for (const [, row] of ways) {
    await other.settled()
    acts.push(await askAgain(row))
  }
  const before = await other.everything()
  const outcomes: Outcome[] = []
  await usedUp(async () => {
    outcomes.push(...(await Promise.all(acts.map(outcomeOf))))
  })
  const others = ways
    .map(([name], i) => [name, outcomes[i]])
    .filter(([name = '', outcome]) => outcome !== 'refused' && !Object.hasOwn(clock, name))
  expect(others).toEqual([])
  totals.refused += outcomes.filter((outcome) => outcome === 'refused').length
  expect(await other.everything()).toBe(before)
})

test('asked again with its key, a request whose answer was lost gets the answer it would have had, and is one booking', async () => {
  for (const name of ['requestAppointment', 'requestAppointment of a hold']) {
    const act = await askAgain(rows[name] ?? (() => Promise.reject(new Error(`no ${name}`))))
    proxy.loseNext()
    expect(await outcomeOf(act)).toBe('unknown')
    const again = [await askAgain(act), await askAgain(act)] as {
      ok: boolean
      value: { appointment: { reference: string } }
    }[]
    expect(again.map(({ ok }) => ok)).toEqual([true, true])
    expect(new Set(again.map(({ value }) => value.appointment.reference)).size).toBe(1)
  }
})
