import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { gather } from '@/lib/jobs/gather'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const set = (isBusy = () => false) => {
  const tell = vi.fn()
  const call = gather(tell, { soonMs: 100, betweenMs: 1_000, isBusy, mostMs: 3_000 })
  return { tell, call }
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

test('in a rush it waits, three seconds at most', () => {
  const { tell, call } = set(() => true)
  call()
  vi.advanceTimersByTime(3_099)
  expect(tell).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(tell).toHaveBeenCalledOnce()
  for (let ms = 0; ms < 12_000; ms += 10) {
    call()
    vi.advanceTimersByTime(10)
  }
  expect(tell).toHaveBeenCalledTimes(4)
})

test('it waits no longer than the rush', () => {
  let busy = true
  const { tell, call } = set(() => busy)
  call()
  vi.advanceTimersByTime(1_000)
  busy = false
  vi.advanceTimersByTime(100)
  expect(tell).toHaveBeenCalledOnce()
})
