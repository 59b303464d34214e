import type { Policies, PolicyName } from '@/lib/core/policies'

/** The practice's rules and what each does, said with its present value. */

const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`

/** '4 hours', '90 minutes', '2 hours and 30 minutes' */
export function lengthOf(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0 || (hours === 1 && rest > 0)) return plural(minutes, 'minute')
  return rest === 0 ? plural(hours, 'hour') : `${plural(hours, 'hour')} and ${plural(rest, 'minute')}`
}

const open = (minutes: number): string => `${lengthOf(minutes)} of opening time`

/** '1:00, 1:15, 1:30 and so on' */
function startsOf(grid: number): string {
  const times = [0, 1, 2, 3].map((n) => 540 + n * grid).map((wall) => `${Math.floor(wall / 60)}:${String(wall % 60).padStart(2, '0')}`)
  return `${times.join(', ')} and so on`
}

interface PolicyWords {
  name: string
  unit: string
  effect: (policies: Policies) => string
  /** Words of what is chosen between. */
  choices?: Readonly<Record<string, string>>
}

export const policyWords: Readonly<Record<PolicyName, PolicyWords>> = {
  noticeOpeningMinutes: {
    name: 'Notice', unit: 'minutes of opening time',
    effect: ({ noticeOpeningMinutes: n }) => (n === 0 ? 'Patients can book online up to the moment itself. Nobody may have time to ring.'
      : `Online, the first time on offer is ${open(n)} from now, so that there is time to ring. Staff book without it.`),
  },
  horizonDays: {
    name: 'How far ahead', unit: 'days',
    effect: ({ horizonDays: n }) => `Times can be booked up to ${plural(n, 'day')} ahead${n >= 14 ? `, which is ${n % 7 === 0 ? '' : 'about '}${plural(Math.round(n / 7), 'week')}` : ''}. Nothing later is shown.`,
  },
  gridMinutes: {
    name: 'Starts', unit: 'minutes apart', choices: { 5: 'every 5 minutes', 10: 'every 10 minutes', 15: 'every quarter of an hour', 20: 'every 20 minutes', 30: 'every half hour', 60: 'every hour' },
    effect: ({ gridMinutes: n }) => `Visits begin at ${startsOf(n)}. What is booked already stays where it is.`,
  },
  holdMinutes: {
    name: 'Hold', unit: 'minutes',
    effect: ({ holdMinutes: n }) => `A time that a patient presses is theirs for ${plural(n, 'minute')} while they fill in the form, and once more as long if they ask. After that others can book it.`,
  },
  callDueOpeningMinutes: {
    name: 'Ring within', unit: 'minutes of opening time',
    effect: ({ callDueOpeningMinutes: n }) => `Patients are told that you ring within ${open(n)} of their asking. From then on the call is overdue.`,
  },
  callBeforeOpeningMinutes: {
    name: 'Settled before the visit', unit: 'minutes of opening time',
    effect: ({ callBeforeOpeningMinutes: n }) => (n === 0 ? 'A request is rung for up to the beginning of the visit itself.'
      : `A request is settled ${open(n)} before the visit at the latest. Then the rule for those who don’t answer acts.`),
  },
  claimMinutes: {
    name: 'Claim', unit: 'minutes',
    effect: ({ claimMinutes: n }) => `Whoever claims a call has it for ${plural(n, 'minute')}; then it goes back on the list for the others.`,
  },
  retryOpeningMinutes: {
    name: 'Try again after', unit: 'minutes of opening time',
    effect: ({ retryOpeningMinutes: n }) => `After no answer the next try comes ${open(n)} later, in another part of the day.`,
  },
  maxTries: {
    name: 'Tries', unit: 'times',
    effect: ({ maxTries: n, unanswered }) => `After ${plural(n, 'try', 'tries')} without an answer, in two parts of the day at least, the request is ${unanswered === 'keep' ? 'kept and flagged' : 'released'}. Who asked to be rung back is rung ${plural(n, 'time')}.`,
  },
  unanswered: {
    name: 'If nobody answers', unit: '', choices: { keep: 'keep it, and flag it', release: 'release it' },
    effect: ({ unanswered }) => (unanswered === 'keep' ? 'The time stays theirs, and the call stays on the list, marked for a person to decide.'
      : 'The time is given up, the patient is told, and others can book it.'),
  },
  cutoffHours: {
    name: 'Last change online', unit: 'hours before',
    effect: ({ cutoffHours: n }) => (n === 0 ? 'Patients move or cancel by their link until the visit begins.'
      : `Patients move or cancel by their link until ${plural(n, 'hour')} before; later they have to ring.`),
  },
  reminders: {
    name: 'Reminders', unit: '', choices: { both: 'three days and one day before', last: 'one day before', none: 'none' },
    effect: ({ reminders }) => ({
      both: 'Patients are reminded three days and one day before, at ten in the morning, unless they asked not to be.',
      last: 'Patients are reminded once, the day before at ten in the morning, unless they asked not to be.',
      none: 'Nobody is reminded. What was planned is not sent.',
    })[reminders],
  },
  requestsPerContact: {
    name: 'Open requests per person', unit: 'requests',
    effect: ({ requestsPerContact: n }) => `Online, one phone number or email can have ${plural(n, 'request')} waiting to be confirmed. After that the website asks them to ring you. A family can share a number. Bookings made by staff don’t count.`,
  },
  requestsPerAddress: {
    name: 'Requests per hour from one place', unit: 'requests',
    effect: ({ requestsPerAddress: n }) => `One internet connection can send ${plural(n, 'request')} an hour: appointments, call backs and waiting list places together. Schools, offices and mobile networks share a connection. Bookings made by staff don’t count.`,
  },
  holdsPerAddress: {
    name: 'Held times from one place', unit: 'times',
    effect: ({ holdsPerAddress: n }) => `One internet connection can hold ${plural(n, 'time')} at once while people fill in the form. Each browser can hold one.`,
  },
  secondFactor: {
    name: 'Second factor', unit: '', choices: { demanded: 'everybody must have one', optional: 'whoever wants to' },
    effect: ({ secondFactor }) => (secondFactor === 'demanded'
      ? 'Whoever signs in needs an authenticator app or a passkey besides the password. Who has none sets one up before anything else opens.'
      : 'A password alone opens the day, unless its owner has set up more. A password that is guessed opens every diary it may see.'),
  },
}

export const policies = {
  title: 'Rules – Plumbline',
  heading: 'Rules',
  headingSaid: 'What each rule does stands beside it, with the value it has. A change holds from the next booking and the next call on.',
  form: 'Rules of the practice',
  rule: 'Rule', value: 'Value', effect: 'What it does',
  bounds: (least: number, most: number): string => `from ${least} to ${most}`,
  save: 'Save the rules',
  prove: 'To change who needs a second step',
  saved: 'Saved. They hold from now on.',
  wrong: 'This is not within its bounds; what it would do can’t be said.',
} as const
