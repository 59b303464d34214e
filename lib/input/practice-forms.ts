import { z } from 'zod'
import { practiceForms } from '@/lib/copy/staff/practice-forms'
import { policyNames, readPolicyValue, type Policies } from '@/lib/core/policies'
import type { Weekday } from '@/lib/core/time'
import { slug } from './fields'
import { one } from './manage-forms'
import {
  dayIn, formOf, line, lines, maybeSlug, name, namedBy, penceIn, phone, postcode, seen, shortLine, skillsIn, spanIn, text, ticked, zone, type Typed,
} from './practice-fields'

/** What a manager's forms about the practice post. Every value arrives as text; what is wrong is said at its field. */

const words = practiceForms.wrong
/** The version that was read, where there was something to read. */
const readVersion = seen.pipe(z.number({ error: words.stale }))

export const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

/** What was shown of a change and is meant; empty: nothing was. */
const agreed = z.string().max(80).default('')

export const PracticeForm = z.object({ name, phone, seen })

export const ClinicForm = z.object({
  id: maybeSlug, seen, name, place: shortLine(80, words.name), region: line, postcode, phone, timeZone: zone, gettingIn: lines,
  address: lines.refine((address) => address.length > 0, { error: words.address }),
})

interface HoursOfDay {
  weekday: Weekday
  opens: number
  closes: number
}

function hoursIn(typed: Typed, context: z.RefinementCtx): HoursOfDay[] {
  return weekdays.flatMap((weekday) => {
    const first = spanIn(typed, `opens-${weekday}`, `closes-${weekday}`, context)
    const second = spanIn(typed, `opens-${weekday}b`, `closes-${weekday}b`, context)
    if (first && second && second.from < first.to) context.addIssue({ code: 'custom', path: [`opens-${weekday}b`], message: words.overlap })
    return [first, second].flatMap((span) => (span ? [{ weekday, opens: span.from, closes: span.to }] : []))
  })
}

/** `season`: these hours are of one, so its first day is wanted. */
export const HoursForm = formOf(z.object({ clinic: slug, seen: readVersion, was: z.string().default(''), season: z.string().default(''), agreed }), (typed, context) => {
  const [from, until] = [dayIn(typed, 'from', context), dayIn(typed, 'until', context)]
  if (typed['season'] === 'yes' && from === null && (typed['from'] ?? '').trim() === '') context.addIssue({ code: 'custom', path: ['from'], message: words.season })
  return { from, until, was: typed['was'] ? typed['was'] : null, hours: hoursIn(typed, context) }
})

const roomName = shortLine(60, words.room)

export const RoomsForm = formOf(z.object({ clinic: slug, seen: readVersion }), (typed, context) => ({
  rooms: [...namedBy(typed, 'room-').map(([id, value]) => ({ id, value, field: `room-${id}` })), ...namedBy(typed, 'new-').map(([n, value]) => ({ id: null, value, field: `new-${n}` }))]
    .flatMap(({ id, value, field }) => {
      if (value.trim() === '') return []
      const read = roomName.safeParse(value)
      if (!read.success) context.addIssue({ code: 'custom', path: [field], message: words.room })
      return read.success ? [{ id, name: read.data, field }] : []
    }),
}))

/** One's own profession, where a name for it was given. */
export const ProfessionForm = z.object({
  name: shortLine(60, words.ownProfession), plural: z.string().max(80).default(''), register: shortLine(20, words.register), about: text,
}).transform(({ plural, ...own }) => ({ ...own, plural: plural.trim() || `${own.name}s` }))

export const PractitionerForm = formOf(
  z.object({ id: maybeSlug, seen, name, about: text, active: ticked, leave: ticked }),
  (typed, context) => {
    const skills = skillsIn(typed['skills'] ?? '')
    if (skills.some((skill) => !slug.safeParse(skill).success)) context.addIssue({ code: 'custom', path: ['skills'], message: words.skill })
    const professions = namedBy(typed, 'profession-').map(([id]) => ({ id, registration: (typed[`registration-${id}`] ?? '').trim().slice(0, 40) || null }))
    if (professions.length === 0) context.addIssue({ code: 'custom', path: ['professions'], message: words.profession })
    return { skills, professions, services: namedBy(typed, 'service-').map(([id]) => id) }
  },
)

const whole = (least: number, most: number, error: string) =>
  z.string().regex(/^\s*\d{1,3}\s*$/, { error }).transform(Number).pipe(z.number().min(least, { error }).max(most, { error }))

const price = z.string().transform(penceIn).pipe(z.number({ error: words.price }))

export const ServiceForm = formOf(z.object({
  id: maybeSlug, seen, profession: slug, name, about: text, minutes: whole(5, 480, words.minutes), bufferMinutes: whole(0, 240, words.buffer), price,
  patients: z.enum(['new', 'returning', 'any'], { error: words.choice }), channel: z.enum(['online', 'phone'], { error: words.choice }), skill: maybeSlug, active: ticked,
}), (typed) => ({ practitioners: namedBy(typed, 'by-').map(([id]) => id) }))

/** The policies that were sent, each by its rule. */
export const PoliciesForm = formOf(z.object({ clinic: slug, seen: readVersion, agreed }), (typed, context) => {
  const policies: Partial<Record<keyof Policies, string | number>> = {}
  for (const policy of policyNames) {
    const given = typed[policy]
    if (given === undefined) continue
    const value = readPolicyValue(policy, given)
    if (value === null) context.addIssue({ code: 'custom', path: [policy], message: words.policy })
    else policies[policy] = value
  }
  return { policies: policies as Partial<Policies> }
})

/** What the addresses of these screens may say: what is open ('new': a new one), and that something was just saved. */
export const PartQuery = z.object({ clinic: one, open: one, done: one })

/** The same forms at a desk: `at` or `clinic` is the clinic that one is at, to come back to. */
export const ClinicAtForm = ClinicForm.extend({ at: slug })
const desk = z.object({ clinic: slug, agreed })
export const PractitionerAtForm = z.intersection(PractitionerForm, desk)
export const ServiceAtForm = z.intersection(ServiceForm, desk)
export const PhotoForm = z.object({ clinic: slug, practitioner: slug })
