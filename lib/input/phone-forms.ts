import { z } from 'zod'
import { mostTimes, mostWeeksBetween } from '@/lib/core/course'
import { dayParts } from '@/lib/core/phone-view'
import { parseReference } from '@/lib/core/reference'
import { parseDay, type Instant, type Weekday } from '@/lib/core/time'
import { byPhone as words } from '@/lib/copy/staff/by-phone'
import { dateOfBirth, emailAddress, note, personName, phoneNumber, reason, slug, uuid } from './fields'

/** What booking by telephone posts, and what its address may say: ids, places and days, nothing typed by anybody. */

/** A place and whose it is: '1786012200000~ruth-kavanagh~hall-green'. */
export interface Spot {
  start: Instant
  practitioner: string
  clinic: string
}

export const spotText = ({ start, practitioner, clinic }: Spot): string => `${start}~${practitioner}~${clinic}`

export function readSpot(text: string): Spot | null {
  if (!/^\d{12,14}~[a-z0-9-]{1,80}~[a-z0-9-]{1,80}$/.test(text)) return null
  const [start = '', practitioner = '', clinic = ''] = text.split('~')
  return { start: Number(start), practitioner, clinic }
}

/** What is to be done about the clashes of a course: by the number of the date another spot, or leave it out. */
export type Picks = ReadonlyMap<number, Spot | 'out'>

export const picksText = (picks: Picks): string =>
  [...picks].map(([i, pick]) => `${i}.${pick === 'out' ? 'out' : spotText(pick)}`).join('_')

function readPicks(text: string): Picks {
  const picks = new Map<number, Spot | 'out'>()
  for (const part of text.split('_').slice(0, mostTimes)) {
    const [, i = '', value = ''] = /^(\d{1,2})\.(.+)$/.exec(part) ?? []
    const pick = value === 'out' ? value : readSpot(value)
    if (i !== '' && pick !== null) picks.set(Number(i), pick)
  }
  return picks
}

const first = (value: unknown): unknown => (Array.isArray(value) ? (value as unknown[])[0] : value)
const one = z.preprocess(first, z.string().max(1500).optional()).catch(undefined)
const or = <T>(schema: z.ZodType<T>) => one.transform((text) => schema.safeParse(text).data)
const whole = (least: number, most: number, otherwise: number) =>
  one.transform((text) => (/^\d{1,2}$/.test(text ?? '') ? Math.min(most, Math.max(least, Number(text))) : otherwise))

const State = z.object({
  clinic: one,
  patient: or(uuid),
  wait: or(uuid),
  /** Somebody who asked to be rung back: closed by the booking. */
  ring: or(uuid),
  new: one.transform((text) => text === '1'),
  service: or(slug),
  /** Whom they want to see: 'any', or left out: whom they usually see. */
  with: or(slug),
  part: one.transform((text) => dayParts.find((part) => part === text) ?? 'any'),
  /** Weekdays on which they can't: '15' is not on Mondays nor on Fridays. */
  off: one.transform((text) => [...new Set(text ?? '')].filter((digit) => /[1-7]/.test(digit)).sort().map((digit) => Number(digit) as Weekday)),
  too: one.transform((text) => text === '1'),
  soonest: one.transform((text) => text === '1'),
  whole: one.transform((text) => (text === undefined ? null : parseDay(text))),
  at: one.transform((text) => readSpot(text ?? '')),
  times: whole(1, mostTimes, 1),
  every: whole(1, mostWeeksBetween, 1),
  pick: one.transform((text) => readPicks(text ?? '')),
  booked: one.transform((text) => parseReference(text ?? '')),
})

export type PhoneState = z.infer<typeof State>

/** A button of a form that goes somewhere says `press=name=value`: it changes one thing about where one is. */
export function pressed<T>(query: Record<string, T>): Record<string, T | string> {
  const press = first(query['press'])
  const [, name, value] = typeof press === 'string' ? /^([a-z]{1,12})=(.{0,1500})$/.exec(press) ?? [] : []
  if (name === undefined || value === undefined) return query
  return { ...query, [name]: value }
}

export const PhoneQuery = z.preprocess(
  (query) => (typeof query === 'object' && query !== null ? pressed(query as Record<string, unknown>) : query), State,
)

/** The address of a state: only what isn't so anyway. */
export function phoneParams(state: Partial<PhoneState>): Record<string, string> {
  const { clinic, patient, wait, ring, service, with: who, part, off = [], times = 1, every = 1, at, pick, booked } = state
  const all: Record<string, string | undefined> = {
    clinic, patient, wait, ring, new: state.new ? '1' : undefined, service, with: who, part: part === 'any' ? undefined : part,
    off: off.length > 0 ? off.join('') : undefined, too: state.too ? '1' : undefined, soonest: state.soonest ? '1' : undefined,
    whole: state.whole ?? undefined, at: at ? spotText(at) : undefined, times: times > 1 ? String(times) : undefined,
    every: every > 1 ? String(every) : undefined, pick: pick && pick.size > 0 ? picksText(pick) : undefined, booked: booked ?? undefined,
  }
  return Object.fromEntries(Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined))
}

const optional = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === '' ? undefined : value), schema.optional())

/** Spots with a space between them. */
const spots = z.string({ error: words.timeMissing }).min(1, { error: words.timeMissing }).max(2500).transform((text, context) => {
  const all = text.split(' ').map(readSpot)
  if (all.length <= mostTimes && all.every((spot) => spot !== null)) return all
  context.addIssue({ code: 'custom', message: words.timeMissing })
  return z.NEVER
})

export const PhoneBookForm = z.object({
  clinic: slug,
  service: z.string({ error: words.serviceMissing }).min(1, { error: words.serviceMissing }).pipe(slug),
  times: spots,
  key: uuid,
  patient: optional(uuid),
  ring: optional(uuid),
  name: optional(personName),
  phone: optional(phoneNumber),
  email: optional(emailAddress),
  dateOfBirth: optional(dateOfBirth),
  bookedBy: optional(personName),
  reason: optional(reason),
  note: optional(note),
  pregnant: z.literal('on').optional().transform((value) => value === 'on'),
}).superRefine((form, context) => {
  if (form.patient) return
  if (!form.name) context.addIssue({ code: 'custom', path: ['name'], message: words.nameMissing })
  if (!form.phone) context.addIssue({ code: 'custom', path: ['phone'], message: words.phoneMissing })
})

export const CallerQuery = z.object({ q: z.string().transform((text) => text.replaceAll('\0', '')).pipe(z.string().trim().max(120)) })
