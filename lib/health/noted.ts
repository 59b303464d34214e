import type { CertificateFact, HealthFacts, MailProbe } from '@/lib/core/health/facts'
import type { Moment } from '@/lib/core/health/checks'
import type { Instant } from '@/lib/core/time'

/** What this process has found out so far, for whoever asks in between: one a process. */
interface Noted {
  /** Null before it was looked at, or where it couldn't be. */
  mail: MailProbe | null
  site: CertificateFact | null
  gathered: Gathered | null
  /** When it first looked. */
  startedAt: Moment | null
  /** Since when something has been wrong, and when it was last seen to that managers are told. */
  wrongSince: Instant | null
  warnedAt: Instant | null
}

export interface Gathered {
  facts: HealthFacts
  at: Moment
}

const kept = globalThis as unknown as { plumblineHealth?: Noted }
const none = (): Noted => ({
  mail: null,
  site: null,
  gathered: null,
  startedAt: null,
  wrongSince: null,
  warnedAt: null,
})

export const noted = (): Readonly<Noted> => (kept.plumblineHealth ??= none())

export const note = (change: Partial<Noted>): void => {
  kept.plumblineHealth = { ...noted(), ...change }
}

/** For tests. */
export const forgetNoted = (): void => {
  delete kept.plumblineHealth
}
