import { expect, test } from 'vitest'
import { isDatabaseAway, isOutcomeUnknown } from '@/lib/adapters/database-away'
import { OutcomeUnknown } from '@/lib/store/outcome-unknown'

const from = (members: object, message = 'words') => Object.assign(new Error(message), members)
const server = (code: string) => from({ severity: 'ERROR', code })
/** As @prisma/adapter-pg hands an error on, bare and within one of Prisma's. */
const adapted = (cause: object) => from({ name: 'DriverAdapterError', cause })
const known = (code: string, cause: object) =>
  from({
    name: 'PrismaClientKnownRequestError',
    code,
    meta: { driverAdapterError: adapted(cause) },
  })

const away: [string, unknown][] = [
  ['a statement that the server ended', server('57014')],
  ['a lock that it ended', server('55P03')],
  ['a server that only reads', server('25006')],
  ['a transaction left standing', from({ severity: 'FATAL', code: '25P03' })],
  ['one that had failed', server('25P02')],
  ['one too long', from({ severity: 'FATAL', code: '25P04' })],
  ['a shutdown', from({ severity: 'FATAL', code: '57P01' })],
  ['too many connections', from({ severity: 'FATAL', code: '53300' })],
  ['our own limit', new Error('Query read timeout')],
  ['a connection cut', new Error('Connection terminated unexpectedly')],
  ['one cut by us', new Error('Connection terminated')],
  ['a connection not made in time', new Error('Connection terminated due to connection timeout')],
  ['the same of pg alone', new Error('timeout expired')],
  ['the pool used up', new Error('timeout exceeded when trying to connect')],
  ['a reset', from({ code: 'ECONNRESET', syscall: 'read', errno: -104 })],
  ['each address of a name refused', from({ errors: [from({ code: 'ECONNREFUSED' })] })],
  ['a reset that the adapter took the code from', adapted({ kind: 'ConnectionClosed' })],
  ['a time-out of the socket', adapted({ kind: 'SocketTimeout' })],
  ['a reset within Prisma', known('P1017', { kind: 'ConnectionClosed' })],
  [
    'a read-only server within Prisma',
    known('P2010', { kind: 'postgres', originalCode: '25006', code: '25006' }),
  ],
  ['a lock within Prisma', known('P2039', { kind: 'postgres', originalCode: '55P03' })],
  ['a transaction that Prisma ended', from({ code: 'P2028' })],
]
test.each(away)('%s is away, and was not written', (_, error) => {
  expect([isDatabaseAway(error), isOutcomeUnknown(error)]).toEqual([true, false])
})

const here: [string, unknown][] = [
  ['a refusal by a constraint', server('23P01')],
  ['a statement that is wrong', server('42601')],
  ['a duplicate', known('P2002', { kind: 'UniqueConstraintViolation', originalCode: '23505' })],
  ['a fault of ours', new TypeError('x is not a function')],
  ['nothing', null],
  ['a text', 'Connection terminated'],
]
test.each(here)('%s is not', (_, error) => {
  expect([isDatabaseAway(error), isOutcomeUnknown(error)]).toEqual([false, false])
})

test.each([
  ['bare', (error: unknown) => error],
  ['wrapped', (error: unknown) => from({ cause: error })],
  [
    'within Prisma',
    (error: unknown) => from({ meta: { driverAdapterError: from({ cause: error }) } }),
  ],
])('an outcome that nobody knows is neither away nor written, %s', (_, wrap) => {
  const error = wrap(new OutcomeUnknown(from({ code: 'ECONNRESET' })))
  expect([isDatabaseAway(error), isOutcomeUnknown(error)]).toEqual([false, true])
})
