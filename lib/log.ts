import pino from 'pino'
import { config } from './config'
import { scope, withScope } from './scope'

/** What `work` logs carries the request's id. */
export const withRequest = <T>(requestId: string, work: () => T): T =>
  withScope({ requestId }, work)

/** The id of the request that is being answered, if one is. */
export const requestId = () => scope()?.requestId

/** Fields that would name a person or tell of their health; refused wherever somebody logs an object that has them. */
const personal = [
  'name', 'phone', 'email', 'dateOfBirth', 'bookedBy', 'reason', 'notes', 'note', 'answers', 'address', 'patient',
  'password', 'secret', 'token', 'cookie', 'authorization', 'hold', 'body', 'input',
]

const redact = {
  paths: personal.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
  censor: '(not logged)',
}

interface Told {
  type: string
  code?: string
  message?: string
  stack?: string
}

const frames = (error: Error) => error.stack?.split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 12).join('\n')

/** A database error's text may print the row that was refused, so only its code and where it arose are told. */
export function describeError(error: unknown): Told {
  if (!(error instanceof Error)) return { type: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const fromDatabase = code !== undefined || /^(Prisma|DriverAdapter|Zod|DatabaseError)/.test(`${error.name}${error.constructor.name}`)
  return {
    type: error.name,
    ...(code === undefined ? {} : { code }),
    ...(fromDatabase ? {} : { message: error.message }),
    ...(error.stack ? { stack: frames(error) } : {}),
  }
}

// JSON, one line an entry, on standard output. The level is looked up at first use, since a build has no environment.
const make = () =>
  pino({
    level: config().LOG_LEVEL,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    mixin: () => {
      const id = requestId()
      return id === undefined ? {} : { requestId: id }
    },
    serializers: { err: describeError, error: describeError },
    redact,
  })

let made: pino.Logger | undefined
const logger = () => (made ??= make())

type Fields = Record<string, unknown>
const writing = (level: 'debug' | 'info' | 'warn' | 'error') => (fields: Fields, message: string) =>
  logger()[level](fields, message)

/** `log.warn({ err }, 'what happened')`: codes, ids and counts; never what a person told us. */
export const log = { debug: writing('debug'), info: writing('info'), warn: writing('warn'), error: writing('error') }
