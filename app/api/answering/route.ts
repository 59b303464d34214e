import { nothing, unavailable } from '@/app/api/_edge/answer'
import { methods } from '@/app/api/_edge/methods'
import { withRequestId } from '@/app/api/_edge/serve'
import { databaseAnswers } from '@/lib/use-cases/database-answers'

export const dynamic = 'force-dynamic'
/**
 * Asked by a screen before it reads itself again: 204 while the database answers, else 503, in
 * which case it keeps what it shows.
 */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: withRequestId(async () => ((await databaseAnswers()) ? nothing() : unavailable())),
})
