import { afterEach, expect, test, vi } from 'vitest'
import { quietConsole } from '@/lib/quiet-console'

afterEach(() => vi.restoreAllMocks())

test('an error on the console is told as in the log: never with the row that was refused', () => {
  const written = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  quietConsole()
  console.error('⨯', Object.assign(new Error('Failing row contains (Jo Bloggs, 07700 900123)'), { code: '23514', meta: { row: 'Jo Bloggs' } }))
  expect(written).toHaveBeenCalledTimes(1)
  expect(JSON.stringify(written.mock.calls)).toContain('23514')
  expect(JSON.stringify(written.mock.calls)).not.toMatch(/Jo|07700/)
})
