import { jsonAnswer } from '@/app/api/_edge/answer'
import { methods } from '@/app/api/_edge/methods'
import { servePublic } from '@/app/api/_edge/serve'
import { endpoints } from '@/lib/adapters/endpoints'
import { wireService } from '@/lib/adapters/wire'
import { readServices } from '@/lib/use-cases/read-services'

export const dynamic = 'force-dynamic'
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: servePublic(endpoints.listServices, async ({ query }) =>
    jsonAnswer({ services: (await readServices(query)).map(wireService) })),
})
