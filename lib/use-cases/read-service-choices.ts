import type { CallerView, ServiceChoice } from '@/lib/core/phone-view'
import { serviceChoices } from '@/lib/core/service-choice'
import { readSetup } from '@/lib/store/setup'

export interface ServiceChoices {
  choices: ServiceChoice[]
  /** Who gives which service at the clinic, by the services' ids: in the order of names. */
  givenBy: Record<string, { id: string; name: string }[]>
}

/** What a caller may be booked for at a clinic, as last time first, and who does it. `caller` null: nobody is chosen yet. */
export async function readServiceChoices(
  input: { clinic: string; caller: Pick<CallerView, 'knownIn' | 'last'> | null },
): Promise<ServiceChoices> {
  const setup = await readSetup()
  const here = setup.practitioners.filter(({ clinics }) => clinics.includes(input.clinic))
  const giving = (id: string, skill: string | null) => here.filter((person) =>
    person.services.includes(id) && (skill === null || person.skills.includes(skill))).map(({ id, name }) => ({ id, name }))
  const given = setup.services.map(({ id, skill }) => [id, giving(id, skill)] as const)
  const { caller } = input
  const choices = serviceChoices(setup.services, {
    knownIn: caller?.knownIn ?? null, lastService: caller?.last?.service.id ?? null,
    here: new Set(given.filter(([, people]) => people.length > 0).map(([id]) => id)),
  })
  return { choices, givenBy: Object.fromEntries(given) }
}
