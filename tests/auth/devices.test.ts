import '@/tests/support/test-database'
import { beforeAll, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { guessRules } from '@/lib/core/guessing'
import { db } from '@/lib/store/client'
import { findStaff } from '@/lib/use-cases/find-staff'
import { changePassword, endOwnSession } from '@/lib/use-cases/keep-account'
import { endSessionsOf } from '@/lib/use-cases/manage-people'
import { createSmallPractice, monday } from '@/tests/use-cases/small-practice'
import { account, freshAddress, password } from './accounts'
import { attack, enter, known } from './at-the-door'

const minute = 60_000

beforeAll(async () => {
  await createSmallPractice()
})

describe('a device', () => {
  test('counts its own wrong tries, and nobody else’s wait for them', async () => {
    const { email, device } = await known()
    for (let n = 0; n <= guessRules.known.free; n++)
      expect(await enter(email, { password: 'wrong', device })).toMatchObject({
        refusal: { reason: 'sign-in-failed' },
      })
    expect(await enter(email, { device })).toMatchObject({ refusal: { reason: 'too-many-tries' } })
    expect((await enter(email)).ok).toBe(true)
  })

  test('is known for its own account alone; a desk’s computer is several people’s', async () => {
    const [kim, rosa] = [await known(), await account()]
    await attack(rosa.email)
    expect(await enter(rosa.email, { device: kim.device })).toMatchObject({
      refusal: { reason: 'too-many-tries' },
    })
    const later = monday + 60 * minute
    expect(await enter(rosa.email, { device: kim.device }, later)).toMatchObject({
      ok: true,
      value: { device: kim.device },
    })
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
    const events = await db().event.findMany({
      where: { verb: 'sign-in', actorId: id },
      orderBy: { id: 'asc' },
    })
    expect(events.map(({ detail }) => detail)).toEqual([{ newDevice: true }, {}])
  })

  test.each([
    [
      'its session is ended',
      async (email: string, actor: StaffActor) => {
        const other = await enter(email)
        const [found] = other.ok ? [await findStaff(other.value.secret, monday)] : []
        if (found) await endOwnSession(found.actor, { session: actor.sessionId }, monday)
      },
    ],
    [
      'every other session is ended',
      async (email: string) => {
        const other = await enter(email)
        const [found] = other.ok ? [await findStaff(other.value.secret, monday)] : []
        if (found) await endOwnSession(found.actor, { session: null }, monday)
      },
    ],
    [
      'a manager ends their sessions',
      async (_: string, actor: StaffActor) => {
        const boss = await known('manager')
        await endSessionsOf(boss.actor, { staff: actor.id }, monday)
      },
    ],
    [
      'the password is changed on another one',
      async (email: string) => {
        const other = await enter(email)
        const [found] = other.ok ? [await findStaff(other.value.secret, monday)] : []
        if (found)
          await changePassword(
            found.actor,
            { password, next: 'kettle moss paper north' },
            { address: freshAddress() },
            monday,
          )
      },
    ],
  ])('is a stranger’s again when %s', async (_, end) => {
    const { id, email, actor } = await known()
    const [before] = await db().staffSession.findMany({ where: { id: actor.sessionId } })
    await end(email, actor)
    expect(
      await db().staffDevice.count({ where: { staffId: id, id: before?.deviceId ?? '' } }),
    ).toBe(0)
  })

  test('stays known when its own session changes the password', async () => {
    const { email, device, actor } = await known()
    await changePassword(
      actor,
      { password, next: 'kettle moss paper north' },
      { address: freshAddress() },
      monday,
    )
    await attack(email)
    expect((await enter(email, { password: 'kettle moss paper north', device })).ok).toBe(true)
  })
})
