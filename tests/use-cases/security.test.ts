import '@/tests/support/test-database'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { securityVerbWords } from '@/lib/copy/staff/security'
import { accountVerbs, nobody, securityDays, securityVerbs, sortOf } from '@/lib/core/security-event'
import { db } from '@/lib/store/client'
import { recordSecurityEvent } from '@/lib/store/security-events'
import { findStaff } from '@/lib/use-cases/find-staff'
import { endSessionsOf } from '@/lib/use-cases/manage-people'
import { readSecurity } from '@/lib/use-cases/read-security'
import { signIn } from '@/lib/use-cases/sign-in'
import { account, freshAddress, password } from '@/tests/auth/accounts'
import { createSmallPractice, monday, zone } from './small-practice'
import type { StaffActor } from '@/lib/auth/actor'

const minute = 60_000
let boss: StaffActor
let desk: StaffActor

async function entered(role: 'reception' | 'manager'): Promise<StaffActor> {
  const { email } = await account(role)
  const signed = await signIn({ email, password, address: freshAddress() }, monday)
  const found = signed.ok ? await findStaff(signed.value.secret, monday) : null
  if (!found) throw new Error('no session')
  return found.actor
}

beforeAll(async () => {
  await createSmallPractice()
  boss = await entered('manager')
  desk = await entered('reception')
})

const read = async (input: Parameters<typeof readSecurity>[1] = {}, now = monday + 60 * minute) => {
  const page = await readSecurity(boss, input, zone, now)
  if (!page.ok) throw new Error(page.refusal.reason)
  return page.value
}

describe('sign-ins and refusals', () => {
  test('are a manager’s to see, and nobody else’s', async () => {
    expect(await readSecurity(desk, {}, zone, monday)).toMatchObject({ refusal: { reason: 'forbidden' } })
    expect((await readSecurity(boss, {}, zone, monday)).ok).toBe(true)
  })

  test('show a failed sign-in by the account that was tried, and no address', async () => {
    const { id, email } = await account()
    for (let n = 0; n < 3; n++) await signIn({ email, password: 'wrong', address: '198.51.100.9' }, monday + minute)
    const { lines } = await read({ staff: id })
    expect(lines).toMatchObject([{ verb: 'sign-in.failed', by: 'Kim', about: 'new-device', times: 3, whose: null }])
    expect(JSON.stringify(lines)).not.toMatch(/198\.51\.100\.9|@example/)
  })

  test('show who signed in on a new device, and whose sign-ins a manager ended', async () => {
    const other = await entered('reception')
    await db().staff.update({ where: { id: other.id }, data: { name: 'Rosa Field' } })
    await endSessionsOf(boss, { staff: other.id }, monday + minute)
    expect((await read({ staff: other.id })).lines).toMatchObject([{ verb: 'sign-in', about: 'new-device' }])
    expect((await read({ staff: boss.id, verb: 'session.end' })).lines).toMatchObject([{ verb: 'session.end', whose: 'Rosa Field' }])
  })

  test('are read page after page, each once, whichever table they are from', async () => {
    for (let n = 0; n < 130; n++) {
      const now = monday + 2 * minute + (n % 4) * minute
      await recordSecurityEvent({ verb: 'access.refused', actor: { kind: 'staff', id: randomUUID() }, source: null, about: 'test' }, now)
    }
    const seen: string[] = []
    let before: { at: number; id: string } | undefined
    for (;;) {
      const { lines, more } = await read({ before })
      seen.push(...lines.map(({ id }) => id))
      before = lines.at(-1)
      if (!more) break
    }
    expect(new Set(seen).size).toBe(seen.length)
    const accounts = await db().event.count({ where: { verb: { in: [...accountVerbs] } } })
    expect(seen).toHaveLength(accounts + await db().securityEvent.count())
  })

  test('are counted by day, of the clinic’s clock', async () => {
    const { days } = await read({ from: monday - 24 * 60 * minute, until: monday + 24 * 60 * minute })
    expect(days).toHaveLength(1)
    expect(days[0]).toMatchObject({ day: '2027-03-01', counts: { refused: 130 } })
    const late = monday + 16 * 60 * minute + 30 * minute // half past midnight of Tuesday in London
    await recordSecurityEvent({ verb: 'sign-in.failed', actor: nobody, source: null, about: null }, late)
    expect((await read({ from: late - minute, until: late + minute })).days).toEqual([
      { day: '2027-03-02', counts: { signedIn: 0, wrong: 1, delayed: 0, refused: 0 } }])
  })

  test('that somebody looked is an event', async () => {
    await read({}, monday + 120 * minute)
    expect(await db().event.count({ where: { verb: 'look', actorId: boss.id, detail: { path: ['list'], equals: 'security' } } })).toBeGreaterThan(0)
  })
})

test('each has its words', () => {
  for (const verb of [...securityVerbs, ...accountVerbs]) expect(securityVerbWords(verb)).not.toBe(verb)
})

test('each that failed, waited or was refused is counted as such', () => {
  expect(securityVerbs.filter((verb) => sortOf(verb) === null)).toEqual(['reset.asked'])
  expect(securityDays([{ day: '2027-03-01', verb: 'sign-out', times: 3 }])).toEqual([])
})
