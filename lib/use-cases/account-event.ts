import type { Instant } from '@/lib/core/time'
import type { Db } from '@/lib/store/client'
import { recordEvent } from '@/lib/store/events'

type Detail = Record<string, string | number | boolean | null>

/** That somebody's account changed, in the transaction of the change: by whom, and in `detail.staff` whose. */
export const accountEvent = (tx: Db, by: { id: string; name: string }, verb: string, detail: Detail, now: Instant): Promise<void> => recordEvent(tx, {
  at: now, verb, actor: { kind: 'staff', id: by.id, name: by.name }, clinic: null, appointment: null, patient: null, detail,
})
