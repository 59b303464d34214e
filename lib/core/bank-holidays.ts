import { parseDay, type Day } from './time'

export interface BankHoliday {
  day: Day
  name: string
}

/** Bank holidays in England and Wales, 2026 to 2028, as published at https://www.gov.uk/bank-holidays. */
export const bankHolidays: readonly BankHoliday[] = [
  { day: '2026-01-01', name: 'New Year’s Day' },
  { day: '2026-04-03', name: 'Good Friday' },
  { day: '2026-04-06', name: 'Easter Monday' },
  { day: '2026-05-04', name: 'Early May bank holiday' },
  { day: '2026-05-25', name: 'Spring bank holiday' },
  { day: '2026-08-31', name: 'Summer bank holiday' },
  { day: '2026-12-25', name: 'Christmas Day' },
  { day: '2026-12-28', name: 'Boxing Day (substitute day)' },
  { day: '2027-01-01', name: 'New Year’s Day' },
  { day: '2027-03-26', name: 'Good Friday' },
  { day: '2027-03-29', name: 'Easter Monday' },
  { day: '2027-05-03', name: 'Early May bank holiday' },
  { day: '2027-05-31', name: 'Spring bank holiday' },
  { day: '2027-08-30', name: 'Summer bank holiday' },
  { day: '2027-12-27', name: 'Christmas Day (substitute day)' },
  { day: '2027-12-28', name: 'Boxing Day (substitute day)' },
  { day: '2028-01-03', name: 'New Year’s Day (substitute day)' },
  { day: '2028-04-14', name: 'Good Friday' },
  { day: '2028-04-17', name: 'Easter Monday' },
  { day: '2028-05-01', name: 'Early May bank holiday' },
  { day: '2028-05-29', name: 'Spring bank holiday' },
  { day: '2028-08-28', name: 'Summer bank holiday' },
  { day: '2028-12-25', name: 'Christmas Day' },
  { day: '2028-12-26', name: 'Boxing Day' },
]

/** The part of the kingdom whose list is taken. */
export const division = 'england-and-wales'

/** More than a list of several years has: what is longer is no such list. */
const mostEvents = 300
const longestName = 80

type Json = Readonly<Record<string, unknown>>
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

function holidayOf(event: unknown): BankHoliday | null {
  if (!isJson(event)) return null
  const { title, date, notes } = event
  if (typeof title !== 'string' || typeof date !== 'string') return null
  const [day, name] = [parseDay(date), title.trim().replaceAll('\'', '’')]
  if (day === null || name === '' || name.length > longestName) return null
  return { day, name: typeof notes === 'string' && notes.trim() !== '' ? `${name} (${notes.trim().toLowerCase()})`.slice(0, 2 * longestName) : name }
}

/**
 * The bank holidays of England and Wales in the JSON that GOV.UK publishes (https://www.gov.uk/bank-holidays.json: a division
 * has `events` with `title`, `date` and `notes`), by day. Null where it is something else: none of it is then believed.
 */
export function bankHolidaysIn(json: unknown): BankHoliday[] | null {
  const list = isJson(json) ? json[division] : null
  const events = isJson(list) ? list['events'] : null
  if (!Array.isArray(events) || events.length === 0 || events.length > mostEvents) return null
  const found = events.map(holidayOf)
  if (found.some((holiday) => holiday === null)) return null
  return found.flatMap((holiday) => holiday ?? []).sort((a, b) => (a.day < b.day ? -1 : 1))
}
