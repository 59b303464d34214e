import { z } from 'zod'
import { apiKeys } from '@/lib/copy/staff/api-keys'
import { scopesIn } from '@/lib/core/key-scopes'
import { parseDay } from '@/lib/core/time'
import { slug, uuid } from './fields'
import { one } from './manage-forms'
import { lineOf } from './text'

/** What is posted about the keys of programs. Every value arrives as text. */

const words = apiKeys.wrong

/** What is ticked of the boxes that begin so: 'scope-diary.read', 'at-hall-green'. */
const ticked = (form: Record<string, unknown>, beginning: string): string[] =>
  Object.keys(form).filter((name) => name.startsWith(beginning) && form[name] === 'on').map((name) => name.slice(beginning.length))

export const NewKeyForm = z.looseObject({
  clinic: slug,
  name: lineOf(60, { empty: words.name, long: words.name, controls: words.name }),
  lastDay: z.preprocess((text) => (text === '' ? undefined : text), z.string().refine((text) => parseDay(text) !== null, { error: words.day }).optional()),
  everywhere: z.literal('on').optional(),
}).transform((form) => ({
  clinic: form.clinic, name: form.name, lastDay: form.lastDay ?? null, scopes: scopesIn(ticked(form, 'scope-')),
  clinics: form.everywhere === 'on' ? null : ticked(form, 'at-').filter((id) => slug.safeParse(id).success),
}))

export const RevokeForm = z.object({ key: uuid, clinic: slug })
export const ApiKeysQuery = z.object({ clinic: one, open: one, done: one })
