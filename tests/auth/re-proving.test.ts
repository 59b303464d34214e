import '@/tests/support/test-database'
import { generateSync } from 'otplib'
import { beforeAll, describe, expect, test } from 'vitest'
import { proposedSecret } from '@/lib/auth/totp'
import { db } from '@/lib/store/client'
import { findStaff, type FoundStaff } from '@/lib/use-cases/find-staff'
import { changePassword, endOwnSession, proveByPassword, setUpApp } from '@/lib/use-cases/keep-account'
import { endSessionsOf } from '@/lib/use-cases/manage-people'
import { readAccount } from '@/lib/use-cases/read-account'
import { signIn } from '@/lib/use-cases/sign-in'
import { signOut } from '@/lib/use-cases/sign-out'
import { createSmallPractice, monday } from '@/tests/use-cases/small-practice'
import { account, freshAddress, password } from './accounts'

const minute = 60_000
const from = { address: '192.0.2.200' }

beforeAll(async () => { await createSmallPractice() })

async function entered(role: 'reception' | 'manager' = 'reception'): Promise<FoundStaff & { secret: string; email: string }> {
  const { email } = await account(role)
  const signed = await signIn({ email, password, address: freshAddress() }, monday)
  const found = signed.ok ? await findStaff(signed.value.secret, monday) : null
  if (!signed.ok || !found) throw new Error('no session')
  return { ...found, secret: signed.value.secret, email }
}

const codeAt = (secret: string, now: number): string => generateSync({ secret, epoch: Math.floor(now / 1_000) })

describe('showing again that it is you', () => {
  test.each([
    ['by the password', (one: FoundStaff) => proveByPassword(one.actor, { password }, from, monday)],
    ['by changing the password', (one: FoundStaff) => changePassword(one.actor, { password, next: 'kettle moss paper north' }, from, monday)],
  ])('%s renews the session’s secret: the old one is dead at once', async (_, prove) => {
    const one = await entered()
    const proved = await prove(one)
    if (!proved.ok) throw new Error(proved.refusal.reason)
    expect(await findStaff(one.secret, monday)).toBeNull()
    expect((await findStaff(proved.value.secret, monday))?.actor.sessionId).toBe(one.actor.sessionId)
  })

  test('brings no session back that ended in between', async () => {
    const one = await entered()
    await signOut(one.secret, monday)
    expect(await proveByPassword(one.actor, { password }, from, monday)).toMatchObject({ refusal: { reason: 'unauthorised' } })
  })

  test('a wrong password is an event, and counts for this session alone', async () => {
    const [one, other] = [await entered(), await entered()]
    for (let n = 0; n < 6; n++) expect(await proveByPassword(one.actor, { password: 'wrong' }, from, monday)).toMatchObject({ refusal: { reason: 'invalid' } })
    expect(await proveByPassword(one.actor, { password }, from, monday)).toMatchObject({ refusal: { reason: 'too-many-tries', retryAfterSeconds: 1 } })
    expect((await proveByPassword(other.actor, { password }, from, monday)).ok).toBe(true)
    const rows = await db().securityEvent.findMany({ where: { actorId: one.actor.id }, orderBy: { id: 'asc' } })
    expect(rows).toMatchObject([{ verb: 'proof.failed', about: 'password', times: 6 }, { verb: 'proof.delayed', times: 1 }])
  })
})

describe('ending sessions wants a recent proof', () => {
  test('one’s own, and every other one', async () => {
    const one = await entered()
    const later = monday + 10 * minute
    for (const session of [null, one.actor.sessionId]) {
      expect(await endOwnSession(one.actor, { session }, later)).toMatchObject({ refusal: { reason: 'prove-again' } })
      expect((await endOwnSession(one.actor, { session }, later - 1)).ok).toBe(true)
    }
  })

  test('somebody else’s, by a manager', async () => {
    const [boss, desk] = [await entered('manager'), await entered()]
    expect(await endSessionsOf(boss.actor, { staff: desk.actor.id }, monday + 10 * minute)).toMatchObject({ refusal: { reason: 'prove-again' } })
    expect((await endSessionsOf(boss.actor, { staff: desk.actor.id }, monday)).ok).toBe(true)
    expect(await findStaff(desk.secret, monday)).toBeNull()
  })
})

describe('the secret of an authenticator app', () => {
  const shown = async (one: FoundStaff, now: number): Promise<string> => {
    const view = await readAccount(one.actor, now)
    return view.ok ? view.value.proposed?.secret ?? '' : ''
  }

  test('is shown until it is set up, and never again: in its place is one for another phone', async () => {
    const one = await entered()
    const secret = await shown(one, monday)
    expect(secret).toBe(proposedSecret(one.actor.id, one.actor.sessionId, null))
    expect(await shown(one, monday + minute)).toBe(secret)
    expect((await setUpApp(one.actor, { code: codeAt(secret, monday) }, monday)).ok).toBe(true)
    const next = await shown(one, monday + minute)
    expect(next).not.toBe(secret)
    expect(await setUpApp(one.actor, { code: codeAt(secret, monday + minute) }, monday + minute)).toMatchObject({ refusal: { reason: 'invalid' } })
    expect((await setUpApp(one.actor, { code: codeAt(next, monday + minute) }, monday + minute)).ok).toBe(true)
    expect(await shown(one, monday + 2 * minute)).not.toBe(next)
  })

  test('that is in use isn’t shown in any other session either', async () => {
    const one = await entered()
    const secret = await shown(one, monday)
    await setUpApp(one.actor, { code: codeAt(secret, monday) }, monday)
    const sealed = await db().staffTotp.findUniqueOrThrow({ where: { staffId: one.actor.id } })
    expect(sealed.setUpAt.getTime()).toBe(monday)
    for (const session of [one.actor.sessionId, crypto.randomUUID()]) expect(proposedSecret(one.actor.id, session, monday)).not.toBe(secret)
  })
})
