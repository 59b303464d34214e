import { z } from 'zod'
import { imports as words } from '@/lib/copy/staff/import'
import { fieldsOf, importKinds, missingFields, twiceGiven, type ImportField } from '@/lib/core/import/fields'
import type { DateOrder } from '@/lib/core/import/read-date'
import { alikeChoices, dateFields, namedThings, type AlikeChoice, type NamedThing } from '@/lib/core/import/settings'
import { slug, uuid } from './fields'
import { one } from './manage-forms'

/** Forms and addresses of the screens for imports. Every value arrives as text. */

const steps = ['columns', 'names', 'check'] as const
export type ImportStep = (typeof steps)[number]

export const ImportsQuery = z.object({ clinic: one, wrong: one, line: one, kind: z.enum(importKinds).optional().catch(undefined), done: one })
export const ImportQuery = z.object({ step: z.enum(steps).optional().catch(undefined) })
export const ImportParams = z.object({ id: uuid })

export const FileForm = z.object({ clinic: slug, kind: z.enum(importKinds) })
/** A name as it is shown again in the list; nothing of its folder. */
export const fileName = (name: string): string => (name.split(/[\\/]/).at(-1) ?? '').replaceAll(/[\p{C}]/gu, '').trim().slice(0, 120) || 'file'

const version = z.string().regex(/^\d{1,9}$/).transform(Number)
const base = { id: uuid, version }

/** Fields whose name begins so, by the rest of it. */
const withPrefix = (typed: Record<string, string>, prefix: string): [string, string][] =>
  Object.entries(typed).flatMap(([name, text]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), text] as [string, string]] : []))

interface Columns {
  columns: (ImportField | null)[]
  orders: Record<string, DateOrder>
}

export const ColumnsForm = z.looseObject({
  ...base, kind: z.enum(importKinds), source: z.string().trim().max(80), unclear: z.string().regex(/^[\d,]*$/),
}).transform((typed, context) => {
  const texts = typed as unknown as Record<string, string>
  const known = fieldsOf(typed.kind)
  const given = withPrefix(texts, 'column-').filter(([i]) => /^\d{1,2}$/.test(i)).sort(([a], [b]) => Number(a) - Number(b))
  const { columns, orders }: Columns = {
    columns: given.map(([, field]) => known.find((one) => one === field) ?? null),
    orders: Object.fromEntries(withPrefix(texts, 'order-').flatMap(([i, order]) => (order === 'day-first' || order === 'month-first' ? [[i, order]] : []))),
  }
  const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
  for (const fields of missingFields(typed.kind, columns)) refuse('columns', words.missing(fields))
  for (const field of twiceGiven(columns)) refuse(`column-${columns.lastIndexOf(field)}`, words.twice(field))
  for (const i of typed.unclear.split(',').filter(Boolean)) {
    const field = columns[Number(i)]
    if (field && dateFields.includes(field) && !orders[i]) refuse(`order-${i}`, words.orderAsk)
  }
  if (typed.source === '') refuse('source', words.sourceMissing)
  return { id: typed.id, version: typed.version, change: { what: 'columns' as const, columns, orders, source: typed.source } }
})

/** What nobody has said the meaning of yet. */
export const notSaid = '?'

export const NamesForm = z.looseObject(base).transform((typed) => {
  const texts = typed as unknown as Record<string, string>
  const meant = (thing: NamedThing) => Object.fromEntries(withPrefix(texts, `${thing}:`).filter(([, id]) => id !== notSaid).map(([plain, id]) => [plain, id.slice(0, 80)]))
  const names = Object.fromEntries(namedThings.map((thing) => [thing, meant(thing)])) as Record<NamedThing, Record<string, string>>
  const instead = Object.fromEntries(withPrefix(texts, 'instead-').map(([thing, id]) => [thing, id === '' ? null : id.slice(0, 80)]))
  return { id: typed.id, version: typed.version, change: { what: 'names' as const, names, instead } }
})

const isChoice = (text: string): text is AlikeChoice => (alikeChoices as readonly string[]).includes(text)

export const ChoicesForm = z.looseObject({ ...base, alike: z.enum(alikeChoices).default('join'), outside: z.string().optional(), reminders: z.string().optional() }).transform((typed) => {
  const lines = Object.fromEntries(withPrefix(typed as unknown as Record<string, string>, 'line-').flatMap(([line, choice]): [string, AlikeChoice][] =>
    (/^\d{1,7}$/.test(line) && isChoice(choice) ? [[line, choice]] : [])))
  return { id: typed.id, version: typed.version,
    change: { what: 'choices' as const, alike: typed.alike, lines, outside: typed.outside !== undefined, reminders: typed.reminders !== undefined } }
})

export const AcceptForm = z.object({ ...base, seen: z.string().regex(/^[0-9a-f]{64}$/) })
export const DropForm = z.object({ id: uuid, clinic: slug })
