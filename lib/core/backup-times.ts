import {
  addDays, dayOf, daysBetween, instantAt, type Instant, type WallMinute, type Zone,
} from './time'

/** 2:30am by the practice's clock: nobody is at the desk, and hardly anybody books. */
export const quietTime: WallMinute = 150
const hourMs = 3_600_000
const daysBetweenChecks = 7

export interface BackupTimes {
  /** The last one that went well; null before the first. */
  lastAt: Instant | null
  /** The last try, where it failed. */
  failedAt: Instant | null
  /** When one was last restored on trial, and whether that failed. */
  checkedAt: Instant | null
  checkFailed: boolean
}

/** What a clock that was wrong has dated ahead counts as if it had never been. */
const ifPast = (at: Instant | null, now: Instant): Instant | null =>
  at !== null && at <= now ? at : null

function lastQuietTime(now: Instant, zone: Zone): Instant {
  const today = dayOf(now, zone)
  const at = instantAt(today, quietTime, zone)
  return at <= now ? at : instantAt(addDays(today, -1), quietTime, zone)
}

/**
 * Whether a backup is due: none was taken since the last quiet time, whether that was a minute ago
 * or weeks, while the machine was off. One that failed is tried again after an hour.
 */
export function isBackupDue(
  { lastAt, failedAt }: Pick<BackupTimes, 'lastAt' | 'failedAt'>, now: Instant, zone: Zone,
): boolean {
  const failed = ifPast(failedAt, now)
  if (failed !== null && now - failed < hourMs) return false
  const last = ifPast(lastAt, now)
  return last === null || last < lastQuietTime(now, zone)
}

/** Whether one is to be restored on trial: once a week, and each time after one that failed. */
export function isCheckDue(
  { checkedAt, checkFailed }: Pick<BackupTimes, 'checkedAt' | 'checkFailed'>,
  now: Instant, zone: Zone,
): boolean {
  const checked = ifPast(checkedAt, now)
  if (checked === null || checkFailed) return true
  return daysBetween(dayOf(checked, zone), dayOf(now, zone)) >= daysBetweenChecks
}
