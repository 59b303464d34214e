import { hashSecret } from '@/lib/auth/hold-secret'
import { linkSecret } from '@/lib/auth/link-secret'
import type { Instant } from '@/lib/core/time'
import type { DraftView, HoldView } from '@/lib/core/views'
import { findAppointment } from '@/lib/store/appointments'
import { findDraft } from '@/lib/store/drafts'
import { findHold, type HeldRow } from '@/lib/store/holds'
import { readSetup, type Setup } from '@/lib/store/setup'
import { asGiven, clinicOf, nameOf, serviceOf, toAppointmentView } from '@/lib/store/shape'
import { isKept } from './find-hold'

/** The hold as its patient sees it. */
export function toHoldView(hold: HeldRow, setup: Setup): HoldView {
  return {
    clinic: clinicOf(setup, hold.clinic), practitioner: { id: hold.practitioner, name: nameOf(setup, hold.practitioner) },
    service: serviceOf(setup, hold.service),
    start: hold.start, end: hold.end, expiresAt: hold.expiresAt, mayExtend: !hold.extended,
  }
}

/** What a patient has typed and holds so far, by the secret in their cookie; null where there is none (any more). */
export async function readDraft(secret: string, now: Instant): Promise<DraftView | null> {
  const draft = await findDraft(hashSecret(secret), now)
  if (!draft) return null
  const setup = await readSetup()
  const held = draft.holdId === null ? null : await findHold({ id: draft.holdId })
  // A service that was taken off meanwhile can't be asked for any more: the journey starts anew with what was typed.
  const hold = held && setup.services.some(({ id }) => id === held.service) ? held : null
  const kept = hold && isKept(hold, now) ? hold : null
  const asked = draft.appointmentId === null ? null : await findAppointment({ id: draft.appointmentId })
  return {
    hold: kept && toHoldView(kept, setup),
    lost: hold && !kept ? { clinic: hold.clinic, service: hold.service, start: hold.start } : null,
    details: draft.details,
    requested: asked && { appointment: toAppointmentView(asGiven(asked), setup, now), secret: linkSecret(asked.id, asked.linkGeneration) },
  }
}
