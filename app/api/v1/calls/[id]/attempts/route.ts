import { jsonAnswer, refusalAnswer } from '@/app/api/_edge/answer'
import { methods } from '@/app/api/_edge/methods'
import { serveStaff } from '@/app/api/_edge/serve'
import { zoneOfCall } from '@/app/api/_edge/zone'
import { endpoints } from '@/lib/adapters/endpoints'
import { formatInstant } from '@/lib/core/time'
import { recordAttempt } from '@/lib/use-cases/record-attempt'

export const dynamic = 'force-dynamic'
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serveStaff(endpoints.recordAttempt, async ({ request, actor, params, body, now }) => {
    const zone = await zoneOfCall(params.id, now)
    const idempotencyKey = request.headers.get('idempotency-key') ?? undefined
    const recorded = await recordAttempt(actor, { call: params.id, ...body, idempotencyKey }, now)
    if (!recorded.ok) return refusalAnswer(recorded.refusal, zone)
    const { call, nextTryAt, closed, status } = recorded.value
    return jsonAnswer({ call, nextTryAt: nextTryAt === null ? null : formatInstant(nextTryAt, zone), closed, status }, 201)
  }),
})
