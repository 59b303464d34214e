import { createHash, createHmac } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { hashSecret, makeSecret, secretPattern } from '@/lib/auth/hold-secret'
import { isLinkSecret, linkSecret } from '@/lib/auth/link-secret'
import { serverKey } from '@/lib/auth/server-key'
import { forgetConfig } from '@/lib/config'

const id = 'b1f6a2f4-6f0e-4b0e-8f7e-0a5b1c2d3e4f'
const secret = process.env['AUTH_SECRET'] ?? ''

function withServerSecret(value: string): void {
  process.env['AUTH_SECRET'] = value
  forgetConfig()
}

afterEach(() => withServerSecret(secret))

test('a link’s secret has 256 bits and is the same each time', () => {
  expect(Buffer.from(linkSecret(id, 0), 'base64url')).toHaveLength(32)
  expect(linkSecret(id, 0)).toBe(linkSecret(id, 0))
  expect(linkSecret(id, 0)).toMatch(secretPattern)
})

test('it is good for one appointment and one generation', () => {
  const given = linkSecret(id, 0)
  expect(isLinkSecret(given, id, 0)).toBe(true)
  expect(isLinkSecret(given, id, 1)).toBe(false)
  expect(isLinkSecret(given, id.replace('b1', 'b2'), 0)).toBe(false)
  for (const wrong of ['', 'x', given.slice(1), `${given}A`, given.toLowerCase(), 'é'.repeat(43)]) expect(isLinkSecret(wrong, id, 0)).toBe(false)
})

test('the database alone cannot give it: everything hangs on the server’s key', () => {
  const given = linkSecret(id, 0)
  withServerSecret('another secret of the server, which has more than 32 letters')
  expect(linkSecret(id, 0)).not.toBe(given)
  expect(isLinkSecret(given, id, 0)).toBe(false)
  const guesses = ['', id, 'plumbline', 'link'].flatMap((key) => [
    createHmac('sha256', key).update(`${id}:0`).digest('base64url'), createHash('sha256').update(`${key}${id}:0`).digest('base64url'),
  ])
  expect(guesses).not.toContain(given)
})

test('each purpose has a key of its own', () => {
  const keys = (['link', 'session', 'throttle'] as const).map((purpose) => serverKey(purpose).toString('hex'))
  expect(new Set(keys).size).toBe(3)
})

test('a made secret is random, and only its hash is kept', () => {
  const made = Array.from({ length: 100 }, makeSecret)
  expect(new Set(made).size).toBe(100)
  for (const one of made) expect(one).toMatch(secretPattern)
  expect(hashSecret(made[0] ?? '')).toHaveLength(32)
})
