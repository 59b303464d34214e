import { z } from 'zod'
import { absences as words, profile as profileWords } from '@/lib/copy/staff/my-own'
import { absenceReasons, type AbsenceTimes } from '@/lib/core/absence'
import { parseDay, type WallMinute } from '@/lib/core/time'
import { note, slug, uuid } from './fields'
import { linesOf } from './text'

/** Forms and addresses of what is a practitioner's own, and of deciding their time away. */

const optional = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === '' ? undefined : value), schema.optional())
const wall = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: words.timeWrong })
  .transform((text): WallMinute => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)))
const day = z.string({ error: words.fromMissing }).min(1, { error: words.fromMissing }).refine((text) => parseDay(text) !== null, { error: words.dayWrong })

const timeFields = {
  from: day, until: optional(day), at: optional(wall), to: optional(wall),
  every: optional(z.coerce.number({ error: words.everyWrong }).int({ error: words.everyWrong }).min(1, { error: words.everyWrong }).max(52, { error: words.everyWrong })),
  repeat: optional(day),
}
type TimeFields = z.infer<z.ZodObject<typeof timeFields>>

/** One time without the other would be guessed at; a repetition is judged by the core, which knows the days. */
function bothTimes({ at, to }: Pick<TimeFields, 'at' | 'to'>, context: z.RefinementCtx): void {
  if ((at === undefined) !== (to === undefined)) context.addIssue({ code: 'custom', path: [at === undefined ? 'at' : 'to'], message: words.timesBoth })
}

const timesOf = ({ from, until, at, to, every, repeat }: TimeFields): AbsenceTimes => ({
  from, until: until ?? from, fromMinute: at ?? 0, toMinute: to ?? 1440, everyWeeks: every ?? null, repeatUntil: repeat ?? null,
})

/** The times as text, as the fields hold them. */
export const timesTyped = ({ from, until, fromMinute, toMinute, everyWeeks, repeatUntil }: AbsenceTimes): Record<keyof typeof timeFields, string> => {
  const clock = (wallMinute: WallMinute) => `${String(Math.floor(wallMinute / 60)).padStart(2, '0')}:${String(wallMinute % 60).padStart(2, '0')}`
  const hours = fromMinute > 0 || toMinute < 1440
  return {
    from, until: until === from ? '' : until, at: hours ? clock(fromMinute) : '', to: hours ? clock(Math.min(toMinute, 1439)) : '',
    every: everyWeeks === null ? '' : String(everyWeeks), repeat: repeatUntil ?? '',
  }
}

const version = z.coerce.number().int().min(1)
const reason = z.enum(absenceReasons, { error: words.reasonMissing })

export const AskForm = z.object({ id: uuid, reason, note: optional(note), ...timeFields }).superRefine(bothTimes)
  .transform(({ id, reason: why, note: said, ...times }) => ({ id, reason: why, note: said ?? null, times: timesOf(times) }))

export const WithdrawForm = z.object({ id: uuid, version })

const first = (value: unknown): unknown => (Array.isArray(value) ? (value as unknown[])[0] : value)
const one = z.preprocess(first, z.string().max(80).optional()).catch(undefined)

export const OwnWeekQuery = z.object({ day: one.transform((text) => (text === undefined ? null : parseDay(text))) })
export const DoneQuery = z.object({ done: z.preprocess(first, z.enum(['asked', 'withdrawn', 'saved']).optional()).catch(undefined) })

const times = z.object(timeFields).superRefine(bothTimes).transform(timesOf)

/** What a manager looks at: one absence, with other times where these are given, or one to be entered. */
export const AbsencesQuery = z.object({
  clinic: one, absence: one.transform((text) => uuid.safeParse(text).data), do: z.preprocess(first, z.enum(['enter', 'end']).optional()).catch(undefined),
  who: one, from: one, until: one, at: one, to: one, every: one, repeat: one, day: one,
  done: z.preprocess(first, z.enum(['granted', 'refused', 'changed', 'entered', 'ended']).optional()).catch(undefined),
  told: z.preprocess(first, z.coerce.number().int().min(0).max(100_000).optional()).catch(undefined),
})

/** Times that an address says: those, what is wrong with them by field, or null where it says none. */
export function timesIn(query: z.infer<typeof AbsencesQuery>): { times: AbsenceTimes } | { wrong: Record<string, string> } | null {
  if (query.from === undefined) return null
  const parsed = times.safeParse(query)
  if (parsed.success) return { times: parsed.data }
  return { wrong: Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0] ?? ''), message])) }
}

export const dayIn = (text: string | undefined): string | null => (text === undefined ? null : parseDay(text))

const decided = { id: uuid, clinic: slug, seen: z.string().min(1).max(80) }

export const GrantForm = z.object({ ...decided, absence: uuid, version, ...timeFields }).superRefine(bothTimes)
  .transform(({ id, clinic, seen, absence, version: shown, ...fields }) => ({ id, clinic, seen, absence, version: shown, times: timesOf(fields) }))
export const EnterForm = z.object({ ...decided, who: slug, reason, note: optional(note), ...timeFields }).superRefine(bothTimes)
  .transform(({ id, clinic, seen, who, reason: why, note: said, ...fields }) =>
    ({ id, clinic, seen, who, reason: why, note: said ?? null, times: timesOf(fields) }))
export const EndForm = z.object({ ...decided, absence: uuid, version, day })

const wordMost = 400
export const RefuseForm = z.object({
  absence: uuid, clinic: slug, version,
  word: linesOf(wordMost, { long: 'Say it in at most 400 characters.', controls: profileWords.controls })
    .refine((text) => text !== undefined, { error: 'Say why in a word: they read it.' }).transform((text) => text ?? ''),
})

const listMost = 12
const parted = (text: string): string[] => [...new Set(text.replaceAll('\0', '').split(',').map((part) => part.trim().replace(/\s+/g, ' ')).filter(Boolean))]
const language = /^[\p{L}\p{M}][\p{L}\p{M}' ()-]{1,39}$/u

export const ProfileForm = z.object({
  about: linesOf(1_200, { long: profileWords.aboutLong, controls: profileWords.controls }).transform((text) => text ?? ''),
  languages: z.string().max(600, { error: profileWords.languageWrong }).transform(parted)
    .refine((list) => list.length <= listMost, { error: profileWords.many(listMost) })
    .refine((list) => list.every((one) => language.test(one)), { error: profileWords.languageWrong }),
  skills: z.string().max(1_000, { error: profileWords.skillWrong })
    .transform((text) => [...new Set(parted(text).map((part) => part.toLowerCase().replaceAll(' ', '-')))])
    .refine((list) => list.length <= listMost, { error: profileWords.many(listMost) })
    .refine((list) => list.every((one) => slug.safeParse(one).success), { error: profileWords.skillWrong }),
  seen: z.string().min(1).max(40),
})

/** Posts nothing but that it was pressed. */
export const PressForm = z.object({})
