import type { Actor } from '@/lib/auth/actor'
import { clinicScopes } from '@/lib/auth/can'
import { bankHolidaysUrl } from '@/lib/config'
import { bankHolidays, bankHolidaysIn, division, type BankHoliday } from '@/lib/core/bank-holidays'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { findPublishedHolidays, writePublishedHolidays } from '@/lib/store/bank-holidays'
import { recordEvent } from '@/lib/store/events'
import { transact } from '@/lib/store/transact'
import { log } from '@/lib/log'
import { eventActorOf } from './subject'

/** `unreachable`: no answer, or none in time; `unreadable`: an answer that is no such list. */
export type HolidayFailure = 'unreachable' | 'unreadable'

export interface HolidayList {
  days: readonly BankHoliday[]
  /** When it was fetched; null: it is the list that came with the program. */
  fetchedAt: Instant | null
  failure: HolidayFailure | null
}

const longestMs = 8_000
const mostBytes = 1_000_000

/** The list as it was last fetched, else the one that came with the program. Writes nothing and asks nobody. */
export async function readBankHolidays(): Promise<HolidayList> {
  const known = await findPublishedHolidays(division)
  const failure = known?.failure === 'unreachable' || known?.failure === 'unreadable' ? known.failure : null
  if (known === null || known.fetchedAt === null) return { days: bankHolidays, fetchedAt: null, failure }
  return { days: known.days, fetchedAt: known.fetchedAt, failure }
}

async function fetchList(): Promise<{ days: BankHoliday[] } | { failure: HolidayFailure }> {
  try {
    const answer = await fetch(bankHolidaysUrl(), { signal: AbortSignal.timeout(longestMs), headers: { accept: 'application/json' }, cache: 'no-store' })
    if (!answer.ok) return { failure: 'unreachable' }
    const text = await answer.text()
    const days = text.length > mostBytes ? null : bankHolidaysIn(parsed(text))
    return days === null ? { failure: 'unreadable' } : { days }
  } catch (err) {
    log.warn({ err }, 'the list of bank holidays could not be reached')
    return { failure: 'unreachable' }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/**
 * Asks GOV.UK for the list of bank holidays and keeps it. Where it can't be reached or read, that is written down and answered,
 * and the list there was goes on. Refusal: `forbidden`.
 */
export async function refreshBankHolidays(actor: Actor, now: Instant): Promise<Result<{ failure: HolidayFailure | null }>> {
  const [clinic] = clinicScopes(actor, 'practice.change')
  if (clinic === undefined) return refused({ reason: 'forbidden' })
  const found = await fetchList()
  const failure = 'failure' in found ? found.failure : null
  return transact(async (tx) => {
    await writePublishedHolidays(tx, division, found, now)
    await recordEvent(tx, { at: now, verb: 'fetch-bank-holidays', actor: eventActorOf(actor), clinic, appointment: null, patient: null,
      detail: { days: 'days' in found ? found.days.length : 0, failure } })
    return done({ failure })
  })
}
