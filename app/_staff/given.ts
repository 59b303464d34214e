/**
 * What a server action was called with. Its types say what our own pages send; anybody may post anything, so that nothing is taken
 * for a form, or for a form's state, before it is seen to be one.
 */
const noForm = new FormData()

const formOf = (given: unknown): FormData => (given instanceof FormData ? given : noForm)

/** One field as text; null where it isn't there, or is a file. */
export function fieldOf(given: unknown, name: string): string | null {
  const value = formOf(given).get(name)
  return typeof value === 'string' ? value : null
}

/** One field as a file. */
export function fileOf(given: unknown, name: string): File | null {
  const value = formOf(given).get(name)
  return value instanceof File ? value : null
}

/** What was typed, as text; files, what Next adds, and zero bytes, which can't be stored, are left out. */
export function typedOf(given: unknown): Record<string, string> {
  const pairs = [...formOf(given).entries()].filter((pair): pair is [string, string] => typeof pair[1] === 'string')
  return Object.fromEntries(pairs.filter(([name]) => !name.startsWith('$')).map(([name, text]) => [name, text.replaceAll('\0', '')]))
}

/** The number of the answer that comes after that state. */
export function nextTurn(before: unknown): number {
  const turn = typeof before === 'object' && before !== null && 'turn' in before ? before.turn : 0
  return Number.isSafeInteger(turn) && Number(turn) >= 0 && Number(turn) < mostTurns ? Number(turn) + 1 : 1
}

const mostTurns = 1_000_000
