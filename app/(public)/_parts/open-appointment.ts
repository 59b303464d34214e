import { notFound } from 'next/navigation'
import type { PatientActor } from '@/lib/auth/actor'
import { secretPattern } from '@/lib/auth/hold-secret'
import type { Instant } from '@/lib/core/time'
import type { AppointmentView, ProfessionView } from '@/lib/core/views'
import type { SearchParams } from '@/lib/input/journey'
import { openLink } from '@/lib/use-cases/open-link'
import { readAppointment } from '@/lib/use-cases/read-appointment'
import { readSite } from './read-site'
import type { Site } from './read-site'

/** Whoever comes with a link's secret, or null: one answer for a wrong secret, none at all and no such reference. */
export async function whoCame(reference: string, key: unknown): Promise<PatientActor | null> {
  return typeof key === 'string' && secretPattern.test(key) ? openLink({ reference, secret: key }) : null
}

export interface OpenAppointment {
  site: Site
  view: AppointmentView
  profession: ProfessionView | undefined
  secret: string
}

export async function openAppointment(reference: string, params: SearchParams, at: Instant): Promise<OpenAppointment> {
  const actor = await whoCame(reference, params.key)
  const read = actor && await readAppointment(actor, reference, at)
  if (!read?.ok) notFound()
  const site = await readSite(at)
  const view = read.value
  return { site, view, profession: site.professions.find((known) => known.id === view.service.profession), secret: String(params.key) }
}

export interface AppointmentProps {
  params: Promise<{ reference: string }>
  searchParams: Promise<SearchParams>
}
