import { describe, expect, test } from 'vitest'
import { isBackupDue, isCheckDue } from '@/lib/core/backup-times'
import { fromIso } from '@/lib/core/time'

const at = (text: string | null) => (text === null ? null : fromIso(text))
const zone = 'Europe/London'

describe('a backup is due', () => {
  test.each<[string, boolean, string | null, string, string?]>([
    ['where there is none', true, null, '2027-03-01T12:00:00Z'],
    ['at 2:30am', true, '2027-02-28T02:30:00Z', '2027-03-01T02:30:00Z'],
    ['not a minute before', false, '2027-02-28T02:30:00Z', '2027-03-01T02:29:00Z'],
    ['not twice in a night', false, '2027-03-01T02:30:00Z', '2027-03-01T03:30:00Z'],
    ['not the day after it was made late', false, '2027-03-01T14:00:00Z', '2027-03-02T02:29:59Z'],
    ['the night after it was made late', true, '2027-03-01T14:00:00Z', '2027-03-02T02:30:00Z'],
    ['at nine, after a missed night', true, '2027-02-27T02:30:00Z', '2027-03-01T09:00:00Z'],
    ['by the summer’s clock', true, '2027-07-01T01:29:00Z', '2027-07-01T01:30:00Z'],
    ['not before, by the summer’s clock', false, '2027-07-01T01:30:00Z', '2027-07-02T01:29:00Z'],
    ['when the clocks go forward', true, '2027-03-27T02:30:00Z', '2027-03-28T01:30:00Z'],
    ['when they go back', true, '2027-10-30T01:30:00Z', '2027-10-31T02:30:00Z'],
    ['where the last is dated ahead', true, '2031-01-01T00:00:00Z', '2027-03-01T12:00:00Z'],
    ['not soon after a failure', false, null, '2027-03-01T03:29:59Z', '2027-03-01T02:30:00Z'],
    ['an hour after a failure', true, null, '2027-03-01T03:30:00Z', '2027-03-01T02:30:00Z'],
    ['after one dated ahead', true, null, '2027-03-01T03:30:00Z', '2031-01-01T00:00:00Z'],
  ])('%s', (_, due, last, now, failed) => {
    const times = { lastAt: at(last), failedAt: at(failed ?? null) }
    expect(isBackupDue(times, fromIso(now), zone)).toBe(due)
  })

  test('at 2:30am elsewhere', () => {
    const last = { lastAt: at('2027-02-28T10:30:00Z'), failedAt: null }
    expect(isBackupDue(last, fromIso('2027-03-01T10:29:00Z'), 'America/Los_Angeles')).toBe(false)
    expect(isBackupDue(last, fromIso('2027-03-01T10:30:00Z'), 'America/Los_Angeles')).toBe(true)
  })
})

describe('a backup is restored on trial', () => {
  test.each<[string, boolean, string | null, boolean]>([
    ['where none ever was', true, null, false],
    ['not within a week', false, '2027-03-02T02:31:00Z', false],
    ['after a week, however late the last one was', true, '2027-03-01T04:00:00Z', false],
    ['the night after one that failed', true, '2027-03-07T02:31:00Z', true],
    ['where the last is dated ahead', true, '2031-01-01T00:00:00Z', false],
  ])('%s', (_, due, checked, checkFailed) => {
    const now = fromIso('2027-03-08T02:30:30Z')
    expect(isCheckDue({ checkedAt: at(checked), checkFailed }, now, zone)).toBe(due)
  })
})
