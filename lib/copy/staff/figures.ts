import { waitEdges, noticeEdges } from '@/lib/core/figures/bands'
import { weekNumber, type Period } from '@/lib/core/figures/period'
import type { CallKind } from '@/lib/core/figures/rows'
import { addDays, durationWords, mediumDate, type Day } from '@/lib/core/time'

const monthOf = (day: Day): string => mediumDate(day).split(' ')[2] ?? ''
const dayAndMonth = (day: Day): string => mediumDate(day).split(' ').slice(1).join(' ')
const lastOf = ({ until }: Period): Day => addDays(until, -1)
const shortMonth = (day: Day): string => monthOf(day).slice(0, 3)

/** 'July 2026', '16 to 22 November 2026', 'July to September 2026' */
export function periodName(period: Period): string {
  const [from, last] = [period.from, lastOf(period)]
  const year = last.slice(0, 4)
  if (period.kind === 'month') return `${monthOf(from)} ${year}`
  if (period.kind === 'quarter') return `${monthOf(from)} to ${monthOf(last)} ${year}`
  return `${from.slice(0, 7) === last.slice(0, 7) ? Number(from.slice(8)) : dayAndMonth(from)} to ${dayAndMonth(last)} ${year}`
}

/** 'July', 'week 47', 'Jul–Sep': at the head of a column. */
export function periodShort(period: Period): string {
  if (period.kind === 'month') return monthOf(period.from)
  return period.kind === 'quarter' ? `${shortMonth(period.from)}–${shortMonth(lastOf(period))}` : `week ${weekNumber(period.from)}`
}

/** What is seen on the way to it, and when that is. */
const wholeName = (period: Period): string =>
  (period.kind === 'month' ? periodName(period) : `${periodShort(period)}, ${periodName(period)}`)

/** At the foot of a drawing: 'Jul', '47', 'Jul' (of the quarter's first month). */
export const periodTick = ({ kind, from }: Period): string => (kind === 'week' ? String(weekNumber(from)) : shortMonth(from))

const minutesOrHours = (least: number, most: number): string =>
  (most <= 60 ? `${least}–${most}` : most % 60 === 0 && least % 60 === 0 ? `${least / 60}–${most / 60} h` : `${least}–${most} min`)

/** '0–15', '1–2 h', 'over 4' */
export const waitBands = (promise: number): string[] => {
  const edges = waitEdges(promise)
  return [...edges.map((edge, i) => minutesOrHours(edges[i - 1] ?? 0, edge)), `over ${promise % 60 === 0 ? promise / 60 : promise}`]
}

export const leadBands = ['0 d', '1–2 d', '3–7 d', '1–2 wk', '2–4 wk', 'later'] as const

const hoursOrDays = (hours: number): string => (hours % 24 === 0 && hours > 24 ? `${hours / 24} days` : `${hours} h`)

/** 'under 24 h', '24 h–2 days', … */
export const noticeBands = (cutoffHours: number): string[] => {
  const edges = noticeEdges(cutoffHours)
  return [`under ${hoursOrDays(edges[0] ?? 0)}`, ...edges.map((edge, i) => {
    const next = edges[i + 1]
    return next === undefined ? `over ${hoursOrDays(edge)}` : `to ${hoursOrDays(next)}`
  })]
}

const promised = (minutes: number): string => (minutes === 240 ? 'four hours' : durationWords(minutes))
const share = (value: number | null): string => (value === null ? 'nothing' : `${value}%`)

