import { z } from 'zod'

// The environment, checked and read once, at first need: a build needs no database, and a test can set its own first.

/** An unset variable and an empty one mean the same: compose files pass empty ones on. */
const given = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === '' ? undefined : value), schema)

const wholeNumber = (from: number, to: number, otherwise: number) =>
  given(
    z.coerce
      .number({ error: `must be a whole number from ${from} to ${to}` })
      .int(`must be a whole number from ${from} to ${to}`)
      .min(from, `must be at least ${from}`)
      .max(to, `must be at most ${to}`)
      .default(otherwise),
  )

const urlOf = (protocol: RegExp, example: string) =>
  given(z.url({ protocol, error: `must be an address such as ${example}` }).optional())

const text = given(z.string().optional())
const database = urlOf(/^postgres(ql)?$/, 'postgresql://name:password@host:5432/plumbline')

const Environment = z
  .object({
    NODE_ENV: text,
    DATABASE_URL: database,
    DATABASE_DIRECT_URL: database,
    MIGRATE_DATABASE_URL: database,
    PORT: wholeNumber(1, 65535, 3000),
    HOST: given(z.string().default('127.0.0.1')),
    BASE_URL: urlOf(/^https?$/, 'https://booking.example.org'),
    AUTH_SECRET: given(z.string().min(32, 'must have at least 32 characters, for example from: openssl rand -hex 32').optional()),
    SMTP_URL: urlOf(/^smtps?$/, 'smtp://name:password@host:587'),
    MAIL_FROM: text,
    SMS_URL: urlOf(/^https?$/, 'https://sms.example.org'),
    SMS_ACCOUNT: text,
    SMS_TOKEN: text,
    SMS_FROM: text,
    BANK_HOLIDAYS_URL: urlOf(/^https?$/, 'https://www.gov.uk/bank-holidays.json'),
    RATE_LIMIT_PER_MINUTE: wholeNumber(0, 1_000_000, 30),
    TRUST_PROXY: wholeNumber(0, 10, 0),
    METRICS_TOKEN: given(z.string().regex(
      /^[\w.~+/-]{32,}=*$/, 'must have at least 32 letters and digits, for example from: openssl rand -hex 32',
    ).optional()),
    OTEL_EXPORTER_OTLP_ENDPOINT: urlOf(/^https?$/, 'http://127.0.0.1:4318'),
    LOG_LEVEL: given(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be one of fatal, error, warn, info, debug, trace, silent',
    }).default('info')),
    PLUMBLINE_DEMO: given(z.enum(['yes', 'no'], { error: 'must be yes or no' }).default('yes')),
    PLUMBLINE_BACKUP: given(z.enum(['yes', 'no'], { error: 'must be yes or no' }).default('yes')),
    BACKUP_FOLDER: text,
    BACKUP_PUBLIC_KEY: given(z.string().regex(/^age1[0-9a-z]+$/,
      'must be a public key of age (age1…), for example from: npm run backup -- --new-key FILE',
    ).optional()),
    PLUMBLINE_TEST: given(z.literal('1', { error: 'must be 1 or unset' }).optional()),
    PLUMBLINE_NOW: given(z.iso.datetime({ offset: true, error: 'must be a time such as 2026-08-06T09:00:00Z' }).optional()),
  })
  .superRefine((env, context) => {
    const refuse = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message })
    if (env.DATABASE_DIRECT_URL && !env.DATABASE_URL) {
      refuse('DATABASE_DIRECT_URL', 'is for where DATABASE_URL is a pooler: set that as well')
    }
    if (env.SMTP_URL && !env.MAIL_FROM) refuse('MAIL_FROM', 'must be set where SMTP_URL is: the address that messages come from')
    if (env.SMS_URL && !(env.SMS_ACCOUNT && env.SMS_TOKEN && env.SMS_FROM)) {
      refuse('SMS_ACCOUNT', ', SMS_TOKEN and SMS_FROM must be set where SMS_URL is')
    }
    if (env.PLUMBLINE_NOW && env.NODE_ENV === 'production' && !(env.PLUMBLINE_TEST && isLocal(env.DATABASE_URL))) {
      refuse('PLUMBLINE_NOW', 'is for tests alone: unset it')
    }
  })

export type Config = z.infer<typeof Environment>

/** A variable is wrong: one line that says which and what to do. */
export class WrongVariable extends Error {
  override name = 'WrongVariable'
}

/** Whether an address names this machine. */
export function isLocal(address: string | undefined): boolean {
  if (!address) return false
  const host = new URL(address).hostname.replace(/^\[|\]$/g, '')
  return host === 'localhost' || host.endsWith('.localhost') || host === '::1' || /^127(\.\d+){3}$/.test(host)
}

/** Checks an environment; throws WrongVariable with one line for all that is wrong. Secrets are never repeated. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const read = Environment.safeParse(env)
  if (read.success) return read.data
  const lines = read.error.issues.map(({ path, message }) => `${path.join('.')}${message.startsWith(',') ? '' : ' '}${message}`)
  throw new WrongVariable(`Wrong configuration: ${lines.join('; ')}.`)
}

let known: Config | undefined

export const config = (): Config => (known ??= readConfig(process.env))

/** For tests that change the environment. */
export function forgetConfig(): void {
  known = undefined
}

function needed(name: 'DATABASE_URL' | 'AUTH_SECRET'): string {
  const value = config()[name]
  if (value === undefined) throw new WrongVariable(`${name} is not set; set it, or use npm start, which brings its own.`)
  return value
}

export const databaseUrl = () => needed('DATABASE_URL')
/**
 * Past a pooler, for whatever needs a session of its own: to listen, to run the jobs, to migrate.
 */
export const directUrl = () => config().DATABASE_DIRECT_URL ?? databaseUrl()
export const authSecret = () => needed('AUTH_SECRET')

/** Where bank holidays are published. */
export const bankHolidaysUrl = () => config().BANK_HOLIDAYS_URL ?? 'https://www.gov.uk/bank-holidays.json'

/** Before anything is served: whatever is needed then is there. Throws WrongVariable. */
export function assertConfigured(): void {
  databaseUrl()
  authSecret()
}

export const port = () => config().PORT
/** What links in messages start with, without a slash at the end; `set()` is null where nobody has said. */
export const baseUrl = Object.assign(
  () => (config().BASE_URL ?? `http://localhost:${config().PORT}`).replace(/\/+$/, ''),
  { set: (): string | null => config().BASE_URL ?? null },
)
