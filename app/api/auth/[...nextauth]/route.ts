import { NextRequest } from 'next/server'
import { refuse, tooMany } from '@/app/api/_edge/answer'
import { readText } from '@/app/api/_edge/body'
import { methods } from '@/app/api/_edge/methods'
import { refuseForeign, withRequestId, type RouteHandler } from '@/app/api/_edge/serve'
import { callbackCookieName, ownAddress, serveNextAuth } from '@/lib/auth/next-auth'

export const dynamic = 'force-dynamic'

const callback = 'callbackUrl'
const forms = /^application\/x-www-form-urlencoded\b/i

/** next-auth reads a form without a limit and takes a broken one for its own fault, so it is read here first. */
async function readForm(request: Request): Promise<NextRequest | Response> {
  if (!forms.test(request.headers.get('content-type') ?? '')) {
    return refuse('unsupported-type', { detail: 'Send a form: application/x-www-form-urlencoded.' })
  }
  const fields = new URLSearchParams(await readText(request))
  for (const to of fields.getAll(callback).slice(0, 1)) fields.set(callback, ownAddress(to))
  return new NextRequest(request.url, { method: 'POST', headers: request.headers, body: fields.toString() })
}

/** What names a foreign or an unreadable address to go on to names our own: next-auth takes one that it can't read for its own fault. */
function ownQuery(request: NextRequest): NextRequest {
  const { searchParams } = request.nextUrl
  const asked = searchParams.get(callback)
  const [cookie, cookies] = [request.cookies.get(callbackCookieName)?.value, new Headers(request.headers)]
  const isOwn = cookie === undefined || ownAddress(cookie) === cookie
  if (asked === null && isOwn) return request
  const url = new URL(request.url)
  if (asked !== null) url.searchParams.set(callback, ownAddress(asked))
  if (!isOwn) {
    const kept = request.cookies.getAll().filter(({ name }) => name !== callbackCookieName)
    cookies.set('cookie', kept.map(({ name, value }) => `${name}=${value}`).join('; '))
  }
  return new NextRequest(url, { method: request.method, headers: cookies, ...(request.body && { body: request.body, duplex: 'half' }) })
}

async function serve(asked: NextRequest, context: Parameters<RouteHandler>[1]): Promise<Response> {
  const request = ownQuery(asked)
  const response = await serveNextAuth(request, context)
  if (!(response instanceof Response)) return tooMany(response.retryAfterSeconds)
  // It answers so for a method or a cookie that it can't make sense of; our own failures were thrown.
  if (response.status >= 500) return refuse('invalid', { detail: 'This could not be understood; deleting this site’s cookies may help.' })
  response.headers.set('Cache-Control', 'no-store')
  return response
}

const post: RouteHandler = async (request, context) => {
  const foreign = await refuseForeign(request)
  if (foreign) return foreign
  const form = await readForm(request)
  return form instanceof Response ? form : serve(form, context)
}

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: withRequestId((request, context) => serve(new NextRequest(request), context)),
  POST: withRequestId(post),
})
