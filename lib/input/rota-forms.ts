import { z } from 'zod'
import { rotas as words } from '@/lib/copy/staff/rotas'
import type { RotaDraft } from '@/lib/core/rota-draft'
import { parseDay, weekdayOf, type WallMinute, type Weekday } from '@/lib/core/time'
import { slug, uuid } from './fields'
import { one } from './manage-forms'

/** Forms and addresses of the rota's screen. Every value arrives as text; a draft is in the address until it is saved. */

const optional = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === '' ? undefined : value), schema.optional())
const wall = z.string({ error: words.timeMissing }).regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, { error: words.timeMissing })
  .transform((text): WallMinute => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)))
const day = z.string({ error: words.dayMissing }).refine((text) => parseDay(text) !== null, { error: words.dayMissing })
const weekday = z.coerce.number({ error: words.weekdayMissing }).int({ error: words.weekdayMissing }).min(1, { error: words.weekdayMissing })
  .max(7, { error: words.weekdayMissing }).transform((n) => n as Weekday)
const everyWeeks = z.coerce.number({ error: words.oftenMissing }).int().min(0, { error: words.oftenMissing }).max(8, { error: words.oftenMissing })

/** Where: 'hall-green room-1', or 'hall-green -' without a room. */
const where = z.string({ error: words.whereMissing }).transform((text, context) => {
  const [clinic, room] = text.split(' ')
  const [place, in_] = [slug.safeParse(clinic), room === '-' ? { success: true as const, data: null } : slug.safeParse(room)]
  if (place.success && in_.success) return { clinic: place.data, room: in_.data }
  context.addIssue({ code: 'custom', message: words.whereMissing })
  return z.NEVER
})

/** What follows a name that says which: 'day-3', 'to-ann'. */
const ticked = (typed: Record<string, string>, prefix: string): string[] =>
  Object.keys(typed).filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length))

const times = { where, from: wall, to: wall, lunchFrom: optional(wall), lunchTo: optional(wall), everyWeeks, since: day, until: optional(day) }
const Add = z.object({ do: z.literal('add'), who: slug, weekday: optional(weekday), ...times })
const Change = z.object({ do: z.literal('change'), row: uuid, weekday, alone: z.enum(['yes', 'no']).default('no'), ...times })
const End = z.object({ do: z.literal('end'), row: uuid, last: day })
const Copy = z.object({ do: z.literal('copy'), who: slug, weekday: z.union([z.literal('week'), weekday], { error: words.weekdayMissing }), since: day, rooms: z.enum(['yes', 'no']).default('yes') })

type Timed = { where: { clinic: string; room: string | null }; from: number; to: number; lunchFrom?: number | undefined; lunchTo?: number | undefined; everyWeeks: number; since: string; until?: string | undefined }

const shapeOf = ({ where: place, from, to, lunchFrom, lunchTo, everyWeeks: weeks, since, until }: Timed) => ({
  ...place, from, to, everyWeeks: weeks, since, until: until ?? null,
  lunch: lunchFrom === undefined || lunchTo === undefined ? null : { from: lunchFrom, to: lunchTo },
})

/** Half a lunch is none: what is missing of it is to be said. */
function halfLunch(typed: Record<string, string>, context: z.RefinementCtx): void {
  const [from, to] = [typed['lunchFrom'] ?? '', typed['lunchTo'] ?? '']
  if ((from === '') !== (to === '')) context.addIssue({ code: 'custom', path: [from === '' ? 'lunchFrom' : 'lunchTo'], message: words.lunchHalf })
}

function draftOf(form: z.infer<typeof Add | typeof Change | typeof End | typeof Copy>, typed: Record<string, string>): RotaDraft {
  if (form.do === 'end') return form
  if (form.do === 'change') return { do: 'change', row: form.row, weekday: form.weekday, alone: form.alone === 'yes', ...shapeOf(form) }
  if (form.do === 'add') return { do: 'add', practitioner: form.who, weekday: form.weekday ?? weekdayOf(form.since), ...shapeOf(form) }
  const toDays = ticked(typed, 'day-').map(Number).filter((n) => n >= 1 && n <= 7) as Weekday[]
  const toPeople = ticked(typed, 'to-').filter((name) => slug.safeParse(name).success)
  return { do: 'copy', practitioner: form.who, weekday: form.weekday === 'week' ? null : form.weekday, toDays, toPeople, rooms: form.rooms === 'yes', since: form.since }
}

const Drafts = z.discriminatedUnion('do', [Add, Change, End, Copy])

/** Whole: what to show, or to save. */
export const RotaDraftForm = z.record(z.string(), z.string()).transform((typed, context): RotaDraft => {
  const form = Drafts.safeParse(typed)
  for (const issue of form.error?.issues ?? []) context.addIssue({ code: 'custom', path: issue.path, message: issue.message })
  if (typed['do'] !== 'end' && typed['do'] !== 'copy') halfLunch(typed, context)
  return form.success && context.issues.length === 0 ? draftOf(form.data, typed) : z.NEVER
})

export const SaveRotaForm = z.record(z.string(), z.string()).transform((typed, context) => {
  const draft = RotaDraftForm.safeParse(typed)
  const given = z.object({ clinic: slug, who: slug, id: uuid, seen: z.string().max(80) }).safeParse(typed)
  for (const issue of [...draft.error?.issues ?? [], ...given.error?.issues ?? []]) context.addIssue({ code: 'custom', path: issue.path, message: issue.message })
  return draft.success && given.success ? { ...given.data, draft: draft.data } : z.NEVER
})

export const rotaDoings = ['add', 'change', 'end', 'copy'] as const
export type RotaDoing = (typeof rotaDoings)[number]

export const RotaQuery = z.object({
  clinic: one, who: one, row: one, do: z.enum(rotaDoings).optional().catch(undefined),
  week: one.transform((text) => (text === undefined ? null : parseDay(text))),
  /** What was saved last, and how many are to be told of it. */
  done: one, told: z.coerce.number().int().min(0).optional().catch(undefined),
})

/** The values of an address, as they were typed: one each. */
export const typedIn = (query: Record<string, string | string[] | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(query).flatMap(([name, value]) => {
    const text = Array.isArray(value) ? value[0] : value
    return text === undefined ? [] : [[name, text.slice(0, 80)]]
  }))
