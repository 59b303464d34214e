import { nothing, refusalAnswer } from '@/app/api/_edge/answer'
import { methods } from '@/app/api/_edge/methods'
import { servePublic } from '@/app/api/_edge/serve'
import { zoneOf } from '@/app/api/_edge/zone'
import { endpoints } from '@/lib/adapters/endpoints'
import { dropHold } from '@/lib/use-cases/drop-hold'

export const dynamic = 'force-dynamic'
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  DELETE: servePublic(endpoints.dropHold, async ({ params, now }) => {
    const dropped = await dropHold({ hold: params.hold }, now)
    return dropped.ok ? nothing() : refusalAnswer(dropped.refusal, await zoneOf(undefined, now))
  }),
})
