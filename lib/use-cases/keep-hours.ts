import type { Actor } from '@/lib/auth/actor'
import type { OpeningHours } from '@/lib/core/diary-facts'
import { done, refused, type Result } from '@/lib/core/result'
import { wallClock24, type Day, type Instant } from '@/lib/core/time'
import { readRecords } from '@/lib/store/practice-records'
import { writeClinic, writeHours } from '@/lib/store/practice-writes'
import { lockSetup } from '@/lib/store/practice-changes'
import { transact } from '@/lib/store/transact'
import { managerOf, overtaken, recordChange, wrong } from './manage-ground'

export interface HoursInput {
  clinic: string
  seen: number
  /** The first day of the season that is changed, as it was read; null: the usual hours, or a season that is new. */
  was: Day | null
  from: Day | null
  until: Day | null
  /** Of the week; a season without any is taken out. */
  hours: readonly Pick<OpeningHours, 'weekday' | 'opens' | 'closes'>[]
}

const said = (hours: readonly OpeningHours[]): string =>
  hours.map(({ weekday, opens, closes }) => `${weekday} ${wallClock24(opens)}-${wallClock24(closes)}`).join(', ')

const isOf = (season: Day | null) => (one: OpeningHours) => (one.validFrom ?? null) === season

/** Whether the season has these hours already, and the one that it was is gone. */
function isSaid(now: readonly OpeningHours[], { from, was }: HoursInput, hours: readonly OpeningHours[]): boolean {
  const there = now.filter(isOf(from))
  const isGone = was === null || was === from || !now.some(isOf(was))
  return isGone && there.length === hours.length && said(there) === said(hours)
    && there.every(({ validUntil }) => (validUntil ?? null) === (hours[0]?.validUntil ?? null))
}

/**
 * A clinic's opening hours: the usual ones, or those of a season, which stand in their place on its days. Refusals: `forbidden`,
 * `not-found`, `record-changed`, `invalid` by field: usual hours on no day at all, a season that ends before it begins or begins
 * on the day of another.
 */
export async function keepHours(actor: Actor, input: HoursInput, now: Instant): Promise<Result<null>> {
  const manager = managerOf(actor)
  if (!manager) return refused({ reason: 'forbidden' })
  const { clinic, from, until, was } = input
  if (from === null && input.hours.length === 0) return wrong('opens-1', 'Give the hours of one day at least. A clinic that is shut for a while has a closure instead.')
  if (until !== null && (from === null || until < from)) return wrong('until', 'The last day comes before the first. Choose a later one.')
  const hours = input.hours.map((one) => ({ ...one, validFrom: from, validUntil: until }))
  const kept = await transact<boolean>(async (tx) => {
    await lockSetup(tx)
    const before = (await readRecords(tx)).clinics.find(({ id }) => id === clinic)
    if (!before) return refused({ reason: 'not-found' })
    if (isSaid(before.hours, input, hours)) return done(true)
    if (from !== null && from !== was && before.hours.some(isOf(from))) return wrong('from', 'Another season begins on that day. Choose another day, or change that one.')
    if (!(await writeClinic(tx, clinic, input.seen, {}))) return done(false)
    if (was !== null && was !== from) await writeHours(tx, clinic, was, [])
    await writeHours(tx, clinic, from, hours)
    const old = before.hours.filter(isOf(was ?? from))
    await recordChange(tx, 'set-hours', manager, `clinic ${clinic}`, { from, until, 'hours was': said(old), 'hours is': said(hours) }, now, clinic)
    return done(true)
  })
  return !kept.ok ? kept : kept.value ? done(null) : overtaken(`clinic ${clinic}`, now)
}
