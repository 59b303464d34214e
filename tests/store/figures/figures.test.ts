import '@/tests/support/test-database'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MissedFigure, PeriodFigures } from '@/lib/core/figures/figures'
import { periodOf, shiftPeriod, type PeriodKind } from '@/lib/core/figures/period'
import { disconnect } from '@/lib/store/client'
import { readFigures } from '@/lib/store/figures'
import { readSetup } from '@/lib/store/setup'
import { clinics, layGround, practice, write, type Made } from './made'
import { countPlainly } from './plain'

beforeAll(layGround)
afterAll(disconnect)

const only = [{}, { practitioner: 'ann' }, { profession: 'physiotherapist' }, { practitioner: 'ben', profession: 'osteopath' }] as const
const places = [['north'], ['west'], ['north', 'south'], ['north', 'south', 'west']] as const

/** However its parts are put in order. */
const keyOf = (row: object): string => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))
const byKey = <T extends object>(rows: readonly T[]): T[] => [...rows].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))

/** To the nearest millionth: fractions of days are added up in another order. */
const rounded = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (_, one: unknown) => (typeof one === 'number' ? Math.round(one * 1e6) / 1e6 : one)))

/** Rows in an order of their own; who offers nothing and has nothing has no row. */
const inOrder = (figures: PeriodFigures): unknown => rounded({
  ...figures, calls: byKey(figures.calls), cancelled: byKey(figures.cancelled), visits: byKey(figures.visits), diaries: byKey(figures.diaries.filter(({ offered }) => offered > 0)),
})

function plainMissed(made: Made, kind: PeriodKind, wanted: readonly string[]): MissedFigure[] {
  return Array.from({ length: 12 }, (_, i) => {
    const { from, until } = periodOf(kind, made.around, i - 11)
    const { visits } = countPlainly({ ...made, sessions: [] }, { from, until, clinics: wanted })
    return { from, due: visits.reduce((sum, { due }) => sum + due, 0), missed: visits.reduce((sum, { missed }) => sum + missed, 0) }
  })
}

test.each([['week', 14, 60], ['month', 50, 40], ['quarter', 130, 20]] as const)(
  'of a %s: every figure is what counting one by one gives', async (kind, reachDays, numRuns) => {
    await fc.assert(fc.asyncProperty(practice(kind, reachDays), fc.constantFrom(...places), fc.constantFrom(...only), async (made, wanted, narrowed) => {
      await write(made)
      const period = periodOf(kind, made.around)
      const scope = { clinics: clinics.filter(({ id }) => wanted.some((one) => one === id)), ...narrowed, now: made.now }
      const found = await readFigures(await readSetup(), scope, period)
      for (const [figures, { from, until }] of [[found.now, period], [found.before, shiftPeriod(period, -1)]] as const) {
        expect(inOrder(figures)).toEqual(inOrder(countPlainly(made, { from, until, clinics: wanted, ...narrowed })))
      }
      if (Object.keys(narrowed).length === 0) expect(found.missed).toEqual(plainMissed(made, kind, wanted))
    }), { numRuns })
  }, 240_000,
)
