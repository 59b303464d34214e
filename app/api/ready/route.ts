import { jsonAnswer, refuse } from '@/app/api/_edge/answer'
import { methods } from '@/app/api/_edge/methods'
import { withRequestId } from '@/app/api/_edge/serve'
import { version } from '@/lib/adapters/version'
import { now } from '@/lib/clock'
import { readinessSentence } from '@/lib/copy/readiness'
import { checkReady } from '@/lib/use-cases/check-ready'

export const dynamic = 'force-dynamic'

async function answer(): Promise<Response> {
  const unready = await checkReady(now())
  // By it npm run rolling sees that a server was replaced.
  const built = version() === null ? {} : { version: version() }
  if (unready.length === 0) return jsonAnswer({ status: 'ready', ...built })
  const reasons = unready.map((one) => ({ code: one.code, detail: readinessSentence(one) }))
  const detail = reasons.map((reason) => reason.detail).join(' ')
  return refuse('unavailable', { detail, reasons, headers: { 'Retry-After': '5' } })
}

/**
 * 200 while everything that this server is for can be done; otherwise 503, with each reason why
 * not.
 */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: withRequestId(answer),
})
