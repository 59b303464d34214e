// Which requests have come as far as our own code, by their ids. What fails before is read by Next
// alone, so it's what was sent that is wrong.

const kept = globalThis as unknown as { plumblineBegun?: Set<string> }
const ids = (): Set<string> => (kept.plumblineBegun ??= new Set())
const mostKept = 50_000

/** A form or an action of ours looks at what was sent. */
export function noteBegun(id: string | null): void {
  if (id === null) return
  const [oldest] = ids()
  if (ids().size >= mostKept && oldest !== undefined) ids().delete(oldest)
  ids().add(id)
}

export const hasBegun = (id: string): boolean => ids().has(id)
export const forgetBegun = (id: string): void => void ids().delete(id)
