import { mediumDate, wallClock24, type Day } from '@/lib/core/time'

/** Why the list of GOV.UK isn't there. */
const failures = {
  unreachable: 'GOV.UK could not be reached.',
  unreadable: 'What GOV.UK answered could not be read.',
}

export const closures = {
  title: 'Closures – Plumbline',
  heading: 'Closures',
  headingSaid: 'Days and hours on which a clinic is shut. What closing does is shown before it is saved.',
  list: 'Closed from now on',
  none: 'Nothing is closed.',
  columns: ['When', 'Where', 'Hours', 'Why', 'Do'],
  everywhere: 'every clinic',
  when: (from: Day, until: Day): string => (from === until ? mediumDate(from) : `${mediumDate(from)} to ${mediumDate(until)}`),
  hours: (from: number, to: number): string => (from <= 0 && to >= 1440 ? 'all day' : `${wallClock24(from)} to ${to >= 1440 ? '24:00' : wallClock24(to)}`),
  open: 'Open again',
  openNamed: (when: string, reason: string): string => `${when}, ${reason}`,
  form: 'Close a clinic',
  where: 'Where', from: 'First day', until: 'Last day', untilHint: 'empty: one day', at: 'From', atHint: 'empty: all day', to: 'To', reason: 'Why', reasonHint: 'patients read it',
  show: 'Show what it does',
  opening: 'The clinic is open again.',
  effectOf: 'What the change does',
  before: 'Before it is saved, what closing does stands here: slots lost, and every appointment left without a session.',
  gone: 'That closure is not there any more. Somebody changed it.',
  banks: 'Bank holidays in England and Wales',
  banksNone: 'None are known. Look them up.',
  fetched: (when: string): string => `As GOV.UK published them, looked up ${when}.`,
  builtIn: 'From the list that came with Plumbline, which goes to 2028.',
  failed: (why: keyof typeof failures, builtIn: boolean): string => `${failures[why]} ${builtIn ? 'The list that came with Plumbline stands.' : 'The list that was looked up before stands.'}`,
  refresh: 'Look them up at GOV.UK',
  refreshed: 'Looked up at GOV.UK: these are the published days.',
  shut: { all: 'closed', some: 'closed at some clinics', none: 'open' },
  bankWhere: 'Close where',
  bankShow: 'Show what closing does',
  whereMissing: 'Choose where.',
  dayMissing: 'Enter a day.',
  timeMissing: 'Enter a time, such as 13:00.',
  reasonMissing: 'Say why, in up to 80 characters.',
  daysMissing: 'Choose at least one day.',
}
