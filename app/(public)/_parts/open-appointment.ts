import { notFound } from 'next/navigation'
import type { PatientActor } from '@/lib/auth/actor'
import { secretPattern } from '@/lib/auth/hold-secret'
import { parseReference } from '@/lib/core/reference'
import type { Instant } from '@/lib/core/time'
import type { AppointmentView, ProfessionView } from '@/lib/core/views'
import type { SearchParams } from '@/lib/input/journey'
import { openLink } from '@/lib/use-cases/open-link'
import { readAppointment } from '@/lib/use-cases/read-appointment'
import { readSite } from './read-site'
import type { Site } from './read-site'

/** Whoever comes with a link's secret, and the reference however it was typed; or null: one answer for a wrong secret, none at all and no such reference. */
export async function whoCame(typed: string, key: unknown): Promise<{ actor: PatientActor; reference: string } | null> {
  const reference = parseReference(typed)
  if (reference === null || typeof key !== 'string' || !secretPattern.test(key)) return null
  const actor = await openLink({ reference, secret: key })
  return actor && { actor, reference }
}

export interface OpenAppointment {
  site: Site
  view: AppointmentView
  profession: ProfessionView | undefined
  secret: string
}

export async function openAppointment(reference: string, params: SearchParams, at: Instant): Promise<OpenAppointment> {
  const came = await whoCame(reference, params.key)
  const read = came && await readAppointment(came.actor, came.reference, at)
  if (!read?.ok) notFound()
  const site = await readSite(at)
  const view = read.value
  return { site, view, profession: site.professions.find((known) => known.id === view.service.profession), secret: String(params.key) }
}

export interface AppointmentProps {
  params: Promise<{ reference: string }>
  searchParams: Promise<SearchParams>
}
