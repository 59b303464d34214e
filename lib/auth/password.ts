import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import pLimit, { type LimitFunction } from 'p-limit'

/**
 * argon2id; OWASP's parameters for it (19 MiB, 2 passes, 1 lane) are the library's own, written out
 * to stay.
 */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export const passwordMost = 256

/** Whose password it is said to be: of a device or session that is known, or of anybody. */
export type Asking = 'known' | 'stranger'

/** How many may wait for their turn. Past that they are told to come back, within seconds. */
export const mostWaiting: Record<Asking, number> = { known: 64, stranger: 16 }

/**
 * A hash takes a core for some 40 ms: guesses work at half of them at most, and those who are known
 * have the other half. One set a process, also where bundles load this module more than once.
 */
const kept = globalThis as unknown as { plumblineHashing?: Record<Asking, LimitFunction> }
const turns = (): Record<Asking, LimitFunction> => {
  const half = Math.max(1, Math.floor(availableParallelism() / 2))
  return (kept.plumblineHashing ??= { known: pLimit(half), stranger: pLimit(half) })
}

/** The password of somebody who showed by a link, a code or a session that they may choose one. */
export const hashPassword = (password: string): Promise<string> =>
  turns().known(() => hash(password, cost))

/** What nobody's password hashes to; made once a process, at the same cost. */
let nobodys: Promise<string> | null = null

/**
 * Whether it is the password; null where too many are waiting to be told. Without an account the
 * answer is no, after the same work.
 */
export async function checkPassword(
  password: string,
  known: string | null,
  asking: Asking,
): Promise<boolean | null> {
  const turn = turns()[asking]
  if (turn.pendingCount >= mostWaiting[asking]) return null
  const right = await turn(async () => {
    const against = known ?? (await (nobodys ??= hash(crypto.randomUUID(), cost)))
    return verify(against, password).catch(() => false)
  })
  return right && known !== null
}

/** The same for tests and tools, which wait. */
export const isPassword = async (password: string, known: string | null): Promise<boolean> =>
  (await checkPassword(password, known, 'known')) === true
