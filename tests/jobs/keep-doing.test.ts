import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepDoing } from '@/lib/jobs/keep-doing'

// Time is the test's own here: nothing waits for a real clock.
beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const pace = { everyMs: 60_000, afterFailureMs: 5_000, failed: () => undefined }
/** Work that ends when it is told to. */
function steps() {
  const under: (() => void)[] = []
  let [begun, most] = [0, 0]
  return {
    work: () => {
      begun += 1
      most = Math.max(most, under.length + 1)
      return new Promise<void>((resolve) => under.push(resolve))
    },
    end: async () => {
      under.shift()?.()
      await vi.advanceTimersByTimeAsync(0)
    },
    begun: () => begun,
    most: () => most,
  }
}

test('it begins at once, and again whenever it has rested', async () => {
  let rounds = 0
  const { stop } = keepDoing(async () => void (rounds += 1), pace)
  expect(rounds).toBe(1)
  await vi.advanceTimersByTimeAsync(59_999)
  expect(rounds).toBe(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(rounds).toBe(2)
  await stop()
})

test('after a failure it rests for less, and the failure is told', async () => {
  const failed = vi.fn()
  let rounds = 0
  const { stop } = keepDoing(() => Promise.reject(new Error(`round ${(rounds += 1)}`)), {
    ...pace,
    failed,
  })
  await vi.advanceTimersByTimeAsync(5_000)
  expect(rounds).toBe(2)
  expect(failed.mock.calls.map(([error]) => (error as Error).message)).toEqual([
    'round 1',
    'round 2',
  ])
  await stop()
})

test('a wake begins the next round at once', async () => {
  let rounds = 0
  const { wake, stop } = keepDoing(async () => void (rounds += 1), pace)
  await vi.advanceTimersByTimeAsync(10)
  wake()
  await vi.advanceTimersByTimeAsync(0)
  expect(rounds).toBe(2)
  await stop()
})

test('a wake during a round is another round after it, never a second beside it', async () => {
  const { work, end, begun, most } = steps()
  const { wake, stop } = keepDoing(work, pace)
  wake()
  wake()
  expect(begun()).toBe(1)
  await end()
  expect(begun()).toBe(2)
  await end()
  expect(begun()).toBe(2)
  expect(most()).toBe(1)
  await stop()
})

test('told to stop, it ends what is under way and begins nothing', async () => {
  const { work, end, begun } = steps()
  const { wake, stop } = keepDoing(work, pace)
  wake()
  let over = false
  const stopped = stop().then(() => (over = true))
  await vi.advanceTimersByTimeAsync(0)
  expect(over).toBe(false)
  await end()
  await stopped
  await vi.advanceTimersByTimeAsync(120_000)
  expect(begun()).toBe(1)
})
