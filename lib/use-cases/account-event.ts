import type { Instant } from '@/lib/core/time'
import { log } from '@/lib/log'
import type { Db } from '@/lib/store/client'
import { recordEvent } from '@/lib/store/events'

type Detail = Record<string, string | number | boolean | null>

/**
 * That somebody's account changed, in the transaction of the change: by whom, and in `detail.staff` whose. With it one line in
 * the log; a transaction that is rolled back afterwards says so by a line of its own.
 */
export async function accountEvent(
  tx: Db, by: { id: string; name: string }, verb: string, detail: Detail, now: Instant,
): Promise<void> {
  await recordEvent(tx, {
    at: now, verb, actor: { kind: 'staff', id: by.id, name: by.name }, clinic: null, appointment: null, patient: null, detail,
  })
  log.info({ event: verb, by: 'staff', id: by.id, staff: detail['staff'] ?? null }, 'security event')
}
