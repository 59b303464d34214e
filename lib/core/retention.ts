import { addDays, ageOn, type Day } from './time'

/** How long a patient's record is kept. Nothing here is ever early: where something isn't known, it is kept for longer. */

export type KeepRule =
  /** Eight years after the last treatment. */
  | 'adult'
  /** Treated under 17 at last: until the 25th birthday. */
  | 'child'
  /** Treated at 17 at last: until the 26th birthday. */
  | 'seventeen'
  /** Treated, and nobody knows at what age: as long as anybody's record may have to be kept. */
  | 'age-unknown'
  /** Never treated: as long as the practice's rule says, from the last that was heard of them. */
  | 'unattended'

export interface KeepFacts {
  dateOfBirth: Day | null
  /** The clinic's day of the last visit that took place, or may have; null: there was none. */
  lastTreated: Day | null
  /** The last day on which anything was heard of them. */
  lastHeard: Day
}

export interface Keep {
  /** The last day on which it is kept: from the day after it may go. */
  until: Day
  rule: KeepRule
}

const adultYears = 8
const childBirthday = 25
const seventeenBirthday = 26
/** Who was treated on the day of their birth is 25 so many years later; nobody's record is kept for longer after a treatment. */
const longestYears = 25

/** The same date `years` later; from 29 February, where there is none, 1 March: the day after is never early. */
export function yearsAfter(day: Day, years: number): Day {
  const year = Number(day.slice(0, 4)) + years
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return day.slice(5) === '02-29' && !isLeap ? `${year}-03-01` : `${year}${day.slice(4)}`
}

const later = (a: Day, b: Day): Day => (a > b ? a : b)

/**
 * Until when a record is kept, and by which rule: eight years after the last treatment; a child's until the 25th birthday, or the 26th if
 * they were 17 when treatment ended (NHS England, Records Management Code of Practice, retention schedule: adult and children's records);
 * somebody who was never treated for `unattendedDays` after the last that was heard of them.
 */
export function keepFor({ dateOfBirth, lastTreated, lastHeard }: KeepFacts, unattendedDays: number): Keep {
  if (lastTreated === null) return { until: addDays(lastHeard, unattendedDays), rule: 'unattended' }
  const least = yearsAfter(lastTreated, adultYears)
  if (dateOfBirth === null) return { until: yearsAfter(lastTreated, longestYears), rule: 'age-unknown' }
  const age = ageOn(dateOfBirth, lastTreated)
  if (age >= 18) return { until: least, rule: 'adult' }
  const birthday = yearsAfter(dateOfBirth, age === 17 ? seventeenBirthday : childBirthday)
  return { until: later(least, birthday), rule: age === 17 ? 'seventeen' : 'child' }
}

/** Whether it may go on that day. */
export const isDue = (keep: Keep, today: Day): boolean => today > keep.until
