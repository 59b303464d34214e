import type { Instant } from './time'

/** What an API key may be good for: each is one box that a manager ticks. Which actions one opens stands in auth/can.ts. */
export const keyScopes = [
  'diary.read', 'calls.read', 'calls.write', 'appointments.read', 'appointments.write', 'patients.read', 'events.read',
] as const
export type KeyScope = (typeof keyScopes)[number]

/** In the order of the table, each once. */
export const scopesIn = (names: readonly string[]): KeyScope[] => keyScopes.filter((scope) => names.includes(scope))

/** Neither revoked nor over: a key that ends is good until that instant, and not at it. */
export const isKeyLive = (key: { revokedAt: Instant | null; endsAt: Instant | null }, now: Instant): boolean =>
  key.revokedAt === null && (key.endsAt === null || now < key.endsAt)
