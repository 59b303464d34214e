import { headersFor } from '@/app/api/_edge/answer'
import { measured } from '@/app/api/_edge/measured'
import { methods } from '@/app/api/_edge/methods'
import { now } from '@/lib/clock'
import { readMetrics } from '@/lib/use-cases/read-metrics'

export const dynamic = 'force-dynamic'

const answer = async (): Promise<Response> =>
  new Response(await readMetrics(now()), {
    headers: headersFor('text/plain; version=0.0.4; charset=utf-8'),
  })

/** For Prometheus: whoever has the token, or asks on this machine itself. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: measured(answer) })
