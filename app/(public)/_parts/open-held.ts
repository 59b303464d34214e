import { redirect } from 'next/navigation'
import { toIso } from '@/lib/core/time'
import type { Instant } from '@/lib/core/time'
import type { DraftDetails, HoldView } from '@/lib/core/views'
import { hasFlag, stepPath } from '@/lib/input/journey'
import type { Journey, SearchParams } from '@/lib/input/journey'
import { makeCertain } from '@/lib/use-cases/repeated'
import { draftSecret, openDraft } from './draft-cookie'
import { openTime } from './open-step'
import { paths } from './paths'

/** The journey of what is held: the hold is right where the URL says something else. */
export const journeyOf = (journey: Journey, held: { clinic: string; service: string }): Journey =>
  ({ ...journey, clinic: held.clinic, service: held.service })

/** A step for which a time must be kept; leads back to the times when it no longer is, and on when it was asked for. */
export async function openHeld(params: SearchParams, at: Instant) {
  const step = await openTime(params, at)
  const draft = await openDraft(at)
  if (draft?.requested) {
    await makeCertain() // whoever comes from a form whose answer was lost takes it for that answer
    redirect(paths.requested)
  }
  if (draft?.hold) return { ...step, ...heldBy(step.journey, draft.hold, step), details: draft.details }
  if (draft?.lost) redirect(stepPath('time', journeyOf(step.journey, draft.lost), { lapsed: toIso(draft.lost.start) }))
  const isCookieless = hasFlag(params, 'held') && await draftSecret() === null
  redirect(stepPath('time', step.journey, isCookieless ? { cookieless: 'yes' } : {}))
}

type Step = Awaited<ReturnType<typeof openTime>>

function heldBy(journey: Journey, hold: HoldView, { site, profession }: Step) {
  return {
    hold, clinic: hold.clinic, service: hold.service,
    journey: journeyOf(journey, { clinic: hold.clinic.id, service: hold.service.id }),
    profession: site.professions.find((known) => known.id === hold.service.profession) ?? profession,
  }
}

export type HeldStep = Awaited<ReturnType<typeof openHeld>>

export const typedName = (details: DraftDetails): string | undefined => details.name?.trim() || undefined
