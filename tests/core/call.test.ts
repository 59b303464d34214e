import { expect, test } from 'vitest'
import { afterAttempt, dueAt, nextTry, type CallFacts } from '../../lib/core/call'
import { instantAt } from '../../lib/core/time'
import { claimStanding, compareCalls, ringTime, urgency } from '../../lib/core/worklist'

const zone = 'Europe/London'
const facts: CallFacts = {
  zone, closures: [],
  openingHours: ([1, 2, 3, 4, 5] as const).map((weekday) => ({ weekday, opens: 480, closes: 1080 })),
  policy: {
    gridMinutes: 15, horizonDays: 60, noticeOpeningMinutes: 240, callDueOpeningMinutes: 240, callBeforeOpeningMinutes: 120,
    retryOpeningMinutes: 120, holdMinutes: 10, claimMinutes: 5, maxTries: 3, cutoffHours: 24, unanswered: 'keep',
  },
}
const releasing: CallFacts = { ...facts, policy: { ...facts.policy, unanswered: 'release' } }
/** August 2026: the 3rd is a Monday. */
const at = (day: number, hour: number, minute = 0): number => instantAt(`2026-08-0${day}`, hour * 60 + minute, zone)

test.each([
  ['four opening hours on', at(3, 9), at(7, 9), at(3, 13)],
  ['over the night', at(3, 16), at(7, 9), at(4, 10)],
  ['over the weekend', instantAt('2026-07-31', 1020, zone), at(7, 9), at(3, 11)],
  ['two opening hours before the start', at(3, 9), at(3, 13), at(3, 11)],
  ['never before it was asked for', at(3, 9), at(3, 10), at(3, 9)],
])('a call is due: %s', (_, asked, start, due) => {
  expect(dueAt(facts, asked, start)).toBe(due)
})

const missed = (...times: number[]) => times.map((time) => ({ at: time, outcome: 'no-answer' as const }))

test('what an attempt leads to', () => {
  const after = (outcome: Parameters<typeof nextTry>[0], known = facts, before = missed(), time = at(3, 9)) =>
    afterAttempt(known, { start: at(7, 9), requestedAt: at(3, 8), bestTime: 'any' }, before, { at: time, outcome }, outcome === 'call-back' ? at(3, 15) : null)
  expect(after('confirmed')).toEqual({ decision: 'confirm' })
  expect(after('moved')).toEqual({ decision: 'confirm' })
  expect(after('declined')).toEqual({ decision: 'cancel' })
  expect(after('call-back')).toEqual({ decision: 'keep', nextTryAt: at(3, 15) })
  expect(after('no-answer')).toEqual({ decision: 'keep', nextTryAt: at(3, 12) })
  const twoParts = missed(at(3, 9), at(3, 12))
  expect(after('voicemail', facts, twoParts, at(3, 17))).toEqual({ decision: 'flag', nextTryAt: at(4, 9) })
  expect(after('voicemail', releasing, twoParts, at(3, 17))).toEqual({ decision: 'release' })
  expect(after('no-answer', releasing, missed(at(3, 8), at(3, 9)), at(3, 11)).decision).toBe('keep')
  expect(after('no-answer', releasing, missed(), at(6, 17)).decision).toBe('release')
  expect(after('no-answer', releasing, missed(), at(6, 15, 30))).toEqual({ decision: 'keep', nextTryAt: null })
})

test('the worklist: what is due first, then the soonest appointment', () => {
  const calls = [
    { id: 'later try', dueAt: at(3, 9), nextTryAt: at(3, 14), start: at(4, 9) },
    { id: 'later start', dueAt: at(3, 10), nextTryAt: null, start: at(5, 9) },
    { id: 'sooner start', dueAt: at(3, 10), nextTryAt: null, start: at(4, 9) },
    { id: 'due', dueAt: at(3, 8), nextTryAt: null, start: at(7, 9) },
  ].map((call) => ({ ...call, ring: ringTime(facts, { ...call, bestTime: 'any' }, at(3, 7)) }))
  expect(calls.sort(compareCalls).map(({ id }) => id)).toEqual(['due', 'sooner start', 'later start', 'later try'])
  expect(calls.map((call) => urgency(call.ring, at(3, 9, 30)))).toEqual(['overdue', 'within-hour', 'within-hour', 'later'])
})

test('a claim lapses', () => {
  expect(claimStanding({ until: 10 }, 9)).toBe(true)
  expect(claimStanding({ until: 10 }, 10)).toBe(false)
  expect(claimStanding(null, 0)).toBe(false)
})
