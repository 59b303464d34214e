import type { Instant } from './time'

/**
 * How long somebody who was wrong waits before the next try: nothing at first, then twice as long
 * each time, up to a limit that isn't long enough to keep anybody out (OWASP ASVS 5.0, 6.1.1 and
 * 6.3.1: guessing is slowed, and nobody can lock an account who wants to).
 */
export interface GuessRule {
  /** So many wrong tries cost nothing. */
  free: number
  /** One of them is forgotten after so long. */
  forgetMs: number
  firstMs: number
  mostMs: number
}

/** Wrong tries of one kind, by one account, device or address. */
export interface GuessCount {
  level: number
  at: Instant
  /** No try before this. */
  freeAt: Instant
}

const minute = 60_000

export const guessRules = {
  /** One address at one account, from a device that nobody signed in on before. */
  stranger: { free: 5, forgetMs: 5 * minute, firstMs: 1_000, mostMs: minute },
  /**
   * All such devices together at one account: more than one or two addresses can do by themselves.
   */
  strangers: { free: 30, forgetMs: minute / 2, firstMs: 1_000, mostMs: minute },
  /** One address at any accounts: a clinic's staff may share one. */
  address: { free: 30, forgetMs: minute / 2, firstMs: 1_000, mostMs: minute },
  /**
   * A device on which this account signed in before, or a session of it that is open: nobody else's
   * tries count.
   */
  known: { free: 5, forgetMs: 5 * minute, firstMs: 1_000, mostMs: minute },
  /** Codes of one account's second factor: whoever is wrong here knows the password. */
  code: { free: 10, forgetMs: 15 * minute, firstMs: 1_000, mostMs: 15 * minute },
  /** Codes at one sign-in whose password was right: after five it is over. */
  half: { free: 4, forgetMs: Infinity, firstMs: 60 * minute, mostMs: 60 * minute },
  /** Links, codes and keys that open nothing, from one address: they are too long to be guessed. */
  unknown: { free: 30, forgetMs: 10_000, firstMs: 1_000, mostMs: minute },
} as const satisfies Record<string, GuessRule>

/** Past this a count says nothing any more, whatever its rule. */
export const longestGuessMs = 60 * minute

/** How long to wait after the try that made it `level` wrong ones. */
export function delayAfter(level: number, { free, firstMs, mostMs }: GuessRule): number {
  const over = Math.ceil(level - free)
  return over <= 0 ? 0 : Math.min(mostMs, firstMs * 2 ** (over - 1))
}

const levelAt = ({ level, at }: GuessCount, { forgetMs }: GuessRule, now: Instant): number =>
  Math.max(0, level - Math.max(0, now - at) / forgetMs)

/**
 * Milliseconds until the next try; 0 where it may be made now. Never longer than the rule's
 * longest, whatever a clock said.
 */
export const waitOf = (count: GuessCount | null, { mostMs }: GuessRule, now: Instant): number =>
  count === null ? 0 : Math.min(mostMs, Math.max(0, count.freeAt - now))

/** The count with one more try, which is taken for a wrong one until it is shown to be right. */
export function countOne(count: GuessCount | null, rule: GuessRule, now: Instant): GuessCount {
  const level = (count === null ? 0 : levelAt(count, rule, now)) + 1
  return { level, at: now, freeAt: now + delayAfter(level, rule) }
}

/** It was right: that try counts for nothing. What others did stays counted. */
export const giveBackOne = (count: GuessCount, rule: GuessRule, now: Instant): GuessCount => ({
  level: Math.max(0, levelAt(count, rule, now) - 1),
  at: now,
  freeAt: now,
})
