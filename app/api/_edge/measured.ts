import { mayMeasure } from '@/lib/auth/measuring'
import { refuse } from './answer'
import { withRequestId, type RouteHandler } from './serve'

/** A route for monitoring: for whoever has the token, or asks on this machine itself. */
export const measured = (work: () => Promise<Response>): RouteHandler =>
  withRequestId(async (request) => {
    const verdict = mayMeasure(request.headers)
    if (verdict === 'yes') return work()
    return refuse(verdict === 'hidden' ? 'no-such-address' : 'unauthorised')
  })
