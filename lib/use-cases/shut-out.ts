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
 * Ends somebody's sessions. What they had claimed is anybody's again, but for what they may still work on in the session that stays.
 * Answers how many sessions ended. Within the transaction of the change that shuts them out.
 */
export async function shutOut(tx: Db, { staff, by, but, desk = [] }: Out, now: Instant): Promise<number> {
  const ended = await endSessions(tx, staff, but === undefined ? {} : { but }, now)
  await letGo(tx, { staff }, by, desk, now)
  return ended
}

/** Lets go of what an account or a key had claimed, but for what is at the `kept` clinics; each with its event. */
export async function letGo(tx: Db, whose: { staff: string } | { key: string }, by: EventActor, kept: readonly string[], now: Instant): Promise<void> {
  const own = ('staff' in whose ? whose.staff : whose.key) === by.id
  for (const { ringBack, ...about } of await letGoOfAll(tx, whose, kept, now)) {
    await recordEvent(tx, { at: now, verb: 'let-go', actor: by, ...about,
      detail: { ...(ringBack !== null && { ringBack }), ...(!own && whose) } })
  }
}

/** Where somebody is at the desk by what they are granted. */
export const deskOf = (grants: readonly { role: StaffRole; clinic: string | null }[], all: readonly string[]): string[] =>
  grants.some(({ role }) => role === 'manager') ? [...all]
    : grants.flatMap(({ role, clinic }) => (role === 'reception' && clinic !== null ? [clinic] : []))
