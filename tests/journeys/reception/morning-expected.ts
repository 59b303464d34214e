/** How the practice stands when the receptionist's morning is over. */

const kay = 'Kay Morning'

/** The diary's cards: all of Ann's, then all of Ben's. */
export const cards = (arrived: string): string[] => [
  'Ann Ash, 09:00 to 09:30, Clara Yesworth: confirmed',
  'Ann Ash, 09:30 to 10:00, Rhoda Regularly: confirmed',
  'Ann Ash, 10:00 to 10:30, Hetty Newcombe: confirmed',
  'Ann Ash, 10:30 to 11:00, Ethel Yesworth: confirmed',
  `Ann Ash, 11:00 to 11:30, Ian Punctual: arrived ${arrived}`,
  'Ann Ash, 11:30 to 12:00, Norman Absent: did not attend',
  'Ann Ash, 12:00 to 12:30, Kitty Keysmith: confirmed',
  'Ann Ash, 13:00 to 13:30, Evan Coursely: confirmed',
  'Ann Ash, 13:30 to 14:00, Drew Dragworth: confirmed',
  'Ann Ash, 14:00 to 14:30, Tess Noonham: confirmed',
  'Ann Ash, 16:00 to 16:30, Percy Askew: confirmed',
  'Ben Birch, 09:00 to 09:30, Nora Silence: requested',
  'Ben Birch, 09:30 to 10:00, Vic Machine: requested',
  'Ben Birch, 10:00 to 10:30, Wilma Stranger: requested',
  'Ben Birch, 10:30 to 11:00, Bill Laterby: requested',
  'Ben Birch, 11:00 to 11:30, Walter Waitley: confirmed',
  'Ben Birch, 11:30 to 12:00, Colin Movesby: confirmed',
  'Ben Birch, 15:00 to 15:30, Ursa Noonham: confirmed, no session: move',
]

export const free: string[] = ['12:30', '12:45', '14:30', '14:45', '15:00', '15:15', '15:30', '15:45', '16:30', '16:45']
  .map((clock) => `${clock}, Ann Ash: free, book`)

/** Who is still to be rung, the most urgent first, and what their line says. */
export const openCalls: [name: string, told: RegExp][] = [
  ['Nora Silence', /try after/], ['Vic Machine', /try after/], ['Wilma Stranger', /wrong number/], ['Bill Laterby', /they asked/],
]

export const calls = [
  ['Clara Yesworth', [['confirmed', null, kay]], 'confirmed'],
  ['Colin Movesby', [['moved', 'Half past eleven suits', kay]], 'confirmed'],
  ['Nora Silence', [['no-answer', null, kay]], null],
  ['Vic Machine', [['voicemail', 'Asked to be rung back', kay]], null],
  ['Wilma Stranger', [['wrong-number', null, kay]], null],
  ['Bill Laterby', [['call-back', 'At work until then', kay]], null],
  ['Dora Nothanks', [['declined', null, kay]], 'cancelled'],
  ['Ethel Yesworth', [['confirmed', null, kay]], 'confirmed'],
]

export const appointments = [
  '09:00 Ann, Clara Yesworth, confirmed, web',
  '09:00 Ben, Nora Silence, requested, web',
  '09:30 Ann, Rhoda Regularly, confirmed, phone',
  '09:30 Ben, Vic Machine, requested, web',
  '10:00 Ann, Dora Nothanks, cancelled, web',
  '10:00 Ann, Hetty Newcombe, confirmed, phone',
  '10:00 Ben, Wilma Stranger, requested, web',
  '10:30 Ann, Ethel Yesworth, confirmed, web',
  '10:30 Ben, Bill Laterby, requested, web',
  '11:00 Ann, Ian Punctual, arrived, web',
  '11:00 Ben, Carol Cancelby, cancelled, web',
  '11:00 Ben, Walter Waitley, confirmed, phone',
  '11:30 Ann, Norman Absent, no_show, web',
  '11:30 Ben, Colin Movesby, confirmed, web',
  '12:00 Ann, Kitty Keysmith, confirmed, web',
  '13:00 Ann, Evan Coursely, confirmed, phone, course',
  '13:30 Ann, Drew Dragworth, confirmed, web',
  '14:00 Ann, Tess Noonham, confirmed, web',
  '14:30 Ben, Tom Noonham, cancelled, web',
  '15:00 Ben, Ursa Noonham, confirmed, web',
  '16:00 Ann, Percy Askew, confirmed, phone',
  '+1 13:00 Ann, Evan Coursely, confirmed, phone, course',
  '+2 13:00 Ann, Charlie Inway, confirmed, web',
  '+2 13:00 Ben, Evan Coursely, confirmed, phone, course',
  '+3 13:00 Ann, Evan Coursely, confirmed, phone, course',
  '+4 13:00 Ann, Evan Coursely, confirmed, phone, course',
  '+5 13:00 Ann, Evan Coursely, confirmed, phone, course',
]

const call = (name: string, outcome: string, ...then: string[]): string[] => [`claim, ${name}`, `attempt, ${name}, ${outcome}`, ...then]

export const events = [
  'sign-in',
  ...call('Clara Yesworth', 'confirmed', 'confirm, Clara Yesworth'),
  ...call('Colin Movesby', 'moved', 'move, Colin Movesby', 'confirm, Colin Movesby'),
  ...call('Nora Silence', 'no-answer'),
  ...call('Vic Machine', 'voicemail'),
  ...call('Wilma Stranger', 'wrong-number'),
  ...call('Bill Laterby', 'call-back'),
  ...call('Dora Nothanks', 'declined', 'cancel, Dora Nothanks, patient-asked'),
  ...call('Ethel Yesworth', 'confirmed', 'confirm, Ethel Yesworth'),
  'book, Rhoda Regularly',
  'book, Hetty Newcombe',
  ...Array.from({ length: 6 }, () => 'book, Evan Coursely'),
  'book, Percy Askew',
  'move, Drew Dragworth',
  'move, Kitty Keysmith',
  'arrive, Ian Punctual',
  'miss, Norman Absent',
  'cancel, Carol Cancelby, patient-asked',
  'offer',
  'decline, Wanda Waitley, declines',
  'take, Walter Waitley',
  'cancel, Tom Noonham, practitioner-away',
  'move, Tess Noonham',
  'leave, Ursa Noonham',
  'change-day',
  'tell, Tess Noonham, phone',
  'tell, Tom Noonham, unreachable',
]

export const tells = [
  ['Tess Noonham', 'moved', 'phone', kay], ['Tom Noonham', 'cancelled', 'unreachable', kay], ['Ursa Noonham', 'no-session', null, null],
]

export const waits = [['Wanda Waitley', null, false], ['Walter Waitley', 'booked', true]]

/** Who is written to about what, in the order of what happened; of a course and of a move that was confirmed in one call, once. */
export const messages = [
  'confirmed, Clara Yesworth', 'confirmed, Colin Movesby', 'unreached, Nora Silence', 'unreached, Vic Machine', 'cancelled, Dora Nothanks',
  'confirmed, Ethel Yesworth', 'confirmed, Rhoda Regularly', 'confirmed, Hetty Newcombe', 'confirmed, Evan Coursely', 'confirmed, Percy Askew',
  'moved, Drew Dragworth', 'moved, Kitty Keysmith', 'cancelled, Carol Cancelby', 'offer-taken, Walter Waitley', 'cancelled, Tom Noonham',
  'moved, Tess Noonham',
]
