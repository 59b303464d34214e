import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'vitest'
import { readConfig } from '@/lib/config'
import { root } from '@/lib/run/places'

export const read = (file: string) => readFileSync(path.join(root, file), 'utf8')

export const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }

// What isn't set isn't among the answers, so each is set.
const ourVariables = new Set(Object.keys(readConfig({
  NODE_ENV: 'test', DATABASE_URL: 'postgresql://a@b/c', DATABASE_DIRECT_URL: 'postgresql://a@b/c',
  MIGRATE_DATABASE_URL: 'postgresql://a@b/c', BASE_URL: 'http://localhost',
  AUTH_SECRET: 'x'.repeat(32),
  SMTP_URL: 'smtp://localhost', MAIL_FROM: 'a', SMS_URL: 'http://localhost', SMS_ACCOUNT: 'a',
  SMS_TOKEN: 'a', SMS_FROM: 'a', BANK_HOLIDAYS_URL: 'http://localhost',
  BACKUP_FOLDER: '/a', BACKUP_PUBLIC_KEY: 'age1a',
  METRICS_TOKEN: 'x'.repeat(32),
})))

/** Variables that other programs read, and one of ours that is read before the configuration. */
const otherVariables = new Set([
  'NEXT_TELEMETRY_DISABLED', 'HOSTNAME', 'CHECKPOINT_DISABLE', 'PRISMA_SCHEMA_ENGINE_BINARY', 'TZ',
  'POSTGRES_DB', 'POSTGRES_USER', 'POSTGRES_PASSWORD', 'SERVING_PASSWORD', 'PLUMBLINE_DATA_DIR',
])

/** Those of some variables that nothing reads. */
export const unknownOf = (names: readonly string[]) =>
  names.filter((name) => !ourVariables.has(name) && !otherVariables.has(name))

/** Every match of a pattern's first group. */
export const allIn = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, group]) => group ?? '')

/** A text starts commands of the launcher, and only those that npm has as scripts. */
export function expectCommands(text: string): void {
  const verbs = allIn(text, /begin\.mjs"?,? "?([a-z]+)/g)
  expect(verbs).not.toEqual([])
  for (const verb of verbs) {
    expect(Object.values(scripts)).toContain(`node lib/run/begin.mjs ${verb}`)
  }
}
