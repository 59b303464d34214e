import type { ServiceView } from '../views'
import type { Visit } from './article'

/**
 * The service that a page of the guide leads to, of those a profession gives at a clinic: booked online, open to who is new, and
 * with the skill where one is asked for. Null where nobody there gives it; 'ask' leaves it to the patient.
 */
export function serviceFor(services: readonly ServiceView[], visit: Visit): ServiceView | null {
  if (visit === 'ask') return null
  return services.find((service) => service.channel === 'online' && service.patients !== 'returning' && service.skill === visit.skill) ?? null
}
