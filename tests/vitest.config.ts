import path from 'node:path'
import { defineConfig } from 'vitest/config'

const root = path.resolve(import.meta.dirname, '..')

export default defineConfig({
  root,
  resolve: { alias: { '@': root, 'server-only': path.join(root, 'tests/support/nothing.ts') } },
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/journeys/**'],
    globalSetup: ['tests/support/cluster.ts'],
    env: {
      DATABASE_DIRECT_URL: '',
      PLUMBLINE_TEST: '1', BASE_URL: 'http://localhost:3000', AUTH_SECRET: 'a secret that only the tests know, of more than 32 letters', LOG_LEVEL: 'silent', RATE_LIMIT_PER_MINUTE: '0',
    },
    pool: 'forks',
    // One for each core of a small machine: by default one core is kept free for somebody who watches.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    restoreMocks: true,
  },
})
