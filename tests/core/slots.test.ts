import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import type { DiaryFacts } from '../../lib/core/diary-facts'
import { dayStates, nearestSlots, offerSlots } from '../../lib/core/slots'
import { instantAt } from '../../lib/core/time'
import { checkSlots } from './slots-check'

const seed = Number(process.env.SLOTS_SEED ?? 20_260_806)
const run = promisify(execFile)
const root = path.resolve(import.meta.dirname, '../..')

test('slots are the oracle’s in 10,000 practices', { timeout: 300_000 }, () => {
  const checked = checkSlots(seed, 10_000)
  console.log(`slots: seed ${seed}, ${checked.practices} practices, ${checked.withSlots} with slots, ${checked.slots} slots`)
  expect(checked.withSlots).toBeGreaterThan(2500)
})

test('slots are the same whatever the server’s time zone', { timeout: 300_000 }, async () => {
  const digests: string[] = []
  for (const TZ of ['UTC', 'Europe/London', 'Pacific/Apia']) {
    const args = ['--import', 'tsx', 'tests/core/slots-digest.ts', String(seed), '1000']
    const { stdout } = await run(process.execPath, args, { cwd: root, env: { ...process.env, TZ, NODE_OPTIONS: '' } })
    const [zone, digest] = stdout.trim().split(' ')
    expect(zone).toBe(TZ)
    digests.push(digest ?? '')
  }
  expect(new Set(digests)).toEqual(new Set([checkSlots(seed, 1000).digest]))
})

const policy: DiaryFacts['policy'] = {
  gridMinutes: 30, horizonDays: 60, noticeOpeningMinutes: 0, callDueOpeningMinutes: 240, callBeforeOpeningMinutes: 120,
  retryOpeningMinutes: 120, holdMinutes: 10, claimMinutes: 5, maxTries: 3, cutoffHours: 24, unanswered: 'keep',
}
const zone = 'Europe/London'
const minute = (day: string, wall: number): number => instantAt(day, wall, zone) / 60_000
const session = { practitioner: 'a', room: null, from: 540, to: 600, validFrom: '2026-01-01', validUntil: null, everyWeeks: 1 }
const facts: DiaryFacts = {
  zone, policy, openingHours: [], away: [],
  sessions: ([1, 2, 3] as const).map((weekday) => ({ ...session, weekday })),
  closures: [{ from: '2026-08-04', until: '2026-08-04', fromMinute: 0, toMinute: 1440, reason: 'Training' }],
  taken: [{ practitioner: 'a', room: null, start: minute('2026-08-05', 540), end: minute('2026-08-05', 600) }],
}
const wish = { from: '2026-08-03', to: '2026-08-06', minutes: 30, bufferMinutes: 0, practitioners: ['a'] }

test('a day is open, full, or closed with the reason', () => {
  const slots = offerSlots(facts, wish, instantAt('2026-08-01', 0, zone))
  expect(dayStates(facts, wish, slots)).toEqual([
    { day: '2026-08-03', state: 'open', slots },
    { day: '2026-08-04', state: 'closed', reason: 'Training' },
    { day: '2026-08-05', state: 'full' },
    { day: '2026-08-06', state: 'closed', reason: null },
  ])
})

test('the nearest slots come in the order of their starts', () => {
  const slots = [10, 20, 30, 40, 50].map((start) => ({ start, end: start + 1, practitioner: 'a', room: null }))
  expect(nearestSlots(slots, 34, 3).map(({ start }) => start)).toEqual([20, 30, 40])
  expect(nearestSlots(slots, 35, 1).map(({ start }) => start)).toEqual([30])
})
