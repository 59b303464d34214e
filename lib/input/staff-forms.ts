import { z } from 'zod'
import { cancelReasons } from '@/lib/core/appointment'
import { attemptOutcomes } from '@/lib/core/call'
import { parseDay, type WallMinute } from '@/lib/core/time'
import { call as callWords } from '@/lib/copy/staff/calls'
import { diary as diaryWords } from '@/lib/copy/staff/diary'
import { door } from '@/lib/copy/staff/door'
import { dateOfBirth, day, emailAddress, note, personName, phoneNumber, reason, reference, slug, uuid } from './fields'

/** What the staff's forms post and what their addresses may say. Every value arrives as text. */

/** An empty field counts as not filled in. */
const optional = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === '' ? undefined : value), schema.optional())
const ticked = z.literal('on').optional().transform((value) => value === 'on')
const versionText = optional(z.coerce.number().int().min(1))

/** '14:30' as minutes since midnight. */
const wall = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/).transform((text): WallMinute => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)))

/** A place to move to: the start as epoch milliseconds and whose it is, '1786012200000 ruth-kavanagh'. */
const place = z.string().regex(/^\d{12,14} [a-z0-9-]{1,80}$/, { error: callWords.timeMissing }).transform((text) => {
  const [start, practitioner] = text.split(' ') as [string, string]
  return { start: Number(start), practitioner }
})

const ownPages = /^\/(?:reception(?:\/waiting-list|\/messages|\/calls|\/phone|\/diary|\/changes|\/to-tell|\/week|\/patients(?:\/[0-9a-f-]{36}(?:\/edit|\/and\/[0-9a-f-]{36})?)?)?|account|manage(?:\/(?:messages|templates|absences|rotas|closures|clinics|practitioners|services|policies|import|figures|events|retention|records|people|api-keys))?|day(?:\/print|\/week|\/absences|\/profile|\/PL-[0-9A-Z]{6}\/questions)?)$/
const slugText = /^[a-z0-9-]{1,80}$/

/** What the addresses of those pages may say: places, days and references, nothing typed by anybody. */
const ownQuery: Record<string, RegExp> = {
  wait: /^[0-9a-f-]{36}$/, offer: /^[0-9a-f-]{36}$/, with: slugText, start: /^\d{12,14}$/,
  patient: /^[0-9a-f-]{36}$/, service: slugText,
  clinic: slugText, day: /^\d{4}-\d{2}-\d{2}$/, open: /^(?:[A-Z0-9-]{1,12}|[a-z0-9-]{1,80})$/, do: /^(?:move|cancel|extra|release)$/, book: slugText,
  at: /^\d{2}:\d{2}$/, carry: /^[A-Z0-9-]{1,12}$/, list: /^[a-z]{1,12}$/, call: /^[0-9a-f-]{36}$/, first: /^[0-9a-f-]{36}$/,
  practitioner: slugText, who: slugText, until: /^\d{4}-\d{2}-\d{2}$/, to: /^\d{2}:\d{2}$/, why: slugText, tell: /^[0-9A-Za-z-]{1,36}$/, message: /^[0-9a-f-]{36}$/, status: slugText, kind: slugText, channel: slugText, change: /^[0-9a-f-]{36}$/, absence: /^[0-9a-f-]{36}$/, person: /^[0-9a-f-]{36}$/,
}

/** A page of our own that one may be sent back to, written anew from what is known of it: the rest is left out. */
export const backPath = z.string().max(400).transform((text, context) => {
  const [path = '', query = ''] = text.split('?', 2)
  if (!ownPages.test(path)) {
    context.addIssue({ code: 'custom', message: 'no page of ours' })
    return z.NEVER
  }
  const kept = [...new URLSearchParams(query)].filter(([name, value]) => Object.hasOwn(ownQuery, name) && ownQuery[name]?.test(value))
  return kept.length === 0 ? path : `${path}?${new URLSearchParams(kept).toString()}`
})

