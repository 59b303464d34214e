import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { PrismaPg } from '@prisma/adapter-pg'
import { now } from '@/lib/clock'
import { PrismaClient } from '@/lib/store/generated/client'
import type { DemoAccount } from './seed/accounts'
import { seedLarge } from './seed/large'
import { SeededAlready, seedDemo } from './seed/seed-demo'

/** A wrong call or a database that is not fit for it: one line, no stack. */
class CannotSeed extends Error {}

const say = (line: string): void => void process.stdout.write(`${line}\n`)

interface Wish {
  size: 'demo' | 'large'
  /** Whether only how far it is is said: the caller says the rest. */
  quiet: boolean
}

function readWish(): Wish {
  try {
    const size = { type: 'string', default: 'demo' } as const
    const quiet = { type: 'boolean', default: false } as const
    const { values } = parseArgs({ options: { size, quiet } })
    if (values.size === 'demo' || values.size === 'large') {
      return { size: values.size, quiet: values.quiet }
    }
  } catch {
    // Said below, in words of our own.
  }
  throw new CannotSeed('Usage: npm run seed, or npm run seed -- --size large')
}

function databaseAddress(): string {
  const url = process.env['MIGRATE_DATABASE_URL'] || process.env['DATABASE_URL']
  if (!url) throw new CannotSeed('DATABASE_URL is not set. Set it, or use npm start, which brings its own database.')
  return url
}

/** Only its owner may read it. A file that is there already may be another's to read, so it goes first. */
function keepAccounts(accounts: readonly DemoAccount[]): string {
  const folder = path.resolve(process.env['PLUMBLINE_DATA_DIR'] || '.data')
  const file = path.join(folder, 'demo-accounts.json')
  mkdirSync(folder, { recursive: true })
  rmSync(file, { force: true })
  writeFileSync(file, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 })
  return file
}

function tell(accounts: readonly DemoAccount[], file: string): void {
  say('Demo practice seeded. Sign in as:')
  for (const { email, password, role, clinics } of accounts) {
    say(`  ${email.padEnd(32)} ${password}  ${role}, ${clinics.join(' and ')}`)
  }
  say(`The same is kept in ${path.relative(process.cwd(), file) || file}`)
}

async function seed(): Promise<void> {
  const { size, quiet } = readWish()
  const url = databaseAddress()
  const db = new PrismaClient({ adapter: new PrismaPg({ connectionString: url, connectionTimeoutMillis: 5000 }), log: [] })
  try {
    const at = now()
    const accounts = await seedDemo(db, at)
    const file = keepAccounts(accounts)
    if (!quiet) tell(accounts, file)
    const added = size === 'large' ? await seedLarge(url, at) : null
    if (added !== null && !quiet) say(added)
  } finally {
    await db.$disconnect()
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

function inOneLine(error: unknown): string | null {
  if (error instanceof CannotSeed || error instanceof SeededAlready) return error.message
  if (error instanceof Error && error.name === 'WrongVariable') return error.message
  if (codeOf(error) === 'P2021') return 'The database has no tables yet: run the migrations first (npm start does).'
  return ['P1000', 'P1001', 'P1003', 'ECONNREFUSED'].includes(codeOf(error))
    ? 'The database can’t be reached. Check DATABASE_URL and that PostgreSQL runs.' : null
}

try {
  await seed()
} catch (error) {
  process.stderr.write(`${inOneLine(error) ?? (error instanceof Error ? error.stack : String(error))}\n`)
  process.exitCode = 1
}
