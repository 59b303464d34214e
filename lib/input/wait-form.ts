import { waitingList as words } from '@/lib/copy/patient/waiting'
import type { PartOfDay } from '@/lib/core/call'
import type { FieldError } from '@/lib/core/refusal'
import { addDays, parseDay, type Day, type Weekday } from '@/lib/core/time'
import { partsOfDay, weekdays } from '@/lib/core/waiting'
import { slug } from './fields'
import { readDetails } from './patient-forms'
import { clinicBox, dayBox, partBox, readBoxes } from './waiting-forms'

/** The form by which patients join the waiting list. */

/** Its own fields beside the details that every journey has; boxes that are not ticked are not sent. */
const own = ['wait-who', 'wait-from', 'wait-until', 'wait-note'] as const
const shared = ['name', 'dob-day', 'dob-month', 'dob-year', 'phone'] as const
const boxes = [...weekdays.map(dayBox), ...partsOfDay.map(partBox)]

/** What was typed and ticked, as it was: an empty text for each box that is not ticked. */
export function typedWish(fields: Record<string, string>, clinics: readonly string[]): Record<string, string> {
  const kept = [...own, ...shared].flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]] as const]))
  const ticks = [...boxes, ...clinics.map(clinicBox)].map((name) => [name, fields[name] === 'on' ? 'on' : ''] as const)
  return Object.fromEntries([...kept, ...ticks, ['wait-sent', 'yes']])
}

/** Nothing of a wish is left once it was sent. */
export const withoutWish = (typed: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(typed).filter(([name]) => name === 'pregnant'))

export interface WaitWish {
  clinics: string[]
  weekdays: Weekday[]
  parts: PartOfDay[]
  practitioner: string | undefined
  from: Day | undefined
  until: Day | undefined
  note: string | undefined
  patient: { name: string; phone: string; dateOfBirth: Day }
}

const longest = 365

function dayIn(text: string | undefined, path: string, errors: FieldError[]): Day | undefined {
  const typed = (text ?? '').trim()
  if (typed === '') return undefined
  const day = parseDay(typed)
  if (day === null) errors.push({ path: [path], message: words.errors.day })
  return day ?? undefined
}

function daysOf(fields: Record<string, string>, today: Day, errors: FieldError[]): { from: Day | undefined; until: Day | undefined } {
  const [from, until] = [dayIn(fields['wait-from'], 'wait-from', errors), dayIn(fields['wait-until'], 'wait-until', errors)]
  const wrong = until === undefined ? undefined : until < today ? words.errors.untilPast : until > addDays(today, longest) ? words.errors.far
    : from !== undefined && until < from ? words.errors.order : undefined
  if (wrong) errors.push({ path: ['wait-until'], message: wrong })
  return { from, until }
}

/** The wish as typed → as it is kept; or every field that is wrong, in the order of the page. `today` is the clinic's. */
export function readWish(
  fields: Record<string, string>, clinics: readonly string[], today: Day,
): { ok: true; value: WaitWish } | { ok: false; errors: FieldError[] } {
  const errors: FieldError[] = []
  const picked = readBoxes(fields)
  const places = picked.clinics.filter((id) => clinics.includes(id))
  if (places.length === 0) errors.push({ path: [clinicBox(clinics[0] ?? '')], message: words.errors.clinics })
  const days = daysOf(fields, today, errors)
  const person = readDetails({ ...fields, for: 'me', email: '', reason: fields['wait-note'] ?? '' })
  if (!person.ok) errors.push(...person.errors.map(({ path, message }) => ({ path: path[0] === 'reason' ? ['wait-note'] : path, message })))
  if (errors.length > 0 || !person.ok) return { ok: false, errors }
  const { name, phone, dateOfBirth, reason } = person.value
  return { ok: true, value: {
    ...picked, clinics: places, ...days, practitioner: slug.safeParse(fields['wait-who']).data, note: reason, patient: { name, phone, dateOfBirth },
  } }
}
