import type { ClinicView, PractitionerView } from '@/lib/core/views'
import { readPractitioners } from '@/lib/use-cases/read-practitioners'

/** Where a service can be waited for, and with whom. */
export async function waitPlaces(service: string, all: readonly ClinicView[]): Promise<{ clinics: ClinicView[]; people: PractitionerView[] }> {
  const people = await readPractitioners({ service })
  return { clinics: all.filter(({ id }) => people.some((person) => person.clinics.includes(id))), people: people.filter((person) => person.clinics.length > 0) }
}
