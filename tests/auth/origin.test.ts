import { afterEach, expect, test } from 'vitest'
import {
  assertOwnForm, assertSameOrigin, ForeignOrigin, isOwnOrigin, isOwnWrite, ownOrigins,
} from '@/lib/auth/origin'
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

const page = 'https://booking.example.org/book/safety?clinic=hall-green'
const ours = 'https://booking.example.org'

/** What a browser says of a form, and whether the patients' side takes it; the staff's is strict. */
const forms: readonly [string, Record<string, string>, boolean][] = [
  ['the page', { Referer: page }, true],
  ['the page without its query', { Referer: `${ours}/book/safety` }, true],
  ['the site alone', { Referer: `${ours}/` }, true],
  ['with a browser’s own word for it', { 'Referer': page, 'Sec-Fetch-Site': 'same-origin' }, true],
  ['neither', {}, false],
  ['an empty Referer', { Referer: '' }, false],
  ['no address', { Referer: 'about:blank' }, false],
  ['no address at all', { Referer: 'booking.example.org' }, false],
  ['a foreign page', { Referer: 'https://evil.example.org/book/safety' }, false],
  ['a foreign page that names ours', { Referer: `https://evil.example.org/?${page}` }, false],
  ['a host that begins like ours', { Referer: `${ours}.evil.example.org/` }, false],
  ['our host as a name to sign in by', { Referer: `${ours}@evil.example.org/` }, false],
  ['by another scheme', { Referer: page.replace('https', 'http') }, false],
  ['by another port', { Referer: `${ours}:8443/` }, false],
  ['a foreign Origin beside it', { Referer: page, Origin: 'https://evil.example.org' }, false],
  ['an Origin that says nothing beside it', { Referer: page, Origin: 'null' }, false],
  ['an empty Origin beside it', { Referer: page, Origin: '' }, false],
  ['a browser’s word that it isn’t', { 'Referer': page, 'Sec-Fetch-Site': 'cross-site' }, false],
]

test.each(forms)('a form without an Origin, or with one that isn’t ours: %s', (_how, sent, taken) => {
  set('https://booking.example.org')
  const headers = new Headers(sent)
  expect([isOwnWrite('/book/safety/answer', headers), isOwnWrite('/manage/import/read', headers)])
    .toEqual([taken, false])
  expect(() => assertSameOrigin(headers)).toThrow(ForeignOrigin)
  if (taken) assertOwnForm(headers)
  else expect(() => assertOwnForm(headers)).toThrow(ForeignOrigin)
})
