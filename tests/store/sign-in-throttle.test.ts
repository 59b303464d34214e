import '@/tests/support/test-database'
import { afterAll, expect, test } from 'vitest'
import { disconnect } from '@/lib/store/client'
import { countTries, dropOldTries, forgiveTries, type ThrottleKey } from '@/lib/store/sign-in-throttle'

afterAll(disconnect)

const now = Date.UTC(2027, 2, 1, 8)
const window = 900_000
const key = (first: number): ThrottleKey => Buffer.alloc(32, first)

test('sign-ins at once never wait for each other crosswise, whichever of their keys comes first', async () => {
  const [low, high] = [key(1), key(200)]
  for (let round = 0; round < 25; round++) {
    await Promise.all(Array.from({ length: 16 }, async (_, i) => {
      const [account, address]: [ThrottleKey, ThrottleKey] = i % 2 ? [low, high] : [high, low]
      await dropOldTries(now + round * window)
      await countTries([account, address], window, now + round * window)
      await forgiveTries(account, address)
    }))
  }
})

test('who was right begins anew, and the address gets that one try back', async () => {
  const [account, address] = [key(3), key(4)]
  for (let i = 0; i < 3; i++) await countTries([account, address], window, now)
  await forgiveTries(account, address)
  const [byAccount, byAddress] = await countTries([account, address], window, now)
  expect([byAccount?.tries, byAddress?.tries]).toEqual([1, 3])
})

test('counts from before the window are dropped', async () => {
  await countTries([key(5)], window, now)
  await dropOldTries(now + 1)
  expect(await countTries([key(5)], window, now)).toMatchObject([{ tries: 1 }])
})
