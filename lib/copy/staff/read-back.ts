import type { Clash } from '@/lib/core/course'
import { dayOf, mediumDate, minuteOfDay, weekdayName, weekdayOf, type Day, type Instant, type Zone } from '@/lib/core/time'
import { counted } from './by-phone'
import { pounds } from './money'
import { saidClock } from './time'

/** What to say before it is booked: in pieces, the ones that matter strong. */
export interface Said {
  text: string
  strong: boolean
}

export interface SaidDate {
  /** As wished; null where the clash was resolved by leaving it out. */
  start: Instant | null
  practitioner: string
  place: string
  zone: Zone
  /** The date wished for, and why it isn't it. */
  instead: { start: Instant; clash: Clash } | null
}

export interface SaidBooking {
  dates: SaidDate[]
  service: { name: string; minutes: number; pricePence: number }
  everyWeeks: number
  /** The last digits of the number we have; null where they gave it just now. */
  ending: string | null
}

const ordinal = (n: number): string => {
  if (n % 100 >= 11 && n % 100 <= 13) return `${n}th`
  return `${n}${['th', 'st', 'nd', 'rd'][n % 10] ?? 'th'}`
}

/** 'the 10th of August' */
export const saidDate = (day: Day): string => `the ${ordinal(Number(day.slice(8)))} of ${mediumDate(day).split(' ')[2] ?? ''}`
/** 'Tuesday the 1st of September' */
export const saidDay = (day: Day): string => `${weekdayName(weekdayOf(day))} ${saidDate(day)}`

const plain = (text: string): Said => ({ text, strong: false })
const strong = (text: string): Said => ({ text, strong: true })
const firstName = (name: string): string => name.split(' ')[0] ?? name
const time = ({ start, zone }: { start: Instant; zone: Zone }): string => saidClock(minuteOfDay(start, zone))

function why(clash: Clash, wished: Instant, { zone, practitioner }: SaidDate): string {
  const date = saidDate(dayOf(wished, zone))
  const sentence = date.charAt(0).toUpperCase() + date.slice(1)
  switch (clash.kind) {
    case 'shut': return clash.reason === null ? `On ${date} we’re closed` : `On ${date} we’re closed, ${clash.reason.toLowerCase()}`
    case 'away': return `On ${date} ${firstName(practitioner)} is away`
    case 'off': return `On ${date} ${firstName(practitioner)} isn’t in then`
    case 'taken': case 'past': return `${sentence} is taken`
  }
}

function exception(date: SaidDate, usual: { clock: string; practitioner: string }): Said[] {
  if (!date.instead) return []
  const because = why(date.instead.clash, date.instead.start, date)
  if (date.start === null) return [plain(` ${because}, so `), strong('that time there is none'), plain('.')]
  const when = { start: date.start, zone: date.zone }
  const clock = time(when) === usual.clock ? ', same time' : ` at ${time(when)}`
  const who = date.practitioner === usual.practitioner ? '' : `, with ${firstName(date.practitioner)}`
  return [plain(` ${because}, so it’s `), strong(saidDay(dayOf(date.start, date.zone))), plain(`${clock}${who}.`)]
}

function sayOne(date: SaidDate, start: Instant, { service }: SaidBooking): Said[] {
  const day = saidDay(dayOf(start, date.zone))
  return [plain('So that’s '), strong(`${day} at ${time({ start, zone: date.zone })} with ${date.practitioner} at ${date.place}`),
    plain(`: ${service.name.toLowerCase()}, ${service.minutes} minutes, ${pounds(service.pricePence)}.`)]
}

function sayCourse(kept: (SaidDate & { start: Instant })[], { dates, service, everyWeeks }: SaidBooking): Said[] {
  const whole = dates.find(({ instead }) => instead === null) ?? kept[0]
  if (!whole) return []
  const wished = whole.instead?.start ?? whole.start ?? 0
  const [weekday, clock] = [weekdayName(weekdayOf(dayOf(wished, whole.zone))), time({ start: wished, zone: whole.zone })]
  const first = dates[0]?.instead?.start ?? dates[0]?.start ?? wished
  const often = everyWeeks === 1 ? `${weekday}s at ${clock}` : `every ${counted(everyWeeks)} weeks on a ${weekday} at ${clock}`
  return [
    plain('So that’s '), strong(`${counted(kept.length)} with ${firstName(whole.practitioner)} at ${whole.place}, ${often}`),
    plain(`, from ${saidDate(dayOf(first, whole.zone))}.`),
    ...dates.flatMap((date) => exception(date, { clock, practitioner: whole.practitioner })),
    plain(` ${pounds(service.pricePence)} each, ${pounds(service.pricePence * kept.length)} together.`),
  ]
}

/** Day, time, who, where and price, as one says it. */
export function sayBooking(booking: SaidBooking): Said[] {
  const kept = booking.dates.filter((date): date is SaidDate & { start: Instant } => date.start !== null)
  const [only] = kept
  if (!only) return []
  const said = booking.dates.length === 1 ? sayOne(only, only.start, booking) : sayCourse(kept, booking)
  const number = booking.ending === null ? '' : ` We have your number as the one ending ${booking.ending}.`
  return [...said, plain(`${number} Is that right?`)]
}
