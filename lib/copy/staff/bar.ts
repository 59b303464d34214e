import type { StaffRole } from '@/lib/auth/actor'

export const bar = {
  product: 'Plumbline',
  clinics: 'Clinic',
  pages: 'Plumbline',
  diary: 'Diary',
  calls: 'Calls',
  toRing: 'to ring',
  overdue: 'overdue',
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
  { name: 'Anywhere', keys: [[['G', 'D'], 'diary'], [['G', 'C'], 'calls'], [['?'], 'all keys'], [['Esc'], 'close, leave a field']] },
  {
    name: 'Calls',
    keys: [
      [['J'], 'next call'], [['K'], 'call before'], [['C'], 'claim'], [['D'], 'dial'], [['1', '–', '7'], 'what happened'],
      [['N'], 'note'], [['Enter'], 'save, next call'], [['Esc'], 'let go'],
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
    name: 'An appointment',
    keys: [
      [['C'], 'confirm'], [['M'], 'move'], [['X'], 'cancel'], [['R'], 'release'], [['A'], 'arrived'], [['F'], 'finished'],
      [['N'], 'did not attend'], [['U'], 'undo'], [['1', '–', '9'], 'pick a place'], [['Ctrl', 'Enter'], 'book'],
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
