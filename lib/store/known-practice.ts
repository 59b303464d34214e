/** Who to call, as it was read last: for what is said while nothing can be read. */
export interface KnownPractice {
  name: string
  phone: string
}

// One memory a process, also where bundles load this module more than once.
const kept = globalThis as unknown as { plumblineKnownPractice?: KnownPractice }

export function rememberKnown({ name, phone }: KnownPractice): void {
  kept.plumblineKnownPractice = { name, phone }
}

/** Null where this process never read the practice: nothing is made up. */
export const knownPractice = (): KnownPractice | null => kept.plumblineKnownPractice ?? null
