import '@/tests/support/test-database'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { mostWaiting } from '@/lib/auth/password'
import { staffLinkToken } from '@/lib/auth/staff-link'
import { guessRules } from '@/lib/core/guessing'
import { db } from '@/lib/store/client'
import { endOwnSession, changePassword, proveByPassword } from '@/lib/use-cases/keep-account'
import { endSessionsOf } from '@/lib/use-cases/manage-people'
import { planMessages } from '@/lib/use-cases/plan-messages'
import { askForReset, setByLink } from '@/lib/use-cases/set-password'
import { signIn } from '@/lib/use-cases/sign-in'
import { findStaff } from '@/lib/use-cases/find-staff'
import { atOnce, tally } from '@/tests/use-cases/asking'
import { createSmallPractice, monday } from '@/tests/use-cases/small-practice'
import { account, freshAddress, password } from './accounts'

/** How many hashes are worked out at this moment, and how many were at most. */
const work = vi.hoisted(() => ({ now: 0, most: 0, all: 0 }))
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>()
  const verify: typeof real.verify = async (...given) => {
    work.now += 1
    work.all += 1
    work.most = Math.max(work.most, work.now)
    return real.verify(...given).finally(() => { work.now -= 1 })
  }
  return { ...real, verify }
})
vi.mock('node:os', async (original) => ({ ...await original<typeof import('node:os')>(), availableParallelism: () => 4 }))

const minute = 60_000

beforeAll(async () => { await createSmallPractice() })

interface Given { password?: string; address?: string; device?: string | null }
const enter = (email: string, { password: typed = password, address = freshAddress(), device = null }: Given = {}, now = monday) =>
  signIn({ email, password: typed, address, device }, now)

async function known(role: 'reception' | 'manager' = 'reception'): Promise<{ id: string; email: string; device: string; actor: StaffActor; secret: string }> {
  const who = await account(role)
  const signed = await enter(who.email)
  if (!signed.ok) throw new Error(signed.refusal.reason)
  const found = await findStaff(signed.value.secret, monday)
  if (!found) throw new Error('no session')
  return { ...who, device: signed.value.device, secret: signed.value.secret, actor: found.actor }
}

/** Strangers at an account from many addresses, until they have to wait. */
async function attack(email: string, now = monday): Promise<void> {
  for (let n = 0; n < guessRules.strangers.free + 5; n++) {
    const tried = await enter(email, { password: 'wrong' }, now)
    if (!tried.ok && tried.refusal.reason === 'too-many-tries') return
  }
  throw new Error('nobody had to wait')
}

