import type { StaffRole } from '@/lib/auth/actor'
import type { Instant } from '@/lib/core/time'
import { letGoOfAll } from '@/lib/store/calls'
import type { Db } from '@/lib/store/client'
import { recordEvent, type EventActor } from '@/lib/store/events'
import { endSessions } from '@/lib/store/people'

interface Out {
  staff: string
  by: EventActor
  /** The one session that stays open. */
  but?: string
  /** The clinics at which they are still at the desk; left out: none. */
  desk?: readonly string[]
}

/**
 * Ends someone's sessions and lets go of what they had claimed, except where they're still at the desk
 * in the session that stays. Returns how many sessions ended. Call it in the transaction of the change.
 */
export async function shutOut(
  tx: Db, { staff, by, but, desk = [] }: Out, now: Instant,
): Promise<number> {
  const ended = await endSessions(tx, staff, but === undefined ? {} : { but }, now)
  await letGo(tx, { whose: { staff }, kept: desk }, by, now)
  return ended
}

/** An account or a key, and the clinics at which it keeps what it claimed. */
interface Claimant {
  whose: { staff: string } | { key: string }
  kept?: readonly string[]
}

/** Lets go of what an account or a key had claimed, with an event for each. */
export async function letGo(
  tx: Db, { whose, kept = [] }: Claimant, by: EventActor, now: Instant,
): Promise<void> {
  const own = ('staff' in whose ? whose.staff : whose.key) === by.id
  for (const { ringBack, ...about } of await letGoOfAll(tx, whose, kept, now)) {
    await recordEvent(tx, { at: now, verb: 'let-go', actor: by, ...about,
      detail: { ...(ringBack !== null && { ringBack }), ...(!own && whose) } })
  }
}

interface GrantOf {
  role: StaffRole
  clinic: string | null
}

/** Where somebody is at the desk by what they are granted. */
export const deskOf = (grants: readonly GrantOf[], all: readonly string[]): string[] => {
  if (grants.some(({ role }) => role === 'manager')) return [...all]
  return grants.flatMap(({ role, clinic }) => (role === 'reception' && clinic ? [clinic] : []))
}
