import { jsonAnswer, refuse } from '@/app/api/_edge/answer'
import { methods } from '@/app/api/_edge/methods'
import { withRequestId } from '@/app/api/_edge/serve'
import { checkReady } from '@/lib/use-cases/check-ready'

export const dynamic = 'force-dynamic'
/** 200 once the database answers and the migrations are in; until then 503. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: withRequestId(async () => await checkReady() ? jsonAnswer({ status: 'ready' })
    : refuse('unavailable', { detail: 'The database does not answer, or its migrations are not in.', headers: { 'Retry-After': '5' } })),
})
