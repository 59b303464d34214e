import { z } from 'zod'
import { changeReasons, changes as words, type ChangeReason } from '@/lib/copy/staff/changes'
import { week as weekWords } from '@/lib/copy/staff/week'
import { tellOutcomes, type Change, type Choice, type Decision } from '@/lib/core/change-view'
import { parseReference } from '@/lib/core/reference'
import { parseDay, type WallMinute } from '@/lib/core/time'
import { reference, slug, uuid } from './fields'

/** Forms and addresses of a day that has to change, of those to be told, and of a practitioner's week. */

const slugText = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
const optional = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === '' ? undefined : value), schema.optional())

const wall = (message: string) => z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: message })
  .transform((text): WallMinute => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)))
const day = (missing: string, wrong: string) => z.string({ error: missing }).min(1, { error: missing })
  .refine((text) => parseDay(text) !== null, { error: wrong })

const reasons = Object.keys(changeReasons) as [ChangeReason, ...ChangeReason[]]

const changeFields = {
  clinic: slug,
  who: z.string({ error: words.whoMissing }).min(1, { error: words.whoMissing }).pipe(slug),
  day: day(words.dayMissing, words.dayWrong),
  until: optional(day(words.dayMissing, words.dayWrong)),
  at: optional(wall(words.timeWrong)),
  to: optional(wall(words.timeWrong)),
  why: z.enum(reasons, { error: words.whyMissing }),
}

type Fields = z.infer<z.ZodObject<typeof changeFields>>

/** In place of a practitioner: all of the clinic. */
export const wholeClinic = 'clinic'

const changeOf = ({ clinic, who, day, until, at, to }: Fields): Change => ({
  clinic, practitioner: who === wholeClinic ? null : who, from: day, until: until ?? day, fromMinute: at ?? 0, untilMinute: to ?? 1440,
})

/** Whole: what to plan. */
export const ChangeForm = z.object(changeFields).transform((form) => ({ change: changeOf(form), why: form.why }))

const first = (value: unknown): unknown => (Array.isArray(value) ? (value as unknown[])[0] : value)
const one = z.preprocess(first, z.string().max(80).optional()).catch(undefined)

/** As far as the address says it; what is there is shown in the form, right or wrong. */
export const ChangeQuery = z.object({ clinic: one, who: one, day: one, until: one, at: one, to: one, why: one })

function decisionOf(text: string): Decision | null {
  if (text === 'leave' || text === 'cancel') return { to: text }
  const [start = '', practitioner = '', room = ''] = text.split(' ')
  if (!/^\d{12,14}$/.test(start) || !slugText.test(practitioner) || !(room === '-' || slugText.test(room))) return null
  return { to: 'move', start: Number(start), practitioner, room: room === '-' ? null : room }
}

export const decisionText = (decision: Decision): string => decision.to === 'move'
  ? `${decision.start} ${decision.practitioner} ${decision.room ?? '-'}` : decision.to

const choicePrefix = 'choice-'
export const choiceField = (reference: string): string => `${choicePrefix}${reference}`
export const versionField = (reference: string): string => `version-${reference}`

/** The rows of a plan: `choice-PL-…` and `version-PL-…` for each. Null where any is not as we write it. */
function choicesOf(typed: Record<string, string>): Choice[] | null {
  const choices = Object.entries(typed).filter(([name]) => name.startsWith(choicePrefix)).map(([name, text]): Choice | null => {
    const known = parseReference(name.slice(choicePrefix.length))
    const [decision, version] = [decisionOf(text), Number(typed[versionField(known ?? '')])]
    return known && decision && Number.isInteger(version) && version > 0 ? { reference: known, version, decision } : null
  })
  return choices.includes(null) ? null : choices.filter((choice) => choice !== null)
}

/** The plan with every choice, as it is applied. */
export const ApplyForm = z.record(z.string(), z.string()).transform((typed, context) => {
  const plan = z.object({ ...changeFields, id: uuid }).safeParse(typed)
  const choices = choicesOf(typed)
  for (const issue of plan.error?.issues ?? []) context.addIssue({ code: 'custom', path: issue.path, message: issue.message })
  if (!choices) context.addIssue({ code: 'custom', path: ['choices'], message: words.busy })
  if (!plan.success || !choices) return z.NEVER
  return { id: plan.data.id, change: changeOf(plan.data), why: plan.data.why, choices }
})

export const ToTellQuery = z.object({ clinic: one, tell: one, change: one.transform((text) => uuid.safeParse(text).data) })

const version = z.coerce.number().int().min(1)

export const TickForm = z.object({ id: uuid, clinic: slug, outcome: z.enum(tellOutcomes), version })
export const GiveUpForm = z.object({ id: uuid, clinic: slug })
export const TakeUpForm = z.object({ reference, to: z.enum(['move', 'cancel']) })

export const WeekQuery = z.object({
  clinic: one, practitioner: one, day: one.transform((text) => (text === undefined ? null : parseDay(text))), do: one,
})

/** Where: a clinic's room, 'hall-green room-1'; 'hall-green -' without one. */
const where = z.string({ error: weekWords.whereMissing }).transform((text, context) => {
  const [clinic = '', room = ''] = text.split(' ')
  if (slugText.test(clinic) && (room === '-' || slugText.test(room))) return { clinic, room: room === '-' ? null : room }
  context.addIssue({ code: 'custom', message: weekWords.whereMissing })
  return z.NEVER
})

export const ExtraForm = z.object({
  practitioner: z.string({ error: weekWords.whoMissing }).min(1, { error: weekWords.whoMissing }).pipe(slug),
  room: where, day: day(weekWords.dayMissing, words.dayWrong), from: wall(words.timeWrong), to: wall(words.timeWrong),
})
