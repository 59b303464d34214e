import { NextRequest } from 'next/server'
import { refuse, tooMany } from '@/app/api/_edge/answer'
import { readText } from '@/app/api/_edge/body'
import { methods } from '@/app/api/_edge/methods'
import { refuseForeign, withRequestId, type RouteHandler } from '@/app/api/_edge/serve'
import { serveNextAuth } from '@/lib/auth/next-auth'

export const dynamic = 'force-dynamic'

const forms = /^application\/x-www-form-urlencoded\b/i

/** next-auth reads a form without a limit and takes a broken one for its own fault, so it is read here first. */
async function readForm(request: Request): Promise<NextRequest | Response> {
  if (!forms.test(request.headers.get('content-type') ?? '')) {
    return refuse('unsupported-type', { detail: 'Send a form: application/x-www-form-urlencoded.' })
  }
  return new NextRequest(request.url, { method: 'POST', headers: request.headers, body: await readText(request) })
}

const isAddress = (text: string): boolean => text.startsWith('/') || /^https?:\/\//.test(text)

async function serve(request: NextRequest, context: Parameters<RouteHandler>[1]): Promise<Response> {
  const callbackUrl = request.nextUrl.searchParams.get('callbackUrl')
  if (callbackUrl !== null && !isAddress(callbackUrl)) {
    return refuse('invalid', { errors: [{ path: ['callbackUrl'], message: 'Give an address' }] })
  }
  const response = await serveNextAuth(request, context)
  if (!(response instanceof Response)) return tooMany(response.retryAfterSeconds)
  // It answers so for a method or a cookie that it can't make sense of; our own failures were thrown.
  if (response.status >= 500) return refuse('invalid', { detail: 'This could not be understood; deleting this site’s cookies may help.' })
  response.headers.set('Cache-Control', 'no-store')
  return response
}

const post: RouteHandler = async (request, context) => {
  const foreign = refuseForeign(request)
  if (foreign) return foreign
  const form = await readForm(request)
  return form instanceof Response ? form : serve(form, context)
}

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: withRequestId((request, context) => serve(new NextRequest(request), context)),
  POST: withRequestId(post),
})
