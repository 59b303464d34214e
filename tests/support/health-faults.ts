import type { Moment, Wrongs } from '@/lib/core/health/checks'
import type { CheckName, HealthFacts } from '@/lib/core/health/facts'
import { jobs } from '@/lib/core/readiness'

/** Facts where all is well, and with each fault: the page, the metrics and the doctor are held to it. */

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

export const at: Moment = { now: Date.UTC(2027, 2, 1, 9), clock: Date.UTC(2027, 2, 1, 9) }
const { now, clock } = at

const ran = (ago: number) => ({
  startedAt: now - dayMs,
  lastRuns: Object.fromEntries(jobs.map((job) => [job, now - ago])),
})
const channel = { isSet: true, failures: 0, resumeAt: null, trouble: null, signIn: null } as const
const schema = { missing: [], failed: [], newer: [] }
const certificate = { kind: 'dated', from: clock - 10 * dayMs, until: clock + 80 * dayMs } as const
const backup = {
  lastAt: clock - 7 * hourMs,
  failedAt: null,
  isUnreadable: false,
  installedAt: clock - 90 * dayMs,
}
const pool = { most: 16, inUse: 3, waiting: 0, fullSince: null, turnedAwayAt: null }

export const wellFacts: HealthFacts = {
  database: { answers: true },
  writes: 'open',
  settings: { unsafe: null },
  migrations: schema,
  pool,
  listener: 'heard',
  jobs: ran(10_000),
  email: { way: 'email', ...channel, signIn: 'well' },
  text: { way: 'text', ...channel },
  givenUp: { 'wrong-address': 3, 'mailbox-full': 1 },
  outbox: { waiting: 2, oldestSince: now - minuteMs },
  disk: { freeBytes: 12 * 2 ** 30, totalBytes: 20 * 2 ** 30 },
  clock: { aheadMs: 40 },
  backup,
  proxies: { counted: 1, beyond: 4, within: 90, fewestBeyond: 2 },
  siteCertificate: certificate,
  mailCertificate: certificate,
}

type Fault = { [K in CheckName]: readonly [string, Partial<HealthFacts>, K, Wrongs[K]] }[CheckName]

