import '@/tests/support/test-database'
import { generateSync } from 'otplib'
import { beforeAll, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { staffLinkToken } from '@/lib/auth/staff-link'
import { proposedSecret, openTotp, sealTotp, stepOf } from '@/lib/auth/totp'
import { db } from '@/lib/store/client'
import { finishSignIn } from '@/lib/use-cases/finish-sign-in'
import { findStaff } from '@/lib/use-cases/find-staff'
import { makeCodes, setUpApp, workAs } from '@/lib/use-cases/keep-account'
import { disablePerson, invitePerson, resetFactor, setRoles } from '@/lib/use-cases/manage-people'
import { requireRecent } from '@/lib/use-cases/require-recent'
import { askForReset, setByLink } from '@/lib/use-cases/set-password'
import { planMessages } from '@/lib/use-cases/plan-messages'
import { signIn } from '@/lib/use-cases/sign-in'
import { atOnce, tally } from '@/tests/use-cases/asking'
import { createSmallPractice, monday } from '@/tests/use-cases/small-practice'
import { account, freshAddress, password } from './accounts'

const minute = 60_000

beforeAll(async () => { await createSmallPractice() })

async function signedIn(email: string, now = monday): Promise<{ secret: string; device: string; actor: StaffActor }> {
  const result = await signIn({ email, password, address: freshAddress() }, now)
  if (!result.ok) throw new Error(result.refusal.reason)
  const found = await findStaff(result.value.secret, now)
  if (!found) throw new Error('no session')
  return { secret: result.value.secret, device: result.value.device, actor: found.actor }
}

const codeAt = (secret: string, now: number): string => generateSync({ secret, epoch: Math.floor(now / 1_000) })

async function withApp(role: 'reception' | 'manager' = 'reception') {
  const who = await account(role)
  const { actor, device } = await signedIn(who.email)
  const secret = proposedSecret(actor.id, actor.sessionId, null)
  expect(await setUpApp(actor, { code: codeAt(secret, monday) }, monday)).toMatchObject({ ok: true })
  return { ...who, actor, secret, device }
}

async function halfOf(email: string, now: number): Promise<string> {
  const first = await signIn({ email, password, address: freshAddress() }, now)
  if (first.ok || first.refusal.reason !== 'code-needed') throw new Error('no code was asked for')
  return first.refusal.half
}

describe('the second step', () => {
  test('the password alone opens nothing; the code of these thirty seconds does, once', async () => {
    const { email, secret } = await withApp()
    const now = monday + minute
    const half = await halfOf(email, now)
    const step = { half, code: codeAt(secret, now), address: freshAddress() }
    expect(await finishSignIn(step, now)).toMatchObject({ ok: true, value: { staff: { email } } })
    expect(await finishSignIn(step, now)).toMatchObject({ refusal: { reason: 'half-over' } })
    expect(await finishSignIn({ ...step, half: await halfOf(email, now) }, now)).toMatchObject({ refusal: { reason: 'code-wrong' } })
  })

  test('the code that set it up is not taken again', async () => {
    const { email, secret } = await withApp()
    expect(await finishSignIn({ half: await halfOf(email, monday), code: codeAt(secret, monday), address: freshAddress() }, monday)).toMatchObject({ refusal: { reason: 'code-wrong' } })
  })

  test('of ten at once with one code one comes in', async () => {
    const { email, secret } = await withApp()
    const now = monday + 2 * minute
    const half = await halfOf(email, now)
    const results = await atOnce(10, () => finishSignIn({ half, code: codeAt(secret, now), address: freshAddress() }, now))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('after five wrong codes the sign-in is over, also with thirty at once; the next one begins with the password', async () => {
    const { email, secret } = await withApp()
    const now = monday + minute
    const half = await halfOf(email, now)
    const wrong = codeAt(secret, now + 3_600_000)
    const results = await atOnce(30, () => finishSignIn({ half, code: wrong, address: freshAddress() }, now))
    expect(tally(results)).toEqual({ 'code-wrong': 5, 'half-over': 25 })
    expect(await finishSignIn({ half, code: codeAt(secret, now), address: freshAddress() }, now)).toMatchObject({ refusal: { reason: 'half-over' } })
    expect((await finishSignIn({ half: await halfOf(email, now), code: codeAt(secret, now), address: freshAddress() }, now)).ok).toBe(true)
  })

  test('whoever knows the password gets ten codes of an account, however often they begin; a device that is known is counted apart', async () => {
    const { email, secret, device } = await withApp()
    const now = monday + minute
    const wrong = codeAt(secret, now + 3_600_000)
    const halves = [await halfOf(email, now), await halfOf(email, now), await halfOf(email, now)]
    const results = await atOnce(15, (n) => finishSignIn({ half: halves[n % 3] ?? '', code: wrong, address: freshAddress() }, now))
    expect(tally(results)['code-wrong']).toBeLessThanOrEqual(11)
    const fresh = await halfOf(email, now)
    expect(await finishSignIn({ half: fresh, code: codeAt(secret, now), address: freshAddress() }, now)).toMatchObject({ refusal: { reason: 'too-many-tries' } })
    expect((await finishSignIn({ half: fresh, code: codeAt(secret, now), address: freshAddress(), device }, now)).ok).toBe(true)
  })

  test('recovery codes are counted with the app’s', async () => {
    const { email, actor } = await withApp()
    const codes = await makeCodes(actor, monday)
    const half = await halfOf(email, monday)
    for (let n = 0; n < 5; n++) expect(await finishSignIn({ half, code: 'aaaaa-aaaaa', address: freshAddress() }, monday)).toMatchObject({ refusal: { reason: 'code-wrong' } })
    expect(await finishSignIn({ half, code: codes.ok ? codes.value[0] ?? '' : '', address: freshAddress() }, monday)).toMatchObject({ refusal: { reason: 'half-over' } })
  })

  test.each([
    ['made up', (half: string) => half.replace(/.$/, (end) => (end === 'A' ? 'B' : 'A')), 0],
    ['empty', () => '', 0],
    ['ten minutes old', (half: string) => half, 10 * minute],
  ])('a half that is %s opens nothing', async (_, change, after) => {
    const { email, secret } = await withApp()
    const now = monday + minute
    const half = change(await halfOf(email, now))
    expect(await finishSignIn({ half, code: codeAt(secret, now + after), address: freshAddress() }, now + after)).toMatchObject({ refusal: { reason: 'half-over' } })
  })

  test('a recovery code works once, and those before new ones are over', async () => {
    const { email, actor } = await withApp()
    const [first, second] = [await makeCodes(actor, monday), await makeCodes(actor, monday)]
    if (!first.ok || !second.ok) throw new Error('no codes')
    const enter = async (code = '') => finishSignIn({ half: await halfOf(email, monday), code, address: freshAddress() }, monday)
    expect(await enter(first.value[0])).toMatchObject({ refusal: { reason: 'code-wrong' } })
    expect((await enter(second.value[0]?.toUpperCase())).ok).toBe(true)
    expect(await enter(second.value[0])).toMatchObject({ refusal: { reason: 'code-wrong' } })
    expect(await db().event.count({ where: { verb: 'recovery-code.use', actorId: actor.id } })).toBe(1)
  })

  test('the database keeps neither the secret nor a code', async () => {
    const { actor, secret } = await withApp()
    const codes = await makeCodes(actor, monday)
    const rows = JSON.stringify([await db().staffTotp.findMany(), await db().staffRecoveryCode.findMany(), await db().event.findMany()],
      (_, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : typeof value === 'bigint' ? String(value) : value))
    for (const word of [secret, ...(codes.ok ? codes.value : [])]) expect(rows).not.toContain(word)
  })

  test('what is sealed for one is nobody else’s', () => {
    const sealed = sealTotp('SECRET', 'a')
    expect(openTotp(sealed, 'a')).toBe('SECRET')
    expect(() => openTotp(sealed, 'b')).toThrow()
  })

  test('a code counts in its thirty seconds and those around them', () => {
    const secret = proposedSecret('a', 'b', null)
    const step = Math.floor(monday / 30_000)
    for (const off of [-2, -1, 0, 1, 2]) {
      expect(stepOf(secret, codeAt(secret, monday + off * 30_000), monday)).toBe(Math.abs(off) <= 1 ? step + off : null)
    }
  })
})

describe('who must have one', () => {
  test('where the practice demands it, nothing is theirs before', async () => {
    const { email } = await account()
    await db().practice.updateMany({ data: { secondFactor: 'demanded' } })
    const { secret } = await signedIn(email)
    expect((await findStaff(secret, monday))?.needsFactor).toBe(true)
    await db().practice.updateMany({ data: { secondFactor: 'optional' } })
    expect((await findStaff(secret, monday))?.needsFactor).toBe(false)
  })
})

describe('people', () => {
  test('what is sensitive wants a password of the last ten minutes', async () => {
    const { actor } = await signedIn((await account('manager')).email)
    expect(await requireRecent(actor, 'people.manage', monday + 10 * minute - 1)).toBeNull()
    const late = await invitePerson(actor, { name: 'Rosa Field', email: 'late@example.org', grants: [{ role: 'manager', clinic: null }], practitioner: null }, monday + 10 * minute)
    expect(late).toMatchObject({ refusal: { reason: 'prove-again' } })
  })

  test('reception may do nothing of it', async () => {
    const { actor } = await signedIn((await account()).email)
    expect(await resetFactor(actor, { staff: actor.id }, monday)).toMatchObject({ refusal: { reason: 'forbidden' } })
  })

  test('the link sets the password once, ends sessions, and leaves the second factor', async () => {
    const { id, email, actor } = await withApp()
    await askForReset({ email, address: freshAddress() }, monday)
    await planMessages(monday, () => 0)
    const link = await db().staffLink.findFirstOrThrow({ where: { staffId: id, usedAt: null } })
    const token = staffLinkToken(link.id)
    expect(await setByLink({ token: `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`, next: 'four plain words here', address: freshAddress() }, monday)).toMatchObject({ refusal: { reason: 'link-over' } })
    expect((await setByLink({ token, next: 'four plain words here', address: freshAddress() }, monday)).ok).toBe(true)
    expect(await setByLink({ token, next: 'another four words here', address: freshAddress() }, monday)).toMatchObject({ refusal: { reason: 'link-over' } })
    expect((await db().staffSession.findUniqueOrThrow({ where: { id: actor.sessionId } })).endedAt).not.toBeNull()
    expect(await signIn({ email, password: 'four plain words here', address: freshAddress() }, monday)).toMatchObject({ refusal: { reason: 'code-needed' } })
  })

  test('a shut account is out at once; the last manager stays one', async () => {
    await db().staff.updateMany({ where: { role: 'manager' }, data: { disabledAt: new Date(monday) } })
    const boss = await signedIn((await account('manager')).email)
    const desk = await signedIn((await account()).email)
    expect((await disablePerson(boss.actor, { staff: desk.actor.id, disabled: true }, monday)).ok).toBe(true)
    expect(await findStaff(desk.secret, monday)).toBeNull()
    expect(await disablePerson(boss.actor, { staff: boss.actor.id, disabled: true }, monday)).toMatchObject({ refusal: { reason: 'last-manager' } })
    const none = { staff: boss.actor.id, practitioner: null, grants: [{ role: 'reception' as const, clinic: 'hall-green' }] }
    expect(await setRoles(boss.actor, none, monday)).toMatchObject({ refusal: { reason: 'last-manager' } })
  })

  test('somebody with two roles works in one, at its clinics, and changes it', async () => {
    const boss = await signedIn((await account('manager')).email)
    const two = await account()
    const grants = [{ role: 'practitioner' as const, clinic: 'tamworth' }, { role: 'reception' as const, clinic: 'hall-green' }]
    expect((await setRoles(boss.actor, { staff: two.id, practitioner: 'ann', grants }, monday)).ok).toBe(true)
    const { secret, actor } = await signedIn(two.email)
    expect(actor).toMatchObject({ role: 'reception', clinics: ['hall-green'], roles: ['reception', 'practitioner'] })
    expect((await workAs(actor, { role: 'practitioner' }, monday)).ok).toBe(true)
    expect((await findStaff(secret, monday))?.actor).toMatchObject({ role: 'practitioner', clinics: ['tamworth'], practitionerId: 'ann' })
    expect(await workAs(actor, { role: 'manager' }, monday)).toMatchObject({ refusal: { reason: 'forbidden' } })
  })
})
