import { Resolver } from 'node:dns/promises'
import { expect, test, vi } from 'vitest'
import { findTexts } from '@/lib/adapters/dns-entries'

const answers = (answer: () => Promise<string[][]>) =>
  vi.spyOn(Resolver.prototype, 'resolveTxt').mockImplementation(answer)
const fails = (code: string) =>
  answers(() => Promise.reject(Object.assign(new Error(`queryTxt ${code}`), { code })))

test('an entry in several parts is one', async () => {
  answers(async () => [['v=DKIM1; p=MI', 'IB'], ['other']])
  expect(await findTexts('example.org')).toEqual({
    state: 'found',
    texts: ['v=DKIM1; p=MIIB', 'other'],
  })
})

test.each([
  ['ENOTFOUND', 'none'],
  ['ENODATA', 'empty'],
  ['ETIMEOUT', 'no-answer'],
  ['ESERVFAIL', 'no-answer'],
  ['ECONNREFUSED', 'no-answer'],
  ['ECANCELLED', 'no-answer'],
  ['EREFUSED', 'no-answer'],
])('%s: %s', async (code, state) => {
  fails(code)
  expect(await findTexts('example.org')).toEqual({ state })
})

test('what takes longer than three seconds is given up', async () => {
  vi.useFakeTimers()
  let giveUp: ((error: Error) => void) | undefined
  answers(() => new Promise((_, reject) => (giveUp = reject)))
  const cancel = vi
    .spyOn(Resolver.prototype, 'cancel')
    .mockImplementation(() =>
      giveUp?.(Object.assign(new Error('cancelled'), { code: 'ECANCELLED' })),
    )
  const asked = findTexts('example.org')
  vi.advanceTimersByTime(2_999)
  expect(cancel).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(await asked).toEqual({ state: 'no-answer' })
  vi.useRealTimers()
})