describe('strangers who guess', () => {
  test.each(['a known account', 'an unknown one'])('wait from the sixth try on, twice as long each time, at %s', async (which) => {
    const email = which === 'a known account' ? (await account()).email : `${randomUUID()}@example.org`
    const address = freshAddress()
    const wrong = (now: number) => enter(email, { password: 'wrong', address }, now)
    for (let n = 0; n < 6; n++) expect(await wrong(monday + n)).toMatchObject({ refusal: { reason: 'sign-in-failed' } })
    const waits: number[] = []
    for (let now = monday + 6; waits.length < 8;) {
      const shut = await wrong(now)
      const wait = shut.ok || shut.refusal.reason !== 'too-many-tries' ? 0 : shut.refusal.retryAfterSeconds
      waits.push(wait)
      now += wait * 1_000
      expect(await wrong(now)).toMatchObject({ refusal: { reason: 'sign-in-failed' } })
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60])
  })

  test('a hundred at once get no more looks than one after the other', async () => {
    const { email } = await account()
    const address = freshAddress()
    work.all = 0
    const results = tally(await atOnce(100, () => enter(email, { password: 'wrong', address })))
    expect(results['sign-in-failed']).toBe(guessRules.stranger.free + 1)
    expect(work.all).toBe(guessRules.stranger.free + 1)
    expect(results['too-many-tries']).toBe(100 - guessRules.stranger.free - 1)
  })

  test('a hundred at once from a hundred addresses get no more looks at one account than all strangers may have', async () => {
    const { email } = await account()
    work.all = 0
    const results = tally(await atOnce(100, () => enter(email, { password: 'wrong' })))
    expect(work.all).toBeLessThanOrEqual(guessRules.strangers.free + 1)
    expect(results['too-many-tries']).toBeGreaterThanOrEqual(100 - guessRules.strangers.free - 1)
  })

  test('wait at every account, who try many of them from one address', async () => {
    const address = freshAddress()
    for (let n = 0; n <= guessRules.address.free; n++) await enter(`somebody-${n}@example.org`, { password: 'wrong', address })
    const { email } = await account()
    expect(await enter(email, { address })).toMatchObject({ refusal: { reason: 'too-many-tries', retryAfterSeconds: 1 } })
    expect((await enter(email)).ok).toBe(true)
  })

  test('take a core at most for half of the machine, and those past the queue are told to come back', async () => {
    work.most = 0
    const addresses = Array.from({ length: 80 }, freshAddress)
    const results = tally(await atOnce(80, (n) => enter(`${randomUUID()}@example.org`, { password: 'wrong', address: addresses[n] ?? '' })))
    expect(work.most).toBeLessThanOrEqual(2)
    expect(results['sign-in-failed']).toBeGreaterThanOrEqual(mostWaiting.stranger)
    expect((results['sign-in-failed'] ?? 0) + (results['too-many-tries'] ?? 0)).toBe(80)
  })

  test('are seen by the manager: which account, how often, and no address', async () => {
    const { id, email } = await account()
    const now = monday + 60 * minute
    const address = '198.51.100.77'
    for (let n = 0; n < 8; n++) await enter(email, { password: 'wrong', address }, now)
    const rows = await db().securityEvent.findMany({ where: { minute: new Date(now) }, orderBy: { id: 'asc' } })
    expect(rows).toMatchObject([
      { verb: 'sign-in.failed', actorKind: 'staff', actorId: id, times: 6, about: 'new-device' },
      { verb: 'sign-in.delayed', actorKind: 'nobody', actorId: null, times: 2 },
    ])
    expect(rows[0]?.source).toBe(rows[1]?.source)
  })
})

describe('whoever works here, while strangers guess', () => {
  test('comes in on a device that they used before, with the right password', async () => {
    const { email, device } = await known()
    await attack(email)
    expect(await enter(email)).toMatchObject({ refusal: { reason: 'too-many-tries' } })
    expect(await enter(email, { device })).toMatchObject({ ok: true, value: { device } })
  })

  test('comes in on a new device, while one address guesses as fast as it may', async () => {
    const { email } = await account()
    const address = freshAddress()
    let now = monday
    for (let n = 0; n < 20; n++) {
      const tried = await enter(email, { password: 'wrong', address }, now)
      now += tried.ok || tried.refusal.reason !== 'too-many-tries' ? 1 : tried.refusal.retryAfterSeconds * 1_000
    }
    expect(await enter(email, { address }, now)).toMatchObject({ refusal: { reason: 'too-many-tries' } })
    expect((await enter(email, {}, now)).ok).toBe(true)
  })

  test('changes their password and proves that it is them, in a session that is open', async () => {
    const { email, actor } = await known()
    await attack(email)
    const address = freshAddress()
    const proved = await proveByPassword(actor, { password }, { address }, monday)
    expect(proved.ok).toBe(true)
    expect((await changePassword(actor, { password, next: 'kettle moss paper north' }, { address }, monday)).ok).toBe(true)
  })

  test('comes in by a link for a new password on a new device, which is known then', async () => {
    const { id, email } = await account()
    await attack(email)
    await askForReset({ email, address: freshAddress() }, monday)
    await planMessages(monday, () => 0)
    const link = await db().staffLink.findFirstOrThrow({ where: { staffId: id, usedAt: null } })
    const set = await setByLink({ token: staffLinkToken(link.id), next: 'kettle moss paper north', address: freshAddress() }, monday)
    if (!set.ok) throw new Error(set.refusal.reason)
    expect((await enter(email, { password: 'kettle moss paper north', device: set.value.device })).ok).toBe(true)
    expect(await enter(email, { password: 'kettle moss paper north' })).toMatchObject({ refusal: { reason: 'too-many-tries' } })
  })
})

