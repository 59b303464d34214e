import type { BankHoliday } from '@/lib/core/bank-holidays'
import type { Instant } from '@/lib/core/time'
import { db, type Db } from './client'

/** Bank holidays as they were last published. */
export interface PublishedHolidays {
  days: BankHoliday[]
  /** Null: never reached. */
  fetchedAt: Instant | null
  triedAt: Instant
  /** Why the last try failed. */
  failure: string | null
}

export async function findPublishedHolidays(division: string): Promise<PublishedHolidays | null> {
  const row = await db().bankHolidayList.findUnique({ where: { id: division } })
  return row && {
    days: row.days as unknown as BankHoliday[], fetchedAt: row.fetchedAt?.getTime() ?? null, triedAt: row.triedAt.getTime(), failure: row.failure,
  }
}

/** What was found, or why nothing was: what was fetched before then goes on. */
export async function writePublishedHolidays(tx: Db, division: string, found: { days: BankHoliday[] } | { failure: string }, now: Instant): Promise<void> {
  const at = new Date(now)
  const set = 'days' in found ? { days: found.days.map(({ day, name }) => ({ day, name })), fetchedAt: at, failure: null } : { failure: found.failure }
  await tx.bankHolidayList.upsert({ where: { id: division }, create: { id: division, triedAt: at, ...set }, update: { triedAt: at, ...set } })
}
