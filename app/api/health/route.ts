import { jsonAnswer } from '@/app/api/_edge/answer'
import { methods } from '@/app/api/_edge/methods'
import { withRequestId } from '@/app/api/_edge/serve'

export const dynamic = 'force-dynamic'
/** The process lives; it says nothing of the database. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: withRequestId(async () => jsonAnswer({ status: 'ok' })) })
