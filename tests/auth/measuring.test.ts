import { afterEach, describe, expect, test, vi } from 'vitest'
import { peerHeader } from '@/lib/auth/client-address'
import { isPassedOn, mayMeasure, passedOnHeader } from '@/lib/auth/measuring'
import { forgetConfig } from '@/lib/config'

const token = 'T0ken-of-monitoring-for-tests-only'

const setToken = (value: string) => {
  vi.stubEnv('METRICS_TOKEN', value)
  forgetConfig()
}
afterEach(() => {
  vi.unstubAllEnvs()
  forgetConfig()
})

const here = { [peerHeader]: '127.0.0.1', [passedOnHeader]: 'no', host: 'localhost:3000' }
const ask = (headers: Record<string, string>) => mayMeasure(new Headers(headers))

describe('without a token', () => {
  test.each([
    ['this machine', {}],
    ['this machine by IPv6', { [peerHeader]: '::1', host: '[::1]:3000' }],
    ['this machine by IPv4 in IPv6', { [peerHeader]: '::ffff:127.0.0.1', host: '127.0.0.1' }],
  ])('%s may', (_, changed) => {
    setToken('')
    expect(ask({ ...here, ...changed })).toBe('yes')
  })

  test.each([
    ['another machine', { [peerHeader]: '192.0.2.7' }],
    ['whoever comes through a proxy on this machine', { [passedOnHeader]: 'yes' }],
    ['a page that calls this machine by another name', { host: 'evil.example.org' }],
    ['somebody of whom nothing is known', { [peerHeader]: '' }],
    ['a request that was never looked at', { [passedOnHeader]: '' }],
    ['somebody with a token that nobody set', { authorization: `Bearer ${token}` }],
  ])('%s finds nothing there', (_, changed) => {
    setToken('')
    expect(ask({ ...here, ...changed })).toBe('hidden')
  })

  test('no headers at all find nothing there', () => {
    setToken('')
    expect(ask({})).toBe('hidden')
  })
})

describe('with a token', () => {
  const away = { [peerHeader]: '192.0.2.7', [passedOnHeader]: 'yes', host: 'booking.example.org' }

  test('whoever has it may, from anywhere; and this machine without it', () => {
    setToken(token)
    expect(ask({ ...away, authorization: `Bearer ${token}` })).toBe('yes')
    expect(ask(here)).toBe('yes')
  })

  test.each([
    '',
    'Bearer',
    'Bearer ',
    `Bearer ${token}x`,
    `Bearer ${token.slice(1)}`,
    `Basic ${token}`,
    token,
  ])('%j may not', (authorization) => {
    setToken(token)
    expect(ask({ ...away, ...(authorization && { authorization }) })).toBe('unauthorised')
  })

  test('a wrong one is refused on this machine too', () => {
    setToken(token)
    expect(ask({ ...here, authorization: `Bearer ${token}x` })).toBe('unauthorised')
  })

  test.each(['short', `${token} with spaces`, 'ü'.repeat(40)])('%s is none', (value) => {
    expect(() => setToken(value)).not.toThrow()
    expect(() => ask(here)).toThrow('METRICS_TOKEN must have at least 32')
  })
})

test.each([
  ['x-forwarded-for', true],
  ['x-forwarded-proto', true],
  ['forwarded', true],
  ['via', true],
  ['x-real-ip', true],
  ['host', false],
  ['user-agent', false],
  ['authorization', false],
])('%s tells of a proxy: %s', (name, expected) => {
  expect(isPassedOn({ [name]: 'x' })).toBe(expected)
})
