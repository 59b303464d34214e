import { jsonAnswer } from '@/app/api/_edge/answer'
import { methods } from '@/app/api/_edge/methods'
import { withRequestId } from '@/app/api/_edge/serve'
import { openApi } from '@/lib/adapters/openapi'
import { baseUrl } from '@/lib/config'

export const dynamic = 'force-dynamic'
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: withRequestId(async () => jsonAnswer(openApi(baseUrl()))),
})
