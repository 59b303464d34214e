import { describe, expect, test } from 'vitest'
import { jobs, judgeReadiness, type Job, type ReadinessFacts } from '@/lib/core/readiness'

const now = Date.UTC(2027, 2, 1, 9)
const minutes = 60_000
const schema = { missing: [], failed: [], newer: [] }
const found = {
  isStandby: false,
  isReadOnly: false,
  mayWrite: true,
  unsafe: null,
  schema,
}
const ran = (ago: number, changed: Partial<Record<Job, number>> = {}) =>
  new Map<Job, number>(jobs.map((job) => [job, now - (changed[job] ?? ago)]))
const ready: ReadinessFacts = { database: found, hearing: 'heard', lastRuns: ran(10_000), now }
const codes = (changed: Partial<ReadinessFacts>) =>
  judgeReadiness({ ...ready, ...changed }).map(({ code }) => code)

test('a server is ready that can write, hears itself, and whose jobs ran lately', () => {
  expect(judgeReadiness(ready)).toEqual([])
})

describe('a server is not ready', () => {
  test.each([
    ['whose database is away', { database: null }, ['database-away']],
    ['on a standby', { database: { ...found, isStandby: true, isReadOnly: true } }, ['standby']],
    [
      'whose transactions are read-only',
      { database: { ...found, isReadOnly: true } },
      ['read-only'],
    ],
    ['whose role may not write', { database: { ...found, mayWrite: false } }, ['may-not-write']],
    [
      'without its migrations',
      { database: { ...found, mayWrite: false, schema: { ...schema, missing: ['one'] } } },
      ['migrations-missing'],
    ],
    [
      'with a migration that stopped half-way',
      { database: { ...found, schema: { ...schema, failed: ['one'] } } },
      ['migration-failed'],
    ],
    [
      'on a newer schema that it can’t go on with',
      { database: { ...found, schema: { ...schema, newer: ['one'] } } },
      ['migrations-newer'],
    ],
    [
      'that doesn’t know its migrations',
      { database: { ...found, schema: null } },
      ['migrations-unknown'],
    ],
    [
      'on settings that could lose bookings',
      { database: { ...found, unsafe: 'why' } },
      ['unsafe-database'],
    ],
    ['before it has heard itself', { hearing: 'starting' }, ['listener-starting']],
    ['that can’t listen', { hearing: 'unreachable' }, ['listener-away']],
    ['that listens to a standby', { hearing: 'standby' }, ['listener-on-standby']],
    ['that can’t say anything', { hearing: 'unsaid' }, ['listener-not-told']],
    ['that doesn’t hear itself', { hearing: 'unheard' }, ['listener-deaf']],
    ['before its jobs have run', { lastRuns: new Map() }, ['jobs-starting']],
    ['whose jobs are late', { lastRuns: ran(3 * minutes + 1) }, ['jobs-late']],
  ] as const)('%s', (_, changed, expected) => {
    expect(codes(changed as Partial<ReadinessFacts>)).toEqual(expected)
  })

  test('for several reasons at once, and all are told', () => {
    expect(
      codes({
        database: { ...found, isStandby: true, unsafe: 'why' },
        hearing: 'standby',
        lastRuns: ran(4 * minutes),
      }),
    ).toEqual(['standby', 'unsafe-database', 'listener-on-standby', 'jobs-late'])
  })
})

test('the job that is late is named, and one that waits for its next round isn’t late', () => {
  expect(judgeReadiness({ ...ready, lastRuns: ran(2 * minutes, { email: 5 * minutes }) })).toEqual([
    { code: 'jobs-late', about: 'email' },
  ])
})

test('migrations are named, the first three of many', () => {
  const missing = ['one', 'two', 'three', 'four', 'five']
  const database = { ...found, schema: { ...schema, missing } }
  expect(judgeReadiness({ ...ready, database })).toEqual([
    { code: 'migrations-missing', about: 'one, two, three and 2 more' },
  ])
})
