import type { StaffRole } from '@/lib/auth/actor'

export const bar = {
  product: 'Plumbline',
  clinics: 'Clinic',
  pages: 'Plumbline',
  diary: 'Diary',
  calls: 'Calls',
  byPhone: 'By phone',
  findCallerSaid: 'Find a caller',
  patients: 'Patients',
  waiting: 'Waiting list',
  toRing: 'to ring',
  toTell: 'To tell',
  people: 'to be told',
  messages: 'Messages',
  manage: 'Manage',
  overdue: 'overdue',
  atOnce: 'ring now',
  signOut: 'Sign out',
  lost: 'Connection lost since {time}. What you see may be old.',
  forbidden: 'That page is not for your account.',
}

export const roleWords: Record<StaffRole, string> = {
  reception: 'reception', practitioner: 'practitioner', manager: 'manager',
}

interface KeyGroup {
  name: string
  keys: [keys: string[], does: string][]
}

const keyGroups: KeyGroup[] = [
  { name: 'Anywhere', keys: [[['G', 'D'], 'diary'], [['G', 'C'], 'calls'], [['G', 'B'], 'by phone'], [['/'], 'find a caller'], [['G', 'T'], 'to tell'], [['G', 'P'], 'patients'], [['G', 'W'], 'waiting list'], [['G', 'M'], 'messages, or what a manager sees to'], [['?'], 'all keys'], [['Esc'], 'close, leave a field']] },
  {
    name: 'Calls',
    keys: [
      [['J'], 'next call'], [['K'], 'call before'], [['F2'], 'whoever is to be rung next'], [['C'], 'claim'], [['D'], 'dial'], [['1', '–', '7'], 'what happened'],
      [['N'], 'note'], [['Enter'], 'save, next call'], [['Esc'], 'let go'],
      [['P'], 'print'],
    ],
  },
  {
    name: 'By phone',
    keys: [
      [['F2'], 'who'], [['F3'], 'what for'], [['F4'], 'when'], [['F6'], 'again'], [['←', '↑', '↓', '→'], 'about the times'], [['Enter'], 'choose'],
      [['S'], 'soonest'], [['P'], 'whom they see'], [['M'], 'mornings'], [['E'], 'after 5pm'], [['O'], 'other clinics'],
      [['1', '–', '7'], 'not on that weekday; or instead of a clash'], [['Ctrl', 'Enter'], 'book'], [['N'], 'next caller'],
    ],
  },
  {
    name: 'Waiting list',
    keys: [
      [['J'], 'next'], [['K'], 'before'], [['A'], 'put a caller on it'], [['Enter'], 'ring the first, held'], [['L'], 'offer by link'], [['D'], 'dial'],
      [['1', '–', '3'], 'what happened'], [['X'], 'take it back, off the list'], [['Esc'], 'close'],
    ],
  },
  {
    name: 'Diary',
    keys: [
      [['←', '↑', '↓', '→'], 'about the day'], [['Enter'], 'open, or book'], [['['], 'day before'], [['T'], 'today'],
      [[']'], 'day after'], [['B'], 'free times'], [['P'], 'print'],
    ],
  },
  {
    name: 'A move',
    keys: [
      [['M'], 'pick up'], [['↑', '↓'], 'to the next time that fits'], [['Shift', '↑', '↓'], 'by single steps'], [['←', '→'], 'to another column'],
      [['1', '–', '9'], 'a listed place'], [['Enter'], 'put down'], [['Esc'], 'put back'], [['U'], 'undo, for a minute'],
    ],
  },
  {
    name: 'Patients',
    keys: [
      [['/'], 'look for somebody'], [['↓', '↑'], 'about those found'], [['Enter'], 'open the first'], [['E'], 'change the record'],
      [['Ctrl', 'Enter'], 'save, merge'], [['Esc'], 'back'],
    ],
  },
  {
    name: 'To tell',
    keys: [
      [['J'], 'next'], [['K'], 'the one before'], [['D'], 'dial'], [['1'], 'told by phone'], [['2'], 'told by message'], [['3'], 'couldn’t reach'],
      [['M'], 'move'], [['X'], 'cancel'], [['N'], 'a day has to change'],
    ],
  },
  {
    name: 'Messages',
    keys: [
      [['J'], 'next'], [['K'], 'the one before'], [['T'], 'take one that failed'], [['D'], 'dial'], [['1'], 'told by phone'], [['2'], 'try again'], [['3'], 'not needed'],
      [['Ctrl', 'Enter'], 'save the words'], [['Esc'], 'close'],
    ],
  },
  {
    name: 'An appointment',
    keys: [
      [['C'], 'confirm'], [['M'], 'move'], [['X'], 'cancel'], [['R'], 'release'], [['A'], 'arrived'], [['F'], 'finished'],
      [['N'], 'did not attend'], [['U'], 'undo'], [['Ctrl', 'Enter'], 'book'],
    ],
  },
]

export const keyWords = {
  title: 'All keys',
  open: 'Keys',
  close: 'Close',
  single: 'Single letters do things',
  singleHint: 'Off, the arrows, Enter and Esc still work. Kept on this computer.',
  groups: keyGroups,
}
