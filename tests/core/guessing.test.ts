import { describe, expect, test } from 'vitest'
import {
  countOne,
  delayAfter,
  giveBackOne,
  guessRules,
  waitOf,
  type GuessCount,
  type GuessRule,
} from '@/lib/core/guessing'

const second = 1_000
const minute = 60 * second
const start = Date.UTC(2027, 2, 1, 8)

/** Tries as often as it may for so long, always wrong. Answers how often it got a look. */
function guessFor(ms: number, rule: GuessRule): number {
  let [count, looks, now]: [GuessCount | null, number, number] = [null, 0, start]
  while (now < start + ms) {
    count = countOne(count, rule, now)
    looks += 1
    now = Math.max(now + second / 10, count.freeAt)
  }
  return looks
}

describe('the delay after wrong tries', () => {
  test.each([
    ['stranger', 1, 0],
    ['stranger', 5, 0],
    ['stranger', 6, 1],
    ['stranger', 7, 2],
    ['stranger', 8, 4],
    ['stranger', 11, 32],
    ['stranger', 12, 60],
    ['stranger', 1_000, 60],
    ['known', 5, 0],
    ['known', 6, 1],
    ['known', 500, 60],
    ['strangers', 30, 0],
    ['strangers', 31, 1],
    ['strangers', 40, 60],
    ['address', 30, 0],
    ['address', 31, 1],
    ['code', 10, 0],
    ['code', 11, 1],
    ['code', 21, 900],
    ['half', 4, 0],
    ['half', 5, 3_600],
  ] as const)('%s: after %i it is %i seconds', (rule, level, seconds) => {
    expect(delayAfter(level, guessRules[rule])).toBe(seconds * second)
  })

  test.each(Object.entries(guessRules))(
    '%s: it never shrinks with more tries, and never passes its limit',
    (_, rule) => {
      let before = 0
      for (let level = 0; level < 2_000; level += 0.25) {
        const delay = delayAfter(level, rule)
        expect(delay).toBeGreaterThanOrEqual(before)
        expect(delay).toBeLessThanOrEqual(rule.mostMs)
        before = delay
      }
    },
  )

  test.each(Object.entries(guessRules))(
    '%s: a clock that was wrong keeps nobody out for longer than that',
    (_, rule) => {
      expect(waitOf({ level: 1, at: start + 1e12, freeAt: start + 1e12 }, rule, start)).toBe(
        rule.mostMs,
      )
      expect(countOne({ level: 3, at: start + 1e12, freeAt: start }, rule, start).level).toBe(4)
    },
  )

  test.each(Object.entries(guessRules))(
    '%s: one that was right changes nothing for those who come after',
    (_, rule) => {
      const before = countOne(countOne(null, rule, start), rule, start)
      const after = giveBackOne(countOne(before, rule, start), rule, start)
      expect(after).toMatchObject({ level: before.level, freeAt: start })
    },
  )
})

describe('who guesses as fast as they may', () => {
  test.each([
    ['stranger', 15 * minute, 30],
    ['stranger', 24 * 60 * minute, 1_500],
    ['known', 24 * 60 * minute, 1_500],
    ['strangers', 24 * 60 * minute, 3_000],
    ['code', 24 * 60 * minute, 130],
    ['half', 10 * minute, 5],
  ] as const)('%s, for %i ms, gets at most %i looks', (rule, ms, most) => {
    expect(guessFor(ms, guessRules[rule])).toBeLessThanOrEqual(most)
  })

  test('by themselves from one address never slows other strangers at the account, however long they go on', () => {
    let [own, all, now]: [GuessCount | null, GuessCount | null, number] = [null, null, start]
    while (now < start + 24 * 60 * minute) {
      own = countOne(own, guessRules.stranger, now)
      all = countOne(all, guessRules.strangers, now)
      expect(waitOf(all, guessRules.strangers, now)).toBe(0)
      now = Math.max(now + second / 10, own.freeAt)
    }
  })

  test('and then stops is forgotten: within the hour all is as it was', () => {
    for (const rule of [
      guessRules.stranger,
      guessRules.known,
      guessRules.strangers,
      guessRules.address,
    ]) {
      let count: GuessCount | null = null
      for (let n = 0; n < rule.free; n++) count = countOne(count, rule, start)
      expect(countOne(count, rule, start + 60 * minute).level).toBe(1)
    }
  })
})