/** What was done, what is then so, the check that names it, and as what. */
export const faults: readonly Fault[] = [
  [
    'the disk is nearly full',
    { disk: { freeBytes: 2 ** 30, totalBytes: 20 * 2 ** 30 } },
    'disk',
    'nearly-full',
  ],
  [
    'a small disk is nearly full',
    { disk: { freeBytes: 2 ** 28, totalBytes: 3 * 2 ** 30 } },
    'disk',
    'nearly-full',
  ],
  [
    'the mail password is wrong',
    {
      email: {
        ...channel,
        way: 'email',
        failures: 1,
        resumeAt: now + minuteMs,
        trouble: 'sign-in',
      },
    },
    'email',
    'sign-in',
  ],
  [
    'the mail password is found wrong before anything is sent',
    { email: { ...channel, way: 'email', signIn: 'sign-in' } },
    'email',
    'sign-in',
  ],
  [
    'the mail server is away',
    {
      email: {
        ...channel,
        way: 'email',
        failures: 2,
        resumeAt: now + minuteMs,
        trouble: 'port-closed',
      },
    },
    'email',
    'failing',
  ],
  [
    'the text service refuses our token',
    {
      text: {
        ...channel,
        way: 'text',
        failures: 1,
        resumeAt: now + minuteMs,
        trouble: 'no-such-account',
      },
    },
    'text',
    'sign-in',
  ],
  [
    'the website’s certificate has expired',
    { siteCertificate: { ...certificate, until: clock - 1 } },
    'siteCertificate',
    'over',
  ],
  [
    'the website’s certificate is near its end',
    { siteCertificate: { kind: 'dated', from: clock - 77 * dayMs, until: clock + 13 * dayMs } },
    'siteCertificate',
    'ending',
  ],
  [
    'the mail server’s certificate has expired',
    { mailCertificate: { kind: 'over' } },
    'mailCertificate',
    'over',
  ],
  [
    'the mail server’s short certificate is near its end',
    { mailCertificate: { kind: 'dated', from: clock - 5.5 * dayMs, until: clock + 12 * hourMs } },
    'mailCertificate',
    'ending',
  ],
  ['the jobs have stopped', { jobs: ran(2 * minuteMs + 1) }, 'jobs', 'stopped'],
  [
    'messages are planned no more',
    {
      jobs: {
        startedAt: now - dayMs,
        lastRuns: { ...ran(9_000).lastRuns, plan: now - 0.75 * minuteMs - 1 },
      },
    },
    'jobs',
    'stopped',
  ],
  [
    'the jobs never started',
    { jobs: { startedAt: now - 3 * minuteMs, lastRuns: {} } },
    'jobs',
    'stopped',
  ],
  ['the listener is deaf', { listener: 'unheard' }, 'listener', 'unheard'],
  ['the listener can’t connect', { listener: 'unreachable' }, 'listener', 'unreachable'],
  ['the listener reached a standby', { listener: 'standby' }, 'listener', 'standby'],
  ['nothing can be said to the listener', { listener: 'unsaid' }, 'listener', 'unsaid'],
  ['the clock is an hour behind', { clock: { aheadMs: hourMs } }, 'clock', 'off'],
  ['the clock is an hour ahead', { clock: { aheadMs: -hourMs } }, 'clock', 'off'],
  ['the database is read-only', { writes: 'read-only' }, 'writes', 'read-only'],
  ['the database is a standby', { writes: 'standby' }, 'writes', 'standby'],
  ['the role may not write', { writes: 'may-not-write' }, 'writes', 'may-not-write'],
  [
    'the database could lose bookings',
    { settings: { unsafe: 'The database has fsync off.' } },
    'settings',
    'unsafe',
  ],
  ['the database is away', { database: { answers: false } }, 'database', 'away'],
  [
    'the last backup is old',
    { backup: { ...backup, lastAt: clock - 37 * hourMs } },
    'backup',
    'old',
  ],
  ['there never was a backup', { backup: { ...backup, lastAt: null } }, 'backup', 'never'],
  [
    'the last backup failed',
    { backup: { ...backup, failedAt: clock - hourMs } },
    'backup',
    'failed',
  ],
  [
    'the last backup can’t be restored',
    { backup: { ...backup, isUnreadable: true } },
    'backup',
    'unreadable',
  ],
  [
    'a proxy isn’t counted',
    { proxies: { counted: 1, beyond: 5, within: 0, fewestBeyond: 2 } },
    'proxies',
    'uncounted',
  ],
  [
    'a migration is missing',
    { migrations: { ...schema, missing: ['20270101000000_one'] } },
    'migrations',
    'missing',
  ],
  [
    'a migration stopped half-way',
    { migrations: { ...schema, failed: ['20270101000000_one'] } },
    'migrations',
    'failed',
  ],
  [
    'the database is newer than the server',
    { migrations: { ...schema, newer: ['20270101000000_one'] } },
    'migrations',
    'newer',
  ],
  [
    'the server doesn’t know its migrations',
    { migrations: 'not-known' },
    'migrations',
    'not-known',
  ],
  ['messages were given up', { givenUp: { 'gave-up': 1, 'wrong-address': 2 } }, 'givenUp', 'some'],
  [
    'messages have waited too long',
    { outbox: { waiting: 4, oldestSince: now - 11 * minuteMs } },
    'outbox',
    'slow',
  ],
  [
    'the pool is used up',
    { pool: { ...pool, inUse: 16, waiting: 5, fullSince: clock - 6_000 } },
    'pool',
    'used-up',
  ],
  [
    'somebody was turned away for want of a connection',
    { pool: { ...pool, turnedAwayAt: clock - 20_000 } },
    'pool',
    'used-up',
  ],
]
