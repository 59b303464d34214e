import { afterEach, expect, test } from 'vitest'
import { noSearchCookie, openSearchCookie, searchCookie, searchCookieName } from '@/lib/auth/search-cookie'
import { forgetConfig } from '@/lib/config'

const secret = process.env['AUTH_SECRET'] ?? ''
const valueOf = (line: string): string => line.split(';')[0]?.slice(searchCookieName.length + 1) ?? ''

afterEach(() => {
  process.env['AUTH_SECRET'] = secret
  forgetConfig()
})

test('what was looked for comes back, whatever it was', async () => {
  for (const words of ['numb between the legs', '🦴 Rückenschmerz', 'x'.repeat(100)]) expect(await openSearchCookie(valueOf(await searchCookie(words)))).toBe(words)
})

test('nobody reads it on the way', async () => {
  const line = await searchCookie('slipped disc')
  const decoded = line.split(/[.=;]/).map((part) => Buffer.from(part, 'base64url').toString())
  expect([line, ...decoded].filter((text) => /slipped|disc/.test(text))).toEqual([])
  expect(line).toMatch(/^__Host-.+; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
})

test('what we did not seal counts as nothing', async () => {
  const value = valueOf(await searchCookie('slipped disc'))
  for (const wrong of [undefined, '', 'x', value.slice(1), `${value}A`, valueOf(noSearchCookie)]) expect(await openSearchCookie(wrong)).toBeNull()
  process.env['AUTH_SECRET'] = 'another secret of the server, which has more than 32 letters'
  forgetConfig()
  expect(await openSearchCookie(value)).toBeNull()
})
