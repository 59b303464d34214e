/** The practice's rules that a manager sets: what each counts in and how far it may go. */
import type { Policy } from './diary-facts'
import { isReminder, type MessageKind } from './messages/kinds'

/** Which reminders are sent before a visit: three days and the day before, the day before alone, or none. */
export const reminderChoices = ['both', 'last', 'none'] as const
export type Reminders = (typeof reminderChoices)[number]

export const isSentBy = (reminders: Reminders, kind: MessageKind): boolean =>
  !isReminder(kind) || reminders === 'both' || (reminders === 'last' && kind === 'reminder-1')

/** Whether everybody who signs in must have a second factor. */
export const secondFactorChoices = ['demanded', 'optional'] as const

export const unansweredChoices = ['keep', 'release'] as const satisfies readonly Policy['unanswered'][]

/** What people who haven't signed in may have open at once, or ask for within an hour. Staff who book by phone are bound by none of it. */
export interface Caps {
  /** Open requests under one phone number or email; as many call backs and places on the list. */
  requestsPerContact: number
  /** Asked for from one address within an hour: appointments, call backs, places on the list. */
  requestsPerAddress: number
  /** Held at once from one address; a browser holds one. */
  holdsPerAddress: number
}

/** All of them, as they stand with the practice. */
export type Policies = Policy & Caps & { reminders: Reminders; secondFactor: (typeof secondFactorChoices)[number] }
export type PolicyName = keyof Policies

export type PolicyRule =
  /** Whole numbers, both bounds inclusive; what stands between is counted in `unit`. */
  | { kind: 'number'; unit: 'minutes' | 'opening-minutes' | 'hours' | 'days' | 'tries' | 'requests' | 'holds'; least: number; most: number }
  | { kind: 'choice'; choices: readonly string[] }

const counted = (unit: Extract<PolicyRule, { kind: 'number' }>['unit'], least: number, most: number): PolicyRule => ({ kind: 'number', unit, least, most })

/** In the order in which they are shown: booking, ringing, changing, reminding, what strangers may do, signing in. The bounds are no wider than the database's. */
export const policyRules = {
  noticeOpeningMinutes: counted('opening-minutes', 0, 6_000),
  horizonDays: counted('days', 1, 400),
  gridMinutes: { kind: 'choice', choices: ['5', '10', '15', '20', '30', '60'] },
  holdMinutes: counted('minutes', 1, 60),
  callDueOpeningMinutes: counted('opening-minutes', 15, 6_000),
  callBeforeOpeningMinutes: counted('opening-minutes', 0, 6_000),
  claimMinutes: counted('minutes', 1, 60),
  retryOpeningMinutes: counted('opening-minutes', 15, 6_000),
  maxTries: counted('tries', 1, 20),
  unanswered: { kind: 'choice', choices: unansweredChoices },
  cutoffHours: counted('hours', 0, 720),
  reminders: { kind: 'choice', choices: reminderChoices },
  requestsPerContact: counted('requests', 1, 1_000),
  requestsPerAddress: counted('requests', 1, 1_000),
  holdsPerAddress: counted('holds', 1, 1_000),
  secondFactor: { kind: 'choice', choices: secondFactorChoices },
} as const satisfies Readonly<Record<PolicyName, PolicyRule>>

/** Those that decide who comes in: to change one, somebody shows again who they are. */
export const securityPolicies = ['secondFactor'] as const satisfies readonly PolicyName[]

export const policyNames = Object.keys(policyRules) as PolicyName[]

export const ruleOf = (name: PolicyName): PolicyRule => policyRules[name]

/** The value that a text stands for by its rule, or null where it is none. */
export function readPolicyValue(name: PolicyName, text: string): string | number | null {
  const rule = ruleOf(name)
  const trimmed = text.trim()
  if (rule.kind === 'choice') {
    if (!rule.choices.includes(trimmed)) return null
    return name === 'gridMinutes' ? Number(trimmed) : trimmed
  }
  if (!/^\d{1,5}$/.test(trimmed)) return null
  const value = Number(trimmed)
  return value >= rule.least && value <= rule.most ? value : null
}
