import { jsonAnswer } from '@/app/api/_edge/answer'
import { methods } from '@/app/api/_edge/methods'
import { servePublic } from '@/app/api/_edge/serve'
import { endpoints } from '@/lib/adapters/endpoints'
import { wirePractitioner } from '@/lib/adapters/wire'
import { readPractitioners } from '@/lib/use-cases/read-practitioners'

export const dynamic = 'force-dynamic'
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: servePublic(endpoints.listPractitioners, async ({ query }) =>
    jsonAnswer({ practitioners: (await readPractitioners(query)).map(wirePractitioner) })),
})
