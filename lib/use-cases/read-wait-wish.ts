import type { Actor } from '@/lib/auth/actor'
import { clinicScopes } from '@/lib/auth/can'
import { done, refused, type Result } from '@/lib/core/result'
import { findWait } from '@/lib/store/visits'

export interface WaitWish {
  patient: string
  service: string
  practitioner: string | null
  /** The first of the actor's clinics at which they would take a time. */
  clinic: string
}

/** What somebody on the waiting list waits for, so that it can be booked on the telephone. Refusals: `forbidden`, `not-found`. */
export async function readWaitWish(actor: Actor, input: { id: string }): Promise<Result<WaitWish>> {
  const mine: readonly string[] = clinicScopes(actor, 'appointment.book')
  if (mine.length === 0) return refused({ reason: 'forbidden' })
  const wait = await findWait(input.id)
  const clinic = wait?.clinics.find((id) => mine.includes(id))
  if (!wait || clinic === undefined) return refused({ reason: 'not-found' })
  return done({ patient: wait.patientId, service: wait.serviceId, practitioner: wait.practitionerId, clinic })
}
