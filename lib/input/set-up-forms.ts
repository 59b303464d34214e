import { z } from 'zod'
import { setUp as words } from '@/lib/copy/staff/set-up'
import { knownProfessions, suggestedServices } from '@/lib/copy/staff/suggestions'
import type { WeekSession } from '@/lib/core/rota-week'
import { emailAddress, personName, slug } from './fields'
import { formOf, maybeSlug, spanIn, type Typed } from './practice-fields'
import { ProfessionForm, ServiceForm, weekdays } from './practice-forms'

/** What the steps of the first set-up post, where they are not the manager's own forms. */

export const AccountForm = z.object({
  code: z.string({ error: words.account.codeMissing }).trim().min(1, { error: words.account.codeMissing }).max(60, { error: words.account.codeMissing }),
  name: personName, email: emailAddress, password: z.string({ error: words.account.passwordMissing }).min(1, { error: words.account.passwordMissing }).max(1_000),
})

/** The known ones that were ticked, and one's own where it has a name. */
export const ProfessionsForm = formOf(z.object({}), (typed, context) => {
  const known = knownProfessions.filter(({ id }) => typed[id] === 'on')
  const asked = ['name', 'plural', 'register'].some((field) => (typed[field] ?? '').trim() !== '')
  if (!asked) return { professions: [...known] }
  const own = ProfessionForm.safeParse(typed)
  if (!own.success) for (const { path, message } of own.error.issues) context.addIssue({ code: 'custom', path: [...path], message })
  return { professions: [...known, ...(own.success ? [{ ...own.data, id: null }] : [])] }
})

/** What of a suggestion's fields was typed, under the names that the form of one service has. */
function oneOf(typed: Typed, key: string): Typed {
  const beginning = `${key}.`
  return Object.fromEntries(Object.entries(typed).filter(([field]) => field.startsWith(beginning)).map(([field, value]) => [field.slice(beginning.length), value]))
}

/** The services that were ticked; each has its fields under its own beginning. `practitioner` gives all of them. */
export const ServicesForm = formOf(z.object({ practitioner: slug }), (typed, context) => {
  const keys = Object.keys(typed).flatMap((field) => /^([a-z0-9-]{1,80})\.wanted$/.exec(field)?.[1] ?? [])
  if (keys.length === 0) context.addIssue({ code: 'custom', path: ['services'], message: words.services.none })
  return {
    services: keys.flatMap((key) => {
      const suggestion = suggestedServices.find(({ id }) => id === key)
      const fields = oneOf(typed, key)
      const read = ServiceForm.safeParse({
        ...suggestion && { patients: suggestion.patients, channel: 'online', skill: suggestion.skill ?? '', about: suggestion.about, profession: suggestion.profession },
        ...fields, id: key, active: 'on',
      })
      if (!read.success) for (const { path, message } of read.error.issues) context.addIssue({ code: 'custom', path: [`${key}.${String(path[0] ?? '')}`], message })
      return read.success ? [{ ...read.data, key }] : []
    }),
  }
})

/** A week as it is typed: a day's hours, less lunch where it falls into them. */
export const RotaForm = formOf(z.object({ practitioner: slug, clinic: slug, room: maybeSlug }), (typed, context) => {
  const lunch = spanIn(typed, 'lunchFrom', 'lunchTo', context)
  const week = weekdays.flatMap((weekday): WeekSession[] => {
    const day = spanIn(typed, `from-${weekday}`, `to-${weekday}`, context)
    if (!day) return []
    if (!lunch || lunch.to <= day.from || day.to <= lunch.from) return [{ weekday, ...day }]
    return [{ weekday, from: day.from, to: lunch.from }, { weekday, from: lunch.to, to: day.to }].filter(({ from, to }) => from < to)
  })
  return { week }
})


/** A button and nothing else. */
export const NoForm = z.object({})
