import { randomInt } from 'node:crypto'
import { hashPassword } from '@/lib/auth/password'
import { weekdayOf, type Day, type Instant } from '@/lib/core/time'
import { practitioners } from './people'
import type { Random } from './random'
import { rotas } from './rotas'

type Role = 'reception' | 'practitioner' | 'manager'

export interface StaffSeed {
  id: string
  name: string
  email: string
  role: Role
  clinics: string[]
  practitionerId: string | null
}

/** How to sign in: shown once at seeding and kept beside the data. */
export interface DemoAccount {
  email: string
  password: string
  role: Role
  clinics: string[]
}

const email = (name: string): string => `${name.toLowerCase().replace(/ /g, '.')}@example.org`

const desk = [
  { name: 'Bev Okafor', role: 'reception', clinics: ['hall-green'] },
  { name: 'Nasreen Akhtar', role: 'reception', clinics: ['tamworth'] },
  { name: 'Helen Marchetti', role: 'manager', clinics: ['hall-green', 'tamworth'] },
] as const

const worksOn = (practitioner: string, day: Day): boolean =>
  rotas.some((session) => session.practitioner === practitioner && session.weekday === weekdayOf(day) && session.everyWeeks === 1)

/** The practitioner of a profession who signs in: one whose day has something in it. */
function practitionerOf(profession: string, busiest: Day) {
  const preferred = ['ruth-kavanagh', 'sioned-price', 'mei-lin-chow']
  const people = practitioners.filter((person) => person.profession === profession)
    .sort((a, b) => Number(preferred.includes(b.id)) - Number(preferred.includes(a.id)))
  return people.find(({ id }) => worksOn(id, busiest)) ?? people[0]
}

export function makeStaff(busiest: Day, random: Random): StaffSeed[] {
  const treating = ['osteopath', 'physiotherapist', 'acupuncturist'].flatMap((profession) => {
    const person = practitionerOf(profession, busiest)
    if (!person) return []
    const clinics = [...new Set(rotas.filter((session) => session.practitioner === person.id).map(({ clinic }) => clinic))].sort()
    return [{ name: person.name, role: 'practitioner' as const, clinics, practitionerId: person.id }]
  })
  return [...desk.map((person) => ({ ...person, clinics: [...person.clinics], practitionerId: null })), ...treating]
    .map((person) => ({ ...person, id: random.uuid(), email: email(person.name) }))
}

/** About 93 bits, without characters that look alike. By the system's random source, never the seeded one. */
const makePassword = (): string => {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const group = () => Array.from({ length: 5 }, () => letters.charAt(randomInt(letters.length))).join('')
  return [group(), group(), group(), group()].join('-')
}

/** Rows with hashed passwords, and the accounts with the passwords themselves. */
export async function makeAccounts(staff: readonly StaffSeed[], createdAt: Instant) {
  return Promise.all(staff.map(async ({ clinics, ...person }) => {
    const password = makePassword()
    const row = { ...person, passwordHash: await hashPassword(password), demo: true, createdAt }
    return { row, clinics, account: { email: person.email, password, role: person.role, clinics } satisfies DemoAccount }
  }))
}
