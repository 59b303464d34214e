import { jsonAnswer, refusalAnswer } from '@/app/api/_edge/answer'
import { methods } from '@/app/api/_edge/methods'
import { servePublic } from '@/app/api/_edge/serve'
import { zoneOf } from '@/app/api/_edge/zone'
import { endpoints } from '@/lib/adapters/endpoints'
import { clientAddress } from '@/lib/auth/client-address'
import { formatInstant } from '@/lib/core/time'
import { holdSlot } from '@/lib/use-cases/hold-slot'

export const dynamic = 'force-dynamic'
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: servePublic(endpoints.makeHold, async ({ request, body, now }) => {
    const held = await holdSlot({ ...body, address: clientAddress(request.headers) }, now)
    if (!held.ok) return refusalAnswer(held.refusal, await zoneOf(body.clinic, now))
    const { hold, practitioner, start, end, expiresAt, timeZone } = held.value
    const at = (instant: number) => formatInstant(instant, timeZone)
    return jsonAnswer({ hold, practitioner, start: at(start), end: at(end), expiresAt: at(expiresAt) }, 201)
  }),
})
