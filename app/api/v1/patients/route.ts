import { jsonAnswer, refusalAnswer } from '@/app/api/_edge/answer'
import { methods } from '@/app/api/_edge/methods'
import { serveStaff } from '@/app/api/_edge/serve'
import { zoneOf } from '@/app/api/_edge/zone'
import { endpoints } from '@/lib/adapters/endpoints'
import { searchPatients } from '@/lib/use-cases/search-patients'

export const dynamic = 'force-dynamic'
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serveStaff(endpoints.searchPatients, async ({ actor, query, now }) => {
    const found = await searchPatients(actor, query, now)
    if (!found.ok) return refusalAnswer(found.refusal, await zoneOf(undefined, now))
    return jsonAnswer({ patients: found.value.map(({ id, name, phone, dateOfBirth }) => ({ id, name, phone, dateOfBirth })) })
  }),
})
