import { createHmac } from 'node:crypto'
import { addressGroup } from '@/lib/auth/client-address'
import { serverKey } from '@/lib/auth/server-key'
import { guessRules, type GuessRule } from '@/lib/core/guessing'
import type { Instant } from '@/lib/core/time'
import { giveLookBack, takeLook, type Guarded } from '@/lib/store/guess-counts'

/**
 * What guesses are counted by. Tries on a device on which the account signed in before, and in an open session, count for that device
 * or session alone: strangers can't lock anybody out. A stranger counts by account and address, by all strangers at that account, and
 * by address; so a right password is taken on a new device as well, unless several addresses at once are guessing at the account. Then
 * whoever has a new device waits (a minute at most), or uses a passkey, a device that is known, or a link by mail for a new password,
 * which makes the device that it is opened on a known one.
 */
const guard = (rule: keyof typeof guessRules, ...of: string[]): Guarded =>
  ({ key: Buffer.from(createHmac('sha256', serverKey('throttle')).update(`${rule}:${of.join(' ')}`).digest()), rule: guessRules[rule] })

export interface Door {
  /** Where it came from, as the server saw it. */
  address: string
  /** The device, where the account signed in on it before. */
  device: string | null
}

/** At the password. `account`: the email that was given, in lower case, whether anybody has it. */
export const passwordGuards = (account: string, { address, device }: Door): Guarded[] => device !== null ? [guard('known', 'password', device)] : [
  guard('stranger', account, addressGroup(address)), guard('strangers', account), guard('address', addressGroup(address)),
]

/** At the password or a passkey, in a session that is open. */
export const sessionGuards = (session: string): Guarded[] => [guard('known', 'session', session)]

export const halfGuard = (half: string): Guarded => guard('half', half)

/** At the code, after the right password. */
export const codeGuards = (staff: string, { address, device }: Door): Guarded[] => device !== null ? [guard('code', staff, 'device', device)]
  : [guard('code', staff), guard('address', addressGroup(address))]

/** At something too long to be guessed. Counted after it was wrong: a right one is taken whatever else came from the same address. */
export const unknownGuards = (kind: 'passkey' | 'set-link', address: string): Guarded[] =>
  [guard('unknown', kind, addressGroup(address))]

const ofStrangers: readonly GuessRule[] = [guessRules.address, guessRules.unknown]

/** Seconds to wait, or null where the look was taken, and counted as wrong until it is given back. */
export async function waitToLook(guards: readonly Guarded[], now: Instant): Promise<number | null> {
  const lane = guards.some(({ rule }) => ofStrangers.includes(rule)) ? 'stranger' : 'known'
  const wait = await takeLook(guards, lane, now)
  return wait > 0 ? Math.ceil(wait / 1_000) : null
}

/** It was right, or came to nothing. */
export const wasRight = (guards: readonly Guarded[], now: Instant): Promise<void> => giveLookBack(guards, now)
