import { createHash } from 'node:crypto'
import type { Actor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/can'
import { alterPractice, type ChangeKind, type ChangeOf, type PracticeChange } from '@/lib/core/practice-change'
import { effectOf, groundOf, type Effect, type EffectGround } from '@/lib/core/practice-effect'
import type { PracticeState } from '@/lib/core/practice-state'
import type { Instant } from '@/lib/core/time'
import type { Ask } from '@/lib/store/client'
import { readEffectFacts } from '@/lib/store/effect-facts'
import type { Setup } from '@/lib/store/setup'

/** What previewing a change of the practice and applying it have in common. */

type Of<K extends ChangeKind> = (setup: Setup, change: ChangeOf<K>) => string[]

const everywhere = ({ clinics }: Setup): string[] => clinics.map(({ id }) => id)
const worksAt = ({ sessions }: Setup, practitioners: readonly string[]): string[] =>
  [...new Set(sessions.filter(({ practitioner }) => practitioners.includes(practitioner)).map(({ clinic }) => clinic))].sort()

/** The clinics that a change is made at. */
const clinicsOf: { [K in ChangeKind]: Of<K> } = {
  rota: ({ sessions }, { ends, adds }) => [...new Set([...sessions.filter(({ id }) => ends.some((end) => end.id === id)), ...adds].map(({ clinic }) => clinic))].sort(),
  absence: (setup, { adds, drops }) => worksAt(setup, [...adds, ...setup.absences.filter(({ id }) => drops.includes(id))].map(({ practitioner }) => practitioner)),
  closure: (setup, { adds, drops }) => [...new Set([...adds, ...setup.closures.filter(({ id }) => drops.includes(id))].flatMap(({ clinic }) => clinic ?? everywhere(setup)))].sort(),
  policy: everywhere,
  hours: (_, { clinic }) => [clinic],
  service: everywhere,
  practitioner: (setup, { practitioner }) => worksAt(setup, [practitioner]),
}

export const clinicsChanged = (setup: Setup, change: PracticeChange): string[] =>
  (clinicsOf[change.kind] as (setup: Setup, change: PracticeChange) => string[])(setup, change)

/** For whom one clinic of theirs is enough: it is a person that changes, or the practice itself, and not a place. */
const oneIsEnough: readonly ChangeKind[] = ['absence', 'policy', 'service', 'practitioner']

export function mayChange(actor: Actor, setup: Setup, change: PracticeChange): boolean {
  const clinics = clinicsChanged(setup, change)
  const may = (clinic: string): boolean => can(actor, 'practice.change', { clinic })
  if (clinics.length === 0) return everywhere(setup).some(may)
  return oneIsEnough.includes(change.kind) ? clinics.some(may) : clinics.every(may)
}

export interface WorkedOut {
  after: PracticeState
  ground: EffectGround
  effect: Effect
}

/** What the change would do to the practice as it is read. */
export async function workOut(setup: Setup, change: PracticeChange, now: Instant, read?: Ask): Promise<WorkedOut> {
  const after = alterPractice(setup, change)
  const ground = groundOf(setup, after, now)
  return { after, ground, effect: effectOf(setup, after, ground, await readEffectFacts(ground, now, read), now) }
}

const short = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 16)

/**
 * Names what a preview went by: the set-up of everybody concerned and of the clinics changed, and the appointments left without
 * a session. Time that is booked or freed meanwhile makes no difference.
 */
export function seenOf(setup: Setup, change: PracticeChange, { ground, effect }: WorkedOut): { setup: string; orphans: string } {
  const [people, places] = [new Set(ground.practitioners), clinicsChanged(setup, change)]
  const its = <T extends { practitioner: string }>(rows: readonly T[]): T[] => rows.filter(({ practitioner }) => people.has(practitioner))
  const { practice, services, practitioners, clinics } = setup
  return {
    setup: short([practice.policy, services.map(({ id, minutes, bufferMinutes }) => [id, minutes, bufferMinutes]), its(setup.sessions), its(setup.absences),
      practitioners.filter(({ id }) => people.has(id)).map(({ id, skills, services: given }) => [id, skills, given]),
      clinics.filter(({ id }) => places.includes(id)).map(({ openingHours, closures }) => [openingHours, closures])]),
    orphans: short([...effect.orphaned].sort()),
  }
}
