import { refuse } from './answer'
import { withRequestId, type RouteHandler } from './serve'

const known = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const
type Known = (typeof known)[number]

/** Every method of a route: the given ones, HEAD beside GET, OPTIONS, and 405 with Allow for the rest. */
export function methods(given: Partial<Record<'GET' | 'POST' | 'DELETE', RouteHandler>>): Record<Known, RouteHandler> {
  const get = given.GET
  const own: Partial<Record<Known, RouteHandler>> = get ? { ...given, HEAD: headOf(get) } : given
  const allow = [...known.filter((method) => own[method]), 'OPTIONS'].join(', ')
  const refusal = withRequestId(async () => refuse('method-not-allowed', { headers: { Allow: allow } }))
  const options: RouteHandler = async () => new Response(null, { status: 204, headers: { Allow: allow } })
  const all = known.map((method) => [method, own[method] ?? (method === 'OPTIONS' ? options : refusal)] as const)
  return Object.fromEntries(all) as Record<Known, RouteHandler>
}

const headOf = (get: RouteHandler): RouteHandler => async (request, context) => {
  const response = await get(request, context)
  void response.body?.cancel()
  return new Response(null, response)
}
