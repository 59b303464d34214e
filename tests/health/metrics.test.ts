import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { isWrong, judgeHealth } from '@/lib/core/health/checks'
import { nothingKnown, type HealthFacts } from '@/lib/core/health/facts'
import { metricsText } from '@/lib/health/metrics-text'
import {
  countBookings,
  countMessages,
  countRequest,
  countSlots,
  forgetMetrics,
} from '@/lib/health/registry'
import { patternOf, readPatterns } from '@/lib/health/routes'
import { at, faults, wellFacts } from '../support/health-faults'

beforeEach(forgetMetrics)

const calls = { open: 7, overdue: 2 }
const text = (facts: HealthFacts) => metricsText({ facts, at }, calls, 3)

/** What one line says, by its name with its labels. */
async function values(facts: HealthFacts): Promise<Map<string, number>> {
  const lines = (await text(facts))
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(
    lines.map((line) => {
      const space = line.lastIndexOf(' ')
      return [line.slice(0, space), Number(line.slice(space + 1))]
    }),
  )
}
const red = (found: Map<string, number>) =>
  [...found]
    .filter(([name, value]) => name.startsWith('plumbline_check_wrong') && value !== 0)
    .map(([name]) => /check="(\w+)"/.exec(name)?.[1])

describe('the checks', () => {
  test('are all told, and none is red where all is well', async () => {
    const found = await values(wellFacts)
    expect(red(found)).toEqual([])
    expect(
      [...found.keys()].filter((name) => name.startsWith('plumbline_check_wrong')),
    ).toHaveLength(judgeHealth(wellFacts, at).length)
  })

  test.each(faults)('are red where %s', async (_, changed, check) => {
    expect(red(await values({ ...wellFacts, ...changed }))).toEqual([check])
  })

  test('that were red are green once it is over', async () => {
    await values({ ...wellFacts, listener: 'unheard' })
    expect(red(await values(wellFacts))).toEqual([])
  })

  test('of what nobody knows aren’t told, nor is it told as 0', async () => {
    const found = await values(nothingKnown)
    expect(judgeHealth(nothingKnown, at).some(isWrong)).toBe(false)
    for (const name of found.keys()) {
      expect(name).not.toMatch(
        /check_wrong|disk_|backup_|pool_(max|in_use|waiting)|answering|live_/,
      )
    }
  })
})

test('facts are told in seconds and bytes', async () => {
  const found = await values(wellFacts)
  expect(
    Object.fromEntries([...found].filter(([name]) => name.startsWith('plumbline_'))),
  ).toMatchObject({
    plumbline_calls_open: 7,
    plumbline_calls_overdue: 2,
    plumbline_outbox_waiting: 2,
    plumbline_outbox_oldest_age_seconds: 60,
    'plumbline_job_last_run_timestamp_seconds{job="plan"}': at.now / 1000 - 10,
    plumbline_database_answering: 1,
    plumbline_live_connection: 1,
    plumbline_database_pool_max_connections: 16,
    plumbline_database_pool_in_use_connections: 3,
    plumbline_database_pool_waiting_requests: 0,
    plumbline_database_pool_turned_away_total: 3,
    plumbline_disk_free_bytes: 12 * 2 ** 30,
    plumbline_disk_size_bytes: 20 * 2 ** 30,
    plumbline_backup_age_seconds: 7 * 3600,
    plumbline_database_clock_ahead_seconds: 0.04,
    'plumbline_certificate_end_timestamp_seconds{of="mail"}': at.clock / 1000 + 80 * 86_400,
  })
  for (const name of ['nodejs_eventloop_lag_p99_seconds', 'process_resident_memory_bytes']) {
    expect(found.get(name)).toBeGreaterThanOrEqual(0)
  }
})

test('what is counted is told, by route, way and outcome', async () => {
  countRequest('/appointments/[reference]', 200, 0.03)
  countRequest('/appointments/[reference]', 404, 0.2)
  countRequest('/api/v1/events', 200, null)
  countSlots(40)
  countBookings('website')
  countBookings('desk', 3)
  countMessages('email', 'sent')
  countMessages('text', 'given_up', 2)
  const found = await values(wellFacts)
  expect(Object.fromEntries(found)).toMatchObject({
    'plumbline_http_requests_total{route="/appointments/[reference]",status="404"}': 1,
    'plumbline_http_request_duration_seconds_count{route="/appointments/[reference]"}': 2,
    'plumbline_http_request_duration_seconds_bucket{le="0.05",route="/appointments/[reference]"}': 1,
    'plumbline_http_requests_total{route="/api/v1/events",status="200"}': 1,
    plumbline_slots_served_total: 40,
    'plumbline_bookings_total{by="desk"}': 3,
    'plumbline_messages_total{channel="text",outcome="given_up"}': 2,
  })
  expect(found.has('plumbline_http_request_duration_seconds_count{route="/api/v1/events"}')).toBe(
    false,
  )
})

describe('an address is counted by its pattern alone', () => {
  const patterns = {
    fixed: new Set(['/', '/manage', '/_not-found']),
    others: [{ page: '/appointments/[reference]', regex: /^\/appointments\/([^/]+?)(?:\/)?$/ }],
  }
  test.each([
    ['/', '/'],
    ['/manage?clinic=hall-green', '/manage'],
    ['/manage/', '/manage'],
    ['/appointments/PL-7K4M6G?key=secret', '/appointments/[reference]'],
    ['/_next/static/chunks/a.js', '/_next'],
    ['/wp-admin.php', 'none'],
    ['', 'none'],
    ['/appointments/PL-7K4M6G/rosa@example.org', 'none'],
  ])('%s as %s', (address, pattern) => {
    expect(patternOf(address, patterns)).toBe(pattern)
  })
})

test('patterns are read from what the build wrote down, and there are none without a build', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'plumbline-routes-'))
  expect(readPatterns(folder)).toEqual({ fixed: new Set(), others: [] })
  mkdirSync(path.join(folder, '.next'))
  const routes = {
    staticRoutes: [{ page: '/manage', regex: '^/manage(?:/)?$' }],
    dynamicRoutes: [{ page: '/offers/[secret]', regex: '^/offers/([^/]+?)(?:/)?$' }],
  }
  writeFileSync(path.join(folder, '.next/routes-manifest.json'), JSON.stringify(routes))
  const read = readPatterns(folder)
  rmSync(folder, { recursive: true })
  expect([patternOf('/manage', read), patternOf('/offers/secret', read)]).toEqual([
    '/manage',
    '/offers/[secret]',
  ])
})

test('no label is made from anything but names of ours', async () => {
  const named = (await text(wellFacts)).matchAll(/(\w+)="([^"]*)"/g)
  const labels = new Set([...named].map(([, label]) => label))
  const ours = ['route', 'status', 'by', 'channel', 'outcome', 'job', 'of', 'check', 'le']
  const packagesOwn = ['version', 'major', 'minor', 'patch', 'type', 'space', 'kind', 'quantile']
  expect([...labels].filter((label) => ![...ours, ...packagesOwn].includes(label ?? ''))).toEqual([])
})
