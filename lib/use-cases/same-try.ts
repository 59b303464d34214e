import type { Actor } from '@/lib/auth/actor'
import type { Instant } from '@/lib/core/time'

/** Nobody rings twice within it with the same outcome. */
export const sameTryMs = 60_000

/** What there is of tries: the last of them, and whether that was the end. */
interface Tried {
  last: { staffId: string; at: Instant; outcome: string; note: string | null }
  tries: number
  closedAt: Instant | null
}

interface Told {
  outcome: string
  note?: string | undefined
  /** How many tries were on the screen. */
  tries?: number | undefined
}

/** Whether the last try is the one that is told: a second press, or an answer that was lost on its way. */
export function isSameTry(actor: Actor, { last, tries, closedAt }: Tried, told: Told, now: Instant): boolean {
  if (actor.kind !== 'staff' || last.staffId !== actor.id || last.outcome !== told.outcome || last.note !== (told.note ?? null)) return false
  if (closedAt === last.at) return true
  return told.tries !== undefined ? told.tries === tries - 1 : now < last.at + sameTryMs
}
