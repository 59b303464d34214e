import type { z } from 'zod'
import { jsonAnswer, refusalAnswer } from '@/app/api/_edge/answer'
import { bodyHash } from '@/app/api/_edge/canonical'
import { methods } from '@/app/api/_edge/methods'
import { servePublic } from '@/app/api/_edge/serve'
import { zoneOf } from '@/app/api/_edge/zone'
import { endpoints } from '@/lib/adapters/endpoints'
import { clientAddress } from '@/lib/auth/client-address'
import { wireAppointment } from '@/lib/adapters/wire'
import type { AppointmentBody } from '@/lib/input/api'
import { requestAppointment, type RequestInput } from '@/lib/use-cases/request-appointment'

export const dynamic = 'force-dynamic'

function fromOf({ hold, clinic, service, start, practitioner, skill }: z.output<typeof AppointmentBody>): RequestInput['from'] {
  if (hold !== undefined) return { hold }
  // The schema lets neither be missing without a hold.
  return { slot: { clinic: clinic ?? '', service: service ?? '', start: start ?? 0, practitioner, skill } }
}

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: servePublic(endpoints.requestAppointment, async ({ request, body, now }) => {
    const idempotencyKey = request.headers.get('idempotency-key') ?? ''
    const { patient, reason, bookedBy, bestTime, pregnant, firstVisit } = body
    const requested = await requestAppointment({
      from: fromOf(body), patient, reason, bookedBy, bestTime, pregnant, firstVisit, idempotencyKey,
      bodyHash: bodyHash(body), source: 'api', address: clientAddress(request.headers),
    }, now)
    if (!requested.ok) return refusalAnswer(requested.refusal, await zoneOf(body.clinic, now))
    return jsonAnswer(wireAppointment(requested.value.appointment, requested.value.manageUrl), 201)
  }),
})
