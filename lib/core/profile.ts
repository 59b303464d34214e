import type { FieldError } from './refusal'

/** What a practitioner says of themselves to patients. */
export interface Profile {
  about: string
  /** By their slugs. */
  skills: string[]
  languages: string[]
}

export interface ProfileView extends Profile {
  name: string
  /** By name. */
  professions: string[]
  registration: string
  /** Where patients read it. */
  clinics: { id: string; place: string }[]
  /** Skills that decide who is booked with whom: a manager sets these. */
  bound: string[]
  /** What was read: whoever saves names it. */
  seen: string
}

/** A pregnancy asks for this skill by itself. */
const pregnancy = 'pregnancy'

export const boundSkills = (services: readonly { skill: string | null }[]): string[] =>
  [...new Set([pregnancy, ...services.flatMap(({ skill }) => skill ?? [])])].sort()

/** Skills that a practitioner may neither take nor drop by themselves, by field; nothing: an empty list. */
export function wrongSkills(before: readonly string[], after: readonly string[], bound: readonly string[]): FieldError[] {
  const moved = bound.find((skill) => before.includes(skill) !== after.includes(skill))
  if (moved === undefined) return []
  const said = moved.replaceAll('-', ' ')
  const message = before.includes(moved) ? `“${said}” decides who is booked with you: ask your manager to take it out. Put it back here.`
    : `“${said}” decides who is booked with you: ask your manager to add it. Take it out here.`
  return [{ path: ['skills'], message }]
}

const same = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((one, i) => one === b[i])

/** Which of its parts are different. */
export const changedParts = (before: Profile, after: Profile): (keyof Profile)[] =>
  (['about', 'skills', 'languages'] as const).filter((part) => part === 'about' ? before.about !== after.about : !same(before[part], after[part]))
