import { seedInto } from './seeded'
import { afterAll, expect, test, vi } from 'vitest'
import { fromIso } from '@/lib/core/time'
import type { Amount } from '@/lib/run/progress.mjs'
import { disconnect } from '@/lib/store/client'

const measures = vi.hoisted(() => [] as (() => Amount)[])
vi.mock('@/lib/run/progress.mjs', () => ({
  withProgress: (_what: unknown, measure: () => Amount, work: () => Promise<unknown>) => {
    measures.push(measure)
    return work()
  },
}))
afterAll(disconnect)

test('the rows that are counted are those that there were to write', async () => {
  await seedInto(fromIso('2027-03-01T08:00:00Z'))
  const { done, all } = measures.at(-1)!()
  expect(all).toBeGreaterThan(1_000)
  expect(done).toBe(all)
})
