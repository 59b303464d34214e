import { wireAppointment } from '@/lib/adapters/wire'
import type { Actor } from '@/lib/auth/actor'
import { bearerOf } from '@/lib/auth/request-actor'
import { baseUrl } from '@/lib/config'
import type { Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { readAppointment } from '@/lib/use-cases/read-appointment'
import { jsonAnswer, refusalAnswer } from './answer'
import { zoneOf, zoneOfAppointment } from './zone'

interface Asked {
  request: Request
  actor: Actor
  params: { reference: string }
  now: Instant
}

/** The patient's own link again; whoever is staff gets the address without the secret. */
function manageUrlFor({ request, actor, params }: Asked): string {
  const secret = actor.kind === 'patient' ? bearerOf(request.headers) : null
  return `${baseUrl()}/appointments/${params.reference}${secret === null ? '' : `?key=${secret}`}`
}

/** The appointment as it is now: what reading it and every verb answer. */
export async function appointmentAnswer(asked: Asked): Promise<Response> {
  const found = await readAppointment(asked.actor, asked.params.reference, asked.now)
  if (!found.ok) return refusalAnswer(found.refusal, await zoneOf(undefined, asked.now))
  return jsonAnswer(wireAppointment(found.value, manageUrlFor(asked)))
}

/** What came of a verb: the appointment after it, or why not. */
export async function actedAnswer(asked: Asked, acted: Result<unknown>): Promise<Response> {
  if (acted.ok) return appointmentAnswer(asked)
  return refusalAnswer(acted.refusal, await zoneOfAppointment(asked.actor, asked.params.reference, asked.now))
}
