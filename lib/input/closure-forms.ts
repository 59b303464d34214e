import { z } from 'zod'
import { closures as words } from '@/lib/copy/staff/closures'
import type { ClosureDraft } from '@/lib/core/closure-draft'
import { parseDay, type WallMinute } from '@/lib/core/time'
import { slug, uuid } from './fields'
import { one } from './manage-forms'
import { lineOf } from './text'

/** Forms and addresses of the closures' screen. Every value arrives as text; a draft is in the address until it is saved. */

/** In place of a clinic: all of them. */
export const everyClinic = '*'

const optional = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === '' ? undefined : value), schema.optional())
const wall = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, { error: words.timeMissing })
  .transform((text): WallMinute => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)))
const day = z.string({ error: words.dayMissing }).refine((text) => parseDay(text) !== null, { error: words.dayMissing })
const where = z.union([z.literal(everyClinic).transform(() => null), slug], { error: words.whereMissing })

const Close = z.object({ do: z.literal('close'), where, from: day, until: optional(day), at: optional(wall), to: optional(wall), reason: lineOf(80, { empty: words.reasonMissing, long: words.reasonMissing, controls: words.reasonMissing }) })
const Open = z.object({ do: z.literal('open'), closure: uuid })
const Bank = z.object({ do: z.literal('bank'), where })

const bankPrefix = 'bank-'
export const bankField = (holiday: string): string => `${bankPrefix}${holiday}`
const daysIn = (typed: Record<string, string>): string[] =>
  Object.keys(typed).filter((name) => name.startsWith(bankPrefix)).map((name) => name.slice(bankPrefix.length)).filter((text) => parseDay(text) !== null)

const Drafts = z.discriminatedUnion('do', [Close, Open, Bank])

function draftOf(form: z.infer<typeof Drafts>, typed: Record<string, string>): ClosureDraft {
  if (form.do === 'open') return { do: 'open', id: form.closure }
  if (form.do === 'bank') return { do: 'bank', clinic: form.where, days: daysIn(typed) }
  const { where: clinic, from, until, at, to, reason } = form
  return { do: 'close', clinic, from, until: until ?? from, fromMinute: at ?? 0, toMinute: to ?? 1440, reason }
}

/** Whole: what to show, or to save. */
export const ClosureDraftForm = z.record(z.string(), z.string()).transform((typed, context): ClosureDraft => {
  const form = Drafts.safeParse(typed)
  for (const issue of form.error?.issues ?? []) context.addIssue({ code: 'custom', path: issue.path, message: issue.message })
  if (form.success && form.data.do === 'bank' && daysIn(typed).length === 0) context.addIssue({ code: 'custom', path: ['days'], message: words.daysMissing })
  return form.success && context.issues.length === 0 ? draftOf(form.data, typed) : z.NEVER
})

export const SaveClosureForm = z.record(z.string(), z.string()).transform((typed, context) => {
  const draft = ClosureDraftForm.safeParse(typed)
  const given = z.object({ clinic: slug, id: uuid, seen: z.string().max(80) }).safeParse(typed)
  for (const issue of [...draft.error?.issues ?? [], ...given.error?.issues ?? []]) context.addIssue({ code: 'custom', path: issue.path, message: issue.message })
  return draft.success && given.success ? { ...given.data, draft: draft.data } : z.NEVER
})

export const RefreshForm = z.object({ clinic: slug })

export const ClosureQuery = z.object({
  clinic: one, do: z.enum(['close', 'open', 'bank']).optional().catch(undefined), done: z.enum(['saved', 'refreshed', 'failed']).optional().catch(undefined),
  told: z.coerce.number().int().min(0).optional().catch(undefined),
})
