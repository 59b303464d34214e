import { addDays, type Day } from '@/lib/core/time'
import { families, men, told, women, type PersonSeed } from './names'
import type { Random } from './random'

export interface PatientSeed {
  id: string
  name: string
  phone: string
  email: string | null
  dateOfBirth: Day | null
  age: number
  bookedBy: string | null
  pregnant: boolean
}

/** More than these have no place in the diary: so few visits a head that weekly and two-weekly courses look true. */
export const patientCount = 520

// Only numbers that are kept for drama and documentation.
const ranges = [
  ['+447700900', 10], ['+447700900', 5], ['+441214960', 4], ['+441632960', 3], ['+442079460', 1],
] as const

function phones(random: Random): () => string {
  const used = new Set<string>()
  const next = (): string => {
    const phone = random.weighted(ranges) + String(random.below(1000)).padStart(3, '0')
    if (used.has(phone)) return next()
    used.add(phone)
    return phone
  }
  return next
}

const ascii = (name: string): string => name.normalize('NFD').replace(/[^A-Za-z ]/g, '').trim().toLowerCase()

/** Some have no email: a landline is enough. The number keeps two of one name apart. */
const emailOf = (name: string, i: number, random: Random): string | null =>
  random.chance(0.3) || ascii(name) === '' ? null : `${ascii(name).split(/ +/).slice(0, 2).join('.')}${i}@example.org`

function born(age: number, today: Day, random: Random): Day {
  const birthday = addDays(today, -random.below(364))
  const year = Number(birthday.slice(0, 4)) - age
  // Nobody here was born on 29 February: not every year has one.
  return `${String(year)}-${birthday.slice(5) === '02-29' ? '02-28' : birthday.slice(5)}`
}

function others(random: Random): PersonSeed[] {
  const names = new Set(told.map(({ name }) => name))
  const people: PersonSeed[] = []
  while (people.length < patientCount - told.length) {
    const woman = random.chance(0.55)
    const name = `${random.pick(woman ? women : men)} ${random.pick(families)}`
    if (names.has(name)) continue
    names.add(name)
    const age = random.weighted([[random.between(18, 40), 4], [random.between(41, 64), 5], [random.between(65, 88), 3]])
    people.push({ name, age, pregnant: woman && age >= 22 && age <= 41 && random.chance(0.4) })
  }
  return people
}

/** Those with a story first, then the rest, as many as the diary needs. */
export function makePatients(today: Day, random: Random): PatientSeed[] {
  const phone = phones(random)
  return [...told, ...others(random)].map(({ name, age, bookedBy, pregnant }, i) => ({
    id: random.uuid(), name, age, phone: phone(), email: emailOf(bookedBy ?? name, i, random),
    dateOfBirth: age >= 18 && random.chance(0.06) ? null : born(age, today, random),
    bookedBy: bookedBy ?? null, pregnant: pregnant ?? false,
  }))
}
