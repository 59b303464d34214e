import { jsonAnswer, refusalAnswer } from '@/app/api/_edge/answer'
import { methods } from '@/app/api/_edge/methods'
import { serveStaff } from '@/app/api/_edge/serve'
import { zoneOfCall } from '@/app/api/_edge/zone'
import { endpoints } from '@/lib/adapters/endpoints'
import { wireCall } from '@/lib/adapters/wire'
import { claimCall } from '@/lib/use-cases/claim-call'

export const dynamic = 'force-dynamic'
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serveStaff(endpoints.claimCall, async ({ actor, params, now }) => {
    const claimed = await claimCall(actor, { call: params.id }, now)
    const zone = await zoneOfCall(params.id, now)
    return claimed.ok ? jsonAnswer(wireCall(claimed.value, zone)) : refusalAnswer(claimed.refusal, zone)
  }),
})
