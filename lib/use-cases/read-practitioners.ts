import type { PractitionerView } from '@/lib/core/views'
import { readSetup } from '@/lib/store/setup'

/** Who practises, by name; narrowed to a clinic, a profession, or those who give a service. */
export async function readPractitioners(
  filter: { clinic?: string | undefined; profession?: string | undefined; service?: string | undefined },
): Promise<PractitionerView[]> {
  const { practitioners } = await readSetup()
  return practitioners
    .filter((person) => (!filter.clinic || person.clinics.includes(filter.clinic))
      && (!filter.profession || person.professions.includes(filter.profession))
      && (!filter.service || person.services.includes(filter.service)))
    .map(({ id, name, professions, skills, languages, registration, about, clinics, photo = false }) =>
      ({ id, name, professions, skills, languages, registration, about, clinics, photo }))
}
