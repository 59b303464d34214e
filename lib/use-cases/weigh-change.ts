import type { Actor } from '@/lib/auth/actor'
import type { OpeningHours } from '@/lib/core/diary-facts'
import type { EffectView } from '@/lib/core/effect-view'
import type { Policies } from '@/lib/core/policies'
import type { PracticeChange } from '@/lib/core/practice-change'
import { done, type Result } from '@/lib/core/result'
import type { Day, Instant } from '@/lib/core/time'
import { readSetup } from '@/lib/store/setup'
import { previewEffect } from './preview-effect'

/** Somebody saw what it does, and means it: `seen` of what was shown to them. */
export interface Agreed {
  agreed: string
}

const touches = ({ lost, gained, orphans, elsewhere, covered }: EffectView): boolean =>
  lost.length + gained.length + orphans.length + elsewhere.length + covered > 0

/**
 * What a change would do, for whoever is about to make it: null where it touches no slot and no appointment, or where this is what
 * they saw and agreed to. What isn't booked at all just now does nothing. Nothing is written. Refusals: as of a preview.
 */
export async function weighChange(actor: Actor, change: PracticeChange, { agreed }: Agreed, now: Instant): Promise<Result<EffectView | null>> {
  const effect = await previewEffect(actor, change, now)
  if (!effect.ok) return effect.refusal.reason === 'not-found' ? done(null) : effect
  return done(touches(effect.value) && effect.value.seen !== agreed ? effect.value : null)
}

/** Rules that bear on free times; what is only rung or sent differently does nothing to them. */
export function policyChange(policies: Partial<Policies>): PracticeChange {
  const { reminders: _, secondFactor: _factor, requestsPerContact: _contact, requestsPerAddress: _address, holdsPerAddress: _holds, ...policy } = policies
  return { kind: 'policy', policy }
}

interface NewHours {
  clinic: string
  was: Day | null
  from: Day | null
  until: Day | null
  hours: readonly OpeningHours[]
}

/** All of a clinic's hours as they will be, with one season of them changed. */
export async function hoursChange({ clinic, was, from, until, hours }: NewHours): Promise<PracticeChange> {
  const before = (await readSetup()).clinics.find(({ id }) => id === clinic)?.openingHours ?? []
  const others = before.filter(({ validFrom }) => (validFrom ?? null) !== (was ?? from))
  return { kind: 'hours', clinic, openingHours: [...others, ...hours.map((one) => ({ ...one, validFrom: from, validUntil: until }))] }
}
