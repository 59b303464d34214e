import { jsonAnswer, refusalAnswer } from '@/app/api/_edge/answer'
import { methods } from '@/app/api/_edge/methods'
import { serveStaff } from '@/app/api/_edge/serve'
import { zoneOf } from '@/app/api/_edge/zone'
import { endpoints } from '@/lib/adapters/endpoints'
import { wireCalls } from '@/lib/adapters/wire'
import { readCalls } from '@/lib/use-cases/read-calls'

export const dynamic = 'force-dynamic'
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serveStaff(endpoints.listCalls, async ({ actor, query, now }) => {
    const calls = await readCalls(actor, query, now)
    return calls.ok ? jsonAnswer(wireCalls(calls.value)) : refusalAnswer(calls.refusal, await zoneOf(query.clinic, now))
  }),
})
