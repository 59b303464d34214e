import { afterEach, expect, test, vi } from 'vitest'
import { start } from '@/instrumentation-node'
import { forgetConfig } from '@/lib/config'

const right = {
  DATABASE_URL: 'postgresql://name@127.0.0.1:5432/plumbline', AUTH_SECRET: 'x'.repeat(32), BASE_URL: '', TRUST_PROXY: '',
}

class Ended extends Error {}

/** What it says on standard error before it ends, which it does at once. */
async function lastWords(env: Partial<typeof right>): Promise<string> {
  for (const [name, value] of Object.entries({ ...right, ...env })) vi.stubEnv(name, value)
  forgetConfig()
  const said: unknown[] = []
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(text) > 0)
  vi.spyOn(process, 'exit').mockImplementation((code) => {
    throw new Ended(String(code))
  })
  await expect(start()).rejects.toThrow(new Ended('1'))
  return said.join('')
}

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  forgetConfig()
})

test.each([
  ['DATABASE_URL', ''], ['AUTH_SECRET', ''], ['AUTH_SECRET', 'short'], ['DATABASE_URL', 'mysql://here'], ['TRUST_PROXY', 'x'],
])('refuses to start with %s “%s”, in one line', async (name, value) => {
  expect(await lastWords({ [name]: value })).toMatch(new RegExp(`^.*${name}.*\\n$`))
})
