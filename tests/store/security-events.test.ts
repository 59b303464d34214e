import '@/tests/support/test-database'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { mostApart, nobody, type SecurityEvent } from '@/lib/core/security-event'
import { db, disconnect } from '@/lib/store/client'
import { recordSecurityEvent } from '@/lib/store/security-events'
import { noteSecurity, singly } from '@/lib/use-cases/note-security'
import { atOnce } from '@/tests/use-cases/asking'

afterAll(disconnect)

const logged = vi.hoisted(() => [] as unknown[])
vi.mock('@/lib/log', async (original) => {
  const real = await original<typeof import('@/lib/log')>()
  const info: typeof real.log.info = (fields, message) => { logged.push({ ...fields, message }) }
  return { ...real, log: { ...real.log, info } }
})

let now = Date.UTC(2027, 2, 1, 8)
beforeEach(() => { now += 60_000 })

const failed = (given: Partial<SecurityEvent> = {}): SecurityEvent => ({ verb: 'sign-in.failed', actor: nobody, source: null, about: null, ...given })
const rows = () => db().securityEvent.findMany({ where: { minute: new Date(now) }, orderBy: { id: 'asc' } })

test('what happens again within a minute is one row with a count, also a hundred times at once', async () => {
  await atOnce(100, (n) => recordSecurityEvent(failed(), now + n * 100))
  expect(await rows()).toMatchObject([{ times: 100, actorKind: 'nobody' }])
})

test('a stranger from a thousand addresses fills eleven rows of a minute, and none is lost from the count', async () => {
  for (let n = 0; n < 1_000; n++) await recordSecurityEvent(failed({ source: String(n).padStart(11, '0') }), now)
  const kept = await rows()
  expect(kept).toHaveLength(mostApart.unknown + 1)
  expect(kept.reduce((sum, { times }) => sum + times, 0)).toBe(1_000)
  expect(kept.at(-1)).toMatchObject({ actorKind: 'many', source: null, times: 990 })
})

test('an account that is tried is told apart however many strangers are about', async () => {
  for (let n = 0; n < 20; n++) await recordSecurityEvent(failed({ source: String(n).padStart(11, '0') }), now)
  const id = randomUUID()
  await recordSecurityEvent(failed({ actor: { kind: 'staff', id } }), now)
  expect((await rows()).filter(({ actorId }) => actorId === id)).toHaveLength(1)
})

test('what was written down is never altered or deleted; its count only grows', async () => {
  await recordSecurityEvent(failed(), now)
  const refusals = [
    () => db().$executeRaw`update security_event set verb = 'reset.asked'`,
    () => db().$executeRaw`update security_event set times = times - 1`,
    () => db().$executeRaw`update security_event set times = times + 1, minute = now()`,
    () => db().$executeRaw`delete from security_event`,
    () => db().$executeRaw`truncate security_event`,
  ]
  for (const refused of refusals) await expect(refused()).rejects.toThrow()
})

test('no free text fits in', async () => {
  for (const wrong of [{ about: 'Kim Smith' }, { about: 'kim@example.org' }, { source: '192.0.2.7' }]) {
    await expect(recordSecurityEvent(failed(wrong), now)).rejects.toThrow()
  }
})

test('an event is one line in the log, without the address; one address has one mark, a whole /64 the same', async () => {
  logged.length = 0
  for (const address of ['192.0.2.7', '192.0.2.7', '2001:db8::1', '2001:db8::2']) {
    await noteSecurity({ verb: 'key.refused', actor: nobody, address, about: 'unknown' }, now)
  }
  expect(logged).toHaveLength(4)
  expect(logged[0]).toMatchObject({ event: 'key.refused', by: 'nobody', about: 'unknown', message: 'security event' })
  expect(JSON.stringify([logged, (await rows()).map(({ source }) => source)])).not.toMatch(/192\.0\.2\.7|2001:db8/)
  expect((await rows()).map(({ times }) => times)).toEqual([2, 2])
})

test('a flood of one kind is written in bundles, and counted but for the last few', async () => {
  logged.length = 0
  for (let n = 0; n < 1_010; n++) await noteSecurity({ verb: 'link.failed', actor: nobody, address: '192.0.2.9' }, now)
  expect(await rows()).toMatchObject([{ times: 1_000 }])
  expect(logged).toHaveLength(singly + (1_000 - singly) / singly)
})
