import { describe, expect, test } from 'vitest'
import { meterTables } from '@/lib/run/backup-tables'

const sizes = new Map([['small', 100], ['empty', 0], ['large', 900]])

describe('how far copying tables is', () => {
  test('goes from nothing to all, whatever their rows take as text', () => {
    const meter = meterTables(sizes)
    const seen = [meter.amount()]
    const copied = [['small', [40, 4_000]], ['empty', [0]], ['large', [450, 90]]] as const
    for (const [table, pieces] of copied) {
      meter.begin(table)
      for (const bytes of pieces) {
        meter.add(bytes)
        seen.push(meter.amount())
      }
    }
    expect(seen.map(({ done }) => done)).toEqual([0, 40, 100, 100, 550, 640])
    expect(new Set(seen.map(({ all }) => all))).toEqual(new Set([1_000]))
  })
})