/** A zero byte can't be stored, so it can't be asked for either. */
const withoutZero = (text: string): string => text.replaceAll('\0', '')

export const SignInForm = z.object({
  email: z.string({ error: door.emailMissing }).trim().min(1, { error: door.emailMissing }).max(254, { error: door.emailMissing }),
  password: z.string({ error: door.passwordMissing }).min(1, { error: door.passwordMissing }).max(1024, { error: door.passwordMissing }),
  back: z.string().optional().transform((value) => backPath.safeParse(value).data ?? null),
})

export const ClaimForm = z.object({ call: uuid, clinic: slug })

export const AttemptForm = z.object({
  call: uuid,
  clinic: slug,
  outcome: z.enum(attemptOutcomes, { error: callWords.outcomeMissing }),
  note: optional(note),
  backDay: optional(day),
  backTime: optional(wall),
  moveTo: optional(place),
  version: versionText,
}).superRefine((form, context) => {
  const miss = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
  if (form.outcome === 'moved' && !form.moveTo) miss('moveTo', callWords.timeMissing)
  if (form.outcome === 'call-back' && (!form.backDay || form.backTime === undefined)) miss('backTime', callWords.backMissing)
})

export const VerbForm = z.object({
  reference,
  verb: z.enum(['confirm', 'release', 'arrive', 'complete', 'miss', 'undo']),
  version: versionText,
})

export const CancelForm = z.object({
  reference,
  reason: z.enum(cancelReasons, { error: diaryWords.reasonMissing }),
  version: versionText,
})

/** `back`: the page that a move in the grid leads back to; left out, the appointment is opened where it is then. */
export const MoveForm = z.object({
  reference, place, version: versionText, back: z.string().optional().transform((text) => backPath.safeParse(text).data ?? null),
})

export const UndoMoveForm = z.object({ reference, version: versionText })

/** `seen`: the note that was there when this one was begun. */
export const NoteForm = z.object({ reference, note: z.string().max(4000), seen: z.string().max(4000).optional() })

export const AddNoteForm = z.object({ reference, note })

export const FindForm = z.object({ q: z.string().transform(withoutZero).pipe(z.string().trim().max(120)) })

const newPatient = {
  name: optional(personName),
  phone: optional(phoneNumber),
  email: optional(emailAddress),
  dateOfBirth: optional(dateOfBirth),
}

export const BookForm = z.object({
  clinic: slug,
  service: z.string({ error: diaryWords.serviceMissing }).min(1, { error: diaryWords.serviceMissing }).pipe(slug),
  start: z.coerce.number().int(),
  practitioner: slug,
  patient: optional(uuid),
  ...newPatient,
  reason: optional(reason),
  note: optional(note),
  pregnant: ticked,
  firstVisit: ticked,
}).superRefine((form, context) => {
  if (form.patient) return
  if (!form.name) context.addIssue({ code: 'custom', path: ['name'], message: diaryWords.nameMissing })
  if (!form.phone) context.addIssue({ code: 'custom', path: ['phone'], message: diaryWords.phoneMissing })
})

const first = (value: unknown): unknown => (Array.isArray(value) ? (value as unknown[])[0] : value)
const one = z.preprocess(first, z.string().max(400).optional()).catch(undefined)

export const CallsQuery = z.object({ clinic: one, call: one, first: one })

export const DiaryQuery = z.object({
  clinic: one,
  day: one.transform((text) => (text === undefined ? null : parseDay(text))),
  open: one,
  do: one,
  /** The appointment that is being carried about the grid. */
  carry: one,
  book: one,
  at: one.transform((text) => wall.safeParse(text).data ?? null),
  list: one,
})

export const DayQuery = z.object({ day: one.transform((text) => (text === undefined ? null : parseDay(text))) })

export const DoorQuery = z.object({ back: one.transform((text) => backPath.safeParse(text).data ?? null), why: one, done: one })
