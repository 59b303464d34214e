import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { privacy } from '@/lib/copy/patient/pages'

/** Each version with a mark of its words. Other words are another version: add a line, never change one. */
const versions: Record<string, string> = {
  '2026-09-14': 'f4794f34ecf0f709',
}

test('the words of the privacy notice are those of its version', () => {
  const words = JSON.stringify([privacy.title, privacy.lead, privacy.sections('the practice')])
  expect(createHash('sha256').update(words).digest('hex').slice(0, 16)).toBe(versions[privacy.version])
})
