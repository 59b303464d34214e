import { parseDay, type Day, type WallMinute } from '@/lib/core/time'

/** Dates and times as people and programs write them. */

export type DateOrder = 'day-first' | 'month-first'

const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']
const two = (text: string): string => text.padStart(2, '0')

/** 'jan', 'sept', 'September' → '09' */
function monthOf(word: string): string | null {
  const plain = word.toLowerCase().replace(/\.$/, '')
  const at = plain.length < 3 ? -1 : months.findIndex((month) => month.startsWith(plain) || (plain === 'sept' && month === 'september'))
  return at < 0 ? null : two(String(at + 1))
}

const yearFirst = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/
const numbers = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/
const dayWord = /^(\d{1,2})(?:st|nd|rd|th)?(?: of)?[-/. ]+([a-z]+\.?)[-/., ]+(\d{4})$/i
const wordDay = /^([a-z]+\.?)[-/. ]+(\d{1,2})(?:st|nd|rd|th)?[-/., ]+(\d{4})$/i
const weekday = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? +/i
const midnight = /[T ]+0{1,2}:00(?::00(?:\.0+)?)?Z?$/

const trimmed = (text: string): string => text.trim().replace(midnight, '').replace(weekday, '').replaceAll(/\s+/g, ' ')

/** '6/8/2026' by the order, '2026-08-06', '6 August 2026', 'Thu 6 Aug 2026', 'August 6, 2026'; null for anything else and for days that don't exist. */
export function readDay(text: string, order: DateOrder): Day | null {
  const plain = trimmed(text)
  const [, year, month = '', day = ''] = yearFirst.exec(plain) ?? []
  if (year) return parseDay(`${year}-${two(month)}-${two(day)}`)
  const [, first = '', second = '', late] = numbers.exec(plain) ?? []
  if (late) return parseDay(order === 'day-first' ? `${late}-${two(second)}-${two(first)}` : `${late}-${two(first)}-${two(second)}`)
  const [, numbered = '', word = '', its] = dayWord.exec(plain) ?? []
  if (its) return parseDay(`${its}-${monthOf(word) ?? ''}-${two(numbered)}`)
  const [, named = '', nth = '', own] = wordDay.exec(plain) ?? []
  return own ? parseDay(`${own}-${monthOf(named) ?? ''}-${two(nth)}`) : null
}

/** Year written with two digits, such as 6/8/26: nobody can tell the century of a birth. */
export const hasShortYear = (text: string): boolean => /^\d{1,2}[-/. ](?:\d{1,2}|[a-z]{3,9})[-/. ]\d{2}$/i.test(trimmed(text))

/**
 * Which comes first in a column of dates: what its dates show; 'any' where none of them depends on it; 'unclear' where all of them can be read
 * either way, which only a person can answer. Where they contradict each other, the way most are read.
 */
export function orderOf(texts: readonly string[]): DateOrder | 'any' | 'unclear' {
  let [dayFirst, monthFirst, either] = [0, 0, 0]
  for (const text of texts) {
    const [, first, second] = numbers.exec(splitTime(text)?.date ?? trimmed(text)) ?? []
    if (first === undefined || Number(first) === Number(second)) continue
    if (Number(first) > 12) dayFirst += 1
    else if (Number(second) > 12) monthFirst += 1
    else either += 1
  }
  if (dayFirst + monthFirst > 0) return dayFirst >= monthFirst ? 'day-first' : 'month-first'
  return either > 0 ? 'unclear' : 'any'
}

const clock = /^(\d{1,2})(?:[:.h](\d{2})(?:[:.]\d{2}(?:\.\d+)?)?)?\s*([ap])?\.?m?\.?$/i
const fourDigits = /^([01]\d|2[0-3])([0-5]\d)$/

/** '09:30', '9.30', '9:30 am', '2pm', '1430'; null for anything else. */
export function readTime(text: string): WallMinute | null {
  const plain = text.trim().toLowerCase()
  const [, h, m] = fourDigits.exec(plain) ?? []
  if (h && m) return Number(h) * 60 + Number(m)
  const [, hours, minutes = '', half] = clock.exec(plain) ?? []
  if (hours === undefined || (minutes === '' && !half)) return null
  const hour = Number(hours)
  if (Number(minutes) > 59 || hour > 23 || (half && (hour < 1 || hour > 12))) return null
  return ((half ? hour % 12 : hour) + (half === 'p' ? 12 : 0)) * 60 + Number(minutes)
}

const dateThenTime = /^(.+?)[,\s]\s*(?:at\s+)?(\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)$/i

/** A date with its time in one cell. */
export function splitTime(text: string): { date: string; time: string } | null {
  const plain = text.trim()
  const [, isoDate, isoTime] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)$/.exec(plain) ?? []
  if (isoDate && isoTime) return { date: isoDate, time: isoTime }
  const [, before, time] = dateThenTime.exec(plain) ?? []
  return before && time ? { date: before.replace(/,$/, '').trim(), time } : null
}
