/** What somebody at the desk typed to find a patient: parts of a name, of a number, of a date of birth, in any mixture. */
import { dayNumber, parseDay, type Day } from './time'

/** A date of birth as far as it was said. */
export type Born = { day: Day } | { year: number } | { month: number; dayOfMonth: number }

export interface PatientQuery {
  /** Parts of the name, as `plainWords` makes them. */
  words: string[]
  /** Digits that a phone number has somewhere; a year may be meant instead, or a date, '14031968'. */
  numbers: { digits: string; year: number | null; day: Day | null }[]
  born: Born | null
}

const letters: Record<string, string> = { ł: 'l', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i' }

/** Lower case, without accents and apostrophes: what a name is searched by. */
export const plainName = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[łøđðþßæœı]/g, (letter) => letters[letter] ?? letter)
    .replace(/['’‘ʼ`]/g, '').replace(/[-‐–,.]/g, ' ')

export const plainWords = (text: string): string[] => plainName(text).split(/\s+/).filter(Boolean)

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const two = (n: number): string => String(n).padStart(2, '0')

/** '68' is 1968 and '14' is 2014: nobody is born in the years to come. */
const wholeYear = (year: number, thisYear: number): number => {
  if (year >= 100) return year
  return year + (2000 + year > thisYear ? 1900 : 2000)
}

function bornFrom(day: number, month: number, year: number | null): Born | null {
  if (year !== null) {
    const whole = parseDay(`${year}-${two(month)}-${two(day)}`)
    return whole === null ? null : { day: whole }
  }
  return parseDay(`2000-${two(month)}-${two(day)}`) === null ? null : { month, dayOfMonth: day }
}

type Reader = [pattern: RegExp, read: (found: string[], thisYear: number) => Born | null]

const number = (text: string | undefined): number => Number(text ?? NaN)
const dayMonthYear = ([day, month, year]: string[], thisYear: number): Born | null =>
  bornFrom(number(day), number(month), wholeYear(number(year), thisYear))

const readers: readonly Reader[] = [
  [/(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/, ([year, month, day]) => bornFrom(number(day), number(month), number(year))],
  [/(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)/, dayMonthYear],
  [/(?<!\d)(\d{1,2}) (\d{1,2}) ((?:19|20)\d{2})(?!\d)/, dayMonthYear],
  [/(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?: of)? (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?(?: (\d{4}|\d{2}))?(?!\d)/,
    ([day, month, year], thisYear) => bornFrom(number(day), months.indexOf(month ?? '') + 1, year === undefined ? null : wholeYear(number(year), thisYear))],
  [/(?<!\d)(\d{1,2})[/.](\d{1,2})(?!\d)/, ([day, month]) => bornFrom(number(day), number(month), null)],
]

function takeBorn(text: string, thisYear: number): { born: Born | null; rest: string } {
  for (const [pattern, read] of readers) {
    const found = pattern.exec(text)
    const born = found && read(found.slice(1), thisYear)
    if (found && born) return { born, rest: text.replace(found[0], ' ') }
  }
  return { born: null, rest: text }
}

const yearOf = (digits: string, thisYear: number): number | null =>
  /^(?:19|20)\d{2}$/.test(digits) && Number(digits) <= thisYear ? Number(digits) : null

/** '14031968' and '140368'. */
function dayOfDigits(digits: string, thisYear: number): Day | null {
  const [, day, month, year] = /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(digits) ?? []
  const born = year === undefined ? null : bornFrom(number(day), number(month), wholeYear(number(year), thisYear))
  return born && 'day' in born ? born.day : null
}

const meant = (digits: string, thisYear: number): PatientQuery['numbers'][number] =>
  ({ digits, year: yearOf(digits, thisYear), day: dayOfDigits(digits, thisYear) })

/** Groups of one number belong together, but for a year that stands at its end. */
function numbersIn(run: string, thisYear: number): PatientQuery['numbers'] {
  const groups = run.replace(/^\+/, '').split(/[^\d]+/).filter(Boolean)
  const all = groups.join('')
  const last = groups.at(-1) ?? ''
  if (groups.length > 1 && yearOf(last, thisYear) !== null && all.length < 10) {
    return [meant(groups.slice(0, -1).join(''), thisYear), meant(last, thisYear)]
  }
  return [meant(all, thisYear)]
}

/** How people are called, and what is said before a date or a number, is no part of a name, as long as something else is said. */
function namesOf(words: string[], isMore: boolean): string[] {
  const names = words.filter((word) => !/^(?:mrs?|miss|ms|mx|dr)$/.test(word) && !(isMore && /^(?:born|dob|tel|phone|mobile)$/.test(word)))
  return names.length > 0 || isMore ? names : words
}

/** `today` says which years are past. */
export function readPatientQuery(text: string, today: Day): PatientQuery {
  const thisYear = number(today.slice(0, 4))
  const { born, rest } = takeBorn(text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim(), thisYear)
  const runs = rest.match(/\+?\(?\d[\d\s()./-]*/g) ?? []
  return {
    words: namesOf(plainWords(rest.replace(/\+?\(?\d[\d\s()./-]*/g, ' ')), born !== null || runs.length > 0),
    numbers: runs.flatMap((run) => numbersIn(run, thisYear)),
    born,
  }
}

/** Too little to look for: a letter alone, or three digits that anybody's number has. */
export function saysTooLittle({ words, numbers, born }: PatientQuery): boolean {
  if (born || numbers.some(({ digits, year }) => digits.length >= 4 || year !== null)) return false
  return words.join('').length < 2
}

/** The days on which somebody of the year was born: both inclusive. */
export const yearDays = (year: number): { from: Day; to: Day } => ({ from: `${year}-01-01`, to: `${year}-12-31` })

/** As it may be written in E.164: where it begins with a nought or a country's code, from the beginning. */
export function e164Parts(digits: string): { anywhere: string[]; atStart: string[] } {
  const abroad = /^00(?!44)(\d+)$/.exec(digits)?.[1]
  if (abroad !== undefined) return { anywhere: [], atStart: [`+${abroad}`] }
  const national = /^(?:0044|44|0)0?(\d*)$/.exec(digits)?.[1]
  if (national === undefined || national.length === 0) return { anywhere: [digits], atStart: [] }
  return { anywhere: digits.length < 7 ? [digits] : [], atStart: [`+44${national}`] }
}

/** True where that date of birth is the one that was said. */
export function isBorn(born: Born, dateOfBirth: Day | null): boolean {
  if (dateOfBirth === null) return false
  if ('day' in born) return dayNumber(born.day) === dayNumber(dateOfBirth)
  if ('year' in born) return Number(dateOfBirth.slice(0, 4)) === born.year
  return Number(dateOfBirth.slice(5, 7)) === born.month && Number(dateOfBirth.slice(8)) === born.dayOfMonth
}
