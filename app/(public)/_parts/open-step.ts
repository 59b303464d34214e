import { redirect } from 'next/navigation'
import type { Instant } from '@/lib/core/time'
import type { ClinicView, ProfessionView, ServiceView } from '@/lib/core/views'
import { readJourney, stepPath } from '@/lib/input/journey'
import type { Journey, SearchParams } from '@/lib/input/journey'
import { readServices } from '@/lib/use-cases/read-services'
import { paths } from './paths'
import { readSite } from './read-site'
import type { Site } from './read-site'

export interface OpenStep {
  site: Site
  journey: Journey
  clinic: ClinicView
  profession: ProfessionView
}

/** A step after clinic and profession are known; leads home while they aren't. */
export async function openSafety(params: SearchParams, at: Instant): Promise<OpenStep> {
  const journey = readJourney(params)
  const site = await readSite(at)
  const clinic = site.clinics.find((known) => known.id === journey.clinic)
  const profession = site.professions.find((known) => known.id === journey.profession)
  if (!clinic || !profession || !clinic.professions.includes(profession.id)) redirect(paths.home)
  return { site, journey, clinic, profession }
}

/** The same, once the safety question was passed; with what can be booked online. */
export async function openService(params: SearchParams, at: Instant): Promise<OpenStep & { services: ServiceView[] }> {
  const step = await openSafety(params, at)
  if (step.journey.asked !== 'yes') redirect(stepPath('safety', step.journey))
  const services = await readServices({ clinic: step.clinic.id, profession: step.profession.id })
  return { ...step, services: services.filter((service) => service.channel === 'online') }
}

/** The same, once a service is chosen. */
export async function openTime(params: SearchParams, at: Instant): Promise<OpenStep & { service: ServiceView }> {
  const { services, ...step } = await openService(params, at)
  const service = services.find((known) => known.id === step.journey.service)
  if (!service) redirect(stepPath('service', step.journey))
  return { ...step, service }
}
