import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leadEdges } from '@/lib/core/figures/bands'
import { leadOf } from '@/lib/core/figures/lead'

const days = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 40 })

test('the median and the bands of tallies are those of the days one by one, in whatever order they come', () => {
  fc.assert(fc.property(days, (all) => {
    const sorted = [...all].sort((a, b) => a - b)
    const tallies = [...new Set(all)].map((day) => ({ days: day, count: all.filter((one) => one === day).length }))
    const median = all.length === 0 ? null : ((sorted[Math.floor((all.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((all.length - 1) / 2)] ?? 0)) / 2
    const counts = [0, ...leadEdges].map((from, i) => all.filter((one) => one >= from && one < (leadEdges[i] ?? Infinity)).length)
    expect(leadOf(tallies)).toEqual({ counts, median })
  }))
})
