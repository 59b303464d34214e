import { randomUUID } from 'node:crypto'
import type { Instant } from '@/lib/core/time'
import { db } from '@/lib/store/client'
import { forgetAll } from '@/lib/store/live'
import type { Prisma } from '@/lib/store/generated/client'

export const professions = ['osteopath', 'physiotherapist', 'acupuncturist'] as const
export type ProfessionTrait = (typeof professions)[number]
const weekdays = ['mondays', 'tuesdays', 'wednesdays', 'thursdays', 'fridays', 'saturdays', 'sundays'] as const
export type WeekdayTrait = (typeof weekdays)[number]
const skills = ['pregnancy', 'running', 'needle-free', 'hands-on', 'sports'] as const
type Skill = (typeof skills)[number]
export type PractitionerTrait = ProfessionTrait | WeekdayTrait | Skill | 'fortnightly' | 'inactive'

const isIn = <T extends string>(known: readonly T[], trait: string): trait is T => (known as readonly string[]).includes(trait)

async function createProfession(id: ProfessionTrait): Promise<void> {
  await db().profession.createMany({ skipDuplicates: true, data: [{ id, name: id, plural: `${id}s`, register: '-', about: '' }] })
}

export type ServiceTrait = ProfessionTrait | 'new' | 'returning' | 'phone' | 'with-buffer' | 'pregnancy' | 'running'

interface ServiceInput extends Partial<Omit<Prisma.ServiceUncheckedCreateInput, 'practitioners' | 'appointments'>> {
  traits?: readonly ServiceTrait[]
}

/** Thirty minutes of osteopathy for anyone, online, without a buffer, unless told otherwise. */
export async function createService({ traits = [], ...given }: ServiceInput = {}) {
  const profession = traits.find((trait): trait is ProfessionTrait => isIn(professions, trait)) ?? 'osteopath'
  await createProfession(profession)
  const service = await db().service.create({ data: {
    id: `service-${randomUUID().slice(0, 8)}`, professionId: profession, name: 'Visit', about: '', minutes: 30, pricePence: 4600,
    bufferMinutes: traits.includes('with-buffer') ? 15 : 0, channel: traits.includes('phone') ? 'phone' : 'online',
    patients: traits.find((trait) => trait === 'new' || trait === 'returning') ?? 'any', skill: traits.find((trait) => isIn(skills, trait)) ?? null,
    ...given,
  } })
  forgetAll()
  return service
}

interface PractitionerInput {
  id?: string
  name?: string
  traits?: readonly PractitionerTrait[]
  /** Where the sessions are; none without it. */
  clinic?: string
  room?: string | null
  /** Wall-clock minutes of each day's session. */
  from?: number
  to?: number
  validFrom?: string
  /** Ids; left out, every service of the profession that there is and the skills allow. */
  services?: readonly string[]
}

async function giveServices(id: string, input: PractitionerInput, profession: string, own: readonly string[]): Promise<void> {
  const fitting = await db().service.findMany({ where: { professionId: profession, OR: [{ skill: null }, { skill: { in: [...own] } }] } })
  const services = input.services ?? fitting.map((service) => service.id)
  await db().practitionerService.createMany({ data: services.map((serviceId) => ({ practitionerId: id, serviceId })) })
}

/** An osteopath from nine to five on weekdays, unless traits name a profession, days or skills: `['physiotherapist', 'mondays']`. */
export async function createPractitioner(input: PractitionerInput = {}) {
  const { traits = [], clinic, room = null, from = 540, to = 1020, validFrom = '2020-01-06' } = input
  const id = input.id ?? `practitioner-${randomUUID().slice(0, 8)}`
  const profession = traits.find((trait): trait is ProfessionTrait => isIn(professions, trait)) ?? 'osteopath'
  const own = traits.filter((trait): trait is Skill => isIn(skills, trait))
  await createProfession(profession)
  const practitioner = await db().practitioner.create({ data: {
    id, name: input.name ?? `Practitioner ${id}`, registration: 'demo', about: '', skills: own, active: !traits.includes('inactive'),
    professions: { create: { professionId: profession } },
  } })
  await giveServices(id, input, profession, own)
  const days = traits.filter((trait): trait is WeekdayTrait => isIn(weekdays, trait))
  if (clinic) {
    const on = days.length > 0 ? days : weekdays.slice(0, 5)
    await db().rotaSession.createMany({ data: on.map((day) => ({
      id: randomUUID(), practitionerId: id, clinicId: clinic, roomId: room, weekday: weekdays.indexOf(day) + 1, fromMinute: from, toMinute: to,
      validFrom: new Date(validFrom), everyWeeks: traits.includes('fortnightly') ? 2 : 1,
    })) })
  }
  forgetAll()
  return practitioner
}

export async function createAbsence(given: { practitioner: string; from: Instant; to: Instant; reason?: string }) {
  const absence = await db().absence.create({ data: {
    id: randomUUID(), practitionerId: given.practitioner, startsAt: new Date(given.from), endsAt: new Date(given.to), reason: given.reason ?? 'away',
  } })
  forgetAll()
  return absence
}
