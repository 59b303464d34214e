import { mediumDate, shortDate, wallClock24, weekdayName, type Day, type WallMinute, type Weekday } from '@/lib/core/time'
import { plural } from './words'

const clocks = (from: WallMinute, to: WallMinute): string => `${wallClock24(from)} to ${wallClock24(to)}`
const often = (weeks: number): string => (weeks === 1 ? 'every week' : `every ${weeks} weeks`)
const hoursWords = (minutes: number): string => {
  const [hours, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)]
  return rest === 0 ? String(hours) : `${hours} h ${rest} min`
}

export const rotas = {
  title: 'Rotas – Plumbline',
  heading: (who: string): string => `${who}’s week`,
  headingNobody: 'Rotas',
  nobody: 'Nobody practises here yet. Add a practitioner first.',
  said: (professions: string): string => `${professions}. Draw on the week, or type in the table below it; both say the same.`,
  hours: (minutes: number): string => `${hoursWords(minutes)} hours a week, on average`,
  people: 'Practitioners',
  week: (monday: Day): string => `The week of ${mediumDate(monday)}`,
  weekBefore: 'The week before', weekAfter: 'The week after', thisWeek: 'This week',
  grid: (who: string): string => `${who}’s week, drawn`,
  table: (who: string): string => `${who}’s sessions`,
  columns: ['Day', 'Clinic and room', 'From', 'To', 'Lunch', 'How often', 'Valid', 'Do'],
  none: 'No sessions yet. Draw one on the week, or add one.',
  noRoom: 'no room',
  at: (place: string, room: string | null): string => (room === null ? place : `${place}, ${room}`),
  clocks, often,
  once: (day: Day): string => `once, ${shortDate(day)}`,
  valid: (from: Day, until: Day | null): string => (from === until ? mediumDate(from) : until === null ? `from ${shortDate(from)}` : `${shortDate(from)} to ${shortDate(until)}`),
  lunch: 'Lunch', noLunch: 'none',
  cutUntil: (to: WallMinute): string => `until ${wallClock24(to)}`,
  ends: 'ends',
  rowNamed: (weekday: Weekday, from: WallMinute, to: WallMinute): string => `${weekdayName(weekday)}, ${clocks(from, to)}`,
  change: 'Change', end: 'End', copy: 'Copy',
  addSession: 'Add a session', copyWeek: 'Copy a day or the week',
  forms: { add: 'A new session', change: 'Change this session', end: 'End this session', copy: 'Copy a day or the week' },
  weekday: 'Day', where: 'Clinic and room', from: 'From', to: 'To', lunchFrom: 'Lunch from', lunchTo: 'Lunch to', lunchHint: 'empty: none',
  everyWeeks: 'How often', onceOnly: 'once', since: 'From day', sinceOnce: 'From day, or the one day', until: 'Until day', untilHint: 'empty: no end',
  alone: 'For how long', aloneNo: 'from that day on', aloneYes: 'on that day alone',
  last: 'Its last day',
  copyWhat: 'What', wholeWeek: 'the whole week', toDays: 'To which days', toPeople: 'To whom', toPeopleHint: 'nobody chosen: the same person',
  rooms: 'Rooms', roomsYes: 'the same rooms', roomsNo: 'without rooms',
  copySaid: 'It takes the place of what they have on those days, from that day on.',
  show: 'Show what it does',
  close: 'Close',
  effectOf: 'What the change does',
  before: 'Before it is saved, what a change does stands here: slots gained and lost, and every appointment left without a session.',
  drawHint: 'Draw: press on a free place and pull. Pull an edge of a session to change its time.',
  drawing: (weekday: Weekday, from: WallMinute, to: WallMinute): string => `${weekdayName(weekday)} ${clocks(from, to)}`,
  sessions: (n: number): string => plural(n, 'session'),
  timeMissing: 'Enter a time, such as 09:00.',
  dayMissing: 'Enter a day.',
  weekdayMissing: 'Choose a day of the week.',
  oftenMissing: 'Choose how often.',
  whereMissing: 'Choose the clinic and the room.',
  lunchHalf: 'Enter both times of lunch, or neither.',
  gone: 'That session is not there any more. Somebody changed it.',
}
