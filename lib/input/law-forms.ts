import { z } from 'zod'
import { erasure as erasureWords, retention as retentionWords } from '@/lib/copy/staff/keeping'
import { events as words } from '@/lib/copy/staff/events'
import { instantAt, parseDay, addDays, type Day, type Instant, type WallMinute, type Zone } from '@/lib/core/time'
import { uuid } from './fields'
import { one } from './manage-forms'

/** The addresses and forms of events, copies, erasure and retention. Every value arrives as text. */

const id = one.transform((text) => uuid.safeParse(text).data)

/** What was typed for a moment of a clinic's clock: a day, and a time on it. */
const verb = one.transform((text) => (text !== undefined && /^[a-z.-]{1,40}$/.test(text) ? text : undefined))

export const EventsQuery = z.object({
  clinic: one, staff: id, patient: id, verb, from: one, 'from-time': one, until: one, 'until-time': one,
  /** The last one of the page before: when it was, in epoch milliseconds, and its id. */
  before: one.transform((text) => {
    const [, at, event] = /^(\d{1,15})~(\d{1,18})$/.exec(text ?? '') ?? []
    return at !== undefined && event !== undefined ? { at: Number(at), id: event } : undefined
  }),
})
export type EventsAsked = z.infer<typeof EventsQuery>

export const SecurityQuery = z.object({
  clinic: one, staff: id, verb, from: one, until: one,
  before: one.transform((text) => {
    const [, at, line] = /^(\d{1,15})~((?:noted|event)-\d{18})$/.exec(text ?? '') ?? []
    return at !== undefined && line !== undefined ? { at: Number(at), id: line } : undefined
  }),
})
export type SecurityAsked = z.infer<typeof SecurityQuery>

const clock = /^([01]?\d|2[0-3]):([0-5]\d)$/

/** What of a moment is no day or no time, in words; undefined where nothing is. */
interface Moment {
  at: Instant | undefined
  wrong: string | undefined
}

function wallOf(text: string | undefined, unset: WallMinute): WallMinute | null {
  if (!text) return unset
  const [, hours, minutes] = clock.exec(text) ?? []
  return hours === undefined || minutes === undefined ? null : Number(hours) * 60 + Number(minutes)
}

function momentOf(dayText: string | undefined, timeText: string | undefined, unset: WallMinute, zone: Zone): Moment {
  if (!dayText) return { at: undefined, wrong: timeText ? words.dayMissing : undefined }
  const day: Day | null = parseDay(dayText)
  const wall = wallOf(timeText, unset)
  if (day === null) return { at: undefined, wrong: words.dayWrong }
  if (wall === null) return { at: undefined, wrong: words.timeWrong }
  return { at: wall >= 1440 ? instantAt(addDays(day, 1), 0, zone) : instantAt(day, wall, zone), wrong: undefined }
}

/** From when to when, by the clinic's clock: whole days where no time is given; the end itself isn't in it. */
export function spanOf(asked: EventsAsked, zone: Zone): { from?: Instant | undefined; until?: Instant | undefined; wrong: { from?: string | undefined; until?: string | undefined } } {
  const from = momentOf(asked.from, asked['from-time'], 0, zone)
  const until = momentOf(asked.until, asked['until-time'], 1440, zone)
  const backwards = from.at !== undefined && until.at !== undefined && until.at <= from.at ? words.backwards : undefined
  return { from: from.at, until: until.at, wrong: { from: from.wrong, until: until.wrong ?? backwards } }
}

export const LawParams = z.object({ id: uuid })
export const EraseForm = z.object({ patient: uuid, version: z.coerce.number().int().min(1), sure: z.literal('on', { error: erasureWords.sureMissing }) })
export const ErasedQuery = z.object({ done: one })

export const RetentionQuery = z.object({ clinic: one, done: one })
export const RetentionForm = z.object({
  clinic: z.string().max(80), was: z.coerce.number().int(),
  days: z.string().trim().regex(/^\d{1,5}$/, { error: retentionWords.daysWrong }).transform(Number).refine((days) => days >= 30 && days <= 3650, { error: retentionWords.daysWrong }),
})
