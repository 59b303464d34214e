import { afterEach, expect, test } from 'vitest'
import { assertSameOrigin, ForeignOrigin, isOwnOrigin, ownOrigins } from '@/lib/auth/origin'
import { forgetConfig } from '@/lib/config'

const before = process.env['BASE_URL']

function set(baseUrl: string | undefined, port = '3000'): void {
  if (baseUrl === undefined) delete process.env['BASE_URL']
  else process.env['BASE_URL'] = baseUrl
  process.env['PORT'] = port
  forgetConfig()
}

afterEach(() => {
  set(before)
  delete process.env['PORT']
})

test.each([
  [undefined, '4000', ['http://localhost:4000', 'http://127.0.0.1:4000']],
  ['https://booking.example.org', '3000', ['https://booking.example.org']],
  ['https://booking.example.org/somewhere/', '3000', ['https://booking.example.org']],
  ['http://127.0.0.1:5000', '3000', ['http://127.0.0.1:5000', 'http://localhost:5000']],
])('with BASE_URL %s and PORT %s', (baseUrl, port, own) => {
  set(baseUrl, port)
  expect(ownOrigins()).toEqual(own)
})

test.each([null, '', 'null', 'https://evil.example.org', 'http://booking.example.org', 'https://booking.example.org:444',
  'https://booking.example.org.evil.example.org', 'https://booking.example.org/'])('%s is refused', (origin) => {
  set('https://booking.example.org')
  const headers = new Headers(origin === null ? {} : { Origin: origin })
  expect(() => assertSameOrigin(headers)).toThrow(ForeignOrigin)
})

test('what a request says of its host changes nothing', () => {
  set('https://booking.example.org')
  const headers = new Headers({ 'Origin': 'https://evil.example.org', 'Host': 'evil.example.org', 'X-Forwarded-Host': 'evil.example.org' })
  expect(() => assertSameOrigin(headers)).toThrow(ForeignOrigin)
  expect(isOwnOrigin('https://booking.example.org')).toBe(true)
})
