import '../support/test-database'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { now } from '@/lib/clock'
import { jobs } from '@/lib/core/readiness'
import { forgetNoted } from '@/lib/health/noted'
import { db, disconnect } from '@/lib/store/client'
import { hearing } from '@/lib/store/live'
import { noteRun } from '@/lib/use-cases/note-run'
import { planMessages } from '@/lib/use-cases/plan-messages'
import { watchHealth } from '@/lib/use-cases/watch-health'
import { createStaff } from '../factories/staff'
import { mailServer, type MailServer } from '../support/mail-server'
import { portsTo, sendAt } from './mailing'
import { createSmallPractice } from './small-practice'

const minute = 60_000
const day = 24 * 60 * minute
let began: number
let mail: MailServer

beforeAll(async () => {
  began = now()
  await createSmallPractice()
  for (const [name, role] of [
    ['Helen Ross', 'manager'],
    ['Bev Okafor', 'reception'],
  ] as const) {
    await createStaff({ now: began, name, traits: [role], password: 'kettle barnacle ivy' })
  }
  mail = await mailServer()
  await vi.waitFor(() => expect(hearing()).toBe('heard'), { timeout: 20_000 })
})
afterAll(async () => {
  await mail.close()
  await disconnect()
})
beforeEach(async () => {
  forgetNoted()
  await db().outbox.deleteMany()
})

/** Jobs that last ran when the test began are what is wrong. */
const stopped = () => jobs.forEach((job) => noteRun(job, began))
const running = (at: number) => jobs.forEach((job) => noteRun(job, at))
const warnings = () => db().event.count({ where: { verb: 'health.warn' } })

test('managers are told once a day of what has been wrong for ten minutes, and nobody else is', async () => {
  running(began)
  await watchHealth(began)
  expect(await warnings()).toBe(0)

  stopped()
  await watchHealth(began + 3 * minute)
  await watchHealth(began + 12 * minute)
  expect(await warnings()).toBe(0)
  await watchHealth(began + 13 * minute)
  expect(await warnings()).toBe(1)

  await watchHealth(began + 2 * 60 * minute)
  forgetNoted() // as another server does
  await watchHealth(began + 3 * 60 * minute)
  await watchHealth(began + 4 * 60 * minute)
  expect(await warnings()).toBe(1)

  await sendAt(began + 4 * 60 * minute, portsTo({ mail }))
  const [only, ...more] = mail.received
  expect(more).toEqual([])
  const helen = await db().staff.findFirstOrThrow({ where: { name: 'Helen Ross' } })
  expect(only?.to).toEqual([helen.email])
  expect(only?.mail.subject).toBe('Something is wrong with Plumbline')
  expect(only?.mail.text).toContain('Background work')
  expect(only?.mail.text).toContain('/manage/health')
  expect(only?.mail.text).not.toMatch(/[{}]|undefined|Helen|Bev/)

  await watchHealth(began + 13 * minute + day + minute)
  expect(await warnings()).toBe(2)
})

test('what is over within ten minutes, or begins anew, is told to nobody', async () => {
  const before = await warnings()
  const later = began + 10 * day
  stopped()
  await watchHealth(later)
  running(later + 9 * minute)
  await watchHealth(later + 9 * minute)
  stopped()
  await watchHealth(later + 11 * minute)
  await watchHealth(later + 20 * minute)
  expect(await warnings()).toBe(before)
})

test('a warning that was planned late, after a day, is sent to nobody', async () => {
  const later = began + 20 * day
  stopped()
  await watchHealth(later)
  await watchHealth(later + 10 * minute)
  const count = () => db().message.count({ where: { kind: 'health-warning' } })
  const before = await count()
  await planMessages(later + 2 * day, () => 0)
  expect(await count()).toBe(before)
})
