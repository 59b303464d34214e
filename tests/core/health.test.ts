import { describe, expect, test } from 'vitest'
import { healthWords, sayFinding } from '@/lib/copy/health/words'
import { checkNames, isWrong, judgeHealth } from '@/lib/core/health/checks'
import { nothingKnown, type HealthFacts } from '@/lib/core/health/facts'
import { isMailDue } from '@/lib/core/health/pace'
import { at, faults, wellFacts } from '../support/health-faults'

const wrongs = (facts: HealthFacts) =>
  judgeHealth(facts, at)
    .filter(isWrong)
    .map(({ check, verdict }) => [check, verdict])

test('where all is well, every check is green and none is named', () => {
  expect(judgeHealth(wellFacts, at)).toEqual(
    checkNames.map((check) => ({ check, verdict: 'well' })),
  )
})

test('what couldn’t be found out is neither red nor green', () => {
  const findings = judgeHealth(nothingKnown, at)
  expect(findings).toEqual(checkNames.map((check) => ({ check, verdict: 'unknown' })))
})

describe('each fault is named by its own check, and by no other', () => {
  test.each(faults)('%s', (_, changed, check, verdict) => {
    expect(wrongs({ ...wellFacts, ...changed })).toEqual([[check, verdict]])
  })

  test('every check has a fault that turns it red', () => {
    expect(new Set(faults.map(([, , check]) => check))).toEqual(new Set(checkNames))
  })
})

describe('what is as it should be isn’t named', () => {
  const minute = 60_000
  const hour = 60 * minute
  const soon = at.now - 45_000
  const { pool, backup, siteCertificate } = wellFacts
  if (!pool || !backup || siteCertificate?.kind !== 'dated') throw new Error('facts were expected')
  test.each<[string, Partial<HealthFacts>]>([
    [
      'no mail server is set',
      {
        email: {
          way: 'email',
          isSet: false,
          failures: 0,
          resumeAt: null,
          trouble: null,
          signIn: null,
        },
      },
    ],
    ['the website has no certificate', { siteCertificate: { kind: 'none' } }],
    [
      'a renewed certificate',
      { siteCertificate: { ...siteCertificate, until: at.clock + 15 * 24 * hour } },
    ],
    [
      'a new installation without a backup',
      { backup: { ...backup, lastAt: null, installedAt: at.clock - 35 * hour } },
    ],
    ['a backup after one that failed', { backup: { ...backup, failedAt: at.clock - 9 * hour } }],
    [
      'jobs that wait for their next round',
      {
        jobs: {
          startedAt: 0,
          lastRuns: { minute: at.now - 2 * minute, plan: soon, email: soon, text: soon },
        },
      },
    ],
    ['jobs that have just begun', { jobs: { startedAt: at.now - 45_000, lastRuns: {} } }],
    ['a server that is starting to listen', { listener: 'starting' }],
    [
      'a burst that uses all connections',
      { pool: { ...pool, inUse: 16, waiting: 9, fullSince: at.clock - 4_000 } },
    ],
    [
      'somebody turned away two minutes ago',
      { pool: { ...pool, turnedAwayAt: at.clock - 2 * minute } },
    ],
    [
      'a visitor who makes up proxies among others',
      { proxies: { counted: 0, beyond: 50, within: 1, fewestBeyond: 1 } },
    ],
    [
      'one visitor alone who makes up a proxy',
      { proxies: { counted: 0, beyond: 2, within: 0, fewestBeyond: 1 } },
    ],
    ['a large disk with 3 GiB left', { disk: { freeBytes: 3 * 2 ** 30, totalBytes: 2 ** 40 } }],
    ['clocks that differ by seconds', { clock: { aheadMs: -29_000 } }],
  ])('%s', (_, changed) => {
    expect(wrongs({ ...wellFacts, ...changed })).toEqual([])
  })
})

describe('every finding has its sentences', () => {
  /** Whole sentences, with nothing left out. */
  const sentence = /^[A-Z0-9“][^{}]*[.]$/
  const cases = [
    wellFacts,
    nothingKnown,
    ...faults.map(([, changed]) => ({ ...wellFacts, ...changed })),
  ]

  test.each(
    cases.map((facts, i) => [faults[i - 2]?.[0] ?? ['well', 'unknown'][i] ?? '', facts] as const),
  )('%s', (_, facts) => {
    for (const finding of judgeHealth(facts, at)) {
      const { said, next } = sayFinding(finding, facts, at)
      expect(said).toMatch(sentence)
      expect(`${said} ${next ?? ''}`).not.toMatch(/undefined|null|NaN|Infinity/)
      if (isWrong(finding)) expect(next).toMatch(sentence)
      else expect(next).toBeNull()
      expect(healthWords[finding.check].name).not.toBe('')
    }
  })
})

test('a sentence says how bad it is, and the next step what to set', () => {
  const say = (name: string) => {
    const [, changed, check] = faults.find(([fault]) => fault === name) ?? faults[0]!
    const facts = { ...wellFacts, ...changed }
    const finding = judgeHealth(facts, at).find((one) => one.check === check)!
    const { said, next } = sayFinding(finding, facts, at)
    return `${said} ${next ?? ''}`
  }
  expect(say('the clock is an hour behind')).toContain('1 h behind the database’s')
  expect(say('a proxy isn’t counted')).toContain('TRUST_PROXY=2')
  expect(say('the jobs have stopped')).toContain('the minute’s work, planning messages')
  expect(say('the mail password is wrong')).toContain('doesn’t accept our user name and password')
  expect(say('messages were given up')).toContain('1 message was given up')
  expect(say('a migration is missing')).toContain('20270101000000_one')
  expect(say('the disk is nearly full')).toContain('1.0 GB of 20.0 GB')
})

describe('the mail server is reached again', () => {
  const probe = (signIn: 'well' | 'sign-in' | 'port-closed') => ({ signIn, certificate: null })
  test.each([
    ['at once, the first time', null, null, 0, true],
    ['not yet, after nine minutes', 'well', 0, 9, false],
    ['after ten minutes', 'well', 0, 10, true],
    ['not sooner where it refused our password', 'sign-in', 0, 9, false],
    ['after a minute where nobody was there', 'port-closed', 0, 1, true],
  ] as const)('%s', (_, signIn, askedAt, minutes, due) => {
    expect(isMailDue(signIn && probe(signIn), askedAt, minutes * 60_000)).toBe(due)
  })
})
