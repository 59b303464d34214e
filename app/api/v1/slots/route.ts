import { jsonText, refusalAnswer } from '@/app/api/_edge/answer'
import { methods } from '@/app/api/_edge/methods'
import { servePublic } from '@/app/api/_edge/serve'
import { zoneOf } from '@/app/api/_edge/zone'
import { endpoints } from '@/lib/adapters/endpoints'
import { slotsJson } from '@/lib/adapters/wire'
import { readSlots } from '@/lib/use-cases/read-slots'

export const dynamic = 'force-dynamic'
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: servePublic(endpoints.listSlots, async ({ query, now }) => {
    const found = await readSlots(query, now)
    return found.ok ? jsonText(slotsJson(found.value)) : refusalAnswer(found.refusal, await zoneOf(query.clinic, now))
  }),
})
