import '@/tests/support/test-database'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { hashSecret } from '@/lib/auth/hold-secret'
import { openSessionCookie, sealSession } from '@/lib/auth/session-cookie'
import { findStaff } from '@/lib/use-cases/find-staff'
import { signIn } from '@/lib/use-cases/sign-in'
import { signOut } from '@/lib/use-cases/sign-out'
import { db } from '@/lib/store/client'
import { createSmallPractice, monday } from '@/tests/use-cases/small-practice'
import { account, freshAddress, password } from './accounts'

/** The cost of each hash that was worked out to judge a password. */
const work = vi.hoisted(() => ({ verified: [] as string[] }))
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>()
  const verify: typeof real.verify = (hashed, ...rest) => {
    work.verified.push(String(hashed).split('$').slice(0, 4).join('$'))
    return real.verify(hashed, ...rest)
  }
  return { ...real, verify }
})

const minute = 60_000
const hour = 60 * minute

beforeAll(async () => { await createSmallPractice() })

async function signedIn(now = monday): Promise<{ id: string; email: string; secret: string }> {
  const who = await account()
  const result = await signIn({ email: who.email, password, address: freshAddress() }, now)
  if (!result.ok) throw new Error(result.refusal.reason)
  return { ...who, secret: result.value.secret }
}

describe('signing in', () => {
  test('the right password opens a session, however the email is written', async () => {
    const { email } = await account()
    const result = await signIn({ email: `  ${email.toUpperCase()} `, password, address: freshAddress() }, monday)
    expect(result).toMatchObject({ ok: true, value: { staff: { email, role: 'reception', clinics: ['hall-green'] } } })
  })

  test('a manager is at every clinic', async () => {
    const { email } = await account('manager')
    const result = await signIn({ email, password, address: freshAddress() }, monday)
    expect(result).toMatchObject({ ok: true, value: { staff: { clinics: ['hall-green', 'tamworth'] } } })
  })

  test('a wrong password, an unknown account and a disabled one are told the same', async () => {
    const [known, disabled] = [await account(), await account()]
    await db().staff.update({ where: { id: disabled.id }, data: { disabledAt: new Date(monday) } })
    const answers = await Promise.all([
      signIn({ email: known.email, password: 'wrong', address: freshAddress() }, monday),
      signIn({ email: 'nobody@example.org', password, address: freshAddress() }, monday),
      signIn({ email: disabled.email, password, address: freshAddress() }, monday),
    ])
    for (const answer of answers) expect(answer).toEqual({ ok: false, refusal: { reason: 'sign-in-failed' } })
  })

  test('an unknown account costs as much as a known one: one hash of the same cost is worked out', async () => {
    const { email } = await account()
    const workFor = async (who: string) => {
      work.verified.length = 0
      await signIn({ email: who, password: 'wrong', address: freshAddress() }, monday)
      return [...work.verified]
    }
    const known = await workFor(email)
    expect(known).toEqual([expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1$/)])
    expect(await workFor('nobody@example.org')).toEqual(known)
  })

  test('the database keeps neither the secret nor who tried', async () => {
    const { email, secret } = await signedIn()
    await signIn({ email, password: 'wrong', address: '198.51.100.77' }, monday)
    const dump = JSON.stringify([await db().staffSession.findMany(), await db().guessCount.findMany(), await db().staffDevice.findMany(), await db().securityEvent.findMany()],
      (_, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : typeof value === 'bigint' ? String(value) : value))
    for (const word of [secret, email, '198.51.100.77']) expect(dump).not.toContain(word)
  })
})

describe('a session', () => {
  test.each([
    ['fourteen minutes after the last thing done', 14 * minute, true],
    ['fifteen minutes after it', 15 * minute, false],
  ])('%s', async (_, after, alive) => {
    const { secret } = await signedIn()
    expect((await findStaff(secret, monday + after)) !== null).toBe(alive)
  })

  test('twelve hours are the end, however busy', async () => {
    const { secret } = await signedIn()
    for (let at = monday; at < monday + 12 * hour; at += 10 * minute) expect(await findStaff(secret, at)).not.toBeNull()
    expect(await findStaff(secret, monday + 12 * hour)).toBeNull()
  })

  test('a screen that refreshes by itself does not keep it', async () => {
    const { secret } = await signedIn()
    for (let at = monday; at < monday + 15 * minute; at += minute) expect(await findStaff(secret, at, false)).not.toBeNull()
    expect(await findStaff(secret, monday + 15 * minute, false)).toBeNull()
  })

  test('is written at most once a minute', async () => {
    const { secret } = await signedIn()
    const seenAt = async () => (await db().staffSession.findUniqueOrThrow({ where: { secretHash: hashSecret(secret) } })).lastSeenAt.getTime()
    await findStaff(secret, monday + 59_000)
    expect(await seenAt()).toBe(monday)
    await findStaff(secret, monday + 61_000)
    expect(await seenAt()).toBe(monday + 61_000)
  })

  test('ends at sign-out, and when the account is disabled', async () => {
    const [one, two] = [await signedIn(), await signedIn()]
    await signOut(one.secret, monday + minute)
    await db().staff.update({ where: { id: two.id }, data: { disabledAt: new Date(monday) } })
    expect(await findStaff(one.secret, monday + minute)).toBeNull()
    expect(await findStaff(two.secret, monday + minute)).toBeNull()
  })

  test('what is signed in and out is told once each', async () => {
    const { id, secret } = await signedIn()
    await signOut(secret, monday)
    await signOut(secret, monday)
    const events = await db().event.findMany({ where: { actorId: id }, orderBy: { id: 'asc' } })
    expect(events.map((event) => event.verb)).toEqual(['sign-in', 'sign-out'])
  })

  test('a cookie that we did not seal, or sealed and was altered, is nobody', async () => {
    const cookie = await sealSession('s'.repeat(43))
    expect(await openSessionCookie(cookie)).toBe('s'.repeat(43))
    for (const wrong of [undefined, '', 'x', cookie.slice(0, -2), `${cookie.slice(0, 60)}A${cookie.slice(61)}`, 'a.b.c.d.e']) {
      expect(await openSessionCookie(wrong)).toBeNull()
    }
    for (const wrong of ['', 'short', 's'.repeat(43), '\u0000'.repeat(43)]) expect(await findStaff(wrong, monday)).toBeNull()
  })
})
