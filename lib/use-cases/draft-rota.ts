import { randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/can'
import type { ChangeApplied, EffectView } from '@/lib/core/effect-view'
import { alterPractice } from '@/lib/core/practice-change'
import type { ClinicSession } from '@/lib/core/practice-state'
import { done, refused, type Result } from '@/lib/core/result'
import { draftChange, type DraftChange, type RotaDraft } from '@/lib/core/rota-draft'
import type { Instant } from '@/lib/core/time'
import { readSetup, type Setup } from '@/lib/store/setup'
import { applyPracticeChange } from './apply-practice-change'
import { previewEffect } from './preview-effect'

function resolve(setup: Setup, draft: RotaDraft): Result<DraftChange> {
  const drafted = draftChange(setup.sessions, draft, randomUUID)
  if (drafted.ok) return done(drafted.change)
  if (drafted.missing) return refused({ reason: 'not-found' })
  return refused({ reason: 'invalid', errors: [{ path: [drafted.wrong.wrong], message: drafted.wrong.message }] })
}

export interface RotaPreview {
  effect: EffectView
  /** Sessions as they will be, of everybody whose rota the draft changes; those that are new have ids of their own. */
  sessions: ClinicSession[]
  /** Ids of the sessions that end, and of those that begin. */
  ends: string[]
  adds: string[]
}

/** What a draft would do (see `previewEffect`). Refusals: `forbidden`, `not-found`, `record-changed` (its row is gone), `invalid` by field. */
export async function previewRota(actor: Actor, draft: RotaDraft, now: Instant): Promise<Result<RotaPreview>> {
  const setup = await readSetup()
  if (!setup.clinics.some(({ id }) => can(actor, 'practice.change', { clinic: id }))) return refused({ reason: 'forbidden' })
  const change = resolve(setup, draft)
  if (!change.ok) return change
  const effect = await previewEffect(actor, change.value, now)
  if (!effect.ok) return effect
  const { ends, adds } = change.value
  return done({ effect: effect.value, sessions: alterPractice(setup, change.value).sessions, ends: ends.map(({ id }) => id), adds: adds.map(({ id }) => id) })
}

/** Saves a draft as it was shown (see `applyPracticeChange`). The same `id` is saved once. */
export async function saveRota(actor: Actor, input: { id: string; draft: RotaDraft; seen: string }, now: Instant): Promise<Result<ChangeApplied>> {
  const change = resolve(await readSetup(), input.draft)
  return change.ok ? applyPracticeChange(actor, { ...input, change: change.value }, now) : change
}
