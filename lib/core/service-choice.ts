import type { ServiceChoice } from './phone-view'
import type { ServiceView } from './views'

interface About {
  /** Professions in which the caller was seen or is booked; null: nobody is chosen yet. */
  knownIn: readonly string[] | null
  lastService: string | null
  /** Services that somebody gives at the clinic. */
  here: ReadonlySet<string>
}

/** Why a service is not for this caller: a first visit is for whom the profession hasn't seen, a returning one for the others. */
export function whyNotFor(service: Pick<ServiceView, 'patients' | 'profession'>, knownIn: readonly string[] | null): 'new-only' | 'known-only' | null {
  if (knownIn === null || service.patients === 'any') return null
  const isKnown = knownIn.includes(service.profession)
  if (service.patients === 'new') return isKnown ? 'new-only' : null
  return isKnown ? null : 'known-only'
}

/** The services in the order to offer them: as last time first, then that profession's, then the rest; not for them last. */
export function serviceChoices(services: readonly ServiceView[], { knownIn, lastService, here }: About): ServiceChoice[] {
  const profession = services.find(({ id }) => id === lastService)?.profession
  const choices = services.map((service): ServiceChoice => ({
    service, isLast: service.id === lastService, notFor: here.has(service.id) ? whyNotFor(service, knownIn) : 'not-here',
  }))
  const rank = ({ service, isLast, notFor }: ServiceChoice): number =>
    isLast && !notFor ? 0 : (notFor ? 4 : 1) + Number(service.profession !== profession)
  return choices.map((choice, i) => ({ choice, i })).sort((a, b) => rank(a.choice) - rank(b.choice) || a.i - b.i).map(({ choice }) => choice)
}