export const figures = {
  title: (place: string) => `Figures, ${place}`,
  everywhere: 'all clinics',
  heading: (period: string, place: string) => `${period}, ${place}`,
  beside: (before: string) => `beside ${before}`,
  running: (before: string) => `so far, beside all of ${before}`,
  label: 'Period',
  ways: 'Earlier and later',
  kinds: { week: 'Week', month: 'Month', quarter: 'Quarter' },
  earlier: (period: Period) => `Earlier: ${wholeName(period)}`,
  later: (period: Period) => `Later: ${wholeName(period)}`,
  sheet: 'As a spreadsheet',
  narrow: 'Which figures',
  clinic: 'Clinic',
  practitioner: 'Practitioner',
  profession: 'Profession',
  everyone: 'Everyone',
  everyProfession: 'All',
  allClinics: 'All clinics',
  show: 'Show',
  change: 'change',
  none: '–',
  nothing: 'Nothing in this time.',
  lead: {
    full: (now: string) => [now, ' of the time offered was booked'] as const,
    median: (now: string) => ['Half of all requests were confirmed within ', now, ' of opening time'] as const,
    late: (late: number, all: number, promise: number) => [`${late} of ${all}`, ` took longer than the ${promised(promise)} we promise`] as const,
    missed: (now: string) => [now, ' did not attend'] as const,
    money: (now: string) => [now, ' was booked'] as const,
    noTime: 'No time was offered',
    noRequests: 'No request was confirmed',
    noVisits: 'Nobody was due',
  },
  minutes: (minutes: number) => (minutes < 1 ? 'a minute' : durationWords(Math.round(minutes))),
  share,
  /** In whole pounds. */
  money: (pence: number) => `£${Math.round(pence / 100).toLocaleString('en-GB')}`,
  chart: (heading: string) => `Drawing: ${heading} The table beside it says the same.`,
  full: {
    heading: 'How full is each diary?', whole: 'How full is each clinic?', caption: 'Per cent booked', who: 'Who',
    said: (booked: string, offered: string, before: string) => `${booked} hours booked of ${offered} offered by the rota. The upright mark is ${before}.`,
    extra: ['hours offered', 'hours booked'],
  },
  wait: {
    heading: 'How long until we confirm?', caption: 'Requests', head: 'Wait', promise: (minutes: number) => `the ${promised(minutes)} we promise`,
    said: (before: string) => `Requests by minutes of opening time until somebody confirmed them. The dashed line is ${before}.`,
  },
  calls: {
    heading: 'When do people pick up?', caption: 'Calls', head: 'Hour', oclock: 'o’clock',
    best: (hours: string, part: string) => `Calls by hour. ${part} of those at ${hours} were confirmed, more than at any other hour.`,
    said: 'Calls by hour, and what came of them.',
    kinds: { confirmed: 'confirmed', moved: 'moved', unanswered: 'no answer or voicemail', other: 'other' } satisfies Record<CallKind, string>,
    short: { confirmed: 'yes', moved: 'moved', unanswered: 'none', other: 'other' } satisfies Record<CallKind, string>,
  },
  tries: { caption: 'Calls that a confirmation took', head: 'Calls', rows: ['one', 'two', 'three', 'four or more'] },
  missed: {
    heading: 'How many did not attend?', caption: 'Per cent', head: { week: 'Week', month: 'Month', quarter: 'From' }, columns: ['missed', 'of'],
    row: (period: Period) => (period.kind === 'week' ? String(weekNumber(period.from)) : period.kind === 'month' ? monthOf(period.from) : `${periodShort(period)} ${period.from.slice(0, 4)}`),
    said: { week: 'Of confirmed appointments, twelve weeks.', month: 'Of confirmed appointments, twelve months.', quarter: 'Of confirmed appointments, twelve quarters.' },
  },
  fate: {
    heading: 'What became of requests?', caption: 'Requests', head: 'They were', said: 'Everything asked for online in this time, and where it stands now.',
    rows: { confirmed: 'confirmed', cancelled: 'cancelled before that', released: 'let go, never reached', passed: 'never confirmed in time', waiting: 'still to be confirmed' },
  },
  cancelled: {
    heading: 'Why do people cancel?', caption: 'Cancelled', head: 'Reason', all: 'all',
    said: (hours: number) => `By how long before the visit. Under ${hours} hours it is too late to fill by the practice’s rule.`,
  },
  leads: {
    heading: 'How far ahead do people book?', caption: 'Appointments', head: 'Ahead',
    said: (median: number | null, before: string) => `From booking to the visit${median === null ? '' : `; half within ${median === 1 ? 'a day' : `${median} days`}`}. The dashed line is ${before}.`,
  },
  visits: {
    heading: 'Who comes, and what is it worth?', caption: 'Appointments', who: 'Who', profession: 'By profession',
    said: (booked: number, first: number, money: string) => `${booked} appointments, ${first} of them first visits: ${money} at today’s prices.`,
    columns: ['booked', 'first', 'missed', 'money', 'before'],
    first: 'first visits', other: 'other visits',
  },
  waiting: {
    heading: 'How is the waiting list?', caption: 'People', head: 'They',
    said: (median: number | null) => (median === null ? 'Whoever would take a time, should one become free.' : `Half of those who were booked had waited ${median < 1 ? 'less than a day' : median < 1.5 ? 'a day' : `${Math.round(median)} days`} or less.`),
    rows: { joined: 'joined', booked: 'were booked', withdrawn: 'took their name off', over: 'were not found a time', waiting: 'wait at its end' },
  },
}