describe('a device', () => {
  test('counts its own wrong tries, and nobody else’s wait for them', async () => {
    const { email, device } = await known()
    for (let n = 0; n <= guessRules.known.free; n++) expect(await enter(email, { password: 'wrong', device })).toMatchObject({ refusal: { reason: 'sign-in-failed' } })
    expect(await enter(email, { device })).toMatchObject({ refusal: { reason: 'too-many-tries' } })
    expect((await enter(email)).ok).toBe(true)
  })

  test('is known for its own account alone; a desk’s computer is several people’s', async () => {
    const [kim, rosa] = [await known(), await account()]
    await attack(rosa.email)
    expect(await enter(rosa.email, { device: kim.device })).toMatchObject({ refusal: { reason: 'too-many-tries' } })
    const later = monday + 60 * minute
    expect(await enter(rosa.email, { device: kim.device }, later)).toMatchObject({ ok: true, value: { device: kim.device } })
    await attack(rosa.email, later)
    expect((await enter(rosa.email, { device: kim.device }, later)).ok).toBe(true)
  })

  test('that says it is one, and isn’t, is given another secret', async () => {
    const { email } = await account()
    const made = 'x'.repeat(43)
    const signed = await enter(email, { device: made })
    expect(signed.ok && signed.value.device).not.toBe(made)
  })

  test('is new once: the event of the sign-in says so', async () => {
    const { id, email, device } = await known()
    await enter(email, { device })
    const events = await db().event.findMany({ where: { verb: 'sign-in', actorId: id }, orderBy: { id: 'asc' } })
    expect(events.map(({ detail }) => detail)).toEqual([{ newDevice: true }, {}])
  })

  test.each([
    ['its session is ended', async (email: string, actor: StaffActor) => {
      const other = await enter(email)
      const [found] = other.ok ? [await findStaff(other.value.secret, monday)] : []
      if (found) await endOwnSession(found.actor, { session: actor.sessionId }, monday)
    }],
    ['every other session is ended', async (email: string) => {
      const other = await enter(email)
      const [found] = other.ok ? [await findStaff(other.value.secret, monday)] : []
      if (found) await endOwnSession(found.actor, { session: null }, monday)
    }],
    ['a manager ends their sessions', async (_: string, actor: StaffActor) => {
      const boss = await known('manager')
      await endSessionsOf(boss.actor, { staff: actor.id }, monday)
    }],
    ['the password is changed on another one', async (email: string) => {
      const other = await enter(email)
      const [found] = other.ok ? [await findStaff(other.value.secret, monday)] : []
      if (found) await changePassword(found.actor, { password, next: 'kettle moss paper north' }, { address: freshAddress() }, monday)
    }],
  ])('is a stranger’s again when %s', async (_, end) => {
    const { id, email, actor } = await known()
    const [before] = await db().staffSession.findMany({ where: { id: actor.sessionId } })
    await end(email, actor)
    expect(await db().staffDevice.count({ where: { staffId: id, id: before?.deviceId ?? '' } })).toBe(0)
  })

  test('stays known when its own session changes the password', async () => {
    const { email, device, actor } = await known()
    await changePassword(actor, { password, next: 'kettle moss paper north' }, { address: freshAddress() }, monday)
    await attack(email)
    expect((await enter(email, { password: 'kettle moss paper north', device })).ok).toBe(true)
  })
})
