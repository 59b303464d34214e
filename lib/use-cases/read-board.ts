import { dayOf, type Instant } from '@/lib/core/time'
import type { BoardRow } from '@/lib/core/views'
import { readSetup, type Setup } from '@/lib/store/setup'
import { firstFree } from './read-next-free'
import { resolveWish } from './wish'

/** What a newcomer would book: the profession's first service online that a new patient may have. */
function firstService(setup: Setup, clinic: string, profession: string): string | undefined {
  const given = new Set(setup.practitioners.filter((person) => person.clinics.includes(clinic)).flatMap((person) => person.services))
  return setup.services.find((service) => service.profession === profession && service.channel === 'online'
    && service.patients !== 'returning' && service.skill === null && given.has(service.id))?.id
}

/** For each clinic and profession the next time that a new patient can have. */
export async function readBoard(now: Instant): Promise<BoardRow[]> {
  const setup = await readSetup()
  const pairs = setup.clinics.flatMap((clinic) => setup.professions.map((profession) => ({ clinic, profession })))
  return Promise.all(pairs.map(async ({ clinic, profession }): Promise<BoardRow> => {
    const service = firstService(setup, clinic.id, profession.id)
    const known = service ? resolveWish(setup, { clinic: clinic.id, service }, 'online') : null
    const next = known?.ok ? await firstFree(setup, known.value, dayOf(now, clinic.timeZone), now) : null
    return { clinic: clinic.id, profession: profession.id, next }
  }))
}
