import { compareRecords, type LikenessSign, type PersonFacts } from '../duplicates'
import { plainName } from './match-names'
import type { ProblemCode } from './problems'
import type { Person } from './read-row'

/** A record that a row may be about. */
export interface KnownPatient extends PersonFacts {
  id: string
  version: number
  email: string | null
  note: string | null
  /** Whoever imports may see it: only then is it said whom a row looks like. */
  isSeen: boolean
}

export type Who =
  | { is: 'same'; patient: KnownPatient }
  /** Probably; a person says. */
  | { is: 'alike'; patient: KnownPatient; signs: LikenessSign[]; score: number }
  | { is: 'new' }
  | { is: 'unsure'; code: ProblemCode }

const factsOf = (person: Person, phone: string): PersonFacts => ({ name: person.name, phone, otherPhone: person.otherPhone, dateOfBirth: person.born })

/** Without a number, only a name that one person has, and whose birth doesn't differ, will do. */
function byName(person: Person, candidates: readonly KnownPatient[]): Who {
  const named = candidates.filter(({ name, dateOfBirth, isSeen }) => isSeen && plainName(name) === plainName(person.name)
    && (person.born === null || dateOfBirth === null || dateOfBirth === person.born))
  const [only] = named
  if (only && named.length === 1) return { is: 'same', patient: only }
  return { is: 'unsure', code: named.length === 0 ? 'phone-needed' : 'phone-unclear' }
}

const leastScore = 0.6

/** Whose record a row is about. The same: name, a number and birth agree, as for who books by themselves. */
export function whoIsIt(person: Person, candidates: readonly KnownPatient[]): Who {
  const { phone } = person
  if (phone === null) return byName(person, candidates)
  const facts = factsOf(person, phone)
  const same = candidates.find(({ name, dateOfBirth, ...known }) => plainName(name) === plainName(person.name) && dateOfBirth === person.born
    && [known.phone, known.otherPhone].includes(phone))
  if (same) return { is: 'same', patient: same }
  const alike = candidates.filter(({ isSeen }) => isSeen).flatMap((patient) => {
    const likeness = compareRecords(facts, patient)
    return likeness && likeness.score >= leastScore ? [{ is: 'alike' as const, patient, ...likeness }] : []
  })
  return alike.sort((a, b) => b.score - a.score || a.patient.id.localeCompare(b.patient.id))[0] ?? { is: 'new' }
}

/** What a record lacks and the row has; what it says already is never written over. */
export interface Fill {
  email?: string
  dateOfBirth?: string
  otherPhone?: string
  note?: string
}

export function fillOf(person: Person, known: KnownPatient): Fill | null {
  const number = [person.phone, person.otherPhone].find((one) => one !== null && one !== known.phone)
  const fill: Fill = {
    ...(known.email === null && person.email !== null && { email: person.email }),
    ...(known.dateOfBirth === null && person.born !== null && { dateOfBirth: person.born }),
    ...(known.otherPhone === null && number && { otherPhone: number }),
    ...(known.note === null && person.note !== null && { note: person.note }),
  }
  return Object.keys(fill).length > 0 ? fill : null
}
