// Which requests a screen made of its own accord, by their ids: nobody need be there for them.

const kept = globalThis as unknown as { plumblineOwnReadings?: Set<string> }
const ids = (): Set<string> => (kept.plumblineOwnReadings ??= new Set())
const mostKept = 5_000

/** A screen reads itself again. */
export function noteOwnReading(id: string | null): void {
  if (id === null) return
  const [oldest] = ids()
  if (ids().size >= mostKept && oldest !== undefined) ids().delete(oldest)
  ids().add(id)
}

export const isOwnReading = (id: string | null): boolean => id !== null && ids().has(id)
