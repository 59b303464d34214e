/** SQLSTATE classes of a server that is shutting down, starting, out of connections or cut off. */
const awayStates = /^(?:08|57P0|53)/
const awayCodes = new Set([
  'P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028',
  'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND', 'EHOSTUNREACH',
])
const awayWords = /terminat|timeout exceeded when trying to connect|not queryable|connection (?:ended|closed|error)|can't reach|closed the connection|server has closed/i

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && name in value ? (value as Record<string, unknown>)[name] : undefined

function isAway(error: unknown): boolean {
  const codes = [member(error, 'code'), member(error, 'originalCode')].filter((code) => typeof code === 'string')
  if (codes.some((code) => awayCodes.has(code) || (code.length === 5 && awayStates.test(code)))) return true
  return error instanceof Error && awayWords.test(error.message)
}

/** Whether an error says that the database can't be reached (rather than that it refused), however it was wrapped. */
export function isDatabaseAway(error: unknown, depth = 5): boolean {
  if (error === null || error === undefined || depth === 0) return false
  return isAway(error) || [member(error, 'cause'), member(member(error, 'meta'), 'driverAdapterError')]
    .some((inner) => isDatabaseAway(inner, depth - 1))
}
