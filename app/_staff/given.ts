/**
 * What a server action was called with. Its types say what our own pages send, but anybody can post
 * anything. So we check that something is a form, or a form's state, before we use it.
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

/** What was typed, as text: no files, nothing that Next adds, no zero bytes (they can't be stored). */
export function typedOf(given: unknown): Record<string, string> {
  return Object.fromEntries([...formOf(given).entries()].flatMap(([name, value]) =>
    (typeof value !== 'string' || name.startsWith('$') ? [] : [[name, value.replaceAll('\0', '')]])))
}

/** The number of the answer that comes after that state. */
export function nextTurn(before: unknown): number {
  const turn = typeof before === 'object' && before !== null && 'turn' in before ? before.turn : 0
  const isTurn = typeof turn === 'number' && Number.isSafeInteger(turn)
  return isTurn && turn >= 0 && turn < mostTurns ? turn + 1 : 1
}

const mostTurns = 1_000_000
