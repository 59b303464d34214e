import type { FieldError } from '@/lib/core/refusal'
import type { Channel, MessageKind } from './kinds'

/** What may stand in braces in a template, by kind and way. */

export type Placeholder =
  | 'firstName' | 'day' | 'time' | 'oldDay' | 'oldTime' | 'clinic' | 'place' | 'practitioner' | 'phone' | 'callBy' | 'until' | 'initials' | 'reference' | 'link' | 'lastDay'
  | 'wrongs'

const visit = ['day', 'time', 'place', 'clinic', 'practitioner', 'phone', 'reference', 'firstName'] as const

const offers: Record<MessageKind, readonly Placeholder[]> = {
  requested: [...visit, 'callBy'],
  confirmed: visit,
  moved: [...visit, 'oldDay', 'oldTime'],
  cancelled: visit,
  released: visit,
  unreached: visit,
  'reminder-3': visit,
  'reminder-1': visit,
  offer: [...visit.filter((name) => name !== 'reference'), 'until'],
  'offer-taken': visit,
  'offer-over': ['day', 'time', 'place', 'clinic', 'phone', 'firstName'],
  link: visit,
  'sign-in-link': ['phone'],
  'staff-invite': ['firstName'],
  'staff-reset': ['firstName'],
  'factor-reset': ['firstName'],
  'diary-change': ['day', 'time', 'oldDay', 'oldTime', 'place', 'initials'],
  'absence-decided': ['day', 'lastDay'],
  'health-warning': ['wrongs'],
}

/** A lock screen shows a subject to whoever is near: never who, never with whom, never a link. */
const inSubjects: readonly Placeholder[] = ['day', 'time', 'oldDay', 'oldTime', 'place', 'lastDay']
/** A text is read on a lock screen as well, and says where to ring instead of with whom. */
const notInTexts: readonly Placeholder[] = ['practitioner', 'clinic', 'reference', 'initials']

/** What a subject of the kind may name; a text has none. */
export const subjectOffers = (kind: MessageKind): Placeholder[] => offers[kind].filter((name) => inSubjects.includes(name))

/** What a body may name. An email's link is a button of its own; a text's stands among the words. */
export const bodyOffers = (kind: MessageKind, channel: Channel): Placeholder[] => channel === 'email' ? [...offers[kind]]
  : [...offers[kind].filter((name) => !notInTexts.includes(name)), 'link']

const named = /\{([^{}]*)\}/g

/** Names in braces, in their order. */
export const placeholdersIn = (text: string): string[] => [...text.matchAll(named)].map(([, name]) => name ?? '')

/** Braces that name nothing, or don't close. */
const strayBrace = (text: string): boolean => /[{}]/.test(text.replace(named, ''))

/** What is wrong with the placeholders of one text, or null. */
export function wrongPlaceholder(text: string, offered: readonly string[]): string | null {
  const unknown = placeholdersIn(text).find((name) => !offered.includes(name))
  const may = offered.length === 0 ? 'Nothing may stand in braces here.' : `It may be: ${offered.map((name) => `{${name}}`).join(', ')}.`
  if (unknown !== undefined) return `{${unknown}} is not known here. ${may}`
  return strayBrace(text) ? `A brace is open or closed without its other half. ${may}` : null
}

/** Every mistake of a template, by field. */
export function checkTemplate(kind: MessageKind, channel: Channel, template: { subject: string | null; body: string }): FieldError[] {
  const wrong = (field: string, message: string | null): FieldError[] => message === null ? [] : [{ path: [field], message }]
  const { subject, body } = template
  return [
    ...(channel === 'email' && (subject ?? '').trim() === '' ? wrong('subject', 'Write a subject') : wrong('subject', wrongPlaceholder(subject ?? '', subjectOffers(kind)))),
    ...(/[\r\n]/.test(subject ?? '') ? wrong('subject', 'A subject is one line') : []),
    ...(body.trim() === '' ? wrong('body', 'Write the message') : wrong('body', wrongPlaceholder(body, bodyOffers(kind, channel)))),
  ]
}

export type Values = Partial<Record<Placeholder, string>>

/** Puts the values in. Throws where one is missing: whoever renders has checked the template. */
export const fill = (text: string, values: Values): string => text.replace(named, (_, name: Placeholder) => {
  const value = values[name]
  if (value === undefined) throw new Error(`no value for {${name}}`)
  return value
})
