import type { ServiceView } from '@/lib/core/views'
import { readSetup } from '@/lib/store/setup'

/** The services of a profession, and of those only what someone gives at the clinic; in the practice's order. */
export async function readServices(filter: { clinic?: string | undefined; profession?: string | undefined }): Promise<ServiceView[]> {
  const { services, practitioners } = await readSetup()
  const given = new Set(practitioners.filter((person) => !filter.clinic || person.clinics.includes(filter.clinic))
    .flatMap((person) => person.services))
  return services.filter((service) => given.has(service.id) && (!filter.profession || service.profession === filter.profession))
}
