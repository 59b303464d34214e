/**
 * The one place that decides what "the database can't answer now" means, from the outside in: the
 * API, the pages and the jobs all ask here. Errors are known by what they carry, never by their
 * class: a bundle may have its own copy of one.
 */

/**
 * SQLSTATEs of a server that is cut off, full, stopping, starting, read-only or slower than its own
 * limits.
 */
const awayStates = /^(?:08...|53...|57P0.|57014|55P03|25006|25P0[234])$/
const awayCodes = new Set([
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
  'P2037',
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'ETIMEDOUT',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
  'ENETDOWN',
])
/** What @prisma/adapter-pg makes of an error, where it keeps no code. */
const awayKinds = new Set([
  'ConnectionClosed',
  'SocketTimeout',
  'DatabaseNotReachable',
  'TooManyConnections',
])
/** pg's and Prisma's own words for errors that have no code. */
const awayWords = new RegExp(
  [
    'connection terminated',
    'terminating connection',
    'timeout exceeded when trying to connect',
    'query read timeout',
    'timeout expired',
    'not queryable',
    'connection (?:ended|closed|error|timed out)',
    'socket (?:hang up|has been ended)',
    'can.t reach database',
    'closed the connection',
    'server has closed',
    'stream has been aborted',
    'unable to start a transaction in the given time',
    'after calling end on the pool',
    // What adapter-pg has left of an error's message where Prisma passes nothing else on.
    '^(?:ConnectionClosed|SocketTimeout|DatabaseNotReachable|TooManyConnections)$',
  ].join('|'),
  'i',
)

/**
 * Name of the error that lib/store throws where it can't know whether a write was made;
 * lib/store/outcome-unknown.ts.
 */
export const outcomeUnknown = 'OutcomeUnknown'

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && name in value
    ? (value as Record<string, unknown>)[name]
    : undefined

function isAway(error: unknown): boolean {
  const codes = ['code', 'originalCode']
    .map((name) => member(error, name))
    .filter((code) => typeof code === 'string')
  if (codes.some((code) => awayCodes.has(code) || awayStates.test(code))) return true
  const kind = member(error, 'kind')
  if (typeof kind === 'string' && awayKinds.has(kind)) return true
  return error instanceof Error && awayWords.test(error.message)
}

const deepest = 6

/**
 * Whether `is` is true of the error or of one that it wraps, as Prisma, its adapter, pg and Node
 * each do.
 */
function anyWithin(error: unknown, is: (one: unknown) => boolean, depth = deepest): boolean {
  if (error === null || error === undefined || depth === 0) return false
  if (is(error)) return true
  const several = member(error, 'errors') // of a name with several addresses, each tried
  return [
    member(error, 'cause'),
    member(member(error, 'meta'), 'driverAdapterError'),
    ...(Array.isArray(several) ? (several as unknown[]) : []),
  ].some((inner) => anyWithin(inner, is, depth - 1))
}

/**
 * Whether a write may have been made or not: the answer to its COMMIT (or to its one statement) was
 * lost. Asked before `isDatabaseAway`, since what is away was refused. Never tried again by
 * ourselves, unless by an Idempotency-Key.
 */
export const isOutcomeUnknown = (error: unknown): boolean =>
  anyWithin(error, (one) => member(one, 'name') === outcomeUnknown)

/**
 * Whether an error says that the database can't answer now (rather than that it refused), and that
 * nothing was written.
 */
export const isDatabaseAway = (error: unknown): boolean =>
  !isOutcomeUnknown(error) && anyWithin(error, isAway)
