import type { BestTime } from '@/lib/core/appointment'
import { subtractOpeningMinutes } from '@/lib/core/opening'
import { ringBackDue } from '@/lib/core/ring-back'
import { toIso } from '@/lib/core/time'
import type { Prisma } from '@/lib/store/generated/client'
import type { World } from './tale'

interface Asking {
  clinic: string
  /** How many opening minutes ago. */
  ago: number
  name: string
  phone: string
  bestTime: BestTime
  about: string | null
}

/** People who asked on the website to be rung, and have no appointment. All of them invented. */
const askings: readonly Asking[] = [
  { clinic: 'hall-green', ago: 215, name: 'Otis Maple', phone: '+447700900871', bestTime: 'any', about: 'Do you see children, and from what age?' },
  { clinic: 'hall-green', ago: 30, name: 'Greta Lindqvist', phone: '+441632960418', bestTime: 'after-5', about: null },
  { clinic: 'tamworth', ago: 95, name: 'Hamish Duguid', phone: '+447700900872', bestTime: 'any', about: 'Is there a step at the door?' },
]

/** Their rows, each with its event. */
export function planRingBacks(world: World): { rows: Prisma.RingBackCreateManyInput[]; events: Prisma.EventCreateManyInput[] } {
  const rows = askings.map(({ clinic, ago, ...asking }): Prisma.RingBackCreateManyInput => {
    const facts = world.facts(clinic)
    const askedAt = subtractOpeningMinutes(facts.openingHours, facts.closures, facts.zone, world.now, ago)
    return { id: world.random.uuid(), clinicId: clinic, ...asking, askedAt: toIso(askedAt), dueAt: toIso(ringBackDue(facts, askedAt)) }
  })
  const events = rows.map(({ id, clinicId, askedAt }): Prisma.EventCreateManyInput => ({
    at: askedAt, verb: 'ring-back', actorKind: 'patient', clinicId, detail: { ringBack: id, again: false },
  }))
  return { rows, events }
}
