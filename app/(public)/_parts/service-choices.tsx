import { service as words } from '@/lib/copy/patient/service'
import { pounds } from '@/lib/copy/patient/words'
import type { ServiceView } from '@/lib/core/views'

function Choice({ service, chosen }: { service: ServiceView; chosen: boolean }) {
  return (
    <div className="choice">
      <input type="radio" name="service" id={service.id} value={service.id} defaultChecked={chosen} />
      <label htmlFor={service.id}>
        <span className="price-line"><span className="what">{service.name}</span> <span className="cost">{pounds(service.pricePence)}</span></span>{' '}
        <span className="long">{service.minutes} minutes</span> <span className="choice-note">{service.about}</span>
      </label>
    </div>
  )
}

interface Group {
  id: string
  name: string
  of: (service: ServiceView) => boolean
}

const isForPregnancy = (service: ServiceView): boolean => service.skill === 'pregnancy'

const groups: Group[] = [
  { id: 'new', name: words.new, of: (service) => !isForPregnancy(service) && service.patients === 'new' },
  { id: 'any', name: words.any, of: (service) => !isForPregnancy(service) && service.patients === 'any' },
  { id: 'been', name: words.returning, of: (service) => !isForPregnancy(service) && service.patients === 'returning' },
  { id: 'pregnancy', name: words.forPregnancy, of: isForPregnancy },
]

/** The visits, in groups: first those for who is new; those made for pregnancy last, or first where they fit. */
export function ServiceChoices({ services, chosen, pregnancyFirst }: { services: ServiceView[]; chosen: string | undefined; pregnancyFirst: boolean }) {
  const inOrder = pregnancyFirst ? [...groups.slice(-1), ...groups.slice(0, -1)] : groups
  const filled = inOrder.map((group) => ({ ...group, services: services.filter(group.of) })).filter((group) => group.services.length > 0)
  return filled.map((group, i) => (
    <div className={i === 0 ? undefined : 'above-6'} role="group" aria-labelledby={`group-${group.id}`} key={group.id}>
      <h2 id={`group-${group.id}`}>{group.name}</h2>
      <div className="choices">
        {group.services.map((service) => <Choice key={service.id} service={service} chosen={service.id === chosen} />)}
      </div>
    </div>
  ))
}
