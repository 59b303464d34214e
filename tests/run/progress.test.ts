import { describe, expect, test } from 'vitest'
import {
  progressLine, roughly, startProgress, timeLeft, withProgress,
} from '@/lib/run/progress.mjs'

test.each([
  [0, '5 seconds'], [3, '5 seconds'], [5, '5 seconds'], [6, '10 seconds'], [55, '55 seconds'],
  [56, '1 minute'], [60, '1 minute'], [61, '2 minutes'], [3600, '60 minutes'],
])('%i seconds are roughly %s', (seconds, words) => {
  expect(roughly(seconds)).toBe(words)
})

test.each([
  ['at the speed so far', { done: 1, all: 4 }, 10, 'about 30 seconds left'],
  ['for hours of work', { done: 1, all: 121 }, 60, 'about 120 minutes left'],
  ['not in the first three seconds', { done: 1, all: 4 }, 2.9, ''],
  ['not before anything is done', { done: 0, all: 4 }, 10, ''],
  ['not once all is done', { done: 4, all: 4 }, 10, ''],
  ['not where more is done than was known', { done: 5, all: 4 }, 10, ''],
  ['not where nobody knows how much there is', { done: 5, all: null }, 10, ''],
])('the time left is told %s', (_, amount, seconds, words) => {
  expect(timeLeft(amount, seconds)).toBe(words)
})

describe('the line', () => {
  const packages = { label: 'Installing packages', unit: 'packages' }
  const terminal = { ...packages, isTerminal: true }
  const log = { ...packages, isTerminal: false }

  test.each([
    ['in a terminal', terminal, { done: 412, all: 878 }, 40,
      'Installing packages: [#########-----------] 46%, 412 of 878 packages, about 50 seconds left'],
    ['in a log', log, { done: 412, all: 878 }, 40,
      'Installing packages: 46%, 412 of 878 packages, about 50 seconds left'],
    ['at the beginning', terminal, { done: 0, all: 878 }, 0,
      'Installing packages: [--------------------] 0%, 0 of 878 packages'],
    ['at the end', terminal, { done: 878, all: 878 }, 90,
      'Installing packages: [####################] 100%, 878 of 878 packages'],
    ['past what was expected', { label: 'Building', isTerminal: true }, { done: 50, all: 40 }, 50,
      'Building: [####################] 100%'],
    ['without a unit', { label: 'Building', isTerminal: false }, { done: 10, all: 40 }, 10,
      'Building: 25%, about 30 seconds left'],
    ['of nothing', log, { done: 0, all: 0 }, 5, 'Installing packages: 0%, 0 of 0 packages'],
    ['without an end in sight', { label: 'Building', isTerminal: true }, { done: 0, all: null },
      38, 'Building: 40 seconds so far'],
  ])('says how far the work is %s', (_, options, amount, seconds, words) => {
    expect(progressLine(options, amount, seconds)).toBe(words)
  })
})

/** What is written by work that is asked every second, half of it done at a time. */
function written(isTerminal: boolean, seconds: number, columns = 80): string[] {
  const lines: string[] = []
  const write = (text: string) => void lines.push(text)
  const options = { label: 'Copying', unit: 'rows', write, isTerminal, columns }
  const progress = startProgress(options, 5_000)
  for (let at = 0; at <= seconds; at += 1) {
    progress.update({ done: at, all: 1000 }, 5_000 + at * 1000)
  }
  progress.end()
  return lines
}

describe('a log', () => {
  test('gets no line before the first minute, and none at the end', () => {
    expect(written(false, 59)).toEqual([])
  })

  test('gets a line a minute and not more', () => {
    expect(written(false, 185)).toEqual([
      'Copying: 6%, 60 of 1000 rows, about 16 minutes left\n',
      'Copying: 12%, 120 of 1000 rows, about 15 minutes left\n',
      'Copying: 18%, 180 of 1000 rows, about 14 minutes left\n',
    ])
  })
})

describe('a terminal', () => {
  test('gets a bar at once, in one line that is written over and taken away', () => {
    const lines = written(true, 2)
    expect(lines).toHaveLength(4)
    expect(lines[0]).toBe('\rCopying: [--------------------] 0%, 0 of 1000 rows\x1b[K')
    expect(lines.join('')).not.toContain('\n')
    expect(lines.at(-1)).toBe('\r\x1b[K')
  })

  test('gets no line that would wrap', () => {
    expect(written(true, 0, 21)[0]).toBe('\rCopying: [----------\x1b[K')
  })

  test('that doesn’t know its width gets the whole line', () => {
    expect(written(true, 0, 0)[0]).toBe('\rCopying: [--------------------] 0%, 0 of 1000 rows\x1b[K')
  })

  test('isn’t written to for each of many calls', () => {
    const lines: string[] = []
    const write = (text: string) => void lines.push(text)
    const progress = startProgress({ label: 'Copying', write, isTerminal: true }, 0)
    for (let at = 0; at < 1000; at += 1) progress.update({ done: at, all: 1000 }, at)
    expect(lines).toHaveLength(4)
  })
})

describe('work with progress', () => {
  const nothing = () => ({ done: 0, all: null })

  test('gives its result', async () => {
    await expect(withProgress({ label: 'Working' }, nothing, async () => 7)).resolves.toBe(7)
  })

  test('fails as it does alone', async () => {
    const failing = async () => {
      throw new Error('no')
    }
    await expect(withProgress({ label: 'Working' }, nothing, failing)).rejects.toThrow('no')
  })
})
