import type { Visit } from '@/lib/core/guide/article'
import { serviceFor } from '@/lib/core/guide/visit'
import type { Slot } from '@/lib/core/diary-facts'
import { dayOf, type Instant } from '@/lib/core/time'
import type { ClinicView, ServiceView } from '@/lib/core/views'
import { readSetup, type Setup } from '@/lib/store/setup'
import { firstFree } from './read-next-free'
import { resolveWish } from './wish'

export interface GuideWish {
  profession: string
  visit: Visit
}

/** A profession's visit at one clinic. No service: the patient chooses on the way. Next: null where nothing is free online. */
export interface GuideVisit {
  clinic: string
  service: ServiceView | null
  next: Slot | null
}

const servicesAt = (setup: Setup, clinic: string, profession: string): ServiceView[] => {
  const given = new Set(setup.practitioners.filter((person) => person.clinics.includes(clinic)).flatMap((person) => person.services))
  return setup.services.filter((service) => service.profession === profession && given.has(service.id))
}

async function visitAt(setup: Setup, clinic: ClinicView, wish: GuideWish, now: Instant): Promise<GuideVisit | null> {
  const services = servicesAt(setup, clinic.id, wish.profession)
  const service = serviceFor(services, wish.visit)
  if (service === null) return wish.visit === 'ask' && services.length > 0 ? { clinic: clinic.id, service, next: null } : null
  const known = resolveWish(setup, { clinic: clinic.id, service: service.id }, 'online')
  return known.ok ? { clinic: clinic.id, service, next: await firstFree(setup, known.value, dayOf(now, clinic.timeZone), now) } : null
}

/** For each wish the clinics where it can be booked, in the practice's order, with the next free time there. */
export async function readGuideVisits(wishes: readonly GuideWish[], now: Instant): Promise<GuideVisit[][]> {
  const setup = await readSetup()
  return Promise.all(wishes.map(async (wish) => {
    const visits = await Promise.all(setup.clinics.map((clinic) => visitAt(setup, clinic, wish, now)))
    return visits.filter((visit) => visit !== null)
  }))
}
