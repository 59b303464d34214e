import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { backupsToDrop } from '@/lib/core/backup-rotation'
import { instantAt, addDays } from '@/lib/core/time'

const day = 86_400_000
const zone = 'Europe/London'

// The rule again, by counting alone, and with the calendar of Intl: one backup is kept where it is
// the newest of its day, week or month, and too few later ones of those have any.

const localDay = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' })
const dayOf = (at: number): string => localDay.format(at)
const weekOf = (at: number): string =>
  String(Math.floor((Date.parse(`${dayOf(at)}T00:00Z`) / day + 3) / 7))
const monthOf = (at: number): string => dayOf(at).slice(0, 7)

function isKept(at: number, all: readonly number[], now: number): boolean {
  if (at > now) return true
  return ([[dayOf, 7], [weekOf, 4], [monthOf, 12]] as const).some(([periodOf, most]) => {
    const later = all.filter((other) => other <= now && other > at).map(periodOf)
    return !later.includes(periodOf(at)) && new Set(later).size < most
  })
}

const now = Date.UTC(2027, 5, 15, 1, 31)
const ages = fc.oneof(
  fc.integer({ min: 0, max: 3 * day }), fc.integer({ min: 0, max: 40 * day }),
  fc.integer({ min: -5 * day, max: 800 * day }),
)
const taken = fc.uniqueArray(ages, { maxLength: 60 }).map((all) => all.map((age) => now - age))
const dropped = (all: readonly number[], at = now) =>
  backupsToDrop(all.map((one) => ({ at: one })), at, zone).map((one) => one.at)

describe('any backups', () => {
  test('are kept as counting says', () => {
    fc.assert(fc.property(taken, (all) => {
      const expected = all.filter((at) => !isKept(at, all, now)).sort((a, b) => b - a)
      expect(dropped(all)).toEqual(expected)
    }), { seed: 20_261_130, numRuns: 500 })
  })

  test('are dropped once: what stays then stays', () => {
    fc.assert(fc.property(taken, (all) => {
      const gone = new Set(dropped(all))
      expect(dropped(all.filter((at) => !gone.has(at)))).toEqual([])
    }), { seed: 20_261_130 })
  })
})

/** At 2:30am on each of so many days up to the 15th, and dropped each night as it goes. */
function nights(count: number): { at: number; kept: number[] } {
  let kept: number[] = []
  let at = 0
  for (let back = count - 1; back >= 0; back -= 1) {
    at = instantAt(addDays('2027-06-15', -back), 150, zone)
    const all = [...kept, at]
    const gone = new Set(dropped(all, at))
    kept = all.filter((one) => !gone.has(one))
  }
  return { at, kept }
}

test('after two years of nights there are seven days, four weeks and twelve months', () => {
  const { kept } = nights(730)
  expect(kept.map(dayOf).reverse()).toEqual([
    '2027-06-15', '2027-06-14', '2027-06-13', '2027-06-12', '2027-06-11', '2027-06-10',
    '2027-06-09', '2027-06-06', '2027-05-31', '2027-05-30', '2027-04-30', '2027-03-31',
    '2027-02-28', '2027-01-31', '2026-12-31', '2026-11-30', '2026-10-31', '2026-09-30',
    '2026-08-31', '2026-07-31',
  ])
})

test('the newest is never dropped, nor what a wrong clock dated ahead', () => {
  const ahead = Array.from({ length: 20 }, (_, index) => now + (index + 1) * 400 * day)
  expect(dropped([now, ...ahead])).toEqual([])
})

test('a machine that was off for a year keeps what it had', () => {
  const { kept } = nights(30)
  expect(dropped([...kept, now + 365 * day], now + 365 * day).length).toBeLessThan(3)
})
