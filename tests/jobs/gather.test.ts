import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { gather } from '@/lib/jobs/gather'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const set = () => {
  const tell = vi.fn()
  return { tell, call: gather(tell, { soonMs: 100, betweenMs: 1_000 }) }
}

test('tells soon after the first, once for all that came meanwhile', () => {
  const { tell, call } = set()
  for (let i = 0; i < 5; i += 1) call()
  vi.advanceTimersByTime(99)
  expect(tell).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(tell).toHaveBeenCalledOnce()
})

test('while more come, tells once every second, and misses none', () => {
  const { tell, call } = set()
  for (let ms = 0; ms < 5_000; ms += 10) {
    call()
    vi.advanceTimersByTime(10)
  }
  expect(tell).toHaveBeenCalledTimes(5)
  vi.advanceTimersByTime(1_000)
  expect(tell).toHaveBeenCalledTimes(6)
  vi.advanceTimersByTime(60_000)
  expect(tell).toHaveBeenCalledTimes(6)
})

test('after a rest it is soon again', () => {
  const { tell, call } = set()
  call()
  vi.advanceTimersByTime(10_000)
  call()
  vi.advanceTimersByTime(100)
  expect(tell).toHaveBeenCalledTimes(2)
})
