import { setTimeout as rest } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { watchBusy } from '@/lib/clock'

/** Until the event loop has been idle, or at work, for much longer than anything before. */
async function until(isSo: boolean, isBusy: () => boolean, spend: () => Promise<void>) {
  for (let left = 100; left > 0; left -= 1) {
    await spend()
    if (isBusy() === isSo) return true
  }
  return false
}

test('is what a process is that computes, and not one that waits', async () => {
  const isBusy = watchBusy()
  expect(await until(false, isBusy, () => rest(50))).toBe(true)
  const compute = async () => {
    const over = performance.now() + 50
    while (performance.now() < over) Math.sqrt(over)
    await Promise.resolve()
  }
  expect(await until(true, isBusy, compute)).toBe(true)
})
