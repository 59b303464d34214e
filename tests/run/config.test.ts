import { expect, test, vi } from 'vitest'
import { databaseUrl, directUrl, forgetConfig, isLocal, readConfig } from '@/lib/config'

test('an empty variable is an unset one', () => {
  expect(readConfig({ PORT: '', BASE_URL: '', RATE_LIMIT_PER_MINUTE: '' })).toMatchObject({ PORT: 3000, RATE_LIMIT_PER_MINUTE: 30 })
})

test.each([
  [{ PORT: 'abc' }, 'Wrong configuration: PORT must be a whole number from 1 to 65535.'],
  [{ PORT: '70000' }, 'Wrong configuration: PORT must be at most 65535.'],
  [{ RATE_LIMIT_PER_MINUTE: '-1' }, 'Wrong configuration: RATE_LIMIT_PER_MINUTE must be at least 0.'],
  [{ DATABASE_URL: 'mysql://here' }, 'Wrong configuration: DATABASE_URL must be an address such as postgresql://name:password@host:5432/plumbline.'],
  [{ BASE_URL: 'booking' }, 'Wrong configuration: BASE_URL must be an address such as https://booking.example.org.'],
  [{ SMTP_URL: 'smtp://mail' }, 'Wrong configuration: MAIL_FROM must be set where SMTP_URL is: the address that messages come from.'],
  [{ PORT: 'x', TRUST_PROXY: 'x' }, 'Wrong configuration: PORT must be a whole number from 1 to 65535; TRUST_PROXY must be a whole number from 0 to 10.'],
])('%o is told in one line', (env, line) => {
  expect(() => readConfig(env)).toThrow(line)
})

test('a secret is never repeated', () => {
  expect(() => readConfig({ AUTH_SECRET: 'hunter2' })).toThrow(/^(?!.*hunter2)/)
})

test('the clock can be set for tests alone', () => {
  const set = { PLUMBLINE_NOW: '2026-08-06T09:00:00Z' }
  const database = 'postgresql://name@127.0.0.1:5432/plumbline'
  expect(readConfig(set).PLUMBLINE_NOW).toBe(set.PLUMBLINE_NOW)
  expect(() => readConfig({ ...set, NODE_ENV: 'production' })).toThrow('PLUMBLINE_NOW')
  expect(() => readConfig({ ...set, NODE_ENV: 'production', PLUMBLINE_TEST: '1', DATABASE_URL: 'postgresql://db.example.org/x' })).toThrow('PLUMBLINE_NOW')
  expect(readConfig({ ...set, NODE_ENV: 'production', PLUMBLINE_TEST: '1', DATABASE_URL: database }).PLUMBLINE_NOW).toBe(set.PLUMBLINE_NOW)
})

test.each([
  ['http://localhost:3000', true],
  ['http://127.0.0.1', true],
  ['http://[::1]:3000', true],
  ['http://127.example.org', false],
  ['https://booking.example.org', false],
  [undefined, false],
])('%s is local: %s', (address, local) => {
  expect(isLocal(address)).toBe(local)
})

test('a direct address is for where the other is a pooler, and is what sessions go by', () => {
  const pooler = 'postgresql://name@pooler:6432/plumbline'
  const direct = 'postgresql://name@database:5432/plumbline'
  expect(() => readConfig({ DATABASE_DIRECT_URL: direct }))
    .toThrow('DATABASE_DIRECT_URL is for where DATABASE_URL is a pooler')
  expect(() => readConfig({ DATABASE_URL: pooler, DATABASE_DIRECT_URL: 'direct' }))
    .toThrow('DATABASE_DIRECT_URL must be an address')
  vi.stubEnv('DATABASE_URL', pooler)
  forgetConfig()
  expect([databaseUrl(), directUrl()]).toEqual([pooler, pooler])
  vi.stubEnv('DATABASE_DIRECT_URL', direct)
  forgetConfig()
  expect([databaseUrl(), directUrl()]).toEqual([pooler, direct])
  vi.unstubAllEnvs()
  forgetConfig()
})
